using System.Buffers.Binary;

namespace Weipian.Formats;

/// <summary>Walks well-known binary without building anything: every count must fit the bytes that are there, before a reader allocates by it.</summary>
internal ref struct WkbCounts
{
    private const int DeepestNesting = 8;
    private const int PointType = 1;
    private const int LineType = 2;
    private const int PolygonType = 3;
    private const int LastCollection = 7;

    private ReadOnlySpan<byte> _rest;

    /// <exception cref="FormatException">Chinese reason.</exception>
    public static void Check(ReadOnlySpan<byte> wkb) => new WkbCounts { _rest = wkb }.Geometry(0);

    private void Geometry(int depth)
    {
        if (depth > DeepestNesting)
            throw new FormatException("图形集合嵌套过深");
        var little = Take(1)[0] switch { 0 => false, 1 => true, _ => throw new FormatException("字节序标志有误") };
        var type = Number(little);
        // Z, M and SRID by PostGIS flags, or Z and M by thousands.
        var (flags, kind) = (type >> 28, type & 0x0FFF_FFFF);
        if ((flags & 2) != 0)
            _ = Take(4);
        var ordinates = 2 + ((flags & 8) != 0 ? 1 : 0) + ((flags & 4) != 0 ? 1 : 0) + (kind / 1000) switch { 0 => 0, 1 or 2 => 1, 3 => 2, _ => throw Unknown(kind) };
        switch (kind % 1000)
        {
            case PointType:
                _ = Take(8L * ordinates);
                break;
            case LineType:
                Points(little, ordinates);
                break;
            case PolygonType:
                for (var rings = Number(little); rings > 0; rings--)
                    Points(little, ordinates);
                break;
            case > PolygonType and <= LastCollection:
                for (var parts = Number(little); parts > 0; parts--)
                    Geometry(depth + 1);
                break;
            default:
                throw Unknown(kind);
        }
    }

    private void Points(bool little, int ordinates) => _ = Take(Number(little) * 8L * ordinates);

    private uint Number(bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(Take(4)) : BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    private ReadOnlySpan<byte> Take(long count)
    {
        if (count > _rest.Length)
            throw new FormatException($"声明的点数需要 {count} 字节,只剩 {_rest.Length} 字节");
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    private static FormatException Unknown(uint kind) => new($"不认识的图形类型 {kind}");
}
