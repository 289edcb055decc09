using System.IO.Hashing;
using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;

namespace Weipian.Spatial;

/// <summary>
/// Features one after the other in the very bytes a <see cref="LayerPack"/> has of them, checksums taken: many hands fill blocks, one writes them
/// in their order, and a block is used again once it is written.
/// </summary>
public sealed class PackBlock
{
    private const int Step = sizeof(double);
    private readonly List<PackEntry> _entries = [];
    private byte[] _bytes = [];
    private int _length;

    /// <summary>Features in the block.</summary>
    public int Count => _entries.Count;

    /// <summary>With places counted from the block's own beginning.</summary>
    internal ReadOnlySpan<PackEntry> Entries => CollectionsMarshal.AsSpan(_entries);

    internal ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public void Clear()
    {
        _entries.Clear();
        _length = 0;
    }

    /// <summary>A feature without shape: an empty place under its number.</summary>
    /// <param name="values">Kept beside it and given back as it is, UTF-8.</param>
    public void Add(ReadOnlySpan<byte> values) => Add([], Bounds.Nothing, quarantined: false, values);

    /// <summary>A feature of which nothing is known but the hull of its shape, in the plane already: it may not be measured.</summary>
    public void AddQuarantined(Geometry hull, ReadOnlySpan<byte> values)
    {
        var builder = new EdgeBuilder(null, double.PositiveInfinity);
        builder.Add(hull);
        Add(builder.Sorted(), builder.Bounds, quarantined: true, values);
    }

    /// <summary>A sound feature, projected on the way.</summary>
    /// <returns>Its official ellipsoid area, ㎡.</returns>
    public double Add(Geometry shape, Crs crs, ReadOnlySpan<byte> values)
    {
        var builder = EdgeSet.Builder(crs);
        builder.Add(shape);
        Add(builder.Sorted(), builder.Bounds, quarantined: false, values);
        return builder.VertexToVertex;
    }

    private void Add(ReadOnlySpan<Edge> edges, Bounds bounds, bool quarantined, ReadOnlySpan<byte> values)
    {
        var count = EdgeView.Padded(edges.Length);
        var used = (count * EdgeView.Columns * sizeof(double)) + values.Length;
        var room = Room((used + Step - 1) & ~(Step - 1));
        var widest = EdgeSet.Lay(edges, bounds, MemoryMarshal.Cast<byte, double>(room[..(used - values.Length)]));
        values.CopyTo(room[(used - values.Length)..]);
        room[used..].Clear();
        _entries.Add(new PackEntry
        {
            Bounds = bounds,
            WidestX = widest,
            EdgesAt = _length,
            ValuesAt = _length + used - values.Length,
            Checksum = XxHash3.HashToUInt64(room[..used]),
            Edges = count,
            Values = values.Length,
            Quarantined = quarantined ? 1 : 0,
        });
        _length += room.Length;
    }

    private Span<byte> Room(int length)
    {
        if (_length + length > _bytes.Length)
        {
            var larger = GC.AllocateUninitializedArray<byte>(Math.Max(2 * _bytes.Length, Math.Max(1 << 16, _length + length)));
            Bytes.CopyTo(larger);
            _bytes = larger;
        }

        return _bytes.AsSpan(_length, length);
    }
}
