using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Weipian.Formats;

/// <summary>
/// GeoJSON (RFC 7946), with the older <c>crs</c> member honoured: without it coordinates are WGS 84. The file is held in memory once;
/// a larger one than <see cref="LargestBytes"/> is refused with a word.
/// </summary>
public sealed class GeoJsonSource : FeatureSource
{
    public const long LargestBytes = 512L << 20;

    private readonly JsonDocument _document;
    private readonly List<JsonElement> _features;

    private GeoJsonSource(JsonDocument document, List<JsonElement> features) => (_document, _features) = (document, features);

    /// <exception cref="UnreadableFileException"><c>geojson.too-large</c>, <c>geojson.syntax</c>, <c>geojson.type</c>.</exception>
    public static GeoJsonSource Open(string path)
    {
        var name = Path.GetFileName(path);
        var length = new FileInfo(path).Length;
        if (length > LargestBytes)
            throw Bad("geojson.too-large", name, $"文件 {length} 字节,超过 {LargestBytes} 字节的上限,请分块提供");
        JsonDocument document;
        var utf8 = true;
        try
        {
            var bytes = System.IO.File.ReadAllBytes(path).AsMemory();
            utf8 = System.Text.Unicode.Utf8.IsValid(bytes.Span);
            if (!utf8)
                bytes = System.Text.Encoding.UTF8.GetBytes(TextEncoding.Gb18030.GetString(bytes.Span));
            document = JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, new JsonDocumentOptions { MaxDepth = 64 });
        }
        catch (JsonException exception)
        {
            throw Bad("geojson.syntax", name, $"第 {exception.LineNumber + 1} 行不是正确的 JSON");
        }

        var features = Features(document.RootElement, name);
        return new GeoJsonSource(document, features)
        {
            File = name,
            Layer = Path.GetFileNameWithoutExtension(path),
            Format = "geojson",
            Encoding = utf8 ? "UTF-8" : "GB18030",
            EncodingReason = utf8 ? "GeoJSON 规定为 UTF-8" : "字节不是 UTF-8,按 GB18030 读",
            Fields = FieldsOf(features),
            DeclaredCount = features.Count,
            Crs = CrsOf(document.RootElement),
        };
    }

    public override IEnumerable<SourceFeature> Read()
    {
        for (var record = 1; record <= _features.Count; record++)
        {
            var feature = _features[record - 1];
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

            yield return new SourceFeature(record, shape, Fields.Select(field => Value(feature, field.Name)).ToList());
        }
    }

    public override void Dispose()
    {
        _document.Dispose();
        base.Dispose();
    }

    private static List<JsonElement> Features(JsonElement root, string name)
    {
        var type = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("type", out var text) ? text.ToString() : "";
        if (type == "FeatureCollection" && root.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Array)
            return [.. features.EnumerateArray()];
        return type == "Feature" ? [root] : throw Bad("geojson.type", name, "不是 FeatureCollection 或 Feature");
    }

    private static List<SourceField> FieldsOf(List<JsonElement> features)
    {
        var kinds = new Dictionary<string, FieldKind>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var property in features.SelectMany(Properties))
        {
            if (property.Value.ValueKind == JsonValueKind.Null)
            {
                if (kinds.TryAdd(property.Name, FieldKind.Integer))
                    order.Add(property.Name);
                continue;
            }

            var kind = KindOf(property.Value);
            if (kinds.TryAdd(property.Name, kind))
                order.Add(property.Name);
            else if (kinds[property.Name] != kind)
                kinds[property.Name] = kind is FieldKind.Real or FieldKind.Integer && kinds[property.Name] is FieldKind.Real or FieldKind.Integer
                    ? FieldKind.Real : FieldKind.Text;
        }

        return order.Select(name => new SourceField(name, kinds[name])).ToList();
    }

    private static IEnumerable<JsonProperty> Properties(JsonElement feature) =>
        feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? properties.EnumerateObject() : [];

    private static FieldKind KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => FieldKind.Logical,
        JsonValueKind.Number => value.TryGetInt64(out _) ? FieldKind.Integer : FieldKind.Real,
        _ => FieldKind.Text,
    };

    private object? Value(JsonElement feature, string name)
    {
        if (Properties(feature).Where(property => property.NameEquals(name)).Select(property => property.Value).LastOrDefault() is not { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } value)
            return null;
        return Fields.First(field => field.Name == name).Kind switch
        {
            FieldKind.Logical => value.GetBoolean(),
            FieldKind.Integer => value.GetInt64(),
            FieldKind.Real => value.GetDouble(),
            _ => value.ToString(),
        };
    }

    /// <summary>The pre-RFC <c>crs</c> member, e.g. urn:ogc:def:crs:EPSG::26918; CRS84 and absence mean WGS 84.</summary>
    private static DeclaredCrs CrsOf(JsonElement root)
    {
        if (!root.TryGetProperty("crs", out var crs) || crs.ValueKind != JsonValueKind.Object
            || !crs.TryGetProperty("properties", out var properties) || !properties.TryGetProperty("name", out var name))
            return new DeclaredCrs(Epsg: 4326);
        var text = name.ToString();
        if (text.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase))
            return new DeclaredCrs(Epsg: 4326, Words: text);
        return int.TryParse(text.AsSpan(text.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var epsg)
            ? new DeclaredCrs(epsg, Words: text) : new DeclaredCrs(Words: text);
    }

    private static UnreadableFileException Bad(string code, string file, string message) => new(new SourceProblem(code, file, null, null, message));
}
