using System.Text.Json;

namespace Weipian.Formats;

/// <summary>The columns of a GeoJSON file, gathered from the properties of its features: in the order first met, of a kind that holds every value.</summary>
internal sealed class GeoJsonFields
{
    private readonly Dictionary<string, FieldKind> _kinds = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    public List<SourceField> All => _order.ConvertAll(name => new SourceField(name, _kinds[name]));

    public int Count => _order.Count;

    public void Add(IEnumerable<JsonProperty> properties)
    {
        foreach (var property in properties)
        {
            var absent = property.Value.ValueKind == JsonValueKind.Null;
            var kind = absent ? FieldKind.Integer : KindOf(property.Value);
            if (_kinds.TryAdd(property.Name, kind))
                _order.Add(property.Name);
            else if (!absent && _kinds[property.Name] != kind)
                _kinds[property.Name] = kind is FieldKind.Real or FieldKind.Integer && _kinds[property.Name] is FieldKind.Real or FieldKind.Integer
                    ? FieldKind.Real : FieldKind.Text;
        }
    }

    private static FieldKind KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => FieldKind.Logical,
        JsonValueKind.Number => value.TryGetInt64(out _) ? FieldKind.Integer : FieldKind.Real,
        _ => FieldKind.Text,
    };
}
