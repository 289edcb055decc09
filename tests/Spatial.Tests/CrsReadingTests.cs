using AwesomeAssertions;
using Xunit;

namespace Weipian.Spatial.Tests;

public class CrsReadingTests
{
    private const string Zone36 =
        "PROJCS[\"anything\",GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\",SPHEROID[\"CGCS2000\",6378137.0,298.257222101]]],"
        + "PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\",36500000.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",108.0],"
        + "PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

    [Theory]
    [InlineData(4490, 4490)]
    [InlineData(4491, 4491)]
    [InlineData(4524, 4524)]
    [InlineData(4554, 4554)]
    public void A_cgcs2000_code_is_recognised(int epsg, int expected) => CrsReading.FromEpsg(epsg).Crs!.Epsg.Should().Be(expected);

    [Theory]
    [InlineData(4610, "crs.xian80")]
    [InlineData(2365, "crs.xian80")]
    [InlineData(4214, "crs.beijing54")]
    [InlineData(3857, "crs.unknown")]
    [InlineData(32648, "crs.unknown")]
    [InlineData(21781, "crs.unknown")]
    [InlineData(4326, "crs.wgs84")]
    public void Any_other_datum_is_refused_with_its_reason(int epsg, string code) => CrsReading.FromEpsg(epsg).Code.Should().Be(code);

    [Fact]
    public void Wgs84_is_taken_only_when_a_person_accepts_it() =>
        CrsReading.FromEpsg(4326, acceptWgs84: true).Crs.Should().Be(Crs.Geographic);

    [Theory]
    [InlineData(Zone36, 4524)]
    [InlineData("GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\"]]", 4490)]
    public void A_projection_file_is_judged_by_its_datum_and_parameters(string wkt, int epsg) => CrsReading.FromWkt(wkt).Crs!.Epsg.Should().Be(epsg);

    [Theory]
    [InlineData(null, "crs.missing")]
    [InlineData(" ", "crs.missing")]
    [InlineData("GEOGCS[\"GCS_Xian_1980\",DATUM[\"D_Xian_1980\"]]", "crs.xian80")]
    [InlineData("GEOGCS[\"GCS_Beijing_1954\"]", "crs.beijing54")]
    [InlineData("GEOGCS[\"GCS_WGS_1984\"]", "crs.wgs84")]
    [InlineData("PROJCS[\"CH1903_LV03\",GEOGCS[\"GCS_CH1903\"]]", "crs.unknown")]
    [InlineData("PROJCS[\"CGCS2000 named\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]],PROJECTION[\"Gauss_Kruger\"]]", "crs.unknown")]
    public void Other_projection_files_are_refused(string? wkt, string code) => CrsReading.FromWkt(wkt).Code.Should().Be(code);

    [Theory]
    [InlineData("108.0]", "107.5]", "crs.zone")]
    [InlineData("36500000.0", "500123.0", "crs.zone")]
    [InlineData("Scale_Factor\",1.0", "Scale_Factor\",0.9996", "crs.projection")]
    public void A_zone_that_is_not_a_standard_one_is_refused(string find, string replace, string code) =>
        CrsReading.FromWkt(Zone36.Replace(find, replace, StringComparison.Ordinal)).Code.Should().Be(code);

    [Fact]
    public void What_we_write_of_a_system_is_read_as_that_system()
    {
        foreach (var crs in Crs.All)
        {
            // A 3° and a 6° zone about one meridian, both without prefix, are the same plane.
            foreach (var wkt in new[] { crs.Wkt, crs.EsriWkt })
                CrsReading.FromWkt(wkt).Crs.Should().Match<Crs>(read => read.CentralMeridian.Equals(crs.CentralMeridian) && read.FalseEasting == crs.FalseEasting);
        }
    }
}
