using System.Globalization;
using System.Text;

namespace Weipian.Formats;

/// <summary>A pair of an ASCII drawing exchange file: what the value means, and the value. <paramref name="Line"/> is that of the value.</summary>
internal readonly record struct DxfPair(int Code, byte[] Value, long Line)
{
    public string Text => Encoding.Latin1.GetString(Value);

    /// <exception cref="FormatException">Not a number.</exception>
    public double Real => double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
        ? value : throw new FormatException($"第 {Line} 行“{(Text.Length > 40 ? Text[..40] : Text)}”不是数值");

    /// <exception cref="FormatException">Not a whole number.</exception>
    public int Whole => int.TryParse(Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
        ? value : throw new FormatException($"第 {Line} 行应为整数");

    public bool Is(int code, ReadOnlySpan<byte> value) => Code == code && Value.AsSpan().SequenceEqual(value);
}

/// <summary>Reads an ASCII drawing exchange file pair by pair; a line longer than the format allows is none of its lines.</summary>
internal sealed class DxfText(Stream stream) : IDisposable
{
    private const int LongestLine = 2049;

    private readonly byte[] _line = new byte[LongestLine];
    private readonly BufferedStream _stream = new(stream, 1 << 16);
    private long _number;

    /// <summary>The next pair; null at the end of the file.</summary>
    /// <exception cref="FormatException">Not a pair; the line is named.</exception>
    public DxfPair? Next()
    {
        if (Line() is not { } code)
            return null;
        var number = _number;
        if (!int.TryParse(code, NumberStyles.Integer, CultureInfo.InvariantCulture, out var meaning))
            throw new FormatException($"第 {number} 行应为组码(整数)");
        return new DxfPair(meaning, Line() ?? throw new FormatException($"第 {number} 行的组码没有值,文件不完整"), _number);
    }

    public void Dispose() => _stream.Dispose();

    private byte[]? Line()
    {
        var length = 0;
        var next = _stream.ReadByte();
        if (next < 0)
            return null;
        for (_number++; next >= 0 && next != '\n'; next = _stream.ReadByte())
            _line[length++] = length < LongestLine - 1 ? (byte)next : throw new FormatException($"第 {_number} 行过长,不是 DXF");
        return _line.AsSpan(0, length).Trim(" \t\r"u8).ToArray();
    }
}
