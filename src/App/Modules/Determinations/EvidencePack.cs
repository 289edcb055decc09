using System.IO.Compression;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Layers;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Formats;

namespace Weipian.App.Modules.Determinations;

/// <summary>What an evidence pack says of itself.</summary>
/// <param name="JournalSequence">Event that kept the verdict; <paramref name="JournalHash"/> is its hash in the chain.</param>
/// <param name="Files">Name → SHA-256 of every other file in the pack.</param>
public sealed record PackManifest(
    int Format, string Patch, string Number, int Year, string AsOf, string RulePack, long JournalSequence, string JournalHash, SortedDictionary<string, string> Files);

/// <summary>What a verdict was decided with beside map and law.</summary>
public sealed record PackContext(SortedDictionary<string, string> Parameters, FieldRecord? Record, IReadOnlyList<LayerDescription> Layers);

/// <summary>
/// The evidence of one verdict as a zip: the patch, every layer feature it meets, the law tables, the verdict, and outlines to look at.
/// Enough to compute the verdict again with nothing else (<see cref="VerifyPack"/>). The same verdict gives the same bytes.
/// </summary>
public static class EvidencePack
{
    public const int Format = 1;
    public const string Manifest = "manifest.json";
    private static readonly DateTimeOffset FixedTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Outlines of the pieces, to be looked at; the areas are those counted.</summary>
    private static readonly SourceField[] PieceFields = [new("kind", FieldKind.Text), new("class", FieldKind.Text), new("feature", FieldKind.Integer), new("area_m2", FieldKind.Real)];

    /// <exception cref="ProblemException"><c>patch.not-judged</c>, <c>pack.offline</c>, <c>pack.law-changed</c>, <c>pack.stale</c>.</exception>
    public static PackManifest Write(Workspace workspace, PatchStanding standing, string path, string lawDirectory)
    {
        if (standing.IsOffline)
            throw new ProblemException("pack.offline", $"图斑 {standing.Patch.Number} 线下处理,不出证据包");
        var (happened, run) = DeterminationShelf.RunOf(workspace, standing.Patch.Id)
            ?? throw new ProblemException("patch.not-judged", $"图斑 {standing.Patch.Number} 尚未判定;请先运行 weipian judge");
        var law = LawLibrary.Load(lawDirectory);
        if (law.Hash != run.RulePack)
            throw new ProblemException("pack.law-changed", $"判定所用规则包 {run.RulePack[..12]} 与规则表 {law.Hash[..12]} 不同;请用 --law 指明当时的规则表,或重新判定");
        var folder = Directory.CreateTempSubdirectory("weipian-pack-").FullName;
        try
        {
            Fill(workspace, standing, run, folder, lawDirectory);
            var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), ContentStore.HashOfFile, StringComparer.Ordinal);
            var manifest = new PackManifest(
                Format, standing.Patch.Id, standing.Patch.Number, run.Year, run.AsOf, run.RulePack, happened.Sequence, happened.Hash,
                new SortedDictionary<string, string>(files, StringComparer.Ordinal));
            File.WriteAllBytes(Path.Combine(folder, Manifest), CanonicalJson.WriteBytes(manifest));
            if (VerifyPack.Recompute(folder, manifest).Count > 0)
                throw new ProblemException("pack.stale", $"图斑 {standing.Patch.Number} 在判定之后参数或核查记录有变,请先重新判定");
            Zip(folder, path);
            return manifest;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Fill(Workspace workspace, PatchStanding standing, PatchesJudged run, string folder, string lawDirectory)
    {
        void Put<T>(string name, T body) => File.WriteAllBytes(Path.Combine(folder, name), CanonicalJson.WriteBytes(body));
        var used = run.Layers.Select(layer => layer.Hash).ToHashSet(StringComparer.Ordinal);
        var layers = LayerShelf.All(workspace).Where(layer => used.Contains(layer.Description.Hash)).DistinctBy(layer => layer.Description.Hash).ToList();
        Put("patch.json", standing.Patch);
        Put("judged.json", standing.Judged!);
        Put("context.json", new PackContext(
            new SortedDictionary<string, string>(Programmes.ProgrammeYear.Load(workspace, run.Year).Parameters.ToDictionary(), StringComparer.Ordinal),
            JudgePatches.RecordOf(standing.Patch, FieldRecords.Newest(workspace)), layers.Select(layer => Bare(layer.Description)).ToList()));
        Directory.CreateDirectory(Path.Combine(folder, "layers"));
        var crs = Spatial.Crs.FromEpsg(standing.Patch.Row.Epsg)!;
        using var outlines = GeoPackageWriter.Create(Path.Combine(folder, "pieces.gpkg"));
        using var pieces = outlines.AddLayer("pieces", "套合碎片", crs, PieceFields);
        foreach (var layer in layers)
        {
            using var overlay = LayerShelf.Open(workspace, layer);
            overlay.Extract(Met(standing, overlay), Path.Combine(folder, "layers", layer.Description.Hash + ".gpkg"));
            foreach (var piece in standing.Judged!.Pieces.Where(piece => piece.LayerHash == layer.Description.Hash))
                pieces.Write(
                    Spatial.Cutting.Common(standing.Patch.Row.Shape(), Spatial.CrsChange.Between(overlay.ShapeOf(piece.Feature - 1), overlay.Crs, crs)),
                    [piece.Kind, piece.Class, (long)piece.Feature, piece.AreaM2]);
        }

        foreach (var table in Directory.EnumerateFiles(lawDirectory, "*.csv", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, "law", Path.GetRelativePath(lawDirectory, table));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(table, copy);
        }
    }

    /// <summary>Features the verdict read: those the patch meets, and all mining rights, whose distance counts.</summary>
    private static HashSet<int> Met(PatchStanding standing, OverlayLayer layer)
    {
        if (layer.Description.Kind == "mining-right" && standing.Patch.Line == Lines.Mineral)
            return Enumerable.Range(0, layer.Pack.Count).ToHashSet();
        var shape = standing.Patch.Row.Shape();
        if (shape is not NetTopologySuite.Geometries.IPolygonal || standing.Judged?.AreaM2 is null)
            return layer.Shapes.Where(pair => pair.Value.EnvelopeInternal.Intersects(Spatial.CrsChange.Between(shape, Spatial.Crs.FromEpsg(standing.Patch.Row.Epsg)!, layer.Crs).EnvelopeInternal))
                .Select(pair => pair.Key).ToHashSet();
        var overlaid = layer.Pack.Overlay(Spatial.PatchShape.Part(shape, Spatial.Crs.FromEpsg(standing.Patch.Row.Epsg)!, standing.Patch.Row.AreaM2!.Value));
        return overlaid.Pieces.Select(piece => piece.Feature).Concat(overlaid.Quarantined).ToHashSet();
    }

    /// <summary>Without the row accounts of the whole layer, which are no evidence of one patch.</summary>
    private static LayerDescription Bare(LayerDescription layer) => layer with { Quarantined = [], Warnings = [], Rows = layer.Rows with { Refused = [] } };

    private static void Zip(string folder, string path)
    {
        using var stream = File.Create(path);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var entry = archive.CreateEntry(Path.GetRelativePath(folder, file).Replace('\\', '/'));
            entry.LastWriteTime = FixedTime;
            using var content = entry.Open();
            content.Write(File.ReadAllBytes(file));
        }
    }
}
