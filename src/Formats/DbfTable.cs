using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Weipian.Formats;

/// <summary>The attribute table of a shapefile (dBASE III/IV), read forward one record at a time; nothing is allocated from a declared count.</summary>
internal sealed class DbfTable
{
    private const int SampleLength = 1 << 16;
    private const byte Deleted = (byte)'*';

    private readonly Stream _stream;
    private readonly string _file;
    private readonly byte[] _record;
    private readonly List<Column> _columns = [];
    private readonly Encoding _encoding;
    private bool _ended;

    private DbfTable(Stream stream, string file, byte[] header, byte[] descriptors, string? codePage)
    {
        (_stream, _file) = (stream, file);
        Count = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4));
        _record = new byte[BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(10))];
        (_encoding, EncodingName, EncodingReason) = TextEncoding.Decide(codePage, header[29], Sample(descriptors));
        var offset = 1;
        for (var at = 0; at + 32 <= descriptors.Length && descriptors[at] != 0x0D; at += 32)
        {
            var name = NameOf(descriptors.AsSpan(at, 11));
            var (kind, length, decimals) = ((char)descriptors[at + 11], (int)descriptors[at + 16], (int)descriptors[at + 17]);
            _columns.Add(new Column(new SourceField(name, KindOf(kind, length, decimals), length, decimals), offset));
            offset += length;
        }

        if (_columns.Count == 0 || offset > _record.Length)
            throw Bad("dbf.header", $"属性表头有误:字段共 {offset - 1} 字节,记录长 {_record.Length} 字节");
    }

    public uint Count { get; }

    public string EncodingName { get; }

    public string EncodingReason { get; }

    /// <summary>Whether the last record read is marked as deleted: the file was not packed after that.</summary>
    public bool IsDeleted => !_ended && _record[0] == Deleted;

    public IReadOnlyList<SourceField> Fields => _columns.Select(column => column.Field).ToList();

    /// <exception cref="UnreadableFileException"><c>dbf.truncated</c>, <c>dbf.header</c>.</exception>
    public static DbfTable Open(Stream stream, string file, string? codePage)
    {
        var header = new byte[32];
        if (stream.ReadAtLeast(header, 32, throwOnEndOfStream: false) < 32)
            throw new UnreadableFileException(new SourceProblem("dbf.truncated", file, null, null, "属性表不足一个文件头"));
        var size = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8));
        var descriptors = new byte[Math.Max(0, size - 32)];
        if (size < 65 || stream.ReadAtLeast(descriptors, descriptors.Length, throwOnEndOfStream: false) < descriptors.Length)
            throw new UnreadableFileException(new SourceProblem("dbf.header", file, null, null, $"属性表头长度 {size} 有误或文件被截断"));
        return new DbfTable(stream, file, header, descriptors, codePage);
    }

    /// <summary>The next record's values; null at the end of the file.</summary>
    public object?[]? Next(long record, List<SourceProblem> problems)
    {
        if (_ended)
            return null;
        var read = _stream.ReadAtLeast(_record, _record.Length, throwOnEndOfStream: false);
        if (read < _record.Length || _record[0] == 0x1A)
        {
            // The shapes go on: what belongs to them is missing, and the file is not whole.
            _ended = true;
            problems.Add(new SourceProblem("dbf.truncated", _file, record, null, $"属性表到第 {record} 条前为止,其后图形没有属性"));
            return null;
        }

        if (_record[0] == Deleted)
            problems.Add(new SourceProblem("dbf.deleted", _file, record, null, "属性表标明此条已删除,图形未读取"));
        var values = new object?[_columns.Count];
        for (var index = 0; index < values.Length; index++)
            values[index] = Value(_columns[index], record, problems);
        return values;
    }

    /// <summary>Tables say the same again and again: a sound value is decoded once while its bytes repeat.</summary>
    private object? Value(Column column, long record, List<SourceProblem> problems)
    {
        var bytes = _record.AsSpan(column.Offset, column.Field.Length);
        if (column.Known && bytes.SequenceEqual(column.Bytes))
            return column.Value;
        var before = problems.Count;
        column.Value = Decode(column, bytes, record, problems);
        bytes.CopyTo(column.Bytes);
        column.Known = problems.Count == before;
        return column.Value;
    }

    private object? Decode(Column column, ReadOnlySpan<byte> bytes, long record, List<SourceProblem> problems)
    {
        var text = _encoding.GetString(bytes).Trim('\0', ' ');
        if (text.Length == 0)
            return null;
        object? value = column.Field.Kind switch
        {
            FieldKind.Integer => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? whole : null,
            FieldKind.Real => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null,
            FieldKind.Date => DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            FieldKind.Logical => text is "T" or "t" or "Y" or "y" ? true : text is "F" or "f" or "N" or "n" ? false : null,
            _ => Whole(text, column, record, problems),
        };
        if (value is null && !(column.Field.Kind == FieldKind.Logical && text == "?") && !(column.Field.Kind == FieldKind.Date && text.All(letter => letter == '0')))
            problems.Add(new SourceProblem(
                text[0] == '*' ? "dbf.overflow" : "dbf.value", _file, record, column.Field.Name,
                text[0] == '*' ? "数值超出字段宽度,写成了星号,原值已不可知" : $"“{text}”不能按字段类型读取", Fatal: false));
        return value;
    }

    /// <summary>A text cut inside a Chinese character, or of another encoding, is told of; never taken as if it were whole.</summary>
    private string Whole(string text, Column column, long record, List<SourceProblem> problems)
    {
        if (!text.Contains('\uFFFD', StringComparison.Ordinal))
            return text;
        problems.Add(new SourceProblem("dbf.text", _file, record, column.Field.Name, $"“{text}”中有不能按 {EncodingName} 解读的字节(汉字被截断,或编码有误)", Fatal: false));
        return text.TrimEnd('\uFFFD');
    }

    /// <summary>Up to the terminating zero; a name cut inside a Chinese character loses its last half byte.</summary>
    private string NameOf(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        var name = _encoding.GetString(end < 0 ? bytes[..10] : bytes[..end]);
        return name.TrimEnd('\uFFFD', '?', ' ');
    }

    /// <summary>Names and the first records decide the encoding; the stream goes back to where it was.</summary>
    private byte[] Sample(byte[] descriptors)
    {
        var names = new List<byte>();
        for (var at = 0; at + 32 <= descriptors.Length && descriptors[at] != 0x0D; at += 32)
            names.AddRange(descriptors.AsSpan(at, 10).ToArray().TakeWhile(value => value != 0).Append((byte)' '));
        // A cut name is no proof against UTF-8: keep only whole decodings, the records speak for the rest.
        if (!_stream.CanSeek)
            return [.. names];
        // Whole records, from the first that holds more than Western letters.
        var here = _stream.Position;
        var whole = Math.Max(1, _record.Length);
        var ahead = new byte[whole * Math.Max(1, SampleLength / whole)];
        var read = 0;
        do
            read = _stream.ReadAtLeast(ahead, ahead.Length, throwOnEndOfStream: false);
        while (read == ahead.Length && !ahead.AsSpan().ContainsAnyInRange((byte)0x80, (byte)0xFF));
        _stream.Position = here;
        var sample = ahead[..(read - (read % whole))];
        return sample.AsSpan().ContainsAnyInRange((byte)0x80, (byte)0xFF) ? sample : [.. names];
    }

    private static FieldKind KindOf(char kind, int length, int decimals) => kind switch
    {
        'N' or 'F' when decimals == 0 && length <= 18 && kind == 'N' => FieldKind.Integer,
        'N' or 'F' => FieldKind.Real,
        'D' => FieldKind.Date,
        'L' => FieldKind.Logical,
        _ => FieldKind.Text,
    };

    private UnreadableFileException Bad(string code, string message) => new(new SourceProblem(code, _file, null, null, message));

    /// <summary>A column, and what was last read of it.</summary>
    private sealed class Column(SourceField field, int offset)
    {
        public SourceField Field { get; } = field;

        public int Offset { get; } = offset;

        public byte[] Bytes { get; } = new byte[field.Length];

        public object? Value { get; set; }

        public bool Known { get; set; }
    }
}
