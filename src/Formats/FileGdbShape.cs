using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Weipian.Formats;

/// <summary>Decodes one shape of a file geodatabase; every count is checked against the bytes that are there.</summary>
internal static class FileGdbShape
{
    private const ulong CurveFlag = 0x2000_0000;
    private const ulong HeightFlags = 0xC000_0000;
    private static readonly GeometryFactory Factory = new();

    /// <param name="note">Chinese remark on a shape that was read all the same.</param>
    /// <param name="flattened">Heights or measures were left out.</param>
    /// <exception cref="FormatException">Chinese reason why the shape cannot be read.</exception>
    public static Geometry? Read(ReadOnlySpan<byte> blob, FileGdbGrid grid, out string? note, out bool flattened)
    {
        (note, flattened) = (null, false);
        if (blob.Length == 0)
            return null;
        var bytes = new FileGdbBytes(blob);
        var type = bytes.Unsigned();
        var kind = type & 0xFF;
        flattened = kind is 9 or 11 or 21 or 15 or 19 or 25 || (kind >= 50 && (type & HeightFlags) != 0);
        return kind switch
        {
            0 => null,
            1 or 9 or 11 or 21 or 52 => Point(ref bytes, grid),
            5 or 15 or 19 or 25 or 51 => Polygon(ref bytes, grid, kind == 51 && (type & CurveFlag) != 0, ref note),
            3 or 10 or 13 or 23 or 50 => throw new FormatException("是线,不是面"),
            8 or 18 or 20 or 28 or 53 => throw new FormatException("是多点,不是面"),
            31 or 32 or 54 => throw new FormatException("是多面体,不是面"),
            _ => throw new FormatException($"不认识的图形类型 {kind}"),
        };
    }

    private static Point Point(ref FileGdbBytes bytes, FileGdbGrid grid)
    {
        var (x, y) = (bytes.Unsigned(), bytes.Unsigned());
        if (x == 0 || y == 0)
            return Factory.CreatePoint();
        var point = new Coordinate(((x - 1) / grid.Scale) + grid.OriginX, ((y - 1) / grid.Scale) + grid.OriginY);
        return point.IsValid ? Factory.CreatePoint(point) : throw new FormatException("坐标不是有限数");
    }

    private static Geometry? Polygon(ref FileGdbBytes bytes, FileGdbGrid grid, bool mayCurve, ref string? note)
    {
        var points = bytes.Unsigned();
        if (points == 0)
            return null;
        var parts = bytes.Unsigned();
        // A point takes two bytes at least, a part's count one.
        if (parts == 0 || parts > points || points > (ulong)bytes.Left / 2)
            throw new FormatException($"声明 {parts} 环 {points} 点,超出记录长度 {bytes.Left} 字节");
        if (mayCurve && bytes.Unsigned() is > 0 and var curves)
            throw new FormatException($"含有 {curves} 段曲线(圆弧、椭圆弧或贝塞尔),请先在 ArcGIS 中增密为折线");
        for (var corner = 0; corner < 4; corner++)
            _ = bytes.Unsigned();
        var lengths = new List<int>();
        var left = points;
        for (var part = 1UL; part < parts; part++)
        {
            var length = bytes.Unsigned();
            if (length > left)
                throw new FormatException($"第 {part} 环声明 {length} 点,多于余下的 {left} 点");
            left -= length;
            lengths.Add((int)length);
        }

        lengths.Add((int)left);
        var (x, y) = (0L, 0L);
        var rings = new List<LinearRing>();
        foreach (var length in lengths)
            rings.Add(Ring(ref bytes, grid, length, rings.Count + 1, ref x, ref y));
        return ShapeRecord.Assemble(rings, ref note);
    }

    private static LinearRing Ring(ref FileGdbBytes bytes, FileGdbGrid grid, int length, int number, ref long x, ref long y)
    {
        var ordinates = new double[length * 2];
        for (var point = 0; point < length; point++)
        {
            x = unchecked(x + bytes.Signed());
            y = unchecked(y + bytes.Signed());
            ordinates[2 * point] = (x / grid.Scale) + grid.OriginX;
            ordinates[(2 * point) + 1] = (y / grid.Scale) + grid.OriginY;
        }

        if (ordinates.Any(value => !double.IsFinite(value)))
            throw new FormatException($"第 {number} 环含有不是有限数的坐标");
        if (length < 4 || ordinates[0] != ordinates[^2] || ordinates[1] != ordinates[^1])
            throw new FormatException($"第 {number} 环没有闭合或少于 4 点");
        return Factory.CreateLinearRing(PackedCoordinateSequenceFactory.DoubleFactory.Create(ordinates, 2, 0));
    }
}
