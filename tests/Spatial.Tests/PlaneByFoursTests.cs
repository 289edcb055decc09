using AwesomeAssertions;
using Xunit;

namespace Weipian.Spatial.Tests;

public class PlaneByFoursTests
{
    [Fact]
    public void Each_point_has_the_very_bits_it_has_alone_in_every_zone_and_far_outside_one()
    {
        var random = new Random(4);
        foreach (var crs in Crs.All)
        {
            double[] x = new double[403], y = new double[403];
            for (var index = 0; index < x.Length; index++)
                (x[index], y[index]) = crs.IsGeographic
                    ? ((random.NextDouble() * 360) - 180, (random.NextDouble() * 180) - 90)
                    : (crs.FalseEasting + ((random.NextDouble() - 0.5) * (index % 7 == 0 ? 2e6 : 6e5)), random.NextDouble() * (index % 11 == 0 ? -1e6 : 9.5e6));
            var alone = x.Zip(y, (east, north) => OfficialPlane.FromSource(east, north, crs)).ToList();

            PlaneByFours.FromSource(x, y, crs);

            x.Select(BitConverter.DoubleToInt64Bits).Should().Equal(alone.Select(point => BitConverter.DoubleToInt64Bits(point.X)), crs.Name);
            y.Select(BitConverter.DoubleToInt64Bits).Should().Equal(alone.Select(point => BitConverter.DoubleToInt64Bits(point.Y)), crs.Name);
        }
    }
}
