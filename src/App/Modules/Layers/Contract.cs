using Weipian.App.Database;
using Weipian.App.Intake;
using Weipian.App.Platform;

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
