using System.Globalization;

namespace Weipian.App.Tests;

/// <summary>Layers and patches of 示例县 as GeoJSON in zone 36; small numbers are metres from a corner of the county.</summary>
internal static class MapFile
{
    public const double East = 36583000;
    public const double North = 3792000;

    /// <summary>Boxes by corners with their fields as <c>name=value;name=value</c>.</summary>
    public static string Write(params (string Fields, double X1, double Y1, double X2, double Y2)[] boxes) =>
        Save(boxes.Select(box => Feature(box.Fields, [(box.X1, box.Y1), (box.X1, box.Y2), (box.X2, box.Y2), (box.X2, box.Y1), (box.X1, box.Y1)])));

    public static string WriteRing(string fields, params (double X, double Y)[] ring) => Save([Feature(fields, ring)]);

    private static string Feature(string fields, IEnumerable<(double X, double Y)> ring)
    {
        var properties = fields.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('='))
            .Select(pair => $"\"{pair[0]}\":\"{pair[1]}\"");
        var points = ring.Select(point => string.Create(CultureInfo.InvariantCulture, $"[{point.X + East},{point.Y + North}]"));
        return $"{{\"type\":\"Feature\",\"properties\":{{{string.Join(',', properties)}}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{string.Join(',', points)}]]}}}}";
    }

    private static string Save(IEnumerable<string> features)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4524\"}},\"features\":["
            + string.Join(',', features) + "]}");
        return path;
    }
}
