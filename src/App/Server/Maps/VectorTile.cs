using System.Text;
using NetTopologySuite.Geometries;

namespace Weipian.App.Server.Maps;

/// <summary>Writes one layer of a Mapbox vector tile (version 2.1): enough protocol buffer for features, keys and values, and nothing more.</summary>
public sealed class VectorTile(string layer, TileFrame frame)
{
    private readonly List<string> _keys = [];
    private readonly Dictionary<string, int> _keyAt = new(StringComparer.Ordinal);
    private readonly MemoryStream _values = new();
    private readonly Dictionary<object, int> _valueAt = [];
    private readonly MemoryStream _features = new();

    public int Count { get; private set; }

    /// <summary>Adds a shape in degrees; one that leaves nothing in the tile is left out.</summary>
    /// <param name="id">Unsigned number of the feature.</param>
    public void Add(long id, Geometry shape, params ReadOnlySpan<(string Key, object? Value)> tags) => Add(id, frame.Commands(shape), tags);

    /// <summary>Adds a shape in units of the tile.</summary>
    /// <param name="id">Unsigned number of the feature.</param>
    /// <param name="drawn">Kind (1 point, 3 polygon) and drawing commands.</param>
    public void Add(long id, (int Kind, List<uint> Commands) drawn, params ReadOnlySpan<(string Key, object? Value)> tags)
    {
        var (kind, commands) = drawn;
        if (commands.Count == 0)
            return;
        using var feature = new MemoryStream();
        Tag(feature, 1, 0);
        Number(feature, (ulong)id);
        using (var packed = new MemoryStream())
        {
            foreach (var (key, value) in tags)
                if (value is not null)
                {
                    Number(packed, (ulong)KeyAt(key));
                    Number(packed, (ulong)ValueAt(value));
                }

            Bytes(feature, 2, packed);
        }

        Tag(feature, 3, 0);
        Number(feature, (ulong)kind);
        using (var packed = new MemoryStream())
        {
            foreach (var command in commands)
                Number(packed, command);
            Bytes(feature, 4, packed);
        }

        Bytes(_features, 2, feature);
        Count++;
    }

    /// <summary>The tile; empty when it holds nothing.</summary>
    public byte[] ToArray()
    {
        if (Count == 0)
            return [];
        using var inner = new MemoryStream();
        Tag(inner, 15, 0);
        Number(inner, 2);
        Text(inner, 1, layer);
        _features.WriteTo(inner);
        foreach (var key in _keys)
            Text(inner, 3, key);
        _values.WriteTo(inner);
        Tag(inner, 5, 0);
        Number(inner, TileFrame.Extent);
        using var tile = new MemoryStream();
        Bytes(tile, 3, inner);
        return tile.ToArray();
    }

    private int KeyAt(string key)
    {
        if (_keyAt.TryGetValue(key, out var at))
            return at;
        _keys.Add(key);
        return _keyAt[key] = _keys.Count - 1;
    }

    private int ValueAt(object value)
    {
        if (_valueAt.TryGetValue(value, out var at))
            return at;
        using var one = new MemoryStream();
        switch (value)
        {
            case string text:
                Text(one, 1, text);
                break;
            case double number:
                Tag(one, 3, 1);
                one.Write(BitConverter.GetBytes(number));
                break;
            case long whole:
                Tag(one, 4, 0);
                Number(one, (ulong)whole);
                break;
            case bool flag:
                Tag(one, 7, 0);
                Number(one, flag ? 1UL : 0);
                break;
            default:
                throw new ArgumentException($"{value.GetType()} is no tile value", nameof(value));
        }

        Bytes(_values, 4, one);
        return _valueAt[value] = _valueAt.Count;
    }

    private static void Tag(MemoryStream stream, int field, int wire) => Number(stream, (ulong)(field << 3 | wire));

    private static void Number(MemoryStream stream, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            stream.WriteByte((byte)(value | 0x80));
        stream.WriteByte((byte)value);
    }

    private static void Text(MemoryStream stream, int field, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Tag(stream, field, 2);
        Number(stream, (ulong)bytes.Length);
        stream.Write(bytes);
    }

    private static void Bytes(MemoryStream stream, int field, MemoryStream content)
    {
        Tag(stream, field, 2);
        Number(stream, (ulong)content.Length);
        content.WriteTo(stream);
    }
}
