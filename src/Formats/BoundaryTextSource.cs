using System.Globalization;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Weipian.Formats;

/// <summary>
/// Boundary coordinates as text (勘测定界, 报部备案): plots of numbered points, northing first, in all the variants met. One record a plot.
/// A point whose zone contradicts the header, or whose axes are the other way round than its neighbours', is named by line; nothing is shifted.
/// </summary>
public sealed class BoundaryTextSource : FeatureSource
{
    public const long LargestBytes = 32L << 20;

    /// <summary>Corners looked at to tell whether a ring lies within another, before a point inside it is made.</summary>
    private const int MostCorners = 64;

    private static readonly GeometryFactory Factory = new();
    private static readonly string[] Attributes = ["地块面积", "地块编号", "地块名称", "图形属性", "图幅号", "地块用途", "地类编码"];

    private readonly BoundaryText _text;
    private readonly bool _eastFirst;
    private readonly int? _zone;

    private BoundaryTextSource(BoundaryText text, bool eastFirst, int? zone) => (_text, _eastFirst, _zone) = (text, eastFirst, zone);

    public static bool Recognise(byte[] head) =>
        new[] { System.Text.Encoding.UTF8, TextEncoding.Gb18030 }.Select(encoding => encoding.GetString(head))
            .Any(text => text.Contains("属性描述", StringComparison.Ordinal) || text.Contains("地块坐标", StringComparison.Ordinal));

    /// <exception cref="UnreadableFileException"><c>txt.too-large</c>, <c>txt.syntax</c>, <c>txt.no-plot</c>.</exception>
    public static BoundaryTextSource Open(string path)
    {
        var name = Path.GetFileName(path);
        if (new FileInfo(path).Length > LargestBytes)
            throw new UnreadableFileException(new SourceProblem("txt.too-large", name, null, null, $"界址点文件超过 {LargestBytes >> 20} MB 的上限"));
        var bytes = global::System.IO.File.ReadAllBytes(path);
        var (encoding, encodingName, reason) = TextEncoding.Decide(null, 0, bytes);
        var text = BoundaryText.Parse(encoding.GetString(bytes));
        if (text.Faults.Count >= BoundaryText.MostFaults)
            throw new UnreadableFileException(new SourceProblem("txt.syntax", name, null, null, $"到第 {text.Faults[^1].Line} 行已有 {text.Faults.Count} 行不能解读,不是界址点文件"));
        if (text.Plots.Count == 0)
            throw new UnreadableFileException(new SourceProblem("txt.no-plot", name, null, null, "没有地块行(以 @ 结尾)"));
        var points = text.Plots.SelectMany(plot => plot.Points).ToList();
        var eastFirst = points.Count > 0 && points.TrueForAll(EastFirst);
        var zone = Zone(text);
        var source = new BoundaryTextSource(text, eastFirst, zone)
        {
            File = name,
            Layer = Path.GetFileNameWithoutExtension(path),
            Format = "txt",
            Encoding = encodingName,
            EncodingReason = reason,
            Fields = [new(Attributes[0], FieldKind.Real), .. Attributes[1..].Select(attribute => new SourceField(attribute, FieldKind.Text))],
            DeclaredCount = text.Plots.Count,
            Crs = new DeclaredCrs(Words: Words(text, points, eastFirst, zone)),
        };
        if (eastFirst)
            source.Problems.Add(new SourceProblem("txt.east-first", name, null, null, "全部界址点都是先横坐标(带号在前一数),已按此读取", Fatal: false));
        foreach (var fault in text.Faults.Where(fault => fault.Plot == 0))
            source.Problems.Add(new SourceProblem(fault.Code, name, null, null, fault.Message, Fatal: false));
        return source;
    }

    public override IEnumerable<SourceFeature> Read()
    {
        var unread = _text.Faults.ToLookup(fault => fault.Plot);
        for (var record = 1; record <= _text.Plots.Count; record++)
        {
            var plot = _text.Plots[record - 1];
            var values = Attributes.Select((_, index) => Value(plot, index)).ToList();
            var faults = unread[record].Select(fault => (fault.Code, fault.Message)).Concat(Misplaced(plot)).ToList();
            Geometry? shape = null;
            if (faults.Count == 0)
                shape = Shape(plot, record, faults);
            foreach (var (code, message) in faults)
                Problems.Add(new SourceProblem(code, File, record, null, message));
            yield return new SourceFeature(record, shape, values);
        }
    }

    /// <summary>Points that contradict the header or the rest of the file.</summary>
    private IEnumerable<(string Code, string Message)> Misplaced(BoundaryPlot plot)
    {
        foreach (var point in plot.Points)
        {
            if (!_eastFirst && EastFirst(point))
                yield return ("txt.axes-swapped", $"第 {point.Line} 行点 {point.Name} 的横纵坐标与其他点相反(应为先纵坐标 X 后横坐标 Y)");
            else if (Prefix(_eastFirst ? point.First : point.Second) is { } prefix && _zone is { } zone && prefix != zone)
                yield return ("txt.zone", $"第 {point.Line} 行点 {point.Name} 的横坐标带号是 {prefix},文件头注明带号 {zone}");
        }
    }

    private object? Value(BoundaryPlot plot, int index)
    {
        // The first field is the number of points; the area follows.
        var text = plot.Attributes.ElementAtOrDefault(index + 1);
        if (string.IsNullOrEmpty(text))
            return null;
        return index > 0 ? text : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var area) ? area : null;
    }

    private Geometry? Shape(BoundaryPlot plot, int record, List<(string Code, string Message)> faults)
    {
        var rings = Rings(plot).ToList();
        var points = plot.Points.Count;
        var closing = rings.Count(ring => ring.Closed);
        if (int.TryParse(plot.Attributes[0], NumberStyles.None, CultureInfo.InvariantCulture, out var declared) && declared != points && declared != points - closing)
            Problems.Add(new SourceProblem("txt.count", File, record, null, $"第 {plot.Line} 行声明 {declared} 个界址点,实有 {points} 个(其中闭合点 {closing} 个)", Fatal: false));
        foreach (var ring in rings.Where(ring => ring.Points.Count < 3))
            faults.Add(("txt.ring", $"第 {ring.Line} 行起的环只有 {ring.Points.Count} 个点,不成面"));
        return faults.Count > 0 || rings.Count == 0 ? null : Assemble(rings.Select(ring => Factory.CreateLinearRing([.. ring.Points, ring.Points[0].Copy()])).ToList());
    }

    /// <summary>A ring ends where its number changes, or where its first point comes again; that point once more, alone, is no ring.</summary>
    private IEnumerable<(int Line, List<Coordinate> Points, bool Closed)> Rings(BoundaryPlot plot)
    {
        var (ring, number, line) = (new List<Coordinate>(), "", 0);
        Coordinate? last = null;
        bool Repeats() => ring.Count == 1 && last is not null && ring[0].Equals2D(last);
        foreach (var point in plot.Points)
        {
            var here = _eastFirst ? new Coordinate(point.First, point.Second) : new Coordinate(point.Second, point.First);
            if (ring.Count > 0 && point.Ring != number)
            {
                if (!Repeats())
                    yield return (line, ring, false);
                (ring, last) = ([], null);
            }

            if (ring.Count == 0)
                (number, line) = (point.Ring, point.Line);
            if (ring.Count >= 3 && here.Equals2D(ring[0]))
            {
                yield return (line, ring, true);
                (ring, last) = ([], here);
                continue;
            }

            ring.Add(here);
        }

        if (ring.Count > 0 && !Repeats())
            yield return (line, ring, false);
    }

    /// <summary>A ring inside an earlier one is its hole; any other is a part of its own, an island in a hole too.</summary>
    private static Geometry Assemble(List<LinearRing> rings)
    {
        var parts = new List<(LinearRing Shell, List<LinearRing> Holes)>();
        foreach (var ring in rings)
        {
            var around = parts.FindLast(part => Within(ring, part.Shell));
            if (around.Shell is null || around.Holes.Exists(hole => Within(ring, hole)))
                parts.Add((ring, []));
            else
                around.Holes.Add(ring);
        }

        var polygons = parts.Select(part => Factory.CreatePolygon(part.Shell, [.. part.Holes])).ToArray();
        return polygons.Length == 1 ? polygons[0] : Factory.CreateMultiPolygon(polygons);
    }

    private static bool EastFirst(BoundaryPoint point) => Prefix(point.First) is not null && Prefix(point.Second) is null && point.Second is > 300_000 and < 6_100_000;

    /// <summary>Zone number in front of an easting of eight digits; null without one.</summary>
    private static int? Prefix(double value) => value is >= 13_000_000 and < 46_000_000 ? (int)(value / 1e6) : null;

    private static int? Zone(BoundaryText text) =>
        text.Header.GetValueOrDefault("带号") is { } given && int.TryParse(given.TrimEnd('带'), NumberStyles.None, CultureInfo.InvariantCulture, out var zone) ? zone : null;

    private static string Words(BoundaryText text, List<BoundaryPoint> points, bool eastFirst, int? zone)
    {
        var prefix = points.Count == 0 ? null : Prefix(eastFirst ? points[0].First : points[0].Second);
        var width = text.Header.GetValueOrDefault("几度分带") ?? text.Header.GetValueOrDefault("分带");
        return $"坐标系={text.Header.GetValueOrDefault("坐标系")};分带={width};带号={(zone ?? prefix)?.ToString(CultureInfo.InvariantCulture)};横坐标带号={prefix?.ToString(CultureInfo.InvariantCulture) ?? "无"}";
    }

    /// <summary>Whether a ring lies within another. A part beside may touch it, so corners on it say nothing.</summary>
    private static bool Within(LinearRing ring, LinearRing shell)
    {
        if (!shell.EnvelopeInternal.Contains(ring.EnvelopeInternal))
            return false;
        foreach (var corner in ring.Coordinates.Take(MostCorners))
            if (PointLocation.LocateInRing(corner, shell.Coordinates) is var place && place != Location.Boundary)
                return place == Location.Interior;
        return Factory.CreatePolygon(ring).InteriorPoint is not { IsEmpty: false } inner || PointLocation.IsInRing(inner.Coordinate, shell.Coordinates);
    }
}
