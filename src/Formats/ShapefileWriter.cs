using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using Weipian.Spatial;

namespace Weipian.Formats;

/// <summary>
/// Writes a polygon shapefile as counties exchange them: GBK texts under language byte 0x4D, names of at most ten bytes, no .cpg.
/// A value that does not fit its field is refused, never cut.
/// </summary>
public static class ShapefileWriter
{
    private const int HeaderLength = 100;

    /// <param name="path">The .shp; the others are written beside it.</param>
    /// <param name="fields">Length and decimals as in the table; a date has length 8.</param>
    /// <param name="day">Day the table says it was written.</param>
    /// <exception cref="ArgumentException">A name is longer than ten bytes, a value longer than its field, or a shape no polygon.</exception>
    public static void Write(string path, Crs crs, IReadOnlyList<SourceField> fields, IEnumerable<(Geometry? Shape, IReadOnlyList<object?> Values)> rows, DateOnly day)
    {
        using var shapes = File.Create(path);
        using var index = File.Create(Path.ChangeExtension(path, ".shx"));
        using var table = File.Create(Path.ChangeExtension(path, ".dbf"));
        File.WriteAllText(Path.ChangeExtension(path, ".prj"), crs.EsriWkt, new UTF8Encoding(false));
        shapes.Write(new byte[HeaderLength]);
        index.Write(new byte[HeaderLength]);
        table.Write(TableHeader(fields, 0, day));
        var (count, extent) = (0, new Envelope());
        foreach (var (shape, values) in rows)
        {
            count++;
            var content = Content(shape);
            var place = new byte[8];
            BinaryPrimitives.WriteInt32BigEndian(place, (int)(shapes.Position / 2));
            BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(4), content.Length / 2);
            index.Write(place);
            BinaryPrimitives.WriteInt32BigEndian(place, count);
            shapes.Write(place);
            shapes.Write(content);
            table.Write(Record(fields, values));
            if (shape is not null)
                extent.ExpandToInclude(shape.EnvelopeInternal);
        }

        table.WriteByte(0x1A);
        Finish(shapes, extent);
        Finish(index, extent);
        table.Position = 0;
        table.Write(TableHeader(fields, count, day));
    }

    private static byte[] Content(Geometry? shape)
    {
        if (shape is null or { IsEmpty: true })
            return new byte[4];
        if (shape is not IPolygonal)
            throw new ArgumentException("only polygons go into this shapefile", nameof(shape));
        var rings = new List<Coordinate[]>();
        for (var part = 0; part < shape.NumGeometries; part++)
        {
            var polygon = (Polygon)shape.GetGeometryN(part);
            rings.Add(Wound(polygon.Shell, clockwise: true));
            rings.AddRange(polygon.Holes.Select(hole => Wound(hole, clockwise: false)));
        }

        var content = new byte[44 + (4 * rings.Count) + (16 * rings.Sum(ring => ring.Length))];
        BinaryPrimitives.WriteInt32LittleEndian(content, 5);
        Bounds(content.AsSpan(4), shape.EnvelopeInternal);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(36), rings.Count);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(40), rings.Sum(ring => ring.Length));
        var (start, at) = (0, 44 + (4 * rings.Count));
        for (var ring = 0; ring < rings.Count; ring++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(44 + (4 * ring)), start);
            start += rings[ring].Length;
            foreach (var point in rings[ring])
            {
                BinaryPrimitives.WriteDoubleLittleEndian(content.AsSpan(at), point.X);
                BinaryPrimitives.WriteDoubleLittleEndian(content.AsSpan(at + 8), point.Y);
                at += 16;
            }
        }

        return content;
    }

    private static Coordinate[] Wound(LinearRing ring, bool clockwise) =>
        Orientation.IsCCW(ring.CoordinateSequence) == clockwise ? [.. ring.Coordinates.Reverse()] : ring.Coordinates;

    private static void Finish(FileStream stream, Envelope extent)
    {
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteInt32BigEndian(header, 9994);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(24), (int)(stream.Length / 2));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), 1000);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(32), 5);
        Bounds(header.AsSpan(36), extent.IsNull ? new Envelope(0, 0, 0, 0) : extent);
        stream.Position = 0;
        stream.Write(header);
    }

    private static void Bounds(Span<byte> target, Envelope bounds)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(target, bounds.MinX);
        BinaryPrimitives.WriteDoubleLittleEndian(target[8..], bounds.MinY);
        BinaryPrimitives.WriteDoubleLittleEndian(target[16..], bounds.MaxX);
        BinaryPrimitives.WriteDoubleLittleEndian(target[24..], bounds.MaxY);
    }

    private static byte[] TableHeader(IReadOnlyList<SourceField> fields, int count, DateOnly day)
    {
        var header = new byte[32 + (32 * fields.Count) + 1];
        (header[0], header[1], header[2], header[3]) = (3, (byte)(day.Year - 1900), (byte)day.Month, (byte)day.Day);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), count);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(8), (short)header.Length);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(10), (short)(1 + fields.Sum(field => field.Length)));
        header[29] = 0x4D;
        for (var index = 0; index < fields.Count; index++)
        {
            var name = TextEncoding.Gb18030.GetBytes(fields[index].Name);
            if (name.Length > 10)
                throw new ArgumentException($"字段名“{fields[index].Name}”超过 10 字节", nameof(fields));
            name.CopyTo(header, 32 + (32 * index));
            header[32 + (32 * index) + 11] = (byte)Kind(fields[index].Kind);
            header[32 + (32 * index) + 16] = (byte)fields[index].Length;
            header[32 + (32 * index) + 17] = (byte)fields[index].Decimals;
        }

        header[^1] = 0x0D;
        return header;
    }

    private static byte[] Record(IReadOnlyList<SourceField> fields, IReadOnlyList<object?> values)
    {
        var record = new byte[1 + fields.Sum(field => field.Length)];
        Array.Fill(record, (byte)' ');
        var at = 1;
        for (var index = 0; index < fields.Count; index++)
        {
            var field = fields[index];
            var text = values[index] switch
            {
                null => "",
                DateOnly day => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
                bool yes => yes ? "T" : "F",
                double or float or decimal => Convert.ToDecimal(values[index], CultureInfo.InvariantCulture).ToString("F" + field.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
                var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
            };
            var bytes = TextEncoding.Gb18030.GetBytes(text);
            if (bytes.Length > field.Length)
                throw new ArgumentException($"字段 {field.Name} 的值“{text}”超过 {field.Length} 字节", nameof(values));
            var numeric = field.Kind is FieldKind.Integer or FieldKind.Real;
            bytes.CopyTo(record, at + (numeric ? field.Length - bytes.Length : 0));
            at += field.Length;
        }

        return record;
    }

    private static char Kind(FieldKind kind) => kind switch
    {
        FieldKind.Integer or FieldKind.Real => 'N',
        FieldKind.Date => 'D',
        FieldKind.Logical => 'L',
        _ => 'C',
    };
}
