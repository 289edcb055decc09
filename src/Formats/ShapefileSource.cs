using System.Buffers.Binary;
using NetTopologySuite.Geometries;

namespace Weipian.Formats;

/// <summary>
/// A shapefile: own reader, because the stock one hangs or takes gigabytes on truncated files. Bounded by the bytes that are there;
/// "whole" only when .shp, .dbf and the header agree on the number of records.
/// </summary>
public sealed class ShapefileSource : FeatureSource
{
    private const int HeaderLength = 100;
    private const int BufferLength = 1 << 20;
    private readonly Stream _shapes;
    private readonly long _length;
    private byte[] _content = [];
    private bool _flattened;
    private readonly DbfTable? _table;
    private readonly Stream? _tableStream;

    private ShapefileSource(Stream shapes, Stream? tableStream, DbfTable? table) =>
        (_shapes, _length, _tableStream, _table) = (shapes, shapes.Length, tableStream, table);

    /// <param name="path">The .shp; its neighbours are found beside it, whatever the case of their names.</param>
    /// <exception cref="UnreadableFileException"><c>shapefile.header</c>, <c>dbf.*</c>.</exception>
    public static ShapefileSource Open(string path)
    {
        var shapes = Forward(path);
        Stream? tableStream = null;
        try
        {
            var header = new byte[HeaderLength];
            if (shapes.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || BinaryPrimitives.ReadInt32BigEndian(header) != 9994)
                throw new UnreadableFileException(new SourceProblem("shapefile.header", Path.GetFileName(path), null, null, "不是 Shapefile,或文件头不完整"));
            var codePage = Beside(path, ".cpg") is { } cpg ? global::System.IO.File.ReadAllText(cpg) : null;
            DbfTable? table = null;
            if (Beside(path, ".dbf") is { } dbf)
                table = DbfTable.Open(tableStream = Forward(dbf), Path.GetFileName(dbf), codePage);
            return Describe(path, header, shapes, tableStream, table);
        }
        catch
        {
            shapes.Dispose();
            tableStream?.Dispose();
            throw;
        }
    }

    public override IEnumerable<SourceFeature> Read()
    {
        var (record, faulty) = (0L, false);
        while (NextContent(record + 1, ref faulty) is { } length)
        {
            record++;
            var values = _table?.Next(record, Problems) ?? new object?[Fields.Count];
            yield return new SourceFeature(record, _table is { IsDeleted: true } ? null : Decode(_content.AsSpan(0, length), record), values);
        }

        if (!faulty && DeclaredCount is { } declared && declared != record)
            Problems.Add(new SourceProblem("shapefile.count", File, null, null, $"属性表声明 {declared} 条,图形文件有 {record} 条"));
    }

    public override void Dispose()
    {
        _shapes.Dispose();
        _tableStream?.Dispose();
        base.Dispose();
    }

    private static ShapefileSource Describe(string path, byte[] header, Stream shapes, Stream? tableStream, DbfTable? table)
    {
        var name = Path.GetFileName(path);
        var projection = Beside(path, ".prj");
        var source = new ShapefileSource(shapes, tableStream, table)
        {
            File = name,
            Layer = Path.GetFileNameWithoutExtension(path),
            Format = "shapefile",
            Fields = table?.Fields ?? [],
            Encoding = table?.EncodingName ?? "",
            EncodingReason = table?.EncodingReason ?? "没有属性表",
            DeclaredCount = table?.Count,
            Crs = projection is null ? DeclaredCrs.None : new DeclaredCrs(Wkt: global::System.IO.File.ReadAllText(projection)),
        };
        foreach (var (extension, what) in new[] { (".dbf", "属性表"), (".prj", "坐标系说明"), (".shx", "索引") })
            if (Beside(path, extension) is null)
                source.Problems.Add(new SourceProblem("shapefile.part-missing", name, null, null, $"缺少{what} {extension}", Fatal: false));
        var declared = 2L * BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(24));
        if (declared != shapes.Length)
            source.Problems.Add(new SourceProblem("shapefile.length", name, null, null, $"文件头声明 {declared} 字节,实为 {shapes.Length} 字节", Fatal: declared > shapes.Length));
        return source;
    }

    /// <summary>Brings the next record into the buffer; its length, or null at the end.</summary>
    private int? NextContent(long record, ref bool faulty)
    {
        Span<byte> header = stackalloc byte[8];
        var read = _shapes.ReadAtLeast(header, 8, throwOnEndOfStream: false);
        if (read == 0)
            return null;
        var length = read < 8 ? -1 : 2L * BinaryPrimitives.ReadInt32BigEndian(header[4..]);
        if (length < 4 || length > _length - _shapes.Position || length > Array.MaxLength)
        {
            Problems.Add(new SourceProblem("shapefile.truncated", File, record, null, $"第 {record} 条起文件不完整或记录长度有误,其后无法读取"));
            faulty = true;
            return null;
        }

        if (_content.Length < length)
            _content = new byte[length];
        _shapes.ReadExactly(_content, 0, (int)length);
        return (int)length;
    }

    private Geometry? Decode(ReadOnlySpan<byte> content, long record)
    {
        try
        {
            var shape = ShapeRecord.Read(content, out var note);
            if (note == ShapeRecord.Flattened ? !_flattened : note is not null)
                Problems.Add(new SourceProblem("shapefile.note", File, note == ShapeRecord.Flattened ? null : record, null, note!, Fatal: false));
            _flattened |= note == ShapeRecord.Flattened;
            return shape;
        }
        catch (FormatException exception)
        {
            Problems.Add(new SourceProblem("shapefile.record", File, record, null, exception.Message));
            return null;
        }
    }

    private static FileStream Forward(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferLength, FileOptions.SequentialScan);

    private static string? Beside(string path, string extension) => Directory
        .EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileNameWithoutExtension(path) + ".*")
        .FirstOrDefault(file => string.Equals(Path.GetExtension(file), extension, StringComparison.OrdinalIgnoreCase));
}
