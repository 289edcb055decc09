using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.Geometries;

namespace Weipian.Spatial;

/// <summary>A feature to be packed.</summary>
/// <param name="Plane">In the official plane, long edges already densified; null without shape.</param>
/// <param name="Quarantined">The shape is only the hull of one that may not be measured.</param>
/// <param name="Values">Kept beside it and given back as it is.</param>
public sealed record PackFeature(Geometry? Plane, bool Quarantined, string Values);

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PackHeader
{
    public const long Signature = 0x314B_4341_5049_5757;
    public long Magic;
    public long Features;
    public long FeaturesAt;
    public long Pairs;
    public long PairsAt;
    public fixed byte LayerHash[64];
}

[StructLayout(LayoutKind.Sequential)]
internal struct PackEntry
{
    public double MinX, MaxX, MinY, MaxY, WidestX;
    public long EdgesAt, ValuesAt;
    public int Edges, Values, Quarantined, Reserved;
}

internal readonly record struct PackPair(int One, int Other);

/// <summary>Writes a <see cref="LayerPack"/>: edges feature by feature as they come, then the table, the overlapping pairs and a checksum.</summary>
public static unsafe class LayerPackWriter
{
    private const int ChecksumLength = 32;

    /// <summary>To a file; complete or not there at all.</summary>
    public static void Write(string path, string layerHash, IEnumerable<PackFeature> features)
    {
        var temporary = path + ".part";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 20))
            Write(stream, layerHash, features);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>To a stream that can be read back.</summary>
    public static void Write(Stream stream, string layerHash, IEnumerable<PackFeature> features)
    {
        var header = new PackHeader { Magic = PackHeader.Signature };
        Encoding.ASCII.GetBytes(layerHash, new Span<byte>(header.LayerHash, 64));
        stream.Write(Bytes(ref header));
        var entries = new List<PackEntry>();
        foreach (var feature in features)
            entries.Add(Append(stream, feature));
        (header.Features, header.FeaturesAt) = (entries.Count, stream.Position);
        stream.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(entries)));
        header.PairsAt = stream.Position;
        Overwrite(stream, header);
        var pairs = CollectionsMarshal.AsSpan(Overlaps(stream));
        header.Pairs = pairs.Length;
        Overwrite(stream, header);
        stream.Write(MemoryMarshal.AsBytes(pairs));
        stream.Position = 0;
        var checksum = SHA256.HashData(stream);
        stream.Write(checksum);
        stream.Flush();
    }

    /// <summary>True when the file is complete, unaltered and of this layer.</summary>
    internal static bool IsWhole(string path, string layerHash)
    {
        if (!File.Exists(path) || new FileInfo(path).Length < sizeof(PackHeader) + ChecksumLength)
            return false;
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using var stream = file.CreateViewStream(0, new FileInfo(path).Length, MemoryMappedFileAccess.Read);
        var header = default(PackHeader);
        stream.ReadExactly(Bytes(ref header));
        if (header.Magic != PackHeader.Signature || Encoding.ASCII.GetString(header.LayerHash, 64) != layerHash.PadRight(64, '\0'))
            return false;
        var length = new FileInfo(path).Length - ChecksumLength;
        var expected = new byte[ChecksumLength];
        stream.Position = length;
        stream.ReadExactly(expected);
        using var content = file.CreateViewStream(0, length, MemoryMappedFileAccess.Read);
        return SHA256.HashData(content).AsSpan().SequenceEqual(expected);
    }

    private static PackEntry Append(Stream stream, PackFeature feature)
    {
        var entry = new PackEntry { EdgesAt = stream.Position, Quarantined = feature.Quarantined ? 1 : 0 };
        if (feature.Plane is { IsEmpty: false } plane)
        {
            var edges = EdgeSet.Of(plane);
            (entry.MinX, entry.MaxX, entry.MinY, entry.MaxY) = (edges.Bounds.MinX, edges.Bounds.MaxX, edges.Bounds.MinY, edges.Bounds.MaxY);
            (entry.WidestX, entry.Edges) = (edges.WidestX, edges.Edges.Length);
            stream.Write(MemoryMarshal.AsBytes(edges.Edges.AsSpan()));
        }

        var values = Encoding.UTF8.GetBytes(feature.Values);
        (entry.ValuesAt, entry.Values) = (stream.Position, values.Length);
        stream.Write(values);
        stream.Write(stackalloc byte[(int)((8 - (stream.Position % 8)) % 8)]);
        return entry;
    }

    private static List<PackPair> Overlaps(Stream stream)
    {
        stream.Flush();
        if (stream is FileStream named)
        {
            using var file = MemoryMappedFile.CreateFromFile(named, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
            using var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            try
            {
                return LayerPack.Of(start).FindOverlaps();
            }
            finally
            {
                view.SafeMemoryMappedViewHandle.ReleasePointer();
            }
        }

        fixed (byte* start = ((MemoryStream)stream).ToArray())
            return LayerPack.Of(start).FindOverlaps();
    }

    private static void Overwrite(Stream stream, PackHeader header)
    {
        stream.Position = 0;
        stream.Write(Bytes(ref header));
        stream.Position = header.PairsAt;
    }

    private static Span<byte> Bytes<T>(ref T value)
        where T : unmanaged => MemoryMarshal.AsBytes(new Span<T>(ref value));
}
