using System.Collections.Concurrent;
using System.Globalization;
using NetTopologySuite.Geometries;
using Weipian.App.Database;
using Weipian.App.Intake;
using Weipian.App.Platform;
using Weipian.Formats;
using Weipian.Spatial;

namespace Weipian.App.Modules.Layers;

/// <summary>Everything said of one registered layer version; immutable like the file it describes.</summary>
/// <param name="Kind">Layer kind key of <c>law/layers.csv</c>.</param>
/// <param name="Hash">Content hash: features, mapping, scheme, date, coordinate system. Verdicts cite it.</param>
/// <param name="FileSha256">SHA-256 of the GeoPackage as written, for <c>verify</c>.</param>
/// <param name="Scheme">Land-class scheme of its codes; null where it has none.</param>
/// <param name="Date">The day the content is of (数据时点); null when not given.</param>
/// <param name="Secrecy">Secrecy label; only 非涉密 data are accepted by this deployment.</param>
/// <param name="Mapping">Target field → source column.</param>
/// <param name="Kept">Shapes stored, quarantined ones included.</param>
/// <param name="OverlappingPairs">Pairs of features that overlap each other; never summed twice.</param>
/// <param name="AreaM2">Official area of the sound shapes, one by one.</param>
public sealed record LayerDescription(
    string Kind,
    string Hash,
    string FileSha256,
    int Epsg,
    bool Wgs84Accepted,
    string? Scheme,
    string? Date,
    string Secrecy,
    string SourceName,
    string SourceSha256,
    string? SourceLayer,
    string? Where,
    string Format,
    string Encoding,
    string EncodingReason,
    SortedDictionary<string, string> Mapping,
    RowAccount Rows,
    int Kept,
    int OverlappingPairs,
    double AreaM2,
    IReadOnlyList<QuarantinedShape> Quarantined,
    IReadOnlyList<Problem> Warnings);

/// <summary>A layer version as registered.</summary>
/// <param name="Number">Running number within the workspace.</param>
/// <param name="Current">False once a newer version of the same kind took its place.</param>
public sealed record RegisteredLayer(int Number, bool Current, LayerDescription Description);

/// <summary>What other modules may ask of the registered layers.</summary>
public static class LayerShelf
{
    /// <summary>Current layers, by kind then number: the ones a determination uses.</summary>
    public static List<RegisteredLayer> Current(Workspace workspace) => All(workspace).Where(layer => layer.Current).ToList();

    public static List<RegisteredLayer> All(Workspace workspace) => workspace.Connection.Query(
        "SELECT number, current, description FROM layer ORDER BY kind, number",
        row => new RegisteredLayer(row.GetInt32(0), row.GetInt32(1) == 1, CanonicalJson.Read<LayerDescription>(row.GetString(2))));

    public static string PathOf(Workspace workspace, string hash) => Path.Combine(workspace.LayerDirectory, hash + ".gpkg");

    /// <summary>A layer ready to be overlaid; the derived side file is made again when it is missing, altered or of an older program.</summary>
    /// <exception cref="ProblemException"><c>layer.missing</c>: the GeoPackage is gone.</exception>
    public static OverlayLayer Open(Workspace workspace, RegisteredLayer layer) => new(layer, PathOf(workspace, layer.Description.Hash));
}

/// <summary>What the overlay keeps beside each shape.</summary>
public sealed record PackedValues(long Record, SortedDictionary<string, string> Values);

/// <summary>A registered layer opened for overlay: pieces from the side file, shapes from the GeoPackage only where needed.</summary>
public sealed class OverlayLayer : IDisposable
{
    private readonly string _path;
    private readonly Dictionary<int, Geometry> _planes = [];
    private readonly ConcurrentDictionary<int, PackedValues> _values = new();
    private readonly Lazy<GeoPackageSource> _stored;
    private readonly Lazy<IReadOnlyDictionary<int, Geometry>> _shapes;

    /// <exception cref="ProblemException"><c>layer.missing</c>.</exception>
    public OverlayLayer(RegisteredLayer layer, string path)
    {
        (Layer, _path) = (layer, path);
        if (!File.Exists(path))
            throw new ProblemException("layer.missing", $"图层文件不在:{layer.Description.SourceName}", file: path);
        _stored = new(() => GeoPackageSource.Open(path, LayerFile.Table));
        _shapes = new(() => ReadShapes().ToDictionary(pair => pair.Feature, pair => pair.Shape));
        Pack = Find() ?? Build();
    }

    public RegisteredLayer Layer { get; }

    public LayerDescription Description => Layer.Description;

    public LayerPack Pack { get; }

    public Crs Crs => Crs.FromEpsg(Description.Epsg)!;

    public static string PackPathOf(string path) => Path.ChangeExtension(path, ".pack");

    public PackedValues ValuesOf(int feature) => _values.GetOrAdd(feature, known => CanonicalJson.Read<PackedValues>(Pack.ValuesOf(known)));

    /// <summary>All features that can be measured, in the layer's own coordinates; for layers of few.</summary>
    public IReadOnlyDictionary<int, Geometry> Shapes => _shapes.Value;

    /// <summary>Shape of one feature in the layer's own coordinates.</summary>
    public Geometry ShapeOf(int feature)
    {
        lock (_stored)
            return _stored.Value.ShapeOf(feature + 1) ?? throw new ProblemException("layer.feature", $"图层中没有第 {feature + 1} 个图形", file: _path);
    }

    /// <summary>Shape of a feature in the official plane, as it was packed.</summary>
    public Geometry PlaneOf(int feature)
    {
        lock (_planes)
            return _planes.TryGetValue(feature, out var known) ? known
                : _planes[feature] = OfficialPlane.Project(ShapeOf(feature), Crs, PatchShape.LongestEdgeM);
    }

    /// <summary>Features to be packed, read from the GeoPackage at <paramref name="path"/>.</summary>
    public static IEnumerable<PackBlock> Packable(string path, Crs crs)
    {
        using var source = GeoPackageSource.Open(path, LayerFile.Table);
        var next = 1L;
        var chunks = source.Read().Chunk(512).Select(features =>
        {
            var first = next;
            next = features[^1].Record + 1;
            return (first, features);
        });
        foreach (var block in Ahead.Each(chunks, chunk => Packed(chunk.first, chunk.features, source.Fields, crs), 2))
            yield return block;
    }

    /// <summary>Writes some features of the layer, under the numbers they have, as a layer file of its own.</summary>
    public void Extract(IReadOnlyCollection<int> features, string path)
    {
        using var source = GeoPackageSource.Open(_path, LayerFile.Table);
        using var writer = GeoPackageWriter.Create(path);
        using var layer = writer.AddLayer(LayerFile.Table, Description.Kind, Crs, source.Fields);
        foreach (var feature in source.Read().Where(feature => features.Contains((int)feature.Record - 1)))
            layer.Write(feature.Geometry, feature.Values, feature.Record);
    }

    public void Dispose()
    {
        Pack.Dispose();
        if (_stored.IsValueCreated)
            _stored.Value.Dispose();
    }

    private LayerPack? Find() => LayerPack.Open(PackPathOf(_path), Description.Hash, PlaneOf);

    private LayerPack Build()
    {
        LayerPackWriter.Write(PackPathOf(_path), Description.Hash, Packable(_path, Crs));
        return Find() ?? throw new ProblemException("layer.pack", "叠加用的派生文件无法建立", file: PackPathOf(_path));
    }

    private IEnumerable<(int Feature, Geometry Shape)> ReadShapes()
    {
        using var source = GeoPackageSource.Open(_path, LayerFile.Table);
        foreach (var feature in source.Read())
            if (feature.Geometry is { } shape && feature.Values[1] is null)
                yield return ((int)feature.Record - 1, shape);
    }

    private static PackBlock Packed(long next, SourceFeature[] features, IReadOnlyList<SourceField> fields, Crs crs)
    {
        var block = new PackBlock();
        foreach (var feature in features)
        {
            // An extract keeps the numbers its features had; what is not in it is an empty place.
            for (; next < feature.Record; next++)
                block.Add([]);
            next++;
            var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
            for (var column = 2; column < fields.Count; column++)
                if (feature.Values[column] is { } value)
                    values[fields[column].Name] = value is double number ? Digits.Of(number) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
            var stored = new LayerFeature((long)feature.Values[0]!, feature.Geometry, (string?)feature.Values[1], values);
            PackInto(block, stored, crs, Kept(stored));
        }

        return block;
    }

    /// <summary>What the side file keeps beside a feature.</summary>
    internal static byte[] Kept(LayerFeature feature) => CanonicalJson.WriteBytes(new PackedValues(feature.Record, feature.Values));

    /// <summary>A feature as the overlay reads it; one that may not be measured only as its hull.</summary>
    /// <returns>Official area of a shape that may be measured, ㎡; 0 for another.</returns>
    internal static double PackInto(PackBlock block, LayerFeature feature, Crs crs, byte[] values)
    {
        if (feature.Shape is { IsEmpty: false } shape && feature.Fault is null)
            return block.Add(shape, crs, values);
        if (feature.Shape is { IsEmpty: false } faulty)
            block.AddQuarantined(OfficialPlane.Project(faulty, crs, PatchShape.LongestEdgeM).ConvexHull(), values);
        else
            block.Add(values);
        return 0;
    }
}
