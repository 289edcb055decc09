using System.Buffers.Binary;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Weipian.Formats;

/// <summary>Decodes the content of one .shp record; every length is checked against the bytes that are there.</summary>
internal static class ShapeRecord
{
    private const string WrongWay = "外环方向与规范相反,已按最大环为外环读取";

    /// <summary>Remark on every record of a file with heights; said once.</summary>
    public const string Flattened = "带有高程或量测值,未读取";

    private static readonly GeometryFactory Factory = new();

    /// <summary>The shape, or null for a null shape.</summary>
    /// <exception cref="FormatException">Chinese reason why the record cannot be read.</exception>
    public static Geometry? Read(ReadOnlySpan<byte> content, out string? note)
    {
        note = null;
        if (content.Length < 4)
            throw new FormatException("记录不足 4 字节");
        var type = BinaryPrimitives.ReadInt32LittleEndian(content);
        note = type is 11 or 13 or 15 or 18 or 21 or 23 or 25 or 28 ? Flattened : null;
        return type switch
        {
            0 => null,
            1 or 11 or 21 => Point(content),
            5 or 15 or 25 => Polygon(content, ref note),
            3 or 13 or 23 => throw new FormatException("是线,不是面"),
            8 or 18 or 28 => throw new FormatException("是多点,不是面"),
            _ => throw new FormatException($"不认识的图形类型 {type}"),
        };
    }

    private static Point Point(ReadOnlySpan<byte> content)
    {
        if (content.Length < 20)
            throw new FormatException("点记录不足 20 字节");
        var place = new Coordinate(Real(content, 4), Real(content, 12));
        return place.IsValid ? Factory.CreatePoint(place) : throw new FormatException("坐标不是有限数");
    }

    private static Geometry Polygon(ReadOnlySpan<byte> content, ref string? note)
    {
        if (content.Length < 44)
            throw new FormatException("面记录不足 44 字节");
        var (parts, points) = (BinaryPrimitives.ReadInt32LittleEndian(content[36..]), BinaryPrimitives.ReadInt32LittleEndian(content[40..]));
        if (parts < 0 || points < 0 || 44 + (4L * parts) + (16L * points) > content.Length)
            throw new FormatException($"声明 {parts} 环 {points} 点,超出记录长度 {content.Length} 字节");
        var rings = new List<LinearRing>(Math.Min(parts, 16));
        for (var part = 0; part < parts; part++)
        {
            var start = BinaryPrimitives.ReadInt32LittleEndian(content[(44 + (4 * part))..]);
            var end = part + 1 < parts ? BinaryPrimitives.ReadInt32LittleEndian(content[(48 + (4 * part))..]) : points;
            if (start < 0 || end > points || end <= start)
                throw new FormatException($"第 {part + 1} 环的起点 {start}、终点 {end} 有误");
            rings.Add(Ring(content, 44 + (4 * parts), start, end, part + 1));
        }

        return Assemble(rings, ref note);
    }

    private static LinearRing Ring(ReadOnlySpan<byte> content, int origin, int start, int end, int number)
    {
        var ordinates = GC.AllocateUninitializedArray<double>((end - start) * 2);
        var bytes = content.Slice(origin + (16 * start), 8 * ordinates.Length);
        var finite = true;
        for (var index = 0; index < ordinates.Length; index++)
            finite &= double.IsFinite(ordinates[index] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * index)..]));
        if (!finite)
            throw new FormatException($"第 {number} 环含有不是有限数的坐标");
        if (end - start < 4 || ordinates[0] != ordinates[^2] || ordinates[1] != ordinates[^1])
            throw new FormatException($"第 {number} 环没有闭合或少于 4 点");
        return Factory.CreateLinearRing(NetTopologySuite.Geometries.Implementation.PackedCoordinateSequenceFactory.DoubleFactory.Create(ordinates, 2, 0));
    }

    /// <summary>Clockwise rings are shells, the others holes of the smallest shell around them; files that got it wrong are said to.</summary>
    internal static Geometry Assemble(List<LinearRing> rings, ref string? note)
    {
        if (rings.Count == 0)
            return Factory.CreatePolygon();
        if (rings.Count == 1)
        {
            note = IsCounterClockwise(rings[0]) ? WrongWay : note;
            return Factory.CreatePolygon(rings[0]);
        }

        var shells = rings.Where(ring => !IsCounterClockwise(ring)).ToList();
        if (shells.Count == 0)
        {
            note = WrongWay;
            shells.Add(rings.OrderByDescending(ring => ring.EnvelopeInternal.Area).First());
        }

        // By reference: a ring that is there twice is two rings, and the shape invalid, for others to say.
        var holes = new Dictionary<LinearRing, List<LinearRing>>(ReferenceEqualityComparer.Instance);
        foreach (var shell in shells)
            holes[shell] = [];
        foreach (var hole in rings.Where(ring => !holes.ContainsKey(ring)).ToList())
        {
            var around = shells.Where(shell => shell.EnvelopeInternal.Contains(hole.EnvelopeInternal)
                    && PointLocation.IsInRing(hole.GetCoordinateN(0), shell.Coordinates))
                .OrderBy(shell => shell.EnvelopeInternal.Area).FirstOrDefault();
            if (around is not null)
                holes[around].Add(hole);
            else
            {
                note = "有内环不在任何外环之内,已作为独立部分读取";
                holes[hole] = [];
            }
        }

        var polygons = holes.Select(pair => Factory.CreatePolygon(pair.Key, [.. pair.Value])).ToArray();
        return polygons.Length == 1 ? polygons[0] : Factory.CreateMultiPolygon(polygons);
    }

    private static bool IsCounterClockwise(LinearRing ring) => ring.CoordinateSequence is PackedDoubleCoordinateSequence { Dimension: 2 } packed
        ? RingTurn.IsCounterClockwise(packed.GetRawCoordinates()) : Orientation.IsCCW(ring.CoordinateSequence);

    private static double Real(ReadOnlySpan<byte> content, int at) => BinaryPrimitives.ReadDoubleLittleEndian(content[at..]);
}
