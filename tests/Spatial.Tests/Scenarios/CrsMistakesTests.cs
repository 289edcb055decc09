using AwesomeAssertions;
using NetTopologySuite.Geometries;
using Xunit;

namespace Weipian.Spatial.Tests.Scenarios;

/// <summary>
/// A thousand small polygons all over the country for each mistake that is made with coordinate systems: what is gross is blocked every time, what is
/// right never. What geometry alone cannot tell – GCJ-02 or Xi'an 80 labelled as CGCS2000, a neighbouring meridian without prefix – is for the county
/// boundary to tell (ImportPatchesTests).
/// </summary>
public class CrsMistakesTests
{
    private const int Polygons = 1000;
    private const int WebMercator = 3857;

    [Theory]
    [InlineData("right, prefixed", null)]
    [InlineData("right, without prefix", null)]
    [InlineData("right, degrees", null)]
    [InlineData("no .prj", "crs.missing")]
    [InlineData("wrong zone", "coordinate.zone")]
    [InlineData("no prefix", "coordinate.zone")]
    [InlineData("prefix not declared", "coordinate.zone")]
    [InlineData("axis swap, prefixed", "coordinate.axes-swapped")]
    [InlineData("axis swap, without prefix", "coordinate.axes-swapped")]
    [InlineData("axis swap, degrees", "coordinate.axes-swapped")]
    [InlineData("GCJ-02 as WGS 84", "crs.wgs84")]
    [InlineData("BD-09 as WGS 84", "crs.wgs84")]
    [InlineData("degrees as metres", "coordinate.degrees-for-metres")]
    [InlineData("metres as degrees", "coordinate.metres-for-degrees")]
    [InlineData("Xi'an 80", "crs.xian80")]
    [InlineData("Beijing 54", "crs.beijing54")]
    [InlineData("UTM", "crs.unknown")]
    [InlineData("Web Mercator", "crs.unknown")]
    [InlineData("Web Mercator as CGCS2000", "coordinate.zone")]
    public void A_gross_mistake_is_blocked_every_time_and_what_is_right_never(string mistake, string? code)
    {
        var random = new Random(49);

        var found = Enumerable.Range(0, Polygons).Select(_ => Blocked(mistake, random)).CountBy(outcome => outcome ?? "").ToList();

        found.Should().Equal([new KeyValuePair<string, int>(code ?? "", Polygons)]);
    }

    private static string? Blocked(string mistake, Random random)
    {
        // Zones 25 to 45, wherever in them China lies; a few hundred metres of ground.
        var (longitude, latitude) = (76 + (random.NextDouble() * 56), 19 + (random.NextDouble() * 33));
        var zone = (int)Math.Round(longitude / 3);
        var (prefixed, bare) = (Crs.FromEpsg(4513 + zone - 25)!, Crs.FromEpsg(4534 + zone - 25)!);
        var degrees = new Envelope(longitude, longitude + 0.003, latitude, latitude + 0.002);
        return mistake switch
        {
            "right, prefixed" => Judge(prefixed.EsriWkt, Projected(degrees, prefixed)),
            "right, without prefix" => Judge(bare.EsriWkt, Projected(degrees, bare)),
            "right, degrees" => Judge(Crs.Geographic.EsriWkt, degrees),
            "no .prj" => Judge((string?)null, Projected(degrees, prefixed)),
            "wrong zone" => Judge(Crs.FromEpsg(prefixed.Epsg == 4533 ? 4532 : prefixed.Epsg + 1)!.EsriWkt, Projected(degrees, prefixed)),
            "no prefix" => Judge(prefixed.EsriWkt, Projected(degrees, bare)),
            "prefix not declared" => Judge(bare.EsriWkt, Projected(degrees, prefixed)),
            "axis swap, prefixed" => Judge(prefixed.EsriWkt, Swapped(Projected(degrees, prefixed))),
            "axis swap, without prefix" => Judge(bare.EsriWkt, Swapped(Projected(degrees, bare))),
            "axis swap, degrees" => Judge(Crs.Geographic.EsriWkt, Swapped(degrees)),
            "GCJ-02 as WGS 84" => Judge(4326, Moved(degrees, 0.0047, 0.0014)),
            "BD-09 as WGS 84" => Judge(4326, Moved(degrees, 0.0112, 0.0073)),
            "degrees as metres" => Judge(prefixed.EsriWkt, degrees),
            "metres as degrees" => Judge(Crs.Geographic.EsriWkt, Projected(degrees, bare)),
            "Xi'an 80" => Judge(2349 + zone - 25, Projected(degrees, prefixed)),
            "Beijing 54" => Judge(2401 + zone - 25, Projected(degrees, prefixed)),
            "UTM" => Judge(32600 + (int)((longitude + 180) / 6) + 1, Projected(degrees, bare)),
            "Web Mercator" => Judge(WebMercator, Mercator(degrees)),
            _ => Judge(random.Next(2) == 0 ? prefixed.EsriWkt : bare.EsriWkt, Mercator(degrees)),
        };
    }

    private static string? Judge(string? wkt, Envelope data) => Judge(CrsReading.FromWkt(wkt), data);

    private static string? Judge(int epsg, Envelope data) => Judge(CrsReading.FromEpsg(epsg), data);

    private static string? Judge(CrsReading reading, Envelope data) =>
        reading.Crs is { } crs ? CoordinateTest.Check(crs, data).FirstOrDefault(problem => problem.Blocking)?.Code : reading.Code;

    private static Envelope Projected(Envelope degrees, Crs crs)
    {
        var (east, north) = GaussKruger.Forward(degrees.MinX, degrees.MinY, crs);
        return new Envelope(east, east + 280, north, north + 220);
    }

    private static Envelope Mercator(Envelope degrees)
    {
        static double North(double latitude) => Math.Log(Math.Tan((Math.PI / 4) + (latitude * Math.PI / 360))) * Ellipsoid.A;
        return new Envelope(degrees.MinX * Math.PI / 180 * Ellipsoid.A, degrees.MaxX * Math.PI / 180 * Ellipsoid.A, North(degrees.MinY), North(degrees.MaxY));
    }

    private static Envelope Swapped(Envelope data) => new(data.MinY, data.MaxY, data.MinX, data.MaxX);

    private static Envelope Moved(Envelope data, double east, double north) => new(data.MinX + east, data.MaxX + east, data.MinY + north, data.MaxY + north);
}
