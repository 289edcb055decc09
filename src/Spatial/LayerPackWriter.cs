using System.IO.Hashing;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text;

namespace Weipian.Spatial;

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PackHeader
{
    /// <summary>Name and version of the form; another version is written anew.</summary>
    public const long Signature = 0x354B_4341_5049_5757;
    public long Magic;
    public long Features;
    public long FeaturesAt;
    public long Boxes;
    public long BoxesAt;
    public long Pairs;
    public long PairsAt;
    public long Length;
    public ulong TablesChecksum;
    public fixed byte LayerHash[64];
}

[StructLayout(LayoutKind.Sequential)]
internal struct PackEntry
{
    public Bounds Bounds;
    public double WidestX;
    public long EdgesAt, ValuesAt;
    public ulong Checksum;
    public int Edges, Values, Quarantined, Reserved;
}

internal readonly record struct PackPair(int One, int Other);

/// <summary>
/// Writes a <see cref="LayerPack"/>: edges block by block as they come, then – once the layer's hash is known – the table, the tree of boxes and
/// the overlapping pairs. Not finished, nothing is there.
/// </summary>
public sealed unsafe class LayerPackWriter : IDisposable
{
    private readonly string? _path;
    private readonly Stream _stream;
    private readonly List<PackEntry> _entries = [];
    private long _written;

    private LayerPackWriter(string? path, Stream stream)
    {
        (_path, _stream) = (path, stream);
        var header = default(PackHeader);
        _stream.Write(Bytes(ref header));
        _written = sizeof(PackHeader);
    }

    /// <summary>Begins a file; it lies under another name until <see cref="Finish"/> moves it.</summary>
    public static LayerPackWriter Begin(string path) =>
        new(path, new FileStream(path + ".part", FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16));

    /// <summary>To a file; complete or not there at all.</summary>
    public static void Write(string path, string layerHash, IEnumerable<PackBlock> blocks)
    {
        using var writer = Begin(path);
        foreach (var block in blocks)
            writer.Add(block);
        writer.Finish(layerHash, path);
    }

    /// <summary>To a stream that can be read back.</summary>
    public static void Write(Stream stream, string layerHash, IEnumerable<PackBlock> blocks)
    {
        using var writer = new LayerPackWriter(null, stream);
        foreach (var block in blocks)
            writer.Add(block);
        writer.Close(layerHash);
    }

    public void Add(PackBlock block)
    {
        foreach (var relative in block.Entries)
            _entries.Add(relative with { EdgesAt = _written + relative.EdgesAt, ValuesAt = _written + relative.ValuesAt });
        _stream.Write(block.Bytes);
        _written += block.Bytes.Length;
    }

    /// <summary>Completes the file and moves it to <paramref name="path"/>.</summary>
    public void Finish(string layerHash, string path)
    {
        Close(layerHash);
        _stream.Dispose();
        File.Move(_path + ".part", path, overwrite: true);
    }

    public void Dispose()
    {
        if (_path is null)
            return;
        _stream.Dispose();
        File.Delete(_path + ".part");
    }

    private void Close(string layerHash)
    {
        var header = new PackHeader { Magic = PackHeader.Signature };
        Encoding.ASCII.GetBytes(layerHash, new Span<byte>(header.LayerHash, 64));
        (header.Features, header.FeaturesAt) = (_entries.Count, _stream.Position);
        _stream.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_entries)));
        var boxes = PackedTree.Build(_entries.Select((entry, index) => (index, entry)).Where(pair => pair.entry.Edges > 0).Select(pair => (pair.index, pair.entry.Bounds)).ToList());
        (header.Boxes, header.BoxesAt) = (boxes.Count, _stream.Position);
        _stream.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(boxes)));
        header.PairsAt = _stream.Position;
        Overwrite(_stream, header);
        var pairs = Mapped(_stream, start => LayerPack.Of((byte*)start).FindOverlaps());
        header.Pairs = pairs.Count;
        _stream.Position = header.PairsAt;
        _stream.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(pairs)));
        header.Length = _stream.Length;
        var finished = header;
        header.TablesChecksum = Mapped(_stream, start => TablesChecksum((byte*)start, finished));
        Overwrite(_stream, header);
        _stream.Flush();
    }

    /// <summary>Over everything from the table on; edges and values are checked feature by feature when they are read.</summary>
    internal static ulong TablesChecksum(byte* start, PackHeader header) =>
        XxHash3.HashToUInt64(new ReadOnlySpan<byte>(start + header.FeaturesAt, checked((int)(header.Length - header.FeaturesAt)))) ^ (ulong)header.Features;

    internal static ulong FeatureChecksum(byte* start, in PackEntry entry) =>
        XxHash3.HashToUInt64(new ReadOnlySpan<byte>(start + entry.EdgesAt, (entry.Edges * EdgeView.Columns * sizeof(double)) + entry.Values));

    /// <summary>Lets what was written so far be read where it lies.</summary>
    private static T Mapped<T>(Stream stream, Func<nint, T> use)
    {
        stream.Flush();
        if (stream is not FileStream named)
        {
            fixed (byte* bytes = ((MemoryStream)stream).ToArray())
                return use((nint)bytes);
        }

        using var file = MemoryMappedFile.CreateFromFile(named, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        using var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            return use((nint)start);
        }
        finally
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    private static void Overwrite(Stream stream, PackHeader header)
    {
        stream.Position = 0;
        stream.Write(Bytes(ref header));
        stream.Position = stream.Length;
    }

    private static Span<byte> Bytes<T>(ref T value)
        where T : unmanaged => MemoryMarshal.AsBytes(new Span<T>(ref value));
}
