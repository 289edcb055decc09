using System.Globalization;
using System.Text.Json.Serialization;

namespace Weipian.Spatial;

/// <summary>
/// A CGCS2000 coordinate system: longitude and latitude in degrees, or a Gauss-Krüger plane in metres. Coordinates are kept
/// X = east or longitude, Y = north or latitude, whatever order EPSG lists the axes in.
/// </summary>
/// <param name="CentralMeridian">Degrees; NaN when geographic.</param>
/// <param name="FalseEasting">Metres; holds the zone number in millions when the system has a prefix.</param>
/// <param name="ZoneWidth">3 or 6 degrees; 0 when geographic.</param>
public sealed record Crs(
    int Epsg, string Name, [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double CentralMeridian, double FalseEasting, int ZoneWidth)
{
    public static readonly Crs Geographic = new(4490, "CGCS2000 经纬度", double.NaN, 0, 0);

    public bool IsGeographic => ZoneWidth == 0;

    /// <summary>Zone number carried in the eastings; null without prefix.</summary>
    public int? ZonePrefix => FalseEasting >= 1e6 ? (int)(FalseEasting / 1e6) : null;

    /// <summary>Definition with EPSG's names and codes (OGC WKT 1), as a GeoPackage keeps it.</summary>
    public string Wkt => IsGeographic ? GeographicWkt : string.Create(
        CultureInfo.InvariantCulture,
        $"PROJCS[\"CGCS2000 / {(ZoneWidth == 3 ? "3-degree " : "")}Gauss-Kruger {EpsgZone}\",{GeographicWkt},PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",{CentralMeridian}],PARAMETER[\"scale_factor\",1],PARAMETER[\"false_easting\",{FalseEasting}],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1,AUTHORITY[\"EPSG\",\"9001\"]],AXIS[\"Northing\",NORTH],AXIS[\"Easting\",EAST],AUTHORITY[\"EPSG\",\"{Epsg}\"]]");

    /// <summary>Definition with Esri's names, as a .prj has it.</summary>
    public string EsriWkt => IsGeographic ? EsriGeographicWkt : string.Create(
        CultureInfo.InvariantCulture,
        $"PROJCS[\"CGCS2000_{(ZoneWidth == 3 ? "3_Degree_" : "")}GK_{EpsgZone.Replace(' ', '_').Replace("zone", "Zone", StringComparison.Ordinal)}\",{EsriGeographicWkt},PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\",{FalseEasting:F1}],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",{CentralMeridian:F1}],PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]");

    private string EpsgZone => ZonePrefix is { } zone
        ? string.Create(CultureInfo.InvariantCulture, $"zone {zone}") : string.Create(CultureInfo.InvariantCulture, $"CM {CentralMeridian}E");

    private const string GeographicWkt = "GEOGCS[\"China Geodetic Coordinate System 2000\",DATUM[\"China_2000\",SPHEROID[\"CGCS2000\",6378137,298.257222101,AUTHORITY[\"EPSG\",\"1024\"]],AUTHORITY[\"EPSG\",\"1043\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4490\"]]";
    private const string EsriGeographicWkt = "GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\",SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

    /// <summary>The system of an EPSG code; null when the code is not a CGCS2000 system of this list.</summary>
    public static Crs? FromEpsg(int epsg) => epsg switch
    {
        4490 => Geographic,
        >= 4491 and <= 4501 => Zone(epsg, 6, epsg - 4491 + 13, prefix: true),
        >= 4502 and <= 4512 => Zone(epsg, 6, epsg - 4502 + 13, prefix: false),
        >= 4513 and <= 4533 => Zone(epsg, 3, epsg - 4513 + 25, prefix: true),
        >= 4534 and <= 4554 => Zone(epsg, 3, epsg - 4534 + 25, prefix: false),
        _ => null,
    };

    /// <summary>Every CGCS2000 system in the EPSG list.</summary>
    public static IEnumerable<Crs> All => Enumerable.Range(4490, 65).Select(epsg => FromEpsg(epsg)!);

    private static Crs Zone(int epsg, int width, int zone, bool prefix)
    {
        var meridian = width == 3 ? 3 * zone : (6 * zone) - 3;
        return new Crs(
            epsg, $"CGCS2000 {width} 度带 {(prefix ? $"第 {zone} 带" : $"中央经线 {meridian}°")}", meridian,
            500_000 + (prefix ? zone * 1e6 : 0), width);
    }
}
