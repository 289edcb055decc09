using System.Text;

namespace Weipian.Formats;

/// <summary>Column types of a file geodatabase, by their stored number.</summary>
internal enum FileGdbType : byte
{
    Short = 0,
    Integer = 1,
    Single = 2,
    Real = 3,
    Text = 4,
    DateTime = 5,
    ObjectId = 6,
    Geometry = 7,
    Binary = 8,
    Raster = 9,
    Uuid = 10,
    GlobalId = 11,
    Xml = 12,
    Long = 13,
    Date = 14,
    Time = 15,
    DateTimeOffset = 16,
}

/// <summary>How whole numbers become coordinates: number / <paramref name="Scale"/> + origin.</summary>
internal sealed record FileGdbGrid(double OriginX, double OriginY, double Scale, string? Wkt);

/// <summary>One column as the table's header describes it.</summary>
/// <param name="Grid">Of the geometry column only.</param>
/// <param name="RasterKind">Of a raster column: 0 path, 1 number, 2 inline.</param>
internal sealed record FileGdbField(string Name, FileGdbType Type, bool Nullable, int Length, FileGdbGrid? Grid, byte RasterKind)
{
    private const byte NullableFlag = 1;
    private const byte DefaultFlag = 4;
    private const byte HasM = 2;
    private const byte HasZ = 4;
    private const int MostRanges = 4;

    /// <summary>What the column's values are boxed as; null for columns that are not attributes.</summary>
    public FieldKind? Kind => Type switch
    {
        FileGdbType.Short or FileGdbType.Integer or FileGdbType.Long => FieldKind.Integer,
        FileGdbType.Single or FileGdbType.Real => FieldKind.Real,
        FileGdbType.DateTime or FileGdbType.Date => FieldKind.Date,
        FileGdbType.Text or FileGdbType.Uuid or FileGdbType.GlobalId or FileGdbType.Xml or FileGdbType.Time or FileGdbType.DateTimeOffset => FieldKind.Text,
        _ => null,
    };

    /// <exception cref="FormatException">Chinese reason why the description cannot be read.</exception>
    public static FileGdbField Read(ref FileGdbBytes bytes)
    {
        var name = bytes.Name();
        _ = bytes.Name();
        var type = (FileGdbType)bytes.Byte();
        if (!Enum.IsDefined(type))
            throw new FormatException($"字段“{name}”的类型 {(byte)type} 不认识");
        if (type == FileGdbType.Text)
            return Text(ref bytes, name);
        _ = bytes.Byte();
        var flag = bytes.Byte();
        var nullable = type != FileGdbType.ObjectId && (flag & NullableFlag) != 0;
        switch (type)
        {
            case FileGdbType.Geometry:
                return new FileGdbField(name, type, nullable, 0, GridOf(ref bytes, name), 0);
            case FileGdbType.Raster:
                return new FileGdbField(name, type, nullable, 0, null, RasterOf(ref bytes));
            case FileGdbType.ObjectId or FileGdbType.Binary or FileGdbType.Uuid or FileGdbType.GlobalId or FileGdbType.Xml:
                break;
            default:
                var preset = bytes.Byte();
                if ((flag & DefaultFlag) != 0)
                    _ = bytes.Take(preset);
                break;
        }

        return new FileGdbField(name, type, nullable, 0, null, 0);
    }

    private static FileGdbField Text(ref FileGdbBytes bytes, string name)
    {
        var length = bytes.Int();
        var flag = bytes.Byte();
        var preset = bytes.Unsigned();
        if ((flag & DefaultFlag) != 0)
            _ = bytes.Take(preset);
        return new FileGdbField(name, FileGdbType.Text, (flag & NullableFlag) != 0, Math.Max(0, length), null, 0);
    }

    private static FileGdbGrid GridOf(ref FileGdbBytes bytes, string name)
    {
        var wkt = Wkt(ref bytes);
        var (x, y, scale) = Origins(ref bytes, bytes.Byte());
        if (!double.IsFinite(x) || !double.IsFinite(y) || !double.IsFinite(scale) || scale <= 0)
            throw new FormatException($"图形字段“{name}”的原点或比例有误");
        _ = bytes.Take(4 * sizeof(double));
        // Ranges of Z and M, which older files have without saying so; then a zero and one to three index grids.
        for (var ranges = 0; bytes.Ahead(5) is not [0, >= 1 and <= 3, 0, 0, 0]; ranges++)
        {
            if (ranges == MostRanges)
                throw new FormatException($"图形字段“{name}”的格网说明有误");
            _ = bytes.Real();
        }

        _ = bytes.Byte();
        _ = bytes.Take((ulong)bytes.Int() * sizeof(double));
        return new FileGdbGrid(x, y, scale, Plane(wkt));
    }

    private static byte RasterOf(ref FileGdbBytes bytes)
    {
        _ = bytes.Name();
        _ = Wkt(ref bytes);
        var parts = bytes.Byte();
        if (parts > 0)
            _ = Origins(ref bytes, parts);
        return bytes.Byte();
    }

    private static (double X, double Y, double Scale) Origins(ref FileGdbBytes bytes, byte parts)
    {
        var found = (bytes.Real(), bytes.Real(), bytes.Real());
        var more = ((parts & HasM) != 0 ? 1UL : 0) + ((parts & HasZ) != 0 ? 1UL : 0);
        // Origin and scale of each, then the tolerance of x and y and of each.
        _ = bytes.Take(((2 * more) + 1 + more) * sizeof(double));
        return found;
    }

    private static string Wkt(ref FileGdbBytes bytes) => Encoding.Unicode.GetString(bytes.Take((ushort)bytes.Short()));

    /// <summary>The system of x and y, without the heights that may follow; null where Esri writes a class number for "unknown".</summary>
    private static string? Plane(string wkt)
    {
        var heights = wkt.IndexOf(",VERTCS[", StringComparison.OrdinalIgnoreCase);
        var plane = (heights < 0 ? wkt : wkt[..heights]).Trim('\0', ' ');
        return plane.Length == 0 || plane[0] == '{' ? null : plane;
    }
}
