using System.Buffers.Binary;
using System.Numerics;

namespace Weipian.Formats;

/// <summary>
/// A .gdbtablx: where each row lies. Rows come in blocks of 1024; a block without rows may be left out, a bitmap then says which are there.
/// </summary>
internal sealed class FileGdbIndex : IDisposable
{
    private const int HeaderLength = 16;
    private const int TrailerLength = 16;
    private const int BlockRows = 1024;

    private readonly Stream _stream;
    private readonly string _file;
    private readonly int _width;
    private readonly long _blocks;
    private readonly long _rows;

    private FileGdbIndex(Stream stream, string file, int width, long blocks, long rows) =>
        (_stream, _file, _width, _blocks, _rows) = (stream, file, width, blocks, rows);

    /// <exception cref="UnreadableFileException"><c>filegdb.version</c>, <c>filegdb.index</c>.</exception>
    public static FileGdbIndex Open(string path, string file)
    {
        var stream = File.OpenRead(path);
        try
        {
            var header = new byte[HeaderLength];
            if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
                throw FileGdbTable.Unreadable("filegdb.index", file, $"索引 {Path.GetFileName(path)} 不完整");
            var (version, blocks, rows, width) = (At(header, 0), At(header, 4), At(header, 8), At(header, 12));
            if (version == FileGdbTable.WideVersion)
                throw FileGdbTable.Unreadable("filegdb.version", file, "使用 64 位 ObjectID,暂不能读取;请在 ArcGIS Pro 中另存为 32 位");
            if (version != FileGdbTable.Version || blocks < 0 || rows < 0 || width is < 4 or > 6)
                throw FileGdbTable.Unreadable("filegdb.index", file, $"索引 {Path.GetFileName(path)} 的文件头有误");
            return new FileGdbIndex(stream, file, width, blocks, rows);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Rows that are there, in the order of their numbers, and where; what cannot be read of the index is told.</summary>
    public IEnumerable<(long Number, long Offset)> Offsets(List<SourceProblem> problems)
    {
        var blockLength = BlockRows * _width;
        var block = new byte[blockLength];
        var stored = 0L;
        foreach (var place in Places(problems))
        {
            _stream.Position = HeaderLength + (stored++ * blockLength);
            var read = _stream.ReadAtLeast(block, blockLength, throwOnEndOfStream: false);
            for (var row = 0; row < read / _width; row++)
            {
                var number = (place * BlockRows) + row + 1;
                var offset = Offset(block.AsSpan(row * _width, _width));
                if (offset != 0 && number <= _rows)
                    yield return (number, offset);
            }

            if (read < blockLength)
            {
                problems.Add(new SourceProblem("filegdb.truncated", _file, null, null, "索引文件不完整,其后的记录无法读取"));
                yield break;
            }
        }
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Numbers of the blocks that are stored, in the order they are stored in.</summary>
    private IEnumerable<long> Places(List<SourceProblem> problems)
    {
        if (_blocks == 0)
            yield break; // whatever was in the table is deleted; the table's own count tells when it is not
        var bitmap = Bitmap(problems);
        if (bitmap is null)
        {
            for (var block = 0L; block < _blocks; block++)
                yield return block;
            if (_rows > _blocks * BlockRows)
                problems.Add(Wrong());
            yield break;
        }

        var found = 0L;
        for (var place = 0L; place < bitmap.Length * 8L && found < _blocks; place++)
            if ((bitmap[place / 8] >> (int)(place % 8) & 1) != 0)
            {
                found++;
                yield return place;
            }

        if (bitmap.Sum(part => (long)BitOperations.PopCount(part)) != _blocks)
            problems.Add(Wrong());
    }

    private byte[]? Bitmap(List<SourceProblem> problems)
    {
        var at = HeaderLength + (_blocks * BlockRows * _width);
        if (at + TrailerLength > _stream.Length)
            return null; // a missing end is found when the blocks are read
        _stream.Position = at;
        var trailer = new byte[TrailerLength];
        _stream.ReadExactly(trailer);
        var length = 4L * At(trailer, 0);
        if (length == 0)
            return null;
        if (length < 0 || length > _stream.Length - _stream.Position)
        {
            problems.Add(Wrong());
            return null;
        }

        var bitmap = new byte[length];
        _stream.ReadExactly(bitmap);
        return bitmap;
    }

    private SourceProblem Wrong() => new("filegdb.index", _file, null, null, "索引自相矛盾,可能有记录没有读到");

    private static long Offset(ReadOnlySpan<byte> bytes)
    {
        var value = 0L;
        for (var index = bytes.Length - 1; index >= 0; index--)
            value = (value << 8) | bytes[index];
        return value;
    }

    private static int At(byte[] header, int at) => BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(at));
}
