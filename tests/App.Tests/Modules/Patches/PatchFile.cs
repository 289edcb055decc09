using System.Globalization;

namespace Weipian.App.Tests.Modules.Patches;

/// <summary>A package of patches in zone 36, written as a county would hand it in.</summary>
internal static class PatchFile
{
    /// <summary>Boxes by corners; small numbers are metres from a corner of 示例县.</summary>
    public static string Write(params (string Number, double X1, double Y1, double X2, double Y2)[] boxes) =>
        Save(boxes.Select(box => Feature(Box(box), box.Number)));

    public static string Write(string geometry, string number) => Save([Feature(geometry, number)]);

    private static string Box((string Number, double X1, double Y1, double X2, double Y2) box)
    {
        var (east, north) = box.X1 < 1e6 ? (36583000.0, 3792000.0) : (0.0, 0.0);
        var corners = new[] { (box.X1, box.Y1), (box.X1, box.Y2), (box.X2, box.Y2), (box.X2, box.Y1), (box.X1, box.Y1) };
        return "{\"type\":\"Polygon\",\"coordinates\":[["
            + string.Join(',', corners.Select(corner => string.Create(CultureInfo.InvariantCulture, $"[{corner.Item1 + east},{corner.Item2 + north}]"))) + "]]}";
    }

    private static string Feature(string geometry, string number) =>
        $"{{\"type\":\"Feature\",\"properties\":{{\"JCBH\":\"{number}\"}},\"geometry\":{geometry}}}";

    private static string Save(IEnumerable<string> features)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4524\"}},\"features\":["
            + string.Join(',', features) + "]}");
        return path;
    }
}
