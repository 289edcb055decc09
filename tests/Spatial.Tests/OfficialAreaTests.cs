using AwesomeAssertions;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Xunit;

namespace Weipian.Spatial.Tests;

public class OfficialAreaTests
{
    internal const string Outer = "POLYGON((36583000 3792000,36583000 3792120,36583150 3792120,36583150 3792000,36583000 3792000))";
    internal const string Hole = "POLYGON((36583050 3792040,36583090 3792040,36583090 3792080,36583050 3792080,36583050 3792040))";
    private static readonly Crs Zone36 = Crs.FromEpsg(4524)!;

    [Theory]
    [InlineData(Outer, 17996.9391, 18000)]
    [InlineData(Hole, 1599.7280, 1600)]
    public void The_golden_vectors_hold(string wkt, double officialM2, double planarM2)
    {
        var shape = new WKTReader().Read(wkt);

        OfficialArea.Of(shape, Zone36).Should().BeApproximately(officialM2, 0.0001);
        OfficialArea.Planar(shape, Zone36).Should().BeApproximately(planarM2, 1e-9);
    }

    [Fact]
    public void A_hole_is_taken_off()
    {
        var shape = new WKTReader().Read(Outer).Difference(new WKTReader().Read(Hole));

        OfficialArea.Of(shape, Zone36).Should().BeApproximately(16397.2111, 0.0001);
    }

    [Theory]
    [InlineData(108, 34, 1, 1, 10_187_811_966.476)]
    [InlineData(108, 34, 0.0625, 2.5 / 60, 26_679_877.743)]
    public void A_degree_cell_and_a_map_sheet_have_the_published_area(double west, double south, double width, double height, double areaM2) =>
        OfficialArea.Of(new GeometryFactory().ToGeometry(new Envelope(west, west + width, south, south + height)), Crs.Geographic)
            .Should().BeApproximately(areaM2, 0.001);
}
