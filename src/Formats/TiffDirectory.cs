using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Weipian.Formats;

/// <summary>One entry of a TIFF directory: where its values lie.</summary>
internal sealed record TiffEntry(int Type, long Count, long At);

/// <summary>
/// The directories of a TIFF, classic or BigTIFF, in either byte order. Nothing in the file is believed: chains are followed once and
/// not far, values are read only where the file has bytes for them, and only as many as the asker can use.
/// </summary>
internal sealed class TiffDirectory
{
    private const int MostDirectories = 64;
    private const int MostEntries = 4096;
    private static readonly int[] Sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];
    private readonly TiffFile _file;
    private readonly Dictionary<int, TiffEntry> _entries = [];

    private TiffDirectory(TiffFile file) => _file = file;

    /// <summary>Every directory of the main chain, in order.</summary>
    /// <exception cref="UnreadableFileException"><c>geotiff.unreadable</c>, <c>geotiff.truncated</c>.</exception>
    public static List<TiffDirectory> All(TiffFile file)
    {
        var found = new List<TiffDirectory>();
        var seen = new HashSet<long>();
        for (var at = file.First; at != 0;)
        {
            if (!seen.Add(at))
                throw file.Refuse("geotiff.unreadable", "影像目录循环引用,文件损坏");
            if (found.Count == MostDirectories)
                throw file.Refuse("geotiff.unreadable", $"影像目录超过 {MostDirectories} 个");
            (var directory, at) = Read(file, at);
            found.Add(directory);
        }

        return found.Count > 0 ? found : throw file.Refuse("geotiff.unreadable", "文件中没有影像");
    }

    public bool Has(int tag) => _entries.ContainsKey(tag);

    public long? Integer(int tag) => Integers(tag, 1) is [var value, ..] ? value : null;

    /// <summary>Values of an entry of whole numbers; empty when there is none.</summary>
    /// <param name="most">The file may have more; then it is refused.</param>
    public long[] Integers(int tag, long most)
    {
        if (!_entries.TryGetValue(tag, out var entry))
            return [];
        var bytes = Raw(tag, entry, most);
        var values = new long[entry.Count];
        for (var index = 0; index < values.Length; index++)
            values[index] = entry.Type switch
            {
                1 or 7 => bytes[index],
                3 => _file.U16(bytes.AsSpan(index * 2)),
                4 or 13 => _file.U32(bytes.AsSpan(index * 4)),
                16 or 18 => _file.I64(bytes.AsSpan(index * 8)),
                _ => throw _file.Refuse("geotiff.unreadable", $"标签 {tag} 的类型 {entry.Type} 不是整数"),
            };
        return values;
    }

    public double[] Doubles(int tag, long most)
    {
        if (!_entries.TryGetValue(tag, out var entry))
            return [];
        if (entry.Type != 12)
            throw _file.Refuse("geotiff.unreadable", $"标签 {tag} 的类型 {entry.Type} 不是双精度数");
        var bytes = Raw(tag, entry, most);
        return Enumerable.Range(0, (int)entry.Count).Select(index => BitConverter.Int64BitsToDouble(_file.I64(bytes.AsSpan(index * 8)))).ToArray();
    }

    public byte[] Bytes(int tag, long most) => _entries.TryGetValue(tag, out var entry) && Sizes[entry.Type] == 1 ? Raw(tag, entry, most) : [];

    public string Text(int tag, long most) => Encoding.UTF8.GetString(Bytes(tag, most)).TrimEnd('\0', ' ');

    private static (TiffDirectory, long Next) Read(TiffFile file, long at)
    {
        var (head, size) = file.Big ? (8, 20) : (2, 12);
        var count = file.Big ? file.I64(file.Bytes(at, 8)) : file.U16(file.Bytes(at, 2));
        if (count is < 0 or > MostEntries)
            throw file.Refuse("geotiff.unreadable", $"影像目录声明 {count} 个标签");
        var bytes = file.Bytes(at + head, (int)(count * size) + (file.Big ? 8 : 4));
        var directory = new TiffDirectory(file);
        for (var index = 0; index < count; index++)
        {
            var entry = bytes.AsSpan(index * size, size);
            var (tag, type) = (file.U16(entry), file.U16(entry[2..]));
            var values = file.Big ? file.I64(entry[4..]) : file.U32(entry[4..]);
            if (type >= Sizes.Length || Sizes[type] == 0 || values < 0)
                continue;
            var inside = values <= (file.Big ? 8 : 4) / Sizes[type];
            var place = at + head + (index * size) + (file.Big ? 12 : 8);
            directory._entries[tag] = new TiffEntry(type, values, inside ? place : file.Big ? file.I64(entry[12..]) : file.U32(entry[8..]));
        }

        var last = bytes.AsSpan((int)(count * size));
        return (directory, file.Big ? file.I64(last) : file.U32(last));
    }

    private byte[] Raw(int tag, TiffEntry entry, long most) => entry.Count > most
        ? throw _file.Refuse("geotiff.unreadable", $"标签 {tag} 有 {entry.Count} 个值,至多应有 {most} 个")
        : _file.Bytes(entry.At, (int)(entry.Count * Sizes[entry.Type]));
}

/// <summary>The bytes of a TIFF, with its byte order; reading beyond the end is a refusal.</summary>
internal sealed class TiffFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    /// <exception cref="UnreadableFileException"><c>geotiff.unreadable</c>.</exception>
    public TiffFile(string path)
    {
        Name = Path.GetFileName(path);
        _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        try
        {
            Length = RandomAccess.GetLength(_handle);
            var head = Length < 16 ? [] : Bytes(0, 16);
            if (!Recognise(head))
                throw Refuse("geotiff.unreadable", "不是 TIFF 文件,或文件头不完整");
            LittleEndian = head[0] == 'I';
            Big = U16(head.AsSpan(2)) == 43;
            if (Big && U16(head.AsSpan(4)) != 8)
                throw Refuse("geotiff.unreadable", "BigTIFF 文件头有误");
            First = Big ? I64(head.AsSpan(8)) : U32(head.AsSpan(4));
        }
        catch
        {
            _handle.Dispose();
            throw;
        }
    }

    public string Name { get; }

    public long Length { get; }

    public bool LittleEndian { get; }

    public bool Big { get; }

    /// <summary>Where the first directory lies.</summary>
    public long First { get; }

    public static bool Recognise(ReadOnlySpan<byte> head) => head is [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..];

    public ushort U16(ReadOnlySpan<byte> bytes) => LittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    public uint U32(ReadOnlySpan<byte> bytes) => LittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    public long I64(ReadOnlySpan<byte> bytes) => LittleEndian ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : BinaryPrimitives.ReadInt64BigEndian(bytes);

    /// <exception cref="UnreadableFileException"><c>geotiff.truncated</c>.</exception>
    public byte[] Bytes(long at, int count)
    {
        if (at < 0 || count < 0 || at > Length - count)
            throw Refuse("geotiff.truncated", $"文件不完整:第 {at} 字节起应有 {count} 字节,文件共 {Length} 字节");
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            var more = RandomAccess.Read(_handle, bytes.AsSpan(read), at + read);
            if (more == 0)
                throw Refuse("geotiff.truncated", "文件读取时变短");
            read += more;
        }

        return bytes;
    }

    public UnreadableFileException Refuse(string code, string message) => new(new SourceProblem(code, Name, null, null, message));

    public void Dispose() => _handle.Dispose();
}
