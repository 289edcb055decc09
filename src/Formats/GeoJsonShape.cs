using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Weipian.Formats;

/// <summary>Reads a GeoJSON geometry; a ring that is open or too short is a fault, never closed silently.</summary>
internal static class GeoJsonShape
{
    private static readonly GeometryFactory Factory = new();

    /// <exception cref="FormatException">Chinese reason.</exception>
    public static Geometry Read(JsonElement geometry)
    {
        var type = geometry.ValueKind == JsonValueKind.Object && geometry.TryGetProperty("type", out var text) ? text.ToString() : "";
        if (!geometry.TryGetProperty("coordinates", out var coordinates) || coordinates.ValueKind != JsonValueKind.Array)
            throw new FormatException($"图形“{type}”没有坐标");
        return type switch
        {
            "Point" => Factory.CreatePoint(Position(coordinates)),
            "Polygon" => Polygon(coordinates),
            "MultiPolygon" => Factory.CreateMultiPolygon([.. Items(coordinates).Select(Polygon)]),
            _ => throw new FormatException($"图形类型“{type}”不是点或面"),
        };
    }

    private static Polygon Polygon(JsonElement rings)
    {
        var read = Items(rings).Select(Ring).ToList();
        return read.Count == 0 ? Factory.CreatePolygon() : Factory.CreatePolygon(read[0], [.. read.Skip(1)]);
    }

    private static LinearRing Ring(JsonElement positions)
    {
        var points = Items(positions).Select(Position).ToArray();
        if (points.Length < 4)
            throw new FormatException($"环只有 {points.Length} 点");
        return points[0].Equals2D(points[^1]) ? Factory.CreateLinearRing(points) : throw new FormatException("环没有闭合");
    }

    private static Coordinate Position(JsonElement position)
    {
        var numbers = Items(position).Take(2).ToList();
        if (numbers.Count < 2 || numbers.Exists(number => number.ValueKind != JsonValueKind.Number))
            throw new FormatException("坐标不是两个数");
        var place = new Coordinate(numbers[0].GetDouble(), numbers[1].GetDouble());
        return place.IsValid ? place : throw new FormatException("坐标不是有限数");
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement array) =>
        array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : throw new FormatException("坐标不是数组");
}
