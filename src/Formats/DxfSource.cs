using NetTopologySuite.Geometries;

namespace Weipian.Formats;

/// <summary>
/// Outlines of an ASCII drawing exchange file (DXF): closed LWPOLYLINE and POLYLINE of the model, each one polygon; nothing else is ground, and is told of.
/// A drawing knows no coordinate system: it must be stated by who hands it in. Which outline would be a hole in another is not guessed.
/// </summary>
public sealed class DxfSource : FeatureSource
{
    public const long LargestBytes = 1L << 30;
    private const int SampleLength = 1 << 16;
    private const int MostKinds = 100;
    private static readonly SourceField[] Columns = [new("图层", FieldKind.Text), new("句柄", FieldKind.Text)];

    private readonly string _path;
    private readonly System.Text.Encoding _encoding;

    private DxfSource(string path, System.Text.Encoding encoding) => (_path, _encoding) = (path, encoding);

    /// <summary>A first section, whatever comments stand before it; or the mark of the binary form, which is refused by name.</summary>
    public static bool Recognise(byte[] head)
    {
        if (head.AsSpan().StartsWith("AutoCAD Binary DXF"u8))
            return true;
        var lines = System.Text.Encoding.Latin1.GetString(head).Split('\n', StringSplitOptions.TrimEntries);
        var at = 0;
        while (at + 1 < lines.Length && lines[at] == "999")
            at += 2;
        return at + 1 < lines.Length && lines[at] == "0" && lines[at + 1] == "SECTION";
    }

    /// <exception cref="UnreadableFileException"><c>dxf.too-large</c>, <c>dxf.binary</c>, <c>dxf.syntax</c>, <c>dxf.truncated</c>.</exception>
    public static DxfSource Open(string path)
    {
        var name = Path.GetFileName(path);
        if (new FileInfo(path).Length > LargestBytes)
            throw Bad("dxf.too-large", name, $"文件超过 {LargestBytes >> 20} MB 的上限");
        var head = new byte[32];
        using (var stream = global::System.IO.File.OpenRead(path))
            _ = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (head.AsSpan().StartsWith("AutoCAD Binary DXF"u8))
            throw Bad("dxf.binary", name, "是二进制 DXF,请在 CAD 中另存为 ASCII(文本)DXF");
        var (count, sample, skipped) = (0L, new List<byte>(), new SortedDictionary<string, int>(StringComparer.Ordinal));
        try
        {
            foreach (var outline in Outlines(path, skipped))
            {
                count++;
                if (sample.Count < SampleLength)
                    sample.AddRange(outline.Layer);
            }
        }
        catch (EndOfStreamException)
        {
            throw Bad("dxf.truncated", name, "文件没有读到结尾(EOF),被截断");
        }
        catch (FormatException exception)
        {
            throw Bad("dxf.syntax", name, exception.Message);
        }

        var (encoding, encodingName, reason) = TextEncoding.Decide(null, 0, [.. sample]);
        var source = new DxfSource(path, encoding)
        {
            File = name,
            Layer = Path.GetFileNameWithoutExtension(path),
            Format = "dxf",
            Encoding = encodingName,
            EncodingReason = reason,
            Fields = Columns,
            DeclaredCount = count,
        };
        foreach (var (kind, number) in skipped)
            source.Problems.Add(new SourceProblem("dxf.skipped", name, null, kind, $"{number} 个 {kind} 不是多段线,未读取", Fatal: false));
        return source;
    }

    public override IEnumerable<SourceFeature> Read()
    {
        var record = 0L;
        foreach (var outline in Outlines(_path, []))
        {
            record++;
            Geometry? shape = null;
            try
            {
                shape = outline.Shape();
            }
            catch (FormatException exception)
            {
                Problems.Add(new SourceProblem("dxf.outline", File, record, null, exception.Message));
            }

            yield return new SourceFeature(record, shape, [Text(outline.Layer), Text(outline.Handle)]);
        }
    }

    private string? Text(byte[] value) => value.Length == 0 ? null : _encoding.GetString(value);

    /// <summary>Polylines of the section ENTITIES, in file order; other things there are counted by kind.</summary>
    /// <exception cref="EndOfStreamException">The file does not end as it should.</exception>
    private static IEnumerable<DxfOutline> Outlines(string path, SortedDictionary<string, int> skipped)
    {
        using var text = new DxfText(global::System.IO.File.OpenRead(path));
        var (inside, named) = (false, false);
        DxfOutline? outline = null;
        var (light, point) = (false, false);
        while (text.Next() is { } pair)
        {
            if (pair.Code == 0)
            {
                if (outline is not null && !light && pair.Is(0, "VERTEX"u8))
                {
                    point = true;
                    continue;
                }

                if (outline is not null)
                    yield return outline;
                var ended = outline is not null && !light && pair.Is(0, "SEQEND"u8);
                (outline, point) = (null, false);
                if (pair.Is(0, "EOF"u8))
                    yield break;
                named = pair.Is(0, "SECTION"u8);
                inside &= !named && !pair.Is(0, "ENDSEC"u8);
                light = pair.Is(0, "LWPOLYLINE"u8);
                if (inside && (light || pair.Is(0, "POLYLINE"u8)))
                    outline = new DxfOutline();
                else if (inside && !ended && (skipped.Count < MostKinds || skipped.ContainsKey(pair.Text)))
                    skipped[pair.Text] = skipped.GetValueOrDefault(pair.Text) + 1;
            }
            else if (named && pair.Code == 2)
                inside = pair.Is(2, "ENTITIES"u8);
            else if (point)
                outline?.TakePoint(pair);
            else
                outline?.Take(pair, light);
        }

        throw new EndOfStreamException();
    }

    private static UnreadableFileException Bad(string code, string file, string message) => new(new SourceProblem(code, file, null, null, message));
}
