using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text;
using NetTopologySuite.Geometries;

namespace Weipian.Spatial;

/// <summary>
/// A layer as the overlay reads it: edges in the official plane, ordered, mapped from a side file. Derived from the layer's GeoPackage
/// and bound to its hash; may be deleted and made again at any time (<see cref="LayerPackWriter"/>). Safe to use from several threads,
/// the same to the bit each time.
/// </summary>
public sealed unsafe class LayerPack : IDisposable
{
    /// <summary>Shapes that share less than this are touching, not meeting.</summary>
    public const double TouchingM2 = 1e-6;

    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte* _start;
    private readonly PackHeader _header;
    private readonly byte[] _checked;
    private readonly HashSet<(int, int)> _doubled = [];
    private readonly Func<int, Geometry> _planeOf;
    private static readonly List<int> NothingQuarantined = [];
    private readonly ThreadLocal<List<int>> _found = new(() => []);

    /// <summary>Bytes of a layer in memory, kept alive as long as the layer is.</summary>
    private byte[]? _pinned;

    private LayerPack(MemoryMappedFile? file, MemoryMappedViewAccessor? view, byte* start, Func<int, Geometry> planeOf)
    {
        (_file, _view, _planeOf) = (file, view, planeOf);
        _start = start;
        _header = *(PackHeader*)start;
        _checked = new byte[Count];
        foreach (var pair in new ReadOnlySpan<PackPair>(_start + _header.PairsAt, (int)_header.Pairs))
            _doubled.Add((pair.One, pair.Other));
    }

    public int Count => (int)_header.Features;

    /// <summary>Pairs of features that overlap each other.</summary>
    public int OverlappingPairs => _doubled.Count;

    /// <param name="planeOf">Shape of a feature in the plane; asked for only where features overlap each other.</param>
    /// <returns>Null when the file is missing, cut off, altered in its tables, or of another layer: it is then to be made again.</returns>
    public static LayerPack? Open(string path, string layerHash, Func<int, Geometry> planeOf)
    {
        if (!File.Exists(path) || new FileInfo(path).Length < sizeof(PackHeader))
            return null;
        var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        if (IsWhole(start, new FileInfo(path).Length, layerHash))
            return new LayerPack(file, view, start, planeOf);
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        file.Dispose();
        return null;
    }

    /// <summary>A small layer kept in memory. Absent shapes keep their number.</summary>
    public static LayerPack InMemory(IReadOnlyList<Geometry?> features, Crs crs)
    {
        var planes = features.Select(shape => shape is { IsEmpty: false } ? OfficialPlane.Project(shape, crs, PatchShape.LongestEdgeM) : null).ToList();
        var block = new PackBlock();
        foreach (var feature in features)
            if (feature is { IsEmpty: false } shape)
                block.Add(shape, crs, []);
            else
                block.Add([]);
        using var stream = new MemoryStream();
        LayerPackWriter.Write(stream, "", [block]);
        var bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length, pinned: true);
        stream.ToArray().CopyTo(bytes, 0);
        return new LayerPack(null, null, (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0), feature => planes[feature]!) { _pinned = bytes };
    }

    /// <summary>What the writer kept beside a feature.</summary>
    public string ValuesOf(int feature)
    {
        Check(feature);
        ref readonly var entry = ref Entry(feature);
        return Encoding.UTF8.GetString(_start + entry.ValuesAt, entry.Values);
    }

    /// <summary>Features whose boxes meet a box of the plane and are not smaller than <paramref name="leastM"/> both ways, in ascending order.</summary>
    public IReadOnlyList<int> Within(double west, double south, double east, double north, double leastM = 0)
    {
        var found = new List<int>();
        PackedTree.Query(Boxes, new Bounds(west, south, east, north), found);
        found.RemoveAll(feature => Entry(feature).Bounds is var bounds && bounds.MaxX - bounds.MinX < leastM && bounds.MaxY - bounds.MinY < leastM);
        return found;
    }

    /// <summary>Checksum of a feature's whole outline and values: binds a verdict to the feature, not only to the part it met.</summary>
    public ulong ChecksumOf(int feature) => Entry(feature).Checksum;

    /// <summary>Pieces by feature number, and the account.</summary>
    public Overlaid Overlay(PatchShape patch)
    {
        var (pieces, quarantined) = (new List<Piece>(), NothingQuarantined);
        var found = _found.Value!;
        PackedTree.Query(Boxes, patch.Edges.Bounds, found);
        foreach (var feature in found)
        {
            Check(feature);
            var common = OverlapArea.Of(patch.Edges.View, ViewOf(feature)) * patch.Scale;
            if (common <= TouchingM2)
                continue;
            if (Entry(feature).Quarantined != 0)
                (quarantined = quarantined.Count == 0 ? [] : quarantined).Add(feature);
            else
                pieces.Add(new Piece(feature, common));
        }

        var sum = pieces.Sum(piece => piece.AreaM2);
        var covered = CoveredM2(patch, pieces);
        return new Overlaid(patch.AreaM2, pieces, covered, sum - covered, patch.AreaM2 - covered, quarantined);
    }

    /// <summary>What some of the pieces cover together; where their features overlap each other, by their union inside the patch.</summary>
    public double CoveredM2(PatchShape patch, IReadOnlyList<Piece> pieces)
    {
        var sum = pieces.Sum(piece => piece.AreaM2);
        if (_doubled.Count == 0)
            return sum;
        var doubled = pieces.Where(piece => pieces.Any(other => other.Feature != piece.Feature && Meet(piece.Feature, other.Feature))).ToList();
        if (doubled.Count == 0)
            return sum;
        var union = Cutting.United(doubled.Select(piece => Cutting.Common(patch.Plane, _planeOf(piece.Feature))));
        return sum - doubled.Sum(piece => piece.AreaM2) + Math.Min(patch.CommonM2(union), doubled.Sum(piece => piece.AreaM2));
    }

    public void Dispose()
    {
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
        _file?.Dispose();
        _found.Dispose();
        GC.KeepAlive(_pinned);
        _pinned = null;
    }

    /// <summary>Pairs of features that share more than a touch, in order. Neighbours share their edges exactly, so rounding alone stays far below.</summary>
    internal List<PackPair> FindOverlaps()
    {
        var leaves = 0;
        while (leaves < Boxes.Length && Boxes[leaves].Children == 0)
            leaves++;
        // The leaves of a node lie near each other: their neighbours are sought together.
        return Enumerable.Range(0, (leaves + PackedTree.NodeSize - 1) / PackedTree.NodeSize).AsParallel()
            .SelectMany(node => OverlapsOf(node * PackedTree.NodeSize, Math.Min(leaves, (node + 1) * PackedTree.NodeSize)))
            .OrderBy(pair => pair.One).ThenBy(pair => pair.Other).ToList();
    }

    private List<PackPair> OverlapsOf(int from, int to)
    {
        var (pairs, found, reach) = (new List<PackPair>(0), _found.Value!, Bounds.Nothing);
        foreach (ref readonly var leaf in Boxes[from..to])
            reach = reach.With(leaf.Bounds);
        PackedTree.Query(Boxes, reach, found);
        foreach (ref readonly var leaf in Boxes[from..to])
            foreach (var other in found)
                if (other > leaf.First && Entry(other).Bounds.Meets(leaf.Bounds) && Overlap(leaf.First, other))
                    pairs.Add(new PackPair(leaf.First, other));
        return pairs;
    }

    private bool Overlap(int one, int other)
    {
        ref readonly var a = ref Entry(one);
        ref readonly var b = ref Entry(other);
        return (a.Quarantined | b.Quarantined) == 0 && OverlapArea.Of(ViewOf(one), ViewOf(other)) > TouchingM2 + (1e-9 * Math.Min(a.Bounds.Area, b.Bounds.Area));
    }

    internal static LayerPack Of(byte* start) => new(null, null, start, _ => throw new InvalidOperationException("no shapes while writing"));

    private ReadOnlySpan<PackedBox> Boxes => new(_start + _header.BoxesAt, (int)_header.Boxes);

    private static bool IsWhole(byte* start, long length, string layerHash)
    {
        var header = *(PackHeader*)start;
        return header.Magic == PackHeader.Signature && header.Length == length
            && header.Features is >= 0 and < int.MaxValue && header.Boxes >= 0 && header.Pairs >= 0
            && header.FeaturesAt >= sizeof(PackHeader) && header.FeaturesAt + (header.Features * sizeof(PackEntry)) == header.BoxesAt
            && header.BoxesAt + (header.Boxes * sizeof(PackedBox)) == header.PairsAt && header.PairsAt + (header.Pairs * sizeof(PackPair)) == length
            && Encoding.ASCII.GetString(header.LayerHash, 64).TrimEnd('\0') == layerHash && LayerPackWriter.TablesChecksum(start, header) == header.TablesChecksum;
    }

    /// <summary>A feature is held against its checksum when it is first read.</summary>
    /// <exception cref="InvalidDataException">Its bytes decayed on the disk; the side file is to be deleted, it is made again.</exception>
    private void Check(int feature)
    {
        if (_checked[feature] != 0)
            return;
        if (LayerPackWriter.FeatureChecksum(_start, Entry(feature)) != Entry(feature).Checksum)
            throw new InvalidDataException($"叠加用的派生文件损坏(第 {feature + 1} 个图形),请删除后重新运行,将自动重建");
        _checked[feature] = 1;
    }

    private bool Meet(int one, int other) => _doubled.Contains(one < other ? (one, other) : (other, one));

    private ref readonly PackEntry Entry(int feature) => ref ((PackEntry*)(_start + _header.FeaturesAt))[feature];

    private EdgeView ViewOf(int feature)
    {
        ref readonly var entry = ref Entry(feature);
        return new EdgeView(new ReadOnlySpan<double>(_start + entry.EdgesAt, entry.Edges * EdgeView.Columns), entry.Edges, entry.Bounds, entry.WidestX);
    }
}
