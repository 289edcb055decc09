using Weipian.App.Database;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Parameters;
using Weipian.Spatial;

namespace Weipian.App.Modules.Fieldwork;

/// <summary><c>weipian fieldwork review</c>: the office accepts a visit, or returns it with a reason of the list.</summary>
public static class ReviewVisit
{
    /// <param name="shortage">What photos are lacking by the parameters; empty when enough.</param>
    /// <param name="reason">Code or name of a return reason; null: accepted.</param>
    /// <exception cref="ProblemException"><c>visit.reviewed</c>, <c>visit.same-person</c>, <c>visit.incomplete</c>, <c>visit.doubts-open</c>, <c>visit.photos-short</c>, <c>return.reason</c>.</exception>
    public static VisitReview Decide(VisitStanding standing, IReadOnlyList<DoubtStanding> doubts, IReadOnlyList<string> shortage, string? reason, string? text, RulePack pack, Actor actor)
    {
        var visit = standing.Visit;
        if (standing.Review is not null)
            throw new ProblemException("visit.reviewed", $"核查记录 {visit.Id} {standing.State},不再审核");
        if (actor.Person == visit.Record.Verifier)
            throw new ProblemException("visit.same-person", $"{actor.Person} 是本次核查人,不能审核自己的核查");
        var said = text?.Trim() ?? "";
        if (reason is not null)
        {
            var found = pack.Fieldwork.FindReason(reason);
            return found is not null && found.Uses.Contains("核查")
                ? new VisitReview(visit.Id, visit.Patch, false, found.Code, found.Name, said)
                : throw new ProblemException("return.reason", $"退回理由“{reason}”不在清单:{Reasons(pack, "核查")}", field: "--return");
        }

        if (standing.Missing.Count > 0)
            throw new ProblemException("visit.incomplete", $"核查记录 {visit.Id} 照片 {standing.Received}/{visit.Photos.Count},尚有 {standing.Missing.Count} 张待传");
        if (doubts.Where(doubt => doubt is { Open: true, Doubt.Blocks: true }).ToList() is { Count: > 0 } open)
            throw new ProblemException("visit.doubts-open", $"尚有存疑未书面说明:{string.Join(';', open.Select(doubt => $"{doubt.Doubt.Id} {doubt.Doubt.Name}"))}");
        if (shortage.Count > 0 && said.Length == 0)
            throw new ProblemException("visit.photos-short", $"{string.Join(';', shortage)};通过须写明理由", field: "--text");
        return new VisitReview(visit.Id, visit.Patch, true, null, null, said);
    }

    public static VisitReview Run(Workspace workspace, string visit, string? reason, string? text, RulePack pack, Actor actor)
    {
        var standing = VisitReading.One(workspace, visit);
        var patch = PatchShelf.One(workspace, standing.Visit.Patch);
        var fieldwork = FieldworkShelf.Of(workspace, patch);
        var review = Decide(standing, fieldwork.Doubts, Shortage(fieldwork.Photos, FieldworkLimits.Of(workspace, patch.Year, pack)), reason, text, pack, actor);
        workspace.Append(actor, new Happening(FieldworkFolds.Reviewed, visit, review));
        return review;
    }

    /// <summary>What is lacking of photos and of directions they look in.</summary>
    public static IReadOnlyList<string> Shortage(IReadOnlyList<EvidenceItem> photos, ParameterValues values)
    {
        var (count, directions) = ((int)values.Number("photo.minCount"), (int)values.Number("photo.minDirections"));
        // A direction is new when it differs enough from each counted before; taken in order of azimuth that counts the most there are, save one at the seam.
        var counted = new List<double>();
        foreach (var azimuth in photos.Select(photo => photo.Version.Photo?.AzimuthDeg).OfType<double>().Order())
            if (counted.TrueForAll(known => Sighting.Between(known, azimuth) >= values.Number("photo.directionSpreadDeg")))
                counted.Add(azimuth);
        return
        [
            .. photos.Count < count ? [$"照片 {photos.Count} 张,应不少于 {count} 张"] : Array.Empty<string>(),
            .. counted.Count < directions ? [$"拍摄方向 {counted.Count} 个,应不少于 {directions} 个"] : Array.Empty<string>(),
        ];
    }

    internal static string Reasons(RulePack pack, string use) =>
        string.Join('、', pack.Fieldwork.ReturnReasons.Where(reason => reason.Uses.Contains(use)).Select(reason => $"{reason.Code} {reason.Name}"));
}
