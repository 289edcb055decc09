using System.Buffers.Binary;
using System.Text;

namespace Weipian.Formats;

/// <summary>A cursor over bytes of a file geodatabase that never steps past their end.</summary>
internal ref struct FileGdbBytes(ReadOnlySpan<byte> bytes)
{
    private const int LongestVariable = 10;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding StrictUtf16 = new(false, false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = bytes;

    public readonly int Left => _rest.Length;

    /// <exception cref="FormatException">Fewer than <paramref name="count"/> bytes are left.</exception>
    public ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
            throw new FormatException($"声明 {count} 字节,只剩 {_rest.Length} 字节");
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    public readonly ReadOnlySpan<byte> Ahead(int count) => _rest[..Math.Min(count, _rest.Length)];

    public byte Byte() => Take(1)[0];

    public short Short() => BinaryPrimitives.ReadInt16LittleEndian(Take(2));

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public float Single() => BinaryPrimitives.ReadSingleLittleEndian(Take(4));

    public double Real() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>Seven bits a byte, lowest first.</summary>
    public ulong Unsigned() => Rest(0, 0);

    /// <summary>Sign in bit 6 of the first byte, six bits there, seven in each that follows.</summary>
    public long Signed()
    {
        var first = Byte();
        var size = (ulong)(first & 0x3F);
        if ((first & 0x80) != 0)
            size = Rest(size, 6);
        return (first & 0x40) != 0 ? unchecked(-(long)size) : unchecked((long)size);
    }

    /// <summary>Bytes under a variable length.</summary>
    public ReadOnlySpan<byte> Counted() => Take(Unsigned());

    /// <summary>A name: one byte of letters, then UTF-16.</summary>
    public string Name() => Encoding.Unicode.GetString(Take(2UL * Byte()));

    /// <summary>Text, or null when the bytes are none in that encoding.</summary>
    public static string? Text(ReadOnlySpan<byte> bytes, bool utf8)
    {
        try
        {
            return utf8 ? StrictUtf8.GetString(bytes) : StrictUtf16.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private ulong Rest(ulong value, int shift)
    {
        for (var count = 0; count < LongestVariable; count++, shift += 7)
        {
            var next = Byte();
            if (shift < 64)
                value |= (ulong)(next & 0x7F) << shift;
            if ((next & 0x80) == 0)
                return value;
        }

        throw new FormatException("变长整数过长");
    }
}
