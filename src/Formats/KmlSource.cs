using System.Globalization;
using System.Xml;
using NetTopologySuite.Geometries;

namespace Weipian.Formats;

/// <summary>
/// Keyhole markup (KML; a KMZ is a zip of it): placemarks with polygons or points, WGS 84, longitude first. Read forward twice – for the columns, then for
/// the rows – and never held whole. Network links, models and lines carry no ground and are told of.
/// </summary>
public sealed class KmlSource : FeatureSource
{
    public const long LargestBytes = 1L << 30;
    private const long LargestPlacemark = 32L << 20;
    private static readonly GeometryFactory Factory = new();

    private readonly string _path;

    private KmlSource(string path) => _path = path;

    public static bool Recognise(byte[] head) => System.Text.Encoding.UTF8.GetString(head).Contains("<kml", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="UnreadableFileException"><c>kml.too-large</c>, <c>kml.syntax</c>.</exception>
    public static KmlSource Open(string path)
    {
        var name = Path.GetFileName(path);
        if (new FileInfo(path).Length > LargestBytes)
            throw new UnreadableFileException(new SourceProblem("kml.too-large", name, null, null, $"文件超过 {LargestBytes >> 20} MB 的上限"));
        var (columns, known, count) = (new List<string> { "name", "description" }, new HashSet<string>(StringComparer.Ordinal) { "name", "description" }, 0L);
        try
        {
            foreach (var placemark in Placemarks(path))
            {
                count++;
                columns.AddRange(placemark.Values.Keys.Where(known.Add));
                if (columns.Count > SourceField.MostInAFile)
                    throw new UnreadableFileException(new SourceProblem("kml.too-large", name, count, null, $"到第 {count} 个地标已有 {columns.Count} 个字段,超过 {SourceField.MostInAFile} 个的上限"));
            }
        }
        catch (InvalidDataException)
        {
            throw new UnreadableFileException(new SourceProblem("kml.too-large", name, count + 1, null, $"第 {count} 个地标之后有超过 {LargestPlacemark >> 20} MB 的一段"));
        }
        catch (XmlException exception)
        {
            throw new UnreadableFileException(new SourceProblem("kml.syntax", name, null, null, $"第 {exception.LineNumber} 行不是正确的 XML"));
        }

        return new KmlSource(path)
        {
            File = name,
            Layer = Path.GetFileNameWithoutExtension(path),
            Format = "kml",
            EncodingReason = "XML 自行注明编码",
            Fields = columns.Select(column => new SourceField(column, FieldKind.Text)).ToList(),
            DeclaredCount = count,
            Crs = new DeclaredCrs(Epsg: 4326),
        };
    }

    public override IEnumerable<SourceFeature> Read()
    {
        var record = 0L;
        foreach (var placemark in Placemarks(_path))
        {
            record++;
            Geometry? shape = null;
            try
            {
                shape = placemark.Shape();
            }
            catch (FormatException exception)
            {
                Problems.Add(new SourceProblem("kml.geometry", File, record, null, exception.Message));
            }

            foreach (var skipped in placemark.Skipped)
                Problems.Add(new SourceProblem("kml.skipped", File, record, skipped, skipped == "Point" ? "除已读取的面或点外还有点,未读取" : $"{skipped} 不是面或点,未读取", Fatal: false));
            yield return new SourceFeature(record, shape, Fields.Select(field => (object?)placemark.Values.GetValueOrDefault(field.Name)).ToList());
        }
    }

    private static IEnumerable<Placemark> Placemarks(string path)
    {
        using var stream = new BoundedStream(global::System.IO.File.OpenRead(path), LargestPlacemark);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true });
        while (reader.Read())
        {
            stream.Mark();
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Placemark" })
            {
                using var inside = reader.ReadSubtree();
                yield return Placemark.Read(inside);
            }
        }
    }

    /// <summary>One placemark: its values, its rings as texts, and what of it is no ground.</summary>
    private sealed class Placemark
    {
        private readonly List<(bool Outer, string Text)> _rings = [];
        private readonly List<string> _points = [];

        public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

        public List<string> Skipped { get; } = [];

        public static Placemark Read(XmlReader reader)
        {
            var (placemark, outer, inPoint, name) = (new Placemark(), true, false, "");
            reader.Read();
            reader.Read();
            while (!reader.EOF)
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    inPoint &= !(reader is { NodeType: XmlNodeType.EndElement, LocalName: "Point" });
                    reader.Read();
                    continue;
                }

                switch (reader.LocalName)
                {
                    case "name" or "description" when reader.Depth == 1: placemark.Values[reader.LocalName] = reader.ReadElementContentAsString().Trim(); continue;
                    case "Data": name = reader.GetAttribute("name") ?? ""; break;
                    case "value" when name.Length > 0: placemark.Values[name] = reader.ReadElementContentAsString().Trim(); continue;
                    case "SimpleData" when reader.GetAttribute("name") is { Length: > 0 } simple: placemark.Values[simple] = reader.ReadElementContentAsString().Trim(); continue;
                    case "outerBoundaryIs": outer = true; break;
                    case "innerBoundaryIs": outer = false; break;
                    case "Point": inPoint = !reader.IsEmptyElement; break;
                    case "LineString" or "Model" or "Track" or "MultiTrack": placemark.Skipped.Add(reader.LocalName); reader.Skip(); continue;
                    case "coordinates" when inPoint: placemark._points.Add(reader.ReadElementContentAsString()); continue;
                    case "coordinates": placemark._rings.Add((outer, reader.ReadElementContentAsString())); continue;
                }

                reader.Read();
            }

            // A point beside an outline is its label; of several points one is taken. What is left out is told of.
            if (placemark._points.Count > (placemark._rings.Count > 0 ? 0 : 1))
                placemark.Skipped.Add("Point");
            return placemark;
        }

        /// <exception cref="FormatException">A coordinate is no number, a ring no ring.</exception>
        public Geometry? Shape()
        {
            if (_rings.Count == 0)
                return _points.Count == 0 ? null : Factory.CreatePoint(Coordinates(_points[0])[0]);
            var parts = new List<(LinearRing Shell, List<LinearRing> Holes)>();
            foreach (var (outer, text) in _rings)
            {
                var points = Coordinates(text);
                if (points.Count < 4 || !points[0].Equals2D(points[^1]))
                    throw new FormatException($"环只有 {points.Count} 个点,或没有闭合");
                var ring = Factory.CreateLinearRing([.. points]);
                if (outer || parts.Count == 0)
                    parts.Add((ring, []));
                else
                    parts[^1].Holes.Add(ring);
            }

            var polygons = parts.Select(part => Factory.CreatePolygon(part.Shell, [.. part.Holes])).ToArray();
            return polygons.Length == 1 ? polygons[0] : Factory.CreateMultiPolygon(polygons);
        }

        private static List<Coordinate> Coordinates(string text) => text.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(tuple =>
        {
            var numbers = tuple.Split(',');
            return numbers.Length >= 2 && double.TryParse(numbers[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.TryParse(numbers[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var y) && double.IsFinite(x + y)
                ? new Coordinate(x, y) : throw new FormatException($"坐标“{(tuple.Length > 40 ? tuple[..40] : tuple)}”不是数值");
        }).ToList() is { Count: > 0 } list ? list : throw new FormatException("没有坐标");
    }
}
