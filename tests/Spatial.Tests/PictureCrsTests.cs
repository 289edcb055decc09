using AwesomeAssertions;
using Xunit;

namespace Weipian.Spatial.Tests;

public class PictureCrsTests
{
    [Theory]
    [InlineData(4490)]
    [InlineData(4524)]
    [InlineData(4545)]
    [InlineData(4326)]
    [InlineData(3857)]
    [InlineData(32649)]
    public void There_and_back_is_the_same_place(int epsg)
    {
        var crs = PictureCrs.FromEpsg(epsg)!;
        var (x, y) = crs.Of(111.9, 34.25);
        var (longitude, latitude) = crs.ToDegrees(x, y);
        longitude.Should().BeApproximately(111.9, 1e-10);
        latitude.Should().BeApproximately(34.25, 1e-10);
    }

    /// <summary>Figures of PROJ by <c>gdaltransform</c> of GDAL 3.6.</summary>
    [Theory]
    [InlineData(3857, 12456651.020, 4062420.520)]
    [InlineData(32649, 582870.035, 3790242.372)]
    public void Planes_of_WGS_84_are_those_of_PROJ(int epsg, double x, double y)
    {
        var (ours, north) = PictureCrs.FromEpsg(epsg)!.Of(111.9, 34.25);
        ours.Should().BeApproximately(x, 0.01);
        north.Should().BeApproximately(y, 0.01);
    }

    [Theory]
    [InlineData("PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]]", 3857)]
    [InlineData("PROJCS[\"WGS_1984_UTM_Zone_49N\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]]", 32649)]
    public void Names_of_other_programs_are_understood(string wkt, int epsg) => PictureCrs.Read(null, wkt).Crs!.Epsg.Should().Be(epsg);

    [Theory]
    [InlineData(2360, "crs.xian80")]
    [InlineData(2432, "crs.beijing54")]
    [InlineData(27700, "crs.unknown")]
    public void Another_datum_is_refused_as_for_shapes(int epsg, string code) => PictureCrs.Read(epsg, null).Code.Should().Be(code);

    [Fact]
    public void Nothing_declared_is_missing() => PictureCrs.Read(null, null).Code.Should().Be("crs.missing");
}
