using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Weipian.Formats;

/// <summary>
/// GeoJSON (RFC 7946), with the older <c>crs</c> member honoured: without it coordinates are WGS 84. Read forward twice – for the columns and the count,
/// then for the rows – and never held whole.
/// </summary>
public sealed class GeoJsonSource : FeatureSource
{
    private readonly string _path;
    private readonly bool _utf8;
    private readonly Dictionary<string, int> _columns;

    private GeoJsonSource(string path, bool utf8, Dictionary<string, int> columns) => (_path, _utf8, _columns) = (path, utf8, columns);

    /// <exception cref="UnreadableFileException"><c>geojson.too-large</c> (one feature), <c>geojson.syntax</c>, <c>geojson.type</c>.</exception>
    public static GeoJsonSource Open(string path)
    {
        var name = Path.GetFileName(path);
        var utf8 = GeoJsonStream.IsUtf8(path);
        var (fields, count) = (new GeoJsonFields(), 0L);
        using var stream = new GeoJsonStream(path, utf8);
        try
        {
            foreach (var feature in Features(path, utf8, stream))
            {
                count++;
                fields.Add(Properties(feature));
                if (fields.Count > SourceField.MostInAFile)
                    throw Bad("geojson.too-large", name, $"到第 {count} 个要素已有 {fields.Count} 个字段,超过 {SourceField.MostInAFile} 个的上限");
            }
        }
        catch (JsonException exception)
        {
            throw Bad("geojson.syntax", name, $"第 {exception.LineNumber + 1} 行不是正确的 JSON");
        }
        catch (InvalidOperationException)
        {
            throw Bad("geojson.syntax", name, $"第 {count} 个要素含有不成文字的转义(代理字符不成对)");
        }
        catch (InvalidDataException)
        {
            throw Bad("geojson.too-large", name, $"第 {count + 1} 个要素超过 {GeoJsonStream.LargestFeature >> 20} MB 的上限");
        }

        if (!IsCollection(stream) && stream.Type != "Feature")
            throw Bad("geojson.type", name, "不是 FeatureCollection 或 Feature");
        return new GeoJsonSource(path, utf8, fields.All.Select((field, column) => (field.Name, column)).ToDictionary(StringComparer.Ordinal))
        {
            File = name,
            Layer = Path.GetFileNameWithoutExtension(path),
            Format = "geojson",
            Encoding = utf8 ? "UTF-8" : "GB18030",
            EncodingReason = utf8 ? "GeoJSON 规定为 UTF-8" : "字节不是 UTF-8,按 GB18030 读",
            Fields = fields.All,
            DeclaredCount = count,
            Crs = CrsOf(stream.Crs),
        };
    }

    public override IEnumerable<SourceFeature> Read()
    {
        using var stream = new GeoJsonStream(_path, _utf8);
        var record = 0L;
        foreach (var feature in Features(_path, _utf8, stream))
        {
            record++;
            Geometry? shape = null;
            try
            {
                if (feature.ValueKind != JsonValueKind.Object)
                    throw new FormatException("要素不是对象");
                if (feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind != JsonValueKind.Null)
                    shape = GeoJsonShape.Read(geometry);
            }
            catch (FormatException exception)
            {
                Problems.Add(new SourceProblem("geojson.geometry", File, record, null, exception.Message));
            }

            yield return new SourceFeature(record, shape, Values(feature, record));
        }
    }

    private static bool IsCollection(GeoJsonStream stream) => stream is { Type: "FeatureCollection", HasFeatures: true };

    /// <summary>The features of a collection; a file that is one feature, as that.</summary>
    private static IEnumerable<JsonElement> Features(string path, bool utf8, GeoJsonStream stream)
    {
        foreach (var feature in stream.Features())
            yield return feature;
        if (stream.Type != "Feature")
            yield break;
        using var whole = new GeoJsonStream(path, utf8);
        using var single = whole.Whole();
        yield return single.RootElement;
    }

    private static IEnumerable<JsonProperty> Properties(JsonElement feature) =>
        feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? properties.EnumerateObject() : [];

    private object?[] Values(JsonElement feature, long record)
    {
        var values = new object?[Fields.Count];
        foreach (var property in Properties(feature))
            try
            {
                if (_columns.TryGetValue(property.Name, out var column))
                    values[column] = Value(property.Value, Fields[column].Kind);
            }
            catch (InvalidOperationException)
            {
                Problems.Add(new SourceProblem("geojson.value", File, record, property.Name, "含有不成文字的转义(代理字符不成对),未读取", Fatal: false));
            }

        return values;
    }

    private static object? Value(JsonElement value, FieldKind kind) => (kind, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => null,
        (FieldKind.Logical, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        (FieldKind.Integer, JsonValueKind.Number) when value.TryGetInt64(out var whole) => whole,
        (FieldKind.Real, JsonValueKind.Number) => value.GetDouble(),
        _ => value.ToString(),
    };

    /// <summary>The pre-RFC <c>crs</c> member, e.g. urn:ogc:def:crs:EPSG::26918; CRS84 and absence mean WGS 84.</summary>
    private static DeclaredCrs CrsOf(JsonElement? member)
    {
        if (member is not { ValueKind: JsonValueKind.Object } crs
            || !crs.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object || !properties.TryGetProperty("name", out var name))
            return new DeclaredCrs(Epsg: 4326);
        var text = name.ToString();
        if (text.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase))
            return new DeclaredCrs(Epsg: 4326, Words: text);
        return int.TryParse(text.AsSpan(text.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var epsg)
            ? new DeclaredCrs(epsg, Words: text) : new DeclaredCrs(Words: text);
    }

    private static UnreadableFileException Bad(string code, string file, string message) => new(new SourceProblem(code, file, null, null, message));
}
