using System.Buffers.Binary;
using System.Globalization;

namespace Weipian.Formats;

/// <summary>One row. <paramref name="Values"/> has one entry per column of the table; the geometry column's is its bytes.</summary>
/// <param name="Fault">Chinese reason why the row could not be read; its values are then all null.</param>
internal sealed record FileGdbRow(long Number, object?[] Values, string? Fault);

/// <summary>One table of a file geodatabase: a .gdbtable with its .gdbtablx. Bounded by the bytes that are there.</summary>
internal sealed class FileGdbTable : IDisposable
{
    /// <summary>Of tables with 64-bit ObjectIDs.</summary>
    public const int WideVersion = 4;

    private const int Version = 3;

    private const int HeaderLength = 40;
    private const int LargestDescription = 16 << 20;
    private const int BufferLength = 1 << 16;
    private const string TimeDropped = "带有时刻,只读取日期";
    private static readonly DateOnly Epoch = new(1899, 12, 30);

    private readonly Stream _stream;
    private readonly FileGdbIndex _index;
    private readonly string _file;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private int _nullable;

    private FileGdbTable(Stream stream, FileGdbIndex index, string file) => (_stream, _index, _file) = (stream, index, file);

    public required IReadOnlyList<FileGdbField> Fields { get; init; }

    /// <summary>1 point, 2 points, 3 lines, 4 polygons, 9 patches; 0 none.</summary>
    public required int ShapeKind { get; init; }

    public required bool Utf8 { get; init; }

    public required long DeclaredRows { get; init; }

    /// <param name="files">Files of the folder by upper-case name.</param>
    /// <param name="number">Number of the table in the catalogue.</param>
    /// <param name="file">Folder name for messages.</param>
    /// <exception cref="UnreadableFileException"><c>filegdb.compressed</c>, <c>.part-missing</c>, <c>.signature</c>, <c>.header</c>, <c>.index</c>.</exception>
    public static FileGdbTable Open(IReadOnlyDictionary<string, string> files, long number, string file)
    {
        var stem = string.Create(CultureInfo.InvariantCulture, $"a{number:x8}");
        var (table, index) = (files.GetValueOrDefault($"{stem}.gdbtable".ToUpperInvariant()), files.GetValueOrDefault($"{stem}.gdbtablx".ToUpperInvariant()));
        if (table is null && files.ContainsKey($"{stem}.cdf".ToUpperInvariant()))
            throw Unreadable("filegdb.compressed", file, "是压缩的文件地理数据库(.cdf),不能读取;请先在 ArcGIS 中解压缩");
        if (table is null || index is null)
            throw Unreadable("filegdb.part-missing", file, $"缺少 {stem}.{(table is null ? "gdbtable" : "gdbtablx")}");
        var stream = new FileStream(table, FileMode.Open, FileAccess.Read, FileShare.Read, BufferLength);
        FileGdbIndex? opened = null;
        try
        {
            var header = Header(stream, file, Path.GetFileName(table));
            opened = FileGdbIndex.Open(index, file, VersionOf(header));
            return Describe(stream, opened, header, file);
        }
        catch (FormatException exception)
        {
            opened?.Dispose();
            stream.Dispose();
            throw Unreadable("filegdb.header", file, $"{Path.GetFileName(table)} 的字段说明有误:{exception.Message}");
        }
        catch
        {
            opened?.Dispose();
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Every row once; what is wrong with single values or with the index is told, what is wrong with a row lies in it.</summary>
    public IEnumerable<FileGdbRow> Rows(List<SourceProblem> problems)
    {
        var (buffer, spent) = (Array.Empty<byte>(), 0L);
        foreach (var (number, offset) in _index.Offsets(problems))
        {
            var fault = Fetch(offset, ref buffer, ref spent, out var length);
            var values = new object?[Fields.Count];
            if (fault is null)
                fault = Decode(buffer.AsSpan(0, length), number, values, problems);
            yield return new FileGdbRow(number, fault is null ? values : new object?[Fields.Count], fault);
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _index.Dispose();
    }

    internal static UnreadableFileException Unreadable(string code, string file, string message) => new(new SourceProblem(code, file, null, null, message));

    private static byte[] Header(Stream stream, string file, string name)
    {
        var header = new byte[HeaderLength];
        if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
            throw Unreadable("filegdb.header", file, $"{name} 不完整");
        return VersionOf(header) is Version or WideVersion ? header : throw Unreadable("filegdb.signature", file, $"{name} 不是未压缩的文件地理数据库表(可能已压缩或损坏)");
    }

    private static int VersionOf(byte[] header) => BinaryPrimitives.ReadInt32LittleEndian(header);

    private static FileGdbTable Describe(Stream stream, FileGdbIndex index, byte[] header, string file)
    {
        var rows = VersionOf(header) == WideVersion ? BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(16)) : BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4));
        var start = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(32));
        if (rows < 0 || start < HeaderLength || start > stream.Length - 4)
            throw new FormatException("文件头指向文件之外");
        stream.Position = start;
        var size = new byte[4];
        stream.ReadExactly(size);
        var length = BinaryPrimitives.ReadInt32LittleEndian(size);
        if (length is < 10 or > LargestDescription || length > stream.Length - stream.Position)
            throw new FormatException($"声明 {length} 字节,超出文件");
        var description = new byte[length];
        stream.ReadExactly(description);
        var bytes = new FileGdbBytes(description);
        _ = bytes.Int();
        var flags = bytes.Int();
        var count = (ushort)bytes.Short();
        var fields = new List<FileGdbField>();
        while (fields.Count < count)
            fields.Add(FileGdbField.Read(ref bytes));
        return new FileGdbTable(stream, index, file) { Fields = fields, ShapeKind = flags & 0xFF, Utf8 = (flags & 0x100) != 0, DeclaredRows = rows, _nullable = fields.Count(field => field.Nullable) };
    }

    /// <summary>Brings one row into the buffer. Rows do not overlap: together they cannot be longer than the file.</summary>
    private string? Fetch(long offset, ref byte[] buffer, ref long spent, out int length)
    {
        length = 0;
        if (offset < HeaderLength || offset > _stream.Length - 4)
            return "索引指向文件之外";
        _stream.Position = offset;
        Span<byte> size = stackalloc byte[4];
        _stream.ReadExactly(size);
        var declared = BinaryPrimitives.ReadInt32LittleEndian(size);
        if (declared < 0 || declared > _stream.Length - _stream.Position || declared > Array.MaxLength)
            return $"记录声明 {declared} 字节,超出文件";
        spent += 4L + declared;
        if (spent > _stream.Length)
            return "记录相互重叠,总长超出文件";
        if (buffer.Length < declared)
            buffer = new byte[declared];
        _stream.ReadExactly(buffer, 0, declared);
        length = declared;
        return null;
    }

    private string? Decode(ReadOnlySpan<byte> row, long number, object?[] values, List<SourceProblem> problems)
    {
        try
        {
            var bytes = new FileGdbBytes(row);
            var nulls = bytes.Take((ulong)(_nullable + 7) / 8);
            var bit = -1;
            for (var index = 0; index < Fields.Count; index++)
            {
                var field = Fields[index];
                if (field.Nullable && (nulls[++bit / 8] >> (bit % 8) & 1) != 0)
                    continue;
                values[index] = Value(ref bytes, field, out var reason);
                if (reason == TimeDropped ? _told.Add(field.Name) : reason is not null)
                    problems.Add(new SourceProblem("filegdb.value", _file, reason == TimeDropped ? null : number, field.Name, reason!, Fatal: false));
            }

            return null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }

    private object? Value(ref FileGdbBytes bytes, FileGdbField field, out string? reason)
    {
        reason = null;
        switch (field.Type)
        {
            case FileGdbType.ObjectId:
                return null;
            case FileGdbType.Short:
                return (long)bytes.Short();
            case FileGdbType.Integer:
                return (long)bytes.Int();
            case FileGdbType.Long:
                return bytes.Long();
            case FileGdbType.Single:
                // The number a person typed: 1.1, not 1.10000002384.
                return Finite(double.Parse(bytes.Single().ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), ref reason);
            case FileGdbType.Real:
                return Finite(bytes.Real(), ref reason);
            case FileGdbType.Text or FileGdbType.Xml:
                var text = FileGdbBytes.Text(bytes.Counted(), Utf8);
                reason = text is null ? "文字不合编码" : null;
                return text;
            case FileGdbType.Uuid or FileGdbType.GlobalId:
                return new Guid(bytes.Take(16)).ToString("B").ToUpperInvariant();
            case FileGdbType.DateTime or FileGdbType.Date:
                return Day(bytes.Real(), ref reason);
            case FileGdbType.Time:
                return Clock(bytes.Real(), ref reason);
            case FileGdbType.DateTimeOffset:
                return Stamp(bytes.Real(), bytes.Short(), ref reason);
            case FileGdbType.Raster when field.RasterKind == 1:
                _ = bytes.Int();
                return null;
            case FileGdbType.Geometry:
                return bytes.Counted().ToArray();
            default:
                _ = bytes.Counted();
                return null;
        }
    }

    private static double? Finite(double value, ref string? reason)
    {
        reason = double.IsFinite(value) ? null : "不是有限的数";
        return reason is null ? value : null;
    }

    private static DateOnly? Day(double days, ref string? reason)
    {
        if (SecondsOf(days, ref reason) is not { } seconds)
            return null;
        if (seconds % 86400 != 0)
            reason = TimeDropped;
        return Epoch.AddDays((int)Math.Floor(seconds / 86400));
    }

    private static string? Clock(double days, ref string? reason)
    {
        if (days is >= 0 and <= 1)
            return TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(Math.Min(86399, Math.Round(days * 86400)))).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        reason = "时刻超出范围";
        return null;
    }

    private static string? Stamp(double days, short minutes, ref string? reason)
    {
        if (SecondsOf(days, ref reason) is not { } seconds)
            return null;
        var moment = Epoch.ToDateTime(TimeOnly.MinValue).AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{moment}{(minutes < 0 ? '-' : '+')}{Math.Abs((int)minutes) / 60:00}:{Math.Abs((int)minutes) % 60:00}");
    }

    /// <summary>Whole seconds since the epoch, within the years 1 to 9999.</summary>
    private static double? SecondsOf(double days, ref string? reason)
    {
        if (days >= DateOnly.MinValue.DayNumber - Epoch.DayNumber && days < DateOnly.MaxValue.DayNumber - Epoch.DayNumber)
            return Math.Round(days * 86400);
        reason = "日期超出范围";
        return null;
    }
}
