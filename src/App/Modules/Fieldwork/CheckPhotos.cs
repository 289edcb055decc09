using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Weipian.App.Database;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Spatial;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>A photo was held against a patch.</summary>
public sealed record PhotoCheck(string Patch, string Evidence, int Version);

/// <summary>Photos were checked; what did not fit became doubts.</summary>
public sealed record PhotosChecked(IReadOnlyList<PhotoCheck> Checks, IReadOnlyList<Doubt> Doubts);

/// <summary><c>weipian fieldwork check</c>: every photo of the year against its patches; a doubt once raised is never raised twice and never withdrawn.</summary>
public static class CheckPhotos
{
    /// <summary>The checks of some photos of one patch; used with the upload itself, so that no photo is ever in and unchecked.</summary>
    /// <param name="photos">With the link that cites each for this patch; they need not be stored yet.</param>
    internal static PhotosChecked Decide(Workspace workspace, Patch patch, IReadOnlyList<(EvidenceItem Item, EvidenceLink Link)> photos, PhotoIndex index, RulePack pack, long nextDoubt)
    {
        var limits = PhotoLimits.From(FieldworkLimits.Of(workspace, patch.Year, pack));
        var ground = GroundOf(patch);
        var known = DoubtReading.Read(workspace, "WHERE d.patch_id=$1", patch.Id).Select(doubt => (doubt.Doubt.Evidence, doubt.Doubt.Version, doubt.Doubt.Code, doubt.Doubt.Reason)).ToHashSet();
        var (checks, doubts) = (new List<PhotoCheck>(), new List<Doubt>());
        foreach (var (item, link) in photos)
        {
            var version = item.Version;
            var received = Moment.Read(item.ReceivedAt);
            var photo = new PhotoToCheck(version.Id, version.Sha256, link.Role, version.Photo, version.Claim, received, link.Reason is not null);
            checks.Add(new PhotoCheck(patch.Id, version.Id, version.Version));
            foreach (var misfit in PhotoPlausibility.Check(photo, ground, Window(workspace, patch, link, received), limits, index.EarlierElsewhere(patch.Id, item)))
                if (known.Add((version.Id, version.Version, misfit.Code, misfit.Reason)))
                    doubts.Add(Doubt(pack, $"D{nextDoubt++:D6}", patch, version.Id, version.Version, null, misfit));
        }

        return new PhotosChecked(checks, doubts);
    }

    /// <returns>The doubts that are new.</returns>
    public static IReadOnlyList<Doubt> Run(Workspace workspace, int year, RulePack pack, Actor actor)
    {
        var next = NextDoubt(workspace);
        var (checks, doubts) = (new List<PhotoCheck>(), new List<Doubt>());
        var links = EvidenceShelf.LinkedTo(workspace, LinkTargets.Patch).Where(link => PhotoRoles.All.Contains(link.Role)).ToLookup(link => link.TargetId, StringComparer.Ordinal);
        var index = PhotoIndex.Load(workspace);
        foreach (var patch in PatchShelf.Of(workspace, year).Where(patch => links.Contains(patch.Id)))
        {
            var photos = links[patch.Id].Select(link => (EvidenceShelf.One(workspace, link.Evidence), link)).Where(pair => pair.Item1.Version.Kind == EvidenceKinds.Photo).ToList();
            var found = Decide(workspace, patch, photos, index, pack, next);
            checks.AddRange(found.Checks);
            doubts.AddRange(found.Doubts);
            next += found.Doubts.Count;
        }

        if (checks.Count > 0)
            workspace.Append(actor, new Happening(FieldworkFolds.PhotosChecked, Digits.Of(year), new PhotosChecked(checks, doubts)));
        return doubts;
    }

    /// <summary>Holds against one patch those of its photos that no check has looked at yet: a photo was replaced.</summary>
    /// <returns>The doubts that are new.</returns>
    public static IReadOnlyList<Doubt> RunUnchecked(Workspace workspace, Patch patch, RulePack pack, Actor actor)
    {
        var open = FieldworkShelf.Of(workspace, patch).Unchecked.ToHashSet(StringComparer.Ordinal);
        var photos = EvidenceShelf.LinkedTo(workspace, LinkTargets.Patch, patch.Id).Where(link => PhotoRoles.All.Contains(link.Role) && open.Contains(link.Evidence))
            .Select(link => (EvidenceShelf.One(workspace, link.Evidence), link)).ToList();
        if (photos.Count == 0)
            return [];
        var found = Decide(workspace, patch, photos, PhotoIndex.Load(workspace), pack, NextDoubt(workspace));
        workspace.Append(actor, new Happening(FieldworkFolds.PhotosChecked, patch.Id, found));
        return found.Doubts;
    }

    internal static long NextDoubt(Workspace workspace) => Convert.ToInt64(workspace.Connection.Scalar("SELECT COUNT(*)+1 FROM doubt"), CultureInfo.InvariantCulture);

    internal static Doubt Doubt(RulePack pack, string id, Patch patch, string? evidence, int? version, string? visit, Misfit misfit)
    {
        var kind = pack.Fieldwork.Doubt(misfit.Code);
        return new Doubt(id, patch.Id, evidence, version, visit, kind.Code, kind.Name, kind.Blocks, misfit.Reason);
    }

    /// <summary>The patch as ground to be seen; a quarantined shape by its proposed repair, null when there is none.</summary>
    internal static Sighting? GroundOf(Patch patch) => Shape(patch.Row) is { IsEmpty: false } shape && Crs.FromEpsg(patch.Row.Epsg) is { } crs ? new Sighting(shape, crs) : null;

    private static Geometry? Shape(PatchRow row) => row.Fault switch
    {
        null or { Accepted: true } => row.Shape(),
        { Proposal: { } proposal } => new WKBReader().Read(Convert.FromHexString(proposal)),
        _ => null,
    };

    /// <summary>After photos count from the order, site photos from the assignment; a declared second use counts from no assignment.</summary>
    private static PhotoWindow Window(Workspace workspace, Patch patch, EvidenceLink link, DateTimeOffset received)
    {
        if (link.Role == PhotoRoles.Before)
            return new PhotoWindow(null, null);
        if (link.Role == PhotoRoles.After && workspace.Connection.Query(
                "SELECT day, directive FROM rectification_order WHERE patch_id=$1 ORDER BY day DESC, directive LIMIT 1", row => (Day: row.GetString(0), Directive: row.GetString(1)), patch.Id)
            is [var order, ..])
            return new PhotoWindow(Moment.StartOf(Days.Read(order.Day)), $"整改指令 {order.Directive}");
        var given = FieldworkShelf.Assignments(workspace, patch.Year).Where(standing => standing.Assignment.Patches.Contains(patch.Id) && Moment.Read(standing.GivenAt) <= received)
            .MaxBy(standing => standing.GivenAt, StringComparer.Ordinal);
        return given is null || link.Reason is not null ? new PhotoWindow(null, null) : new PhotoWindow(Moment.Read(given.GivenAt), $"核查任务 {given.Assignment.Id} 下达");
    }
}
