using AwesomeAssertions;
using Xunit;

namespace Weipian.Spatial.Tests;

public class GaussKrugerTests
{
    [Fact]
    public void The_golden_point_holds_both_ways()
    {
        var zone = Crs.FromEpsg(4524)!;

        var (east, north) = GaussKruger.Forward(108.9, 34.25, zone);
        var (longitude, latitude) = GaussKruger.Inverse(36582903.1961, 3791759.0753, zone);

        north.Should().BeApproximately(3791759.0753, 0.00006);
        east.Should().BeApproximately(36582903.1961, 0.00006);
        longitude.Should().BeApproximately(108.9, 1e-9);
        latitude.Should().BeApproximately(34.25, 1e-9);
    }

    [Fact]
    public void There_and_back_is_the_same_place_in_every_zone()
    {
        foreach (var crs in Crs.All.Where(crs => !crs.IsGeographic))
            for (var off = -crs.ZoneWidth / 2.0; off <= crs.ZoneWidth / 2.0; off += 0.5)
                for (var latitude = 3.0; latitude <= 54; latitude += 3)
                {
                    var (east, north) = GaussKruger.Forward(crs.CentralMeridian + off, latitude, crs);
                    var back = GaussKruger.Inverse(east, north, crs);
                    // 1e-10° is 0.011 mm.
                    back.Longitude.Should().BeApproximately(crs.CentralMeridian + off, 5e-11, crs.Name);
                    back.Latitude.Should().BeApproximately(latitude, 5e-11, crs.Name);
                }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(20)]
    [InlineData(34.25)]
    [InlineData(53.5)]
    public void On_the_central_meridian_north_is_the_meridian_arc(double latitude)
    {
        var (east, north) = GaussKruger.Forward(108, latitude, Crs.FromEpsg(4545)!);

        east.Should().BeApproximately(500_000, 1e-8);
        north.Should().BeApproximately(MeridianArc(latitude), 1e-5);
    }

    /// <summary>∫ a(1−e²)/(1−e² sin²B)^{3/2} dB by Simpson's rule: no series of the projection in it.</summary>
    private static double MeridianArc(double latitude)
    {
        const int Steps = 20_000;
        var width = latitude * Math.PI / 180 / Steps;
        double Radius(double b) => Ellipsoid.A * (1 - Ellipsoid.E2) / Math.Pow(1 - (Ellipsoid.E2 * Math.Sin(b) * Math.Sin(b)), 1.5);
        var sum = Radius(0) + Radius(Steps * width);
        for (var step = 1; step < Steps; step++)
            sum += (step % 2 == 0 ? 2 : 4) * Radius(step * width);
        return sum * width / 3;
    }

    [Fact]
    public void The_short_way_into_the_official_plane_is_the_long_one()
    {
        foreach (var crs in Crs.All.Where(crs => !crs.IsGeographic))
            for (var off = -crs.ZoneWidth / 2.0; off <= crs.ZoneWidth / 2.0; off += 0.5)
                for (var latitude = 3.0; latitude <= 54; latitude += 3)
                {
                    var (east, north) = GaussKruger.Forward(crs.CentralMeridian + off, latitude, crs);
                    var (x, y) = OfficialPlane.FromSource(east, north, crs);
                    var expected = OfficialPlane.FromLonLat(crs.CentralMeridian + off, latitude);
                    x.Should().BeApproximately(expected.X, 2e-8, crs.Name);
                    y.Should().BeApproximately(expected.Y, 2e-8, crs.Name);
                }
    }
}
