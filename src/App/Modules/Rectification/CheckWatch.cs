using NetTopologySuite.Geometries;
using Weipian.App.Database;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Layers;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Spatial;

namespace Weipian.App.Modules.Rectification;

/// <summary>What a look at the watched ground found.</summary>
/// <param name="Items">退回原地类 tasks that a survey layer registered meanwhile asks for.</param>
public sealed record WatchFindings(IReadOnlyList<WatchItem> Items, IReadOnlyList<Recurrence> Recurrences);

/// <summary>
/// <c>weipian watch check</c>, and part of every import: restored ground is overlaid with what later batches deliver and with the survey's new
/// construction land. Run twice it finds nothing twice.
/// </summary>
public static class CheckWatch
{
    public const string Watched = "监管图斑";
    public const string ReturnClass = "退回原地类";

    public static WatchFindings Run(Workspace workspace, RulePack pack, Actor actor)
    {
        var known = WatchShelf.Items(workspace);
        var tasked = known.Where(item => item.Kind == ReturnClass).Select(item => item.Patch).ToHashSet(StringComparer.Ordinal);
        var watched = known.Where(item => item.Kind == Watched).Select(item => (Item: item, Patch: PatchShelf.One(workspace, item.Patch))).ToList();
        var found = new WatchFindings(
            watched.Where(pair => !tasked.Contains(pair.Patch.Id)).Select(pair => ReturnTask(workspace, pair.Patch, pair.Item.Since, pack)).OfType<WatchItem>().ToList(),
            Recurring(workspace, watched, pack));
        var happenings = new List<Happening>();
        if (found.Items.Count > 0)
            happenings.Add(new Happening(RectificationFolds.Watched, "watch", new WatchOpened(found.Items)));
        if (found.Recurrences.Count > 0)
            happenings.Add(new Happening(RectificationFolds.Recurred, "watch", new RecurrencesFound(found.Recurrences)));
        if (happenings.Count > 0)
            workspace.Append(actor, happenings);
        return found;
    }

    /// <summary>What a patch restored on a day is watched for in the year after its own.</summary>
    internal static IReadOnlyList<WatchItem> ItemsOf(Workspace workspace, Patch patch, string since, RulePack pack)
    {
        var item = new WatchItem(patch.Id, Watched, patch.Year + 1, since, null, $"图斑 {patch.Number} 已恢复土地原貌,纳入 {patch.Year + 1} 年度遥感监测范围持续监管");
        return ReturnTask(workspace, patch, since, pack) is { } task ? [item, task] : [item];
    }

    private static WatchItem? ReturnTask(Workspace workspace, Patch patch, string since, RulePack pack)
    {
        var surveyed = SurveyedM2(workspace, patch);
        return surveyed <= FieldworkLimits.Of(workspace, patch.Year, pack).Number("watch.overlap-m2") ? null : new WatchItem(
            patch.Id, ReturnClass, patch.Year + 1, since, surveyed, $"图斑 {patch.Number} 已恢复原貌,变更调查中 {Digits.Fixed(surveyed, 2)} ㎡ 已为新增建设用地,{patch.Year + 1} 年度变更调查退回原地类");
    }

    /// <summary>㎡ of a patch inside the survey's new construction land; of several layers the one that covers most.</summary>
    private static double SurveyedM2(Workspace workspace, Patch patch)
    {
        if (patch.Row is not { Fault: null or { Accepted: true }, AreaM2: not null } row)
            return 0;
        var shape = PatchShape.Sound(row.Shape(), Crs.FromEpsg(row.Epsg)!);
        var most = 0.0;
        foreach (var registered in LayerShelf.Current(workspace).Where(layer => layer.Description.Kind == "new-construction"))
        {
            using var layer = LayerShelf.Open(workspace, registered);
            most = Math.Max(most, layer.Pack.Overlay(shape).CoveredM2);
        }

        return most;
    }

    private static List<Recurrence> Recurring(Workspace workspace, List<(WatchItem Item, Patch Patch)> watched, RulePack pack)
    {
        var told = WatchShelf.Recurrences(workspace).Select(found => (found.Patch, found.Earlier, found.Year, found.Line, found.Batch)).ToHashSet();
        var since = workspace.Connection.Query("SELECT patch_id, MIN(sequence) FROM watch_item WHERE kind=$1 GROUP BY patch_id", row => (row.GetString(0), row.GetInt64(1)), Watched)
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        var grounds = watched.Select(pair => (pair.Item, pair.Patch, Plane: Plane(pair.Patch.Row))).Where(ground => ground.Plane is not null).ToList();
        var found = new List<Recurrence>();
        foreach (var batch in PatchShelf.Batches(workspace).Where(batch => grounds.Exists(ground => ground.Patch.Line == batch.Line && batch.Sequence > since[ground.Patch.Id])))
        {
            var limit = FieldworkLimits.Of(workspace, batch.Year, pack).Number("watch.overlap-m2");
            foreach (var (id, row) in PatchShelf.DeliveredIn(workspace, batch))
                if (Plane(row) is { } plane)
                    found.AddRange(grounds
                        .Where(ground => ground.Patch.Line == batch.Line && batch.Sequence > since[ground.Patch.Id] && IsLater(row, ground.Item.Since))
                        .Select(ground => (ground.Patch, Overlap: OverlapM2(ground.Plane!, plane, limit)))
                        .Where(met => met.Overlap is not null && told.Add((id, met.Patch.Id, batch.Year, batch.Line, batch.Number)))
                        .Select(met => new Recurrence(id, met.Patch.Id, batch.Year, batch.Line, batch.Number, met.Overlap!.Value)));
        }

        return found;
    }

    /// <summary>An image taken before the ground was restored shows the old state, not a new act.</summary>
    private static bool IsLater(PatchRow row, string since) =>
        !Days.TryRead(row.Fields.GetValueOrDefault("later-image"), out var image) || image > Days.Read(since);

    /// <summary>㎡ in common above the limit; 0 for points on the ground; null when they do not meet.</summary>
    private static double? OverlapM2(Geometry watched, Geometry delivered, double limit)
    {
        if (watched is Point || delivered is Point)
            return watched.Distance(delivered) <= 1 ? 0 : null;
        return watched.EnvelopeInternal.Intersects(delivered.EnvelopeInternal) && Cutting.Common(watched, delivered).Area is var common && common > limit ? common : null;
    }

    private static Geometry? Plane(PatchRow row) =>
        row.Fault is null or { Accepted: true } && Crs.FromEpsg(row.Epsg) is { } crs ? OfficialPlane.Project(row.Shape(), crs) : null;
}
