using System.Globalization;

namespace Weipian.Formats;

/// <summary>Where a picture lies: X = West + ColumnX·column + RowX·row, Y = North + ColumnY·column + RowY·row, from the outer corner of the first pixel.</summary>
public sealed record PixelFrame(double West, double ColumnX, double RowX, double North, double ColumnY, double RowY)
{
    /// <summary>Whether every pixel has a place of its own.</summary>
    public bool IsSound => Math.Abs(Determinant) is > 1e-18 and < 1e18 && double.IsFinite(West + North) && Math.Abs(West) < 1e9 && Math.Abs(North) < 1e9;

    private double Determinant => (ColumnX * RowY) - (RowX * ColumnY);

    public (double X, double Y) Of(double column, double row) => (West + (ColumnX * column) + (RowX * row), North + (ColumnY * column) + (RowY * row));

    /// <summary>Column and row of a place, fractions included.</summary>
    public (double Column, double Row) At(double x, double y) =>
        ((((x - West) * RowY) - ((y - North) * RowX)) / Determinant, (((y - North) * ColumnX) - ((x - West) * ColumnY)) / Determinant);
}

/// <summary>Reads where a GeoTIFF says that it lies, and in which coordinate system.</summary>
internal static class GeoReference
{
    private const int UserDefined = 32767;
    private const int LongestText = 1 << 16;

    /// <summary>The frame of the tags; null when there is none, or only control points.</summary>
    public static PixelFrame? Frame(TiffDirectory directory)
    {
        PixelFrame? frame = null;
        if (directory.Doubles(34264, 16) is { Length: 16 } matrix)
            frame = new PixelFrame(matrix[3], matrix[0], matrix[1], matrix[7], matrix[4], matrix[5]);
        else if (directory.Doubles(33550, 3) is { Length: >= 2 } scale && directory.Doubles(33922, 6 * 10_000) is { Length: 6 } tie)
            frame = new PixelFrame(tie[3] - (tie[0] * scale[0]), scale[0], 0, tie[4] + (tie[1] * scale[1]), 0, -scale[1]);
        // Tied to the middle of a pixel instead of its corner.
        if (frame is not null && Keys(directory).GetValueOrDefault(1025) == 2)
            frame = frame with { West = frame.Of(-0.5, -0.5).X, North = frame.Of(-0.5, -0.5).Y };
        return frame is { IsSound: true } ? frame : null;
    }

    public static DeclaredCrs Crs(TiffDirectory directory)
    {
        var keys = Keys(directory);
        if (keys.GetValueOrDefault(3072) is > 0 and not UserDefined and var projected)
            return new DeclaredCrs(projected);
        if (keys.GetValueOrDefault(1024) == 2 && keys.GetValueOrDefault(2048) is > 0 and not UserDefined and var geographic)
            return new DeclaredCrs(geographic);
        var words = directory.Text(34737, LongestText);
        if (words.IndexOf("PROJCS[", StringComparison.Ordinal) is >= 0 and var at)
            return new DeclaredCrs(Wkt: words[at..].Split('|')[0]);
        return keys.GetValueOrDefault(1024) == 1 ? Parameters(directory, keys) : DeclaredCrs.None;
    }

    /// <summary>The six lines of a world file; they speak of the middle of the first pixel.</summary>
    public static PixelFrame? WorldFile(string text)
    {
        var lines = text.Split(['\r', '\n', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var values = lines.Take(6).Select(line => double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN).ToList();
        if (values.Count < 6 || values.Exists(double.IsNaN))
            return null;
        var frame = new PixelFrame(values[4], values[0], values[2], values[5], values[1], values[3]);
        var (west, north) = frame.Of(-0.5, -0.5);
        frame = frame with { West = west, North = north };
        return frame.IsSound ? frame : null;
    }

    /// <summary>A projection written out in keys instead of by its code, as WKT.</summary>
    private static DeclaredCrs Parameters(TiffDirectory directory, Dictionary<int, int> keys)
    {
        var datum = keys.GetValueOrDefault(2048) switch { 4490 => "China_2000", 4326 => "WGS_1984", 4610 => "Xian_1980", 4214 => "Beijing_1954", _ => keys.GetValueOrDefault(2050) switch { 1043 => "China_2000", 6326 => "WGS_1984", 6610 => "Xian_1980", 6214 => "Beijing_1954", _ => "unknown" } };
        if (keys.GetValueOrDefault(3075) != 1 || keys.GetValueOrDefault(3076, 9001) != 9001)
            return new DeclaredCrs(Wkt: $"PROJCS[\"user\",GEOGCS[\"user\",DATUM[\"{datum}\"]],PROJECTION[\"unknown\"]]");
        string Value(int key, double otherwise) => (Double(directory, key) ?? otherwise).ToString("R", CultureInfo.InvariantCulture);
        return new DeclaredCrs(Wkt:
            $"PROJCS[\"user\",GEOGCS[\"user\",DATUM[\"{datum}\"]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"central_meridian\",{Value(3080, 0)}],PARAMETER[\"latitude_of_origin\",{Value(3081, 0)}],"
            + $"PARAMETER[\"false_easting\",{Value(3082, 0)}],PARAMETER[\"false_northing\",{Value(3083, 0)}],PARAMETER[\"scale_factor\",{Value(3092, 1)}]]");
    }

    /// <summary>Keys whose value is a short number.</summary>
    private static Dictionary<int, int> Keys(TiffDirectory directory) => Entries(directory).Where(entry => entry.Location == 0).GroupBy(entry => entry.Key).ToDictionary(group => group.Key, group => group.First().Value);

    private static double? Double(TiffDirectory directory, int key)
    {
        var found = Entries(directory).FirstOrDefault(entry => entry.Key == key && entry.Location == 34736);
        var values = directory.Doubles(34736, 4096);
        return found.Key == key && found.Value < values.Length ? values[found.Value] : null;
    }

    private static IEnumerable<(int Key, int Location, int Value)> Entries(TiffDirectory directory)
    {
        var words = directory.Integers(34735, 4 * 1024);
        for (var at = 4; at + 3 < words.Length; at += 4)
            yield return ((int)words[at], (int)words[at + 1], (int)words[at + 3]);
    }
}
