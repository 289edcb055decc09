using System.Globalization;
using NetTopologySuite.Geometries;
using Weipian.App.Database;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Rendering.Maps;
using Weipian.Spatial;

namespace Weipian.App.Modules.Determinations;

/// <summary><c>weipian paper card</c>: the 图斑卡片 – what a patch is, its map cut-out with every piece, areas, opinions, photos.</summary>
public static class IssuePatchCard
{
    private const string Document = "图斑卡片";
    private const int Width = 1500;
    private const int Height = 800;

    /// <exception cref="ProblemException"><c>patch.not-judged</c>, <c>card.offline</c>, and as <see cref="IssuePaper"/>.</exception>
    public static Paper Run(Workspace workspace, string patch, int? year, DateOnly day, RulePack pack, Actor actor)
    {
        var standing = DeterminationShelf.One(workspace, PatchShelf.One(workspace, patch, year));
        if (standing.IsOffline)
            throw new ProblemException("card.offline", $"图斑 {standing.Patch.Number} 线下处理,不出卡片");
        if (standing.Judged is null || DeterminationShelf.RunOf(workspace, standing.Patch.Id) is not { } run)
            throw new ProblemException("patch.not-judged", $"图斑 {standing.Patch.Number} 尚未判定;请先运行 weipian judge");
        return IssuePaper.Run(workspace, new PaperRequest(Document, "patch", standing.Patch.Id, day.Year, Fields(workspace, standing, run.Event.Sequence, day, pack)), pack, actor);
    }

    private static Dictionary<string, PaperField> Fields(Workspace workspace, PatchStanding standing, long judged, DateOnly day, RulePack pack)
    {
        var (patch, verdict) = (standing.Patch, standing.Judged!);
        var fields = new Dictionary<string, PaperField>(StringComparer.Ordinal);
        void Set(string name, string? text, long? happened = null)
        {
            if (!string.IsNullOrWhiteSpace(text))
                fields[name] = PaperField.Of(text, happened ?? judged);
        }

        var delivered = PatchShelf.Batches(workspace).Single(batch => (batch.Year, batch.Line, batch.Number) == (patch.Year, patch.Line, patch.Batch)).Sequence;
        Set("年度", Digits.Of(patch.Year), delivered);
        Set("业务线", Lines.Name(patch.Line), delivered);
        Set("图斑编号", patch.Number, delivered);
        Set("监测批次", $"第{Digits.Of(patch.Batch)}批", delivered);
        Set("前时相", verdict.Facts?.EarlierImage is { } earlier ? Days.Write(earlier) : null, delivered);
        Set("后时相", verdict.Facts?.LaterImage is { } later ? Days.Write(later) : null, delivered);
        Set("行政区", County.Of(workspace).Name + string.Concat(new[] { "town", "village" }.Select(level => verdict.Units.Where(unit => unit.Level == level).OrderByDescending(unit => unit.AreaM2).ThenBy(unit => unit.Code, StringComparer.Ordinal).FirstOrDefault()?.Name)));
        Set("图斑面积", Mu(verdict.AreaM2 ?? patch.Row.AreaM2));
        Set("耕地面积", Mu(verdict.Counted?.FarmlandM2));
        Set("永久基本农田面积", Mu(verdict.Counted?.PermanentFarmlandCultivatedM2));
        Set("规划符合性", verdict.Facts is { PlanConformingM2: { } conforming } facts ? conforming >= facts.AreaM2 * (1 - 1e-9) ? "符合" : conforming == 0 ? "不符合" : $"符合 {Mu(conforming)}" : "不明");
        Set("用地主体", verdict.Facts?.Verified.Subject);
        Set("批准情况", verdict.Facts is { ApprovedM2: { } approved } ? approved == 0 ? "无批文覆盖" : $"批文覆盖 {Mu(approved)}" : null);
        Set("判定结论", standing.Conclusion is { } conclusion ? conclusion.Text : "判定建议(未结论):" + verdict.Verdict.Conclusion);
        Set("判定依据", string.Join('\n', verdict.Verdict.Articles.Select(code => pack.Articles.Find(code) is { } article ? $"{article.Title}:{article.Summary}" : code)));
        if (FieldRecords.Newest(workspace).GetValueOrDefault(patch.Id) is { } record)
            Set("核查结论", $"已实地核查({record.Verifier},{Days.Write(record.VerifiedOn)}){(record.Land.PresentUse is { } use ? $",现状用途:{use}" : "")}");
        Set("制卡日期", Days.Write(day), null);
        if (standing.Opinions.Count > 0)
            fields["部门意见"] = PaperField.Table([.. standing.Opinions.Select(opinion => Row(("部门", PaperField.Of(opinion.Department)), ("意见", PaperField.Of(opinion.Agrees ? "同意" : "不同意:" + opinion.Text)), ("签署人", PaperField.Of(opinion.Person))))], judged);
        var photos = EvidenceShelf.Of(workspace, LinkTargets.Patch, patch.Id).Where(item => item.Version.Kind == EvidenceKinds.Photo).ToList();
        if (photos.Count > 0)
            fields["照片"] = PaperField.Table([.. photos.Select(item => Row(("照片", PaperField.Photo(item.Version.Sha256)), ("说明", PaperField.Of(Caption(item.Version)))))], judged);
        Draw(workspace, standing, judged, pack, fields, Set);
        return fields;
    }

    /// <summary>The pieces the patch is cut into by land use, or the parts it should be split into; other layers by area only.</summary>
    private static void Draw(Workspace workspace, PatchStanding standing, long judged, RulePack pack, Dictionary<string, PaperField> fields, Action<string, string?, long?> set)
    {
        var (patch, verdict) = (standing.Patch, standing.Judged!);
        var own = Crs.FromEpsg(patch.Row.Epsg)!;
        var shape = patch.Row.Shape();
        var centre = CrsChange.Between(shape.Centroid, own, Crs.Geographic).Coordinate;
        set("中心坐标", string.Create(CultureInfo.InvariantCulture, $"东经{centre.X:F6}度,北纬{centre.Y:F6}度"), judged);
        set("坐标系", own.Name, judged);
        var rows = new List<IReadOnlyDictionary<string, PaperField>>();
        if (shape is IPolygonal && verdict.Shape is not { Valid: false })
        {
            var metric = own.IsGeographic ? CrsChange.ZoneAbout(shape.Centroid.Coordinate, own) : own;
            var pieces = new List<MapPiece>();
            foreach (var (name, note, area, outlines) in verdict.Split.Count > 0 ? Parts(verdict) : LandUses(workspace, patch, shape, own, pack))
            {
                var style = rows.Count;
                pieces.AddRange(outlines.Select(outline => new MapPiece(Rings(CrsChange.Between(outline, own, metric)), style)));
                rows.Add(Row(("图例", PaperField.Photo(workspace.Files.Put(MapCutout.Swatch(style)))), ("名称", PaperField.Of(name)), ("面积", PaperField.Of(Number(area))), ("说明", PaperField.Of(note))));
            }

            fields["套合图"] = PaperField.Photo(workspace.Files.Put(MapCutout.Draw(Rings(CrsChange.Between(shape, own, metric)), pieces, [], Width, Height)), judged);
        }

        foreach (var (kind, account) in verdict.Kinds.Where(kind => kind.Key is not ("land-use" or "county" or "town" or "village") && kind.Value.CoveredM2 > 0))
            rows.Add(Row(("名称", PaperField.Of(pack.LayerKinds.Find(kind)!.Name)), ("面积", PaperField.Of(Number(account.CoveredM2))), ("说明", PaperField.Of(string.Join('、', verdict.Pieces.Where(piece => piece.Kind == kind && piece.Class is { Length: > 0 }).Select(piece => piece.Class).Distinct())))));
        if (rows.Count == 0)
            rows.Add(Row(("名称", PaperField.Of("点状图斑或图形未核定")), ("面积", PaperField.Of("—"))));
        fields["成分"] = PaperField.Table(rows, judged);
    }

    private static IEnumerable<(string Name, string Note, double AreaM2, IReadOnlyList<Geometry> Outlines)> Parts(JudgedPatch verdict) => verdict.Split.Select(part =>
        (part.Verdict.Conclusion, part.Number, part.AreaM2, (IReadOnlyList<Geometry>)[new NetTopologySuite.IO.WKBReader().Read(Convert.FromHexString(part.Geometry))]));

    private static IEnumerable<(string Name, string Note, double AreaM2, IReadOnlyList<Geometry> Outlines)> LandUses(Workspace workspace, Patch patch, Geometry shape, Crs own, RulePack pack)
    {
        using var layers = LayerSet.OpenCurrent(workspace);
        var pieces = KindOverlay.Of("land-use", layers.OfKind("land-use"), PatchShape.Part(shape, own, patch.Row.AreaM2!.Value)).Pieces;
        return pieces.GroupBy(piece => (piece.Layer.Description.Scheme, Class: piece.Value("class") ?? "")).OrderByDescending(group => group.Sum(piece => piece.AreaM2)).ThenBy(group => group.Key.Class, StringComparer.Ordinal)
            .Select(group => (
                pack.LandClasses.Classify(group.Key.Scheme ?? "", group.Key.Class).Name, $"{group.Key.Class}({group.Key.Scheme})", group.Sum(piece => piece.AreaM2),
                (IReadOnlyList<Geometry>)[.. group.Select(piece => PieceOutlines.Outline(shape, own, piece))]))
            .ToList();
    }

    private static IReadOnlyList<IReadOnlyList<MapPoint>> Rings(Geometry shape) => [.. Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>()
        .SelectMany(polygon => polygon.InteriorRings.Prepend(polygon.ExteriorRing)).Select(ring => ring.Coordinates.Select(corner => new MapPoint(corner.X, corner.Y)).ToList())];

    private static IReadOnlyDictionary<string, PaperField> Row(params (string Name, PaperField Value)[] cells) => cells.ToDictionary(cell => cell.Name, cell => cell.Value, StringComparer.Ordinal);

    private static string Caption(EvidenceVersion photo) => string.Join(',', new[]
    {
        photo.Photo?.TakenAt is { Length: >= 10 } taken ? $"{taken[..10]}摄" : null,
        photo.Photo?.AzimuthDeg is { } azimuth ? $"方位角{Digits.Fixed(azimuth, 0)}度" : null,
        photo.Id,
    }.Where(part => part is not null));

    private static string Mu(double? m2) => m2 is { } known ? $"{Digits.Fixed(known, 2)}平方米({Number(known)}亩)" : "不明";

    /// <summary>亩: exactly 3/2000 of a square metre.</summary>
    private static string Number(double m2) => Digits.Fixed(m2 * 3 / 2000, 2);
}
