using System.Globalization;
using NetTopologySuite.Geometries;
using Weipian.App.Platform;
using Weipian.Formats;
using Weipian.Spatial;

namespace Weipian.App.Modules.Layers;

/// <summary>What the overlay keeps beside each shape.</summary>
public sealed record PackedValues(long Record, SortedDictionary<string, string> Values);

/// <summary>A registered layer opened for overlay: pieces from the side file, shapes from the GeoPackage only where needed.</summary>
public sealed class OverlayLayer : IDisposable
{
    private readonly string _path;
    private readonly Dictionary<int, Geometry> _planes = [];
    private readonly Lazy<Dictionary<int, Geometry>> _shapes;

    /// <exception cref="ProblemException"><c>layer.missing</c>.</exception>
    public OverlayLayer(RegisteredLayer layer, string path)
    {
        (Layer, _path) = (layer, path);
        if (!File.Exists(path))
            throw new ProblemException("layer.missing", $"图层文件不在:{layer.Description.SourceName}", file: path);
        _shapes = new(() => ReadShapes().ToDictionary(pair => pair.Feature, pair => pair.Shape));
        Pack = Find() ?? Build();
    }

    public RegisteredLayer Layer { get; }

    public LayerDescription Description => Layer.Description;

    public LayerPack Pack { get; }

    public Crs Crs => Crs.FromEpsg(Description.Epsg)!;

    public static string PackPathOf(string path) => Path.ChangeExtension(path, ".pack");

    public PackedValues ValuesOf(int feature) => CanonicalJson.Read<PackedValues>(Pack.ValuesOf(feature));

    /// <summary>Shape of a feature in the layer's own coordinates.</summary>
    public Geometry ShapeOf(int feature)
    {
        lock (_shapes)
            return _shapes.Value[feature];
    }

    /// <summary>Features of the layer that can be measured, in their own coordinates.</summary>
    public IReadOnlyDictionary<int, Geometry> Shapes
    {
        get
        {
            lock (_shapes)
                return _shapes.Value;
        }
    }

    /// <summary>Shape of a feature in the official plane, as it was packed.</summary>
    public Geometry PlaneOf(int feature)
    {
        lock (_planes)
            return _planes.TryGetValue(feature, out var known) ? known
                : _planes[feature] = OfficialPlane.Project(ShapeOf(feature), Crs, PatchShape.LongestEdgeM);
    }

    /// <summary>Features to be packed, read from the GeoPackage at <paramref name="path"/>.</summary>
    public static IEnumerable<PackFeature> Packable(string path, Crs crs)
    {
        using var source = GeoPackageSource.Open(path, LayerFile.Table);
        foreach (var chunk in source.Read().Chunk(2048))
            foreach (var packed in chunk.AsParallel().AsOrdered().Select(feature => Packable(feature, source.Fields, crs)))
                yield return packed;
    }

    public void Dispose() => Pack.Dispose();

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

    private static PackFeature Packable(SourceFeature feature, IReadOnlyList<SourceField> fields, Crs crs)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var column = 2; column < fields.Count; column++)
            if (feature.Values[column] is { } value)
                values[fields[column].Name] = value is double number ? Digits.Of(number) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
        var text = CanonicalJson.Write(new PackedValues((long)feature.Values[0]!, values));
        if (feature.Geometry is not { IsEmpty: false } shape)
            return new PackFeature(null, false, text);
        var plane = OfficialPlane.Project(shape, crs, PatchShape.LongestEdgeM);
        return feature.Values[1] is null ? new PackFeature(plane, false, text) : new PackFeature(plane.ConvexHull(), true, text);
    }
}
