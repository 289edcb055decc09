using System.Buffers.Binary;
using System.Numerics;

namespace Weipian.Formats;

/// <summary>
/// A .gdbtablx: where each row lies. Rows come in blocks of 1024; a block without rows may be left out, a bitmap then says which are there.
/// Tables with 64-bit ObjectIDs (ArcGIS Pro 3.2) count in 64 bits and keep the count of rows behind the blocks; of their bitmaps only the one
/// for the first 268 million numbers is publicly known (FGDB-Spec of rouault/dump_gdbtable, GDAL's OpenFileGDB).
/// </summary>
internal sealed class FileGdbIndex : IDisposable
{
    private const int HeaderLength = 16;
    private const int TrailerLength = 16;
    private const int BlockRows = 1024;
    private const int WideTrailerLength = 12;
    private const int WideMapStart = 22;
    private const int WideMapLength = 32768;
    private const int WideMapEnd = 52;

    private readonly Stream _stream;
    private readonly string _file;
    private readonly int _width;
    private readonly long _blocks;

    /// <summary>Null when the count stands behind the blocks.</summary>
    private readonly long? _rows;

    private FileGdbIndex(Stream stream, string file, int width, long blocks, long? rows) =>
        (_stream, _file, _width, _blocks, _rows) = (stream, file, width, blocks, rows);

    /// <param name="version">That of the table; its index has the same.</param>
    /// <exception cref="UnreadableFileException"><c>filegdb.index</c>.</exception>
    public static FileGdbIndex Open(string path, string file, int version)
    {
        var stream = File.OpenRead(path);
        try
        {
            var header = new byte[HeaderLength];
            if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
                throw FileGdbTable.Unreadable("filegdb.index", file, $"索引 {Path.GetFileName(path)} 不完整");
            var wide = version == FileGdbTable.WideVersion;
            var blocks = wide ? BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(4)) : At(header, 4);
            var (rows, width) = (wide ? (long?)null : At(header, 8), At(header, 12));
            if (At(header, 0) != version || blocks is < 0 or > int.MaxValue || rows < 0 || width is < 4 or > 6)
                throw FileGdbTable.Unreadable("filegdb.index", file, $"索引 {Path.GetFileName(path)} 的文件头有误");
            return new FileGdbIndex(stream, file, width, blocks, rows);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Where the blocks end.</summary>
    private long End => HeaderLength + (_blocks * BlockRows * _width);

    /// <summary>Rows that are there, in the order of their numbers, and where; what cannot be read of the index is told.</summary>
    public IEnumerable<(long Number, long Offset)> Offsets(List<SourceProblem> problems)
    {
        var blockLength = BlockRows * _width;
        var block = new byte[blockLength];
        var stored = 0L;
        var map = _blocks == 0 ? default : _rows is { } rows ? new BlockMap(Bitmap(problems), rows) : WideMap(problems);
        foreach (var place in Places(map, problems))
        {
            _stream.Position = HeaderLength + (stored++ * blockLength);
            var read = _stream.ReadAtLeast(block, blockLength, throwOnEndOfStream: false);
            for (var row = 0; row < read / _width; row++)
            {
                var number = (place * BlockRows) + row + 1;
                var offset = Offset(block.AsSpan(row * _width, _width));
                if (offset != 0 && number <= map.Rows)
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
    private IEnumerable<long> Places(BlockMap map, List<SourceProblem> problems)
    {
        if (_blocks == 0)
            yield break; // whatever was in the table is deleted; the table's own count tells when it is not
        if (map.Present is not { } bitmap)
        {
            for (var block = 0L; block < _blocks; block++)
                yield return block;
            if (map.Rows > _blocks * BlockRows)
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
        if (End + TrailerLength > _stream.Length)
            return null; // a missing end is found when the blocks are read
        _stream.Position = End;
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

    private BlockMap WideMap(List<SourceProblem> problems)
    {
        var trailer = new byte[WideTrailerLength];
        _stream.Position = End;
        if (_stream.ReadAtLeast(trailer, WideTrailerLength, throwOnEndOfStream: false) < WideTrailerLength)
            return Doubtful(problems);
        var (rows, length) = (BinaryPrimitives.ReadInt64LittleEndian(trailer), At(trailer, 8));
        if (rows < 0 || length < 0 || length > _stream.Length - _stream.Position)
            return Doubtful(problems);
        if (length == 0)
            return new BlockMap(null, rows);
        var section = new byte[WideMapStart + WideMapLength + WideMapEnd];
        if (length == section.Length && rows <= 8L * WideMapLength * BlockRows)
        {
            _stream.ReadExactly(section);
            if (section is [1, 0, 1, 0, 0, 0, ..] && section[(WideMapStart + WideMapLength)..] is [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ..])
                return new BlockMap(section[WideMapStart..(WideMapStart + WideMapLength)], rows);
        }

        // The rows are all there, one after the other; only which numbers were left out between them is unknown.
        problems.Add(new SourceProblem("filegdb.object-id", _file, null, null, "稀疏索引的写法未公开:记录照读,记录号按先后次序编排,不是 ArcGIS 中的 ObjectID", Fatal: false));
        return new BlockMap(null, _blocks * BlockRows);
    }

    private BlockMap Doubtful(List<SourceProblem> problems)
    {
        problems.Add(Wrong());
        return new BlockMap(null, _blocks * BlockRows);
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

    /// <summary>Which blocks are stored, null: all from the first on; and how many numbers were ever given.</summary>
    private readonly record struct BlockMap(byte[]? Present, long Rows);
}
