using NetTopologySuite.Geometries;
using Weipian.App.Modules.Layers;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Formats;
using Weipian.Law;
using Weipian.Spatial;

namespace Weipian.App.Modules.Determinations;

/// <summary>What an export wrote, and what its format could not hold.</summary>
/// <param name="Pieces">Pieces written; 0 when they were not asked for.</param>
public sealed record Exported(string Path, int Written, int Pieces, IReadOnlyList<string> LeftOut);

/// <summary><c>weipian export</c>: patches in force with their verdicts, for other programs. Off-line patches are in none of it.</summary>
public static class ExportPatches
{
    public static readonly IReadOnlyList<string> Formats = ["shp", "gpkg", "geojson", "txt"];

    private static readonly string[] Colors = ["69,90,100", "46,125,50", "121,85,72", "25,118,210", "194,24,91", "0,131,143", "93,64,55"];

    /// <param name="format">shp, geojson, txt: the patches; gpkg: a snapshot of patches and all current layers, styled, that QGIS opens as it is.</param>
    /// <param name="pieces">The pieces inside each feature of each layer instead of the patches; in a snapshot beside them.</param>
    /// <exception cref="ProblemException"><c>export.format</c>, <c>export.nothing</c>, <c>export.geographic</c>.</exception>
    public static Exported Run(Workspace workspace, int year, string format, string path, RulePack pack, bool pieces = false)
    {
        _ = ProgrammeYear.Load(workspace, year);
        if (!Formats.Contains(format))
            throw new ProblemException("export.format", $"导出格式“{format}”应为 {string.Join('、', Formats)}", field: "--format");
        var standings = DeterminationShelf.Of(workspace, year).Where(standing => !standing.IsOffline).ToList();
        if (standings.Count == 0)
            throw new ProblemException("export.nothing", $"{year} 年度没有可导出的图斑");
        var crs = Crs.FromEpsg(standings[0].Patch.Row.Epsg)!;
        var rows = standings.Select(standing => new Row(standing, CrsChange.Between(standing.Patch.Row.Shape(), Crs.FromEpsg(standing.Patch.Row.Epsg)!, crs))).ToList();
        var polygons = format is "shp" or "txt" ? rows.Where(row => row.Shape is IPolygonal && row.Standing.Judged?.Shape is not { Valid: false }).ToList() : rows;
        using var layers = pieces ? LayerSet.OpenCurrent(workspace) : LayerSet.Of([]);
        var outlines = pieces ? PieceOutlines.Of(polygons.Where(row => row.Shape is IPolygonal && row.Standing.Judged?.Shape is not { Valid: false }).Select(row => row.Standing.Patch), layers, crs, pack).ToList() : [];
        switch (format)
        {
            case "shp" when pieces:
                ShapefileWriter.Write(path, crs, Sized(PieceOutlines.Fields, outlines.ConvertAll(piece => piece.Values)), outlines.Select(piece => ((Geometry?)piece.Shape, piece.Values)), Moment.DayOf(workspace.Clock.GetUtcNow()));
                break;
            case "geojson" when pieces:
                GeoJsonWriter.Write(path, crs, PieceOutlines.Fields, outlines.Select(piece => ((Geometry?)piece.Shape, piece.Values)));
                break;
            case "txt" when pieces:
                throw new ProblemException("export.format", "界址点文件只写图斑;套合块请用 shp、geojson 或 gpkg", field: "--format");
            case "shp":
                ShapefileWriter.Write(path, crs, Sized(Fields, polygons.ConvertAll(row => row.Values)), polygons.Select(row => ((Geometry?)row.Shape, row.Values)), Moment.DayOf(workspace.Clock.GetUtcNow()));
                break;
            case "geojson":
                GeoJsonWriter.Write(path, crs, Fields, polygons.Select(row => ((Geometry?)row.Shape, row.Values)));
                break;
            case "txt":
                if (crs.IsGeographic)
                    throw new ProblemException("export.geographic", "图斑是经纬度坐标,界址点文件须为高斯-克吕格平面坐标");
                BoundaryTextWriter.Write(path, crs, County.Of(workspace).Name, Moment.DayOf(workspace.Clock.GetUtcNow()), polygons
                    .Select(row => new WrittenPlot(row.Standing.Patch.Number, row.Standing.Text ?? "未判定", row.Standing.Judged?.AreaM2 ?? row.Standing.Patch.Row.AreaM2 ?? 0, row.Shape)));
                break;
            default:
                Snapshot(workspace, path, crs, polygons, pieces ? outlines : null, pack);
                break;
        }

        return new Exported(path, polygons.Count, outlines.Count, rows.Except(polygons).Select(row => $"{row.Standing.Patch.Number}:{(row.Shape is IPolygonal ? "图形无效" : "点状图斑")},{format} 不能写入").ToList());
    }

    private static readonly SourceField[] Fields =
    [
        Text("编号"), Text("标识"), Text("工作线"), Text("镇街"), Text("村"), Area("面积"), Area("耕地"), Area("永农"), Text("代码"), Text("结论"), Text("规则"), Text("状态"),
    ];

    private static SourceField Text(string name) => new(name, FieldKind.Text);

    private static SourceField Area(string name) => new(name, FieldKind.Real, 16, 4);

    /// <summary>A shapefile's text fields are as long as their longest value.</summary>
    private static List<SourceField> Sized(IReadOnlyList<SourceField> fields, List<IReadOnlyList<object?>> rows) => fields.Select((field, index) => field.Kind == FieldKind.Text
        ? field with { Length = Math.Clamp(rows.Select(row => row[index] is string text ? TextEncoding.Gb18030.GetByteCount(text) : 1).DefaultIfEmpty(1).Max(), 1, 254) } : field).ToList();

    private static void Snapshot(
        Workspace workspace, string path, Crs crs, List<Row> rows, List<(Geometry Shape, IReadOnlyList<object?> Values)>? pieces, RulePack pack)
    {
        using var writer = GeoPackageWriter.Create(path);
        foreach (var (layer, index) in LayerShelf.Current(workspace).Select((layer, index) => (layer, index)))
        {
            using var stored = GeoPackageSource.Open(LayerShelf.PathOf(workspace, layer.Description.Hash), null);
            var table = $"{layer.Description.Kind.Replace('-', '_')}_{layer.Number}";
            using (var target = writer.AddLayer(table, $"{layer.Number} {pack.LayerKinds.Find(layer.Description.Kind)?.Name} {layer.Description.SourceName}", Crs.FromEpsg(layer.Description.Epsg)!, stored.Fields))
                foreach (var feature in stored.Read())
                    target.Write(feature.Geometry, feature.Values);
            writer.AddStyle(table, QgisStyle.Outline(Colors[index % Colors.Length]));
        }

        if (pieces is not null)
        {
            using (var target = writer.AddLayer("pieces", "套合块", crs, PieceOutlines.Fields))
                foreach (var piece in pieces)
                    target.Write(piece.Shape, piece.Values);
            writer.AddStyle("pieces", QgisStyle.Outline(Colors[^1]));
        }

        using (var patches = writer.AddLayer("patches", "图斑", crs, Fields))
            foreach (var row in rows)
                patches.Write(row.Shape, row.Values);
        writer.AddStyle("patches", QgisStyle.ByVerdict("代码"));
    }

    private sealed record Row(PatchStanding Standing, Geometry Shape)
    {
        public IReadOnlyList<object?> Values { get; } =
        [
            Standing.Patch.Number, Standing.Patch.Id, Lines.Name(Standing.Patch.Line), Units(Standing, "town"), Units(Standing, "village"),
            Standing.Judged?.Counted?.AreaM2, Standing.Judged?.Counted?.FarmlandM2, Standing.Judged?.Counted?.PermanentFarmlandCultivatedM2,
            Standing.Code, Standing.Text, Standing.Judged?.Verdict.Row, Standing.State,
        ];

        private static string? Units(PatchStanding standing, string level)
        {
            var names = standing.Judged?.Units.Where(unit => unit.Level == level).Select(unit => unit.Name ?? unit.Code).ToList();
            return names is { Count: > 0 } ? string.Join('、', names) : null;
        }
    }
}
