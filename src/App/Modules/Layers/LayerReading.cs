using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using Weipian.App.Intake;
using Weipian.App.Platform;
using Weipian.Formats;
using Weipian.Law.Layers;
using Weipian.Spatial;

namespace Weipian.App.Modules.Layers;

/// <summary>A row read and examined; the bytes it will be stored as lie in its <see cref="ExaminedChunk"/>.</summary>
/// <param name="BlobLength">Length of the shape as the GeoPackage keeps it.</param>
/// <param name="Hashed">What of the row beside its shape goes into the layer's hash.</param>
/// <param name="Fault">Why the shape may not be measured as delivered.</param>
/// <param name="AreaM2">Official area; 0 while quarantined.</param>
public readonly record struct ExaminedRow(
    long Record, string? FaultCode, SortedDictionary<string, string> Values, Envelope Extent, int BlobLength, byte[] Hashed, QuarantinedShape? Fault, double AreaM2);

/// <summary>Rows that follow each other, ready to be written. Used again for other rows once written.</summary>
public sealed class ExaminedChunk
{
    public List<ExaminedRow> Rows { get; } = [];

    public List<Problem> Warnings { get; } = [];

    /// <summary>Shapes as the GeoPackage keeps them, one behind the other.</summary>
    public ArrayBufferWriter<byte> Blobs { get; } = new();

    /// <summary>The features as the side file keeps them.</summary>
    public PackBlock Packed { get; } = new();

    public void Clear()
    {
        Rows.Clear();
        Warnings.Clear();
        Blobs.ResetWrittenCount();
        Packed.Clear();
    }
}

/// <summary>Reads the rows of a layer file: filter, fields, validity of every shape; a row is kept, filtered, shapeless or refused, never lost.</summary>
public sealed class LayerReading(FeatureSource source, Crs crs, RowFilter filter, LayerKind kind, IReadOnlyDictionary<string, string> mapping, IntakeOptions options)
{
    private const int ChunkRows = 256;
    private static readonly string[] Days = ["date", "until", "renewal"];

    private readonly List<(string Target, int Column)> _columns = mapping
        .Select(pair => (pair.Key, source.Fields.Select(field => field.Name).ToList().IndexOf(pair.Value))).ToList();

    private readonly List<RefusedRow> _refused = [];
    private readonly ConcurrentBag<ExaminedChunk> _spare = [];
    private long _read, _filteredOut, _withoutShape;

    public Envelope Extent { get; } = new();

    public double AreaM2 { get; private set; }

    public int Kept { get; private set; }

    public List<QuarantinedShape> Quarantined { get; } = [];

    public List<Problem> Warnings { get; } = [];

    public RowAccount Account => new(_read, Kept, _filteredOut, _withoutShape, _refused);

    /// <summary>Every kept row, ready to be written; a chunk holds only until the next is asked for.</summary>
    public IEnumerable<ExaminedChunk> ReadAll()
    {
        // The next rows are read and examined while these are being written; few at a time, so that they stay near the processor.
        foreach (var chunk in Ahead.Each(Usable().Chunk(ChunkRows), Examine, 2))
        {
            foreach (ref readonly var row in CollectionsMarshal.AsSpan(chunk.Rows))
            {
                Kept++;
                Extent.ExpandToInclude(row.Extent);
                AreaM2 += row.AreaM2;
                if (row.Fault is not null)
                    Quarantined.Add(row.Fault with { Feature = Kept });
            }

            Warnings.AddRange(chunk.Warnings);
            yield return chunk;
            chunk.Clear();
            _spare.Add(chunk);
        }
    }

    private IEnumerable<SourceFeature> Usable()
    {
        foreach (var feature in source.Read())
        {
            _read++;
            options.Progress?.Invoke(_read, source.DeclaredCount);
            if (!filter.Holds(feature.Values))
                _filteredOut++;
            else if (feature.Geometry is { IsEmpty: false } and not IPolygonal)
                _refused.Add(new RefusedRow(feature.Record, "layer.not-polygon", $"图形是 {feature.Geometry.GeometryType},图层要求面"));
            else if (feature.Geometry is { IsEmpty: false })
                yield return feature;
            else if (source.Problems.FirstOrDefault(problem => problem.Record == feature.Record && problem.Fatal) is { } problem)
                _refused.Add(new RefusedRow(feature.Record, problem.Code, problem.Message));
            else
                _withoutShape++;
        }
    }

    private ExaminedChunk Examine(SourceFeature[] features)
    {
        var chunk = _spare.TryTake(out var spare) ? spare : new ExaminedChunk();
        foreach (var feature in features)
            Examine(chunk, feature);
        return chunk;
    }

    private void Examine(ExaminedChunk chunk, SourceFeature feature)
    {
        var values = Values(feature, chunk.Warnings);
        var shape = feature.Geometry!;
        if (ShapeFault.Find(shape) is not { } fault)
        {
            Add(chunk, new LayerFeature(feature.Record, shape, null, values), null);
            return;
        }

        var repaired = ShapeFault.ProposeRepair(shape);
        var accepted = options.AcceptRepairs && repaired is { IsEmpty: false } and IPolygonal;
        var quarantined = new QuarantinedShape(
            feature.Record, 0, fault.Code, fault.Message, fault.Location is { } at ? $"{Digits.Of(at.X)}, {Digits.Of(at.Y)}" : "",
            fault.Code == "shape.not-finite" ? 0 : OfficialArea.Of(shape, crs), repaired.IsEmpty ? 0 : OfficialArea.Of(repaired, crs), accepted);
        Add(chunk, new LayerFeature(feature.Record, accepted ? repaired : shape, accepted ? null : fault.Code, values), quarantined);
    }

    private void Add(ExaminedChunk chunk, LayerFeature feature, QuarantinedShape? fault)
    {
        // A sound feature is hashed as it is kept beside its edges; a faulty one with its fault.
        var kept = OverlayLayer.Kept(feature);
        var officialM2 = OverlayLayer.PackInto(chunk.Packed, feature, crs, kept);
        chunk.Rows.Add(new ExaminedRow(
            feature.Record, feature.Fault, feature.Values, feature.Shape!.EnvelopeInternal, GeoPackageLayer.Blob(feature.Shape, crs, chunk.Blobs),
            feature.Fault is null ? kept : LayerFile.Hashed(feature), fault, officialM2));
    }

    private SortedDictionary<string, string> Values(SourceFeature feature, List<Problem> warnings)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (target, column) in _columns)
        {
            var text = feature.Values[column] switch
            {
                null => null,
                DateOnly day => Platform.Days.Write(day),
                double number => Digits.Of(number),
                var value => Convert.ToString(value, CultureInfo.InvariantCulture),
            };
            if (string.IsNullOrWhiteSpace(text))
            {
                if (kind.Fields.Any(field => field.Target == target && field.Required))
                    warnings.Add(new Problem("layer.value-missing", "必需字段为空,所涉部分按不明处理", source.File, feature.Record, source.Fields[column].Name));
                continue;
            }

            // As the stored table gives it back.
            values[target] = LayerFile.Number(target, text) is { } figure ? Digits.Of(figure) : text;
            if (!Days.Contains(target))
                continue;
            if (Platform.Days.TryRead(text, out var read))
                values[target] = Platform.Days.Write(read);
            else
            {
                warnings.Add(new Problem("layer.day", $"日期“{text}”无法识别,按不明处理", source.File, feature.Record, source.Fields[column].Name));
                values.Remove(target);
            }
        }

        return values;
    }
}
