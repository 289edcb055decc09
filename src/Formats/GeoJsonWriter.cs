using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;
using Weipian.Spatial;

namespace Weipian.Formats;

/// <summary>Writes GeoJSON with the older <c>crs</c> member, which QGIS and GDAL honour, and every digit of the coordinates.</summary>
public static class GeoJsonWriter
{
    public static void Write(string path, Crs crs, IReadOnlyList<SourceField> fields, IEnumerable<(Geometry? Shape, IReadOnlyList<object?> Values)> rows)
    {
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartObject("crs");
        json.WriteString("type", "name");
        json.WriteStartObject("properties");
        json.WriteString("name", string.Create(CultureInfo.InvariantCulture, $"urn:ogc:def:crs:EPSG::{crs.Epsg}"));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("features");
        foreach (var (shape, values) in rows)
            Feature(json, fields, shape, values);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Feature(Utf8JsonWriter json, IReadOnlyList<SourceField> fields, Geometry? shape, IReadOnlyList<object?> values)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        for (var index = 0; index < fields.Count; index++)
        {
            json.WritePropertyName(fields[index].Name);
            Value(json, values[index]);
        }

        json.WriteEndObject();
        json.WritePropertyName("geometry");
        Shape(json, shape);
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool yes: json.WriteBooleanValue(yes); break;
            case long whole: json.WriteNumberValue(whole); break;
            case double real: json.WriteNumberValue(real); break;
            case DateOnly day: json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            default: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    /// <summary>A geometry object; null for none.</summary>
    public static void Shape(Utf8JsonWriter json, Geometry? shape)
    {
        if (shape is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", shape.GeometryType);
        json.WritePropertyName("coordinates");
        switch (shape)
        {
            case Point point: Position(json, point.Coordinate); break;
            case Polygon polygon: Rings(json, polygon); break;
            case MultiPolygon many:
                json.WriteStartArray();
                foreach (var part in many.Geometries)
                    Rings(json, (Polygon)part);
                json.WriteEndArray();
                break;
            default: throw new ArgumentException($"{shape.GeometryType} is not written", nameof(shape));
        }

        json.WriteEndObject();
    }

    private static void Rings(Utf8JsonWriter json, Polygon polygon)
    {
        json.WriteStartArray();
        foreach (var ring in polygon.Holes.Prepend(polygon.Shell))
        {
            json.WriteStartArray();
            foreach (var point in ring.Coordinates)
                Position(json, point);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Position(Utf8JsonWriter json, Coordinate point)
    {
        json.WriteStartArray();
        json.WriteNumberValue(point.X);
        json.WriteNumberValue(point.Y);
        json.WriteEndArray();
    }
}
