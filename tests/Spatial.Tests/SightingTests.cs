using AwesomeAssertions;
using NetTopologySuite.Geometries;
using Xunit;

namespace Weipian.Spatial.Tests;

public class SightingTests
{
    private const double East = 36_583_000;
    private const double North = 3_792_000;
    private static readonly Crs Zone = Crs.FromEpsg(4524)!;
    private static readonly Sighting Ground = new(new GeometryFactory().ToGeometry(new Envelope(East, East + 100, North, North + 100)), Zone);

    [Theory]
    [InlineData(50, 50, 0)]
    [InlineData(-380, 50, 380)]
    [InlineData(103, 104, 5)]
    public void Distance_is_from_the_nearest_edge_and_none_inside(double x, double y, double metres) => Ground.DistanceM(At(x, y).X, At(x, y).Y).Should().BeApproximately(metres, 0.05);

    [Theory]
    [InlineData(-200, 50, 90, 0, 0)]
    [InlineData(-200, 50, 270, 0, 165.96)]
    [InlineData(-200, 50, 60, 0, 15.96)]
    [InlineData(-200, 50, 60, 60, 0)]
    [InlineData(50, 50, 210, 0, 0)]
    [InlineData(50, 300, 180, 0, 0)]
    [InlineData(50, 300, 0, 0, 165.96)]
    [InlineData(-200, -200, 45, 0, 0)]
    public void A_direction_misses_by_the_angle_to_the_nearest_corner(double x, double y, double gridAzimuth, double buffer, double off)
    {
        // The zone's north leans 0.51° east of true north here; a compass counts from true north.
        var convergence = 0.507;

        Ground.OffDeg(At(x, y).X, At(x, y).Y, (gridAzimuth + convergence + 360) % 360, buffer).Should().BeApproximately(off, 0.05);
    }

    [Fact]
    public void A_photo_from_another_province_is_far_and_its_direction_means_nothing()
    {
        Ground.DistanceM(116.4, 39.9).Should().BeApproximately(900_000, 100_000);
        Ground.DistanceM(-74, 40.7).Should().BeGreaterThan(10_000_000);
        Ground.OffDeg(116.4, 39.9, 90, 20).Should().BeNull();
    }

    [Theory]
    [InlineData(350, 10, 20)]
    [InlineData(0, 360, 0)]
    [InlineData(90, 270, 180)]
    public void Directions_are_compared_round_the_circle(double one, double other, double between) => Sighting.Between(one, other).Should().BeApproximately(between, 1e-9);

    [Fact]
    public void A_point_patch_can_be_seen_too()
    {
        var well = new Sighting(new Point(East, North), Zone);

        well.DistanceM(At(0, -100).X, At(0, -100).Y).Should().BeApproximately(100, 0.02);
        well.OffDeg(At(0, -100).X, At(0, -100).Y, 0, 20).Should().Be(0);
        well.OffDeg(At(0, -100).X, At(0, -100).Y, 90, 20).Should().BeApproximately(78, 2);
    }

    private static (double X, double Y) At(double x, double y) => GaussKruger.Inverse(East + x, North + y, Zone);
}
