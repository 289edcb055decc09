using System.Globalization;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Weipian.Formats;

/// <summary>
/// A sheet or CSV whose rows carry a centre point (or WKT): headings may stand on several rows, titles above them, numbers may be text.
/// Which number is east is told by its size, never by the letter in the heading: X is north in one office and east in the next.
/// </summary>
public sealed partial class PointTable : FeatureSource
{
    private static readonly GeometryFactory Factory = new();
    private static readonly string[] CoordinateNames = ["坐标", "经度", "纬度", "XZB", "YZB", "CENTRE", "CENTER", "LON", "LAT", "X", "Y"];
    private const int DeepestHeading = 12;
    private const int DeepestBrackets = 16;

    private readonly IReadOnlyList<IReadOnlyList<string?>> _rows;
    private readonly int _firstData;
    private readonly (int One, int Other)? _point;
    private readonly int? _wkt;

    private PointTable(IReadOnlyList<IReadOnlyList<string?>> rows, int firstData, (int One, int Other)? point, int? wkt) =>
        (_rows, _firstData, _point, _wkt) = (rows, firstData, point, wkt);

    /// <param name="rows">Cells as text, every row of the sheet; merged cells filled.</param>
    /// <exception cref="UnreadableFileException"><c>table.no-coordinates</c>.</exception>
    public static PointTable Of(string file, string layer, string format, IReadOnlyList<IReadOnlyList<string?>> rows, string encoding = "UTF-8", string reason = "")
    {
        var width = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        for (var first = 1; first < Math.Min(rows.Count, DeepestHeading); first++)
        {
            var names = Headings(rows, first, width);
            var wkt = names.FindIndex(name => name.Equals("WKT", StringComparison.OrdinalIgnoreCase) || name.Equals("GEOMETRY", StringComparison.OrdinalIgnoreCase) || name.Equals("WKB", StringComparison.OrdinalIgnoreCase) || name.Equals("GEOM", StringComparison.OrdinalIgnoreCase));
            var point = wkt >= 0 ? null : Coordinates(names, rows[first]);
            if (wkt < 0 && point is null)
                continue;
            return new PointTable(rows, first, point, wkt >= 0 ? wkt : null)
            {
                File = file,
                Layer = layer,
                Format = format,
                Encoding = encoding,
                EncodingReason = reason,
                Fields = Unique(names).Select(name => new SourceField(name, FieldKind.Text)).ToList(),
            };
        }

        throw new UnreadableFileException(new SourceProblem(
            "table.no-coordinates", file, null, null, "没有找到坐标列(中心坐标 X、Y,经度、纬度,或 WKT);前几行应有表头,其下一行有坐标数值"));
    }

    public override IEnumerable<SourceFeature> Read()
    {
        for (var index = _firstData; index < _rows.Count; index++)
        {
            var cells = _rows[index];
            if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            Geometry? shape = null;
            try
            {
                shape = _wkt is { } wkt ? Wkt(cells.ElementAtOrDefault(wkt)) : Point(cells);
            }
            catch (FormatException exception)
            {
                Problems.Add(new SourceProblem("table.coordinates", File, index + 1, null, exception.Message));
            }

            for (var column = 0; column < cells.Count; column++)
                if (cells[column]?.Contains('\uFFFD', StringComparison.Ordinal) == true)
                    Problems.Add(new SourceProblem("table.text", File, index + 1, Fields[column].Name, $"“{cells[column]}”中有不能按 {Encoding} 解读的字节", Fatal: false));
            yield return new SourceFeature(index + 1, shape, Fields.Select((_, column) => (object?)(string.IsNullOrWhiteSpace(cells.ElementAtOrDefault(column)) ? null : cells[column]!.Trim())).ToList());
        }
    }

    private Point Point(IReadOnlyList<string?> cells)
    {
        var (one, other) = (cells.ElementAtOrDefault(_point!.Value.One), cells.ElementAtOrDefault(_point.Value.Other));
        if (Number(one) is not { } first || Number(other) is not { } second)
            throw new FormatException($"坐标“{one}”、“{other}”不是数值");
        return (East(first, second), East(second, first)) switch
        {
            (true, false) => Factory.CreatePoint(new Coordinate(first, second)),
            (false, true) => Factory.CreatePoint(new Coordinate(second, first)),
            _ => throw new FormatException($"坐标 {one}、{other} 分不出东与北,请核对"),
        };
    }

    /// <summary>Whether <paramref name="value"/> can be the easting to <paramref name="northing"/>, inside China.</summary>
    private static bool East(double value, double northing) =>
        (value is >= 73 and <= 136 && northing is >= 3 and <= 54)
        || (value is >= 13_000_000 and < 46_000_000 && northing is >= 300_000 and <= 6_100_000)
        || (value is >= 100_000 and < 900_000 && northing is >= 1_800_000 and <= 6_100_000);

    private static Geometry? Wkt(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        try
        {
            // Well-known binary is written as digits of sixteen and begins with its byte order, which no WKT does.
            return FiniteShape.Of(text.TrimStart()[0] is '0' or '\\' ? Binary(text.Trim()) : new WKTReader().Read(Shallow(text)));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // What the library throws on a damaged text is not to be foreseen.
            throw new FormatException("WKT 或 WKB 无法解读:" + exception.Message);
        }
    }

    /// <summary>A reader that calls itself for every bracket must not be led below the floor.</summary>
    private static string Shallow(string text)
    {
        var depth = 0;
        foreach (var letter in text)
            if ((depth += letter == '(' ? 1 : letter == ')' ? -1 : 0) > DeepestBrackets)
                throw new FormatException("括号嵌套过深");
        return text;
    }

    /// <summary>Digits of sixteen, as PostGIS (EWKB) and GDAL write them, with or without \x before.</summary>
    private static Geometry Binary(string digits)
    {
        var bytes = Convert.FromHexString(digits.StartsWith("\\x", StringComparison.OrdinalIgnoreCase) ? digits[2..] : digits);
        WkbCounts.Check(bytes);
        return new WKBReader { HandleOrdinates = Ordinates.XY }.Read(bytes);
    }

    /// <summary>Name of each column: the headings above it, without the table's title (one text across the whole row).</summary>
    private static List<string> Headings(IReadOnlyList<IReadOnlyList<string?>> rows, int first, int width)
    {
        var heads = rows.Take(first).Where(row => row.Where(cell => !string.IsNullOrWhiteSpace(cell)).Distinct().Count() > 1).ToList();
        return Enumerable.Range(0, width)
            .Select(column => string.Join("", heads.Select(row => row.ElementAtOrDefault(column)?.Trim().Replace("\n", "", StringComparison.Ordinal) ?? "").Where(cell => cell.Length > 0).Distinct()))
            .ToList();
    }

    private static (int One, int Other)? Coordinates(List<string> names, IReadOnlyList<string?> data)
    {
        var columns = Enumerable.Range(0, names.Count)
            .Where(column => names[column].Length > 0 && Array.Exists(CoordinateNames, known => known.Length == 1 ? names[column].Equals(known, StringComparison.OrdinalIgnoreCase) : names[column].Contains(known, StringComparison.OrdinalIgnoreCase)))
            .Where(column => Number(data.ElementAtOrDefault(column)) is not null).ToList();
        return columns.Count == 2 ? (columns[0], columns[1]) : null;
    }

    private static List<string> Unique(List<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return names.Select((name, column) =>
        {
            var wanted = name.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"列{column + 1}") : name;
            return seen.Add(wanted) ? wanted : string.Create(CultureInfo.InvariantCulture, $"{wanted}_{column + 1}");
        }).ToList();
    }

    /// <summary>A number, a number as text, or degrees-minutes-seconds.</summary>
    private static double? Number(string? text)
    {
        if (text is null)
            return null;
        if (double.TryParse(text.Trim().TrimStart('\''), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return double.IsFinite(number) ? number : null;
        if (Sexagesimal().Match(text.Trim()) is not { Success: true } match)
            return null;
        double Part(string name) => match.Groups[name].Success ? double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        return Part("d") + (Part("m") / 60) + (Part("s") / 3600);
    }

    [GeneratedRegex("^[EN东北]?(?<d>\\d{1,3})°(?<m>\\d{1,2})[′'](?:(?<s>\\d{1,2}(?:\\.\\d+)?)[″\"])?[EN]?$")]
    private static partial Regex Sexagesimal();
}
