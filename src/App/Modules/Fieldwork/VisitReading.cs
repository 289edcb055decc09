using Weipian.App.Database;
using Weipian.App.Modules.Evidence;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>Visits with what became of them, as the tables have it.</summary>
internal static class VisitReading
{
    /// <param name="where">Condition on visit <c>v</c>.</param>
    public static List<VisitStanding> Read(Workspace workspace, string where, params ReadOnlySpan<object?> values) => workspace.Connection.Query(
            "SELECT v.body, v.person, v.post, v.received_at, r.body, r.at FROM visit v LEFT JOIN visit_review r ON r.visit_id=v.id " + where + " ORDER BY v.id",
            row => (Visit: CanonicalJson.Read<Visit>(row.GetString(0)), Person: row.GetString(1), Post: row.GetString(2), At: row.GetString(3),
                Review: row.Text(4) is { } review ? CanonicalJson.Read<VisitReview>(review) : null, ReviewedAt: row.Text(5)), values)
        .Select(row =>
        {
            var have = Received(workspace, row.Visit.Patch);
            var missing = row.Visit.Photos.Where(hash => !have.Contains(hash)).ToList();
            var state = row.Review is { } review ? review.Accepts ? VisitStates.Accepted : VisitStates.Returned : missing.Count > 0 ? VisitStates.Incomplete : VisitStates.Pending;
            return new VisitStanding(row.Visit, state, row.Visit.Photos.Count - missing.Count, missing, row.Person, row.Post, row.At, row.Review, row.ReviewedAt);
        }).ToList();

    /// <exception cref="ProblemException"><c>visit.missing</c>.</exception>
    public static VisitStanding One(Workspace workspace, string id) =>
        Read(workspace, "WHERE v.id=$1", id).SingleOrDefault() ?? throw new ProblemException("visit.missing", $"没有核查记录“{id}”");

    /// <summary>Hashes of all that came for a patch, replaced versions too: what the device sent did arrive.</summary>
    private static HashSet<string> Received(Workspace workspace, string patch) => EvidenceShelf.LinkedTo(workspace, LinkTargets.Patch, patch)
        .SelectMany(link => EvidenceShelf.Versions(workspace, link.Evidence)).Select(item => item.Version.Sha256).ToHashSet(StringComparer.Ordinal);
}
