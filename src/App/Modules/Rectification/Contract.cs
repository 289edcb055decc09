using Weipian.App.Database;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law;

namespace Weipian.App.Modules.Rectification;

/// <summary>Where a record of rectification stands.</summary>
public static class RectificationStates
{
    public const string Pending = "待审核";
    public const string Accepted = "审核通过";
    public const string Returned = "已退回";
}

/// <summary>A proof a record rests on, under the kind the mode asks for.</summary>
public sealed record RectificationProof(string Kind, string Evidence);

/// <summary>What was done about a patch, or a part of it.</summary>
/// <param name="Mode">Code of <c>law/fieldwork/rectification-modes.csv</c>.</param>
/// <param name="AreaM2">Ground rectified, ㎡; null for a patch without an area (a point), which is rectified whole.</param>
public sealed record RectificationRecord(
    string Id, string Patch, string Mode, string ModeName, double? AreaM2, string Day, string Text, IReadOnlyList<RectificationProof> Proofs);

/// <summary>The office's word on a record.</summary>
/// <param name="Accepts">False: returned with a reason of the list.</param>
/// <param name="Visit">Accepted visit after the work (整改后实地核查) it rests on, when the mode asks for one.</param>
/// <param name="RestoresGround">The patch is 恢复原貌 from now on.</param>
public sealed record RectificationReview(
    string Record, string Patch, bool Accepts, string? Reason, string? ReasonName, string Text, string? Visit, bool RestoresGround);

/// <summary>A record as it stands.</summary>
/// <param name="Sequence">Place in the journal of the newest word on it.</param>
public sealed record RectificationEntry(RectificationRecord Record, string State, string Person, string Post, RectificationReview? Review, string? ReviewedAt, long Sequence);

/// <summary>
/// Where a patch stands between unlawful and ended. Rectified means: remainder zero, every review finished, no blocking doubt open, no proof false.
/// </summary>
/// <param name="TotalM2">Area of the patch; null when it has none (points).</param>
/// <param name="RemainderM2">Not yet accepted as rectified; null while the patch has no area.</param>
/// <param name="ClaimedRemainderM2">The same, if all pending records were accepted.</param>
/// <param name="Class">Mode, or 混合整改(…) when accepted ones differ; null while nothing counts.</param>
/// <param name="Restored">Rectified, and all of it by modes that bring the ground back.</param>
public sealed record PatchRectification(
    string Patch, double? TotalM2, double RectifiedM2, double? RemainderM2, double? ClaimedRemainderM2, int Pending, bool Rectified, bool Restored, string? Class,
    IReadOnlyList<RectificationEntry> Entries);

/// <summary>What a patch is watched for in a year.</summary>
/// <param name="Kind">监管图斑 (restored ground, R037) or 退回原地类 (restored, but already construction land in the survey, R038).</param>
/// <param name="Year">The year it is due in.</param>
/// <param name="SurveyM2">Ground the survey already counts as new construction; 退回原地类 only.</param>
public sealed record WatchItem(string Patch, string Kind, int Year, string Since, double? SurveyM2, string Text);

/// <summary>A later batch shows new change on watched ground: the old dossier is open again.</summary>
/// <param name="Patch">The patch of the later batch; the same id when the same ground was delivered again.</param>
/// <param name="Earlier">The restored patch whose dossier it joins.</param>
public sealed record Recurrence(string Patch, string Earlier, int Year, string Line, int Batch, double OverlapM2);

/// <summary>What other modules may ask of the rectification; its gates are asked before any acceptance.</summary>
public static class RectificationShelf
{
    public static PatchRectification Of(Workspace workspace, Patch patch, RulePack pack) => Of(workspace, patch, FieldworkShelf.Of(workspace, patch), pack);

    /// <summary>With the field work of the patch at hand.</summary>
    public static PatchRectification Of(Workspace workspace, Patch patch, PatchFieldwork fieldwork, RulePack pack) => RectificationAccount.Of(
        patch, Entries(workspace, patch.Id), fieldwork, WatchShelf.RecurredAt(workspace, patch.Id), pack,
        FieldworkLimits.Of(workspace, patch.Year, pack).Number("rectification.tolerance-m2"));

    public static List<RectificationEntry> Entries(Workspace workspace, string patch) => workspace.Connection.Query(
        "SELECT record, state, person, post, review, reviewed_at, sequence FROM rectification WHERE patch_id=$1 ORDER BY id",
        row => new RectificationEntry(
            CanonicalJson.Read<RectificationRecord>(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetString(3),
            row.Text(4) is { } review ? CanonicalJson.Read<RectificationReview>(review) : null, row.Text(5), row.GetInt64(6)),
        patch);

    /// <summary>Why this patch cannot be accepted as rectified; empty: nothing here stands against it.</summary>
    public static IReadOnlyList<Problem> Blockers(Workspace workspace, Patch patch, RulePack pack)
    {
        var fieldwork = FieldworkShelf.Of(workspace, patch);
        return RectificationGate.Blockers(patch, fieldwork, Of(workspace, patch, fieldwork, pack));
    }
}

/// <summary>What other modules may ask of the watch.</summary>
public static class WatchShelf
{
    /// <summary>Items due in a year; all years when none is named.</summary>
    public static List<WatchItem> Items(Workspace workspace, int? year = null) => workspace.Connection.Query(
        "SELECT body FROM watch_item WHERE CAST($1 AS INTEGER) IS NULL OR year=$1 ORDER BY year, patch_id, kind", row => CanonicalJson.Read<WatchItem>(row.GetString(0)), year);

    /// <summary>Recurrences in which the patch is the later or the earlier one.</summary>
    public static List<Recurrence> Recurrences(Workspace workspace, string? patch = null) => workspace.Connection.Query(
        "SELECT body FROM recurrence WHERE CAST($1 AS TEXT) IS NULL OR patch_id=$1 OR earlier=$1 ORDER BY sequence, patch_id, earlier", row => CanonicalJson.Read<Recurrence>(row.GetString(0)), patch);

    /// <summary>The dossier of a restored patch is open again because its ground changed anew.</summary>
    public static bool Reopened(Workspace workspace, string patch) => Recurrences(workspace, patch).Any(found => found.Earlier == patch);

    /// <summary>Place in the journal where the same patch was found changed anew; what was rectified before no longer counts.</summary>
    public static long RecurredAt(Workspace workspace, string patch) =>
        (long)workspace.Connection.Scalar("SELECT COALESCE(MAX(sequence),0) FROM recurrence WHERE patch_id=$1 AND earlier=$1", patch)!;

    /// <summary>How often this ground came back, itself and the dossiers it joins: higher goes first (挂牌督办 is proposed from 1).</summary>
    public static int Priority(Workspace workspace, string patch)
    {
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal) { patch }, new Queue<string>([patch]));
        var found = new HashSet<Recurrence>();
        while (open.TryDequeue(out var next))
            foreach (var recurrence in Recurrences(workspace, next).Where(recurrence => recurrence.Patch == next))
                if (found.Add(recurrence) && seen.Add(recurrence.Earlier))
                    open.Enqueue(recurrence.Earlier);
        return found.Count;
    }
}
