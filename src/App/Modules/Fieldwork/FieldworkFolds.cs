using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>Records of visits were taken in.</summary>
/// <param name="SourceSha256">The list as handed in.</param>
public sealed record FieldRecorded(string SourceName, string SourceSha256, IReadOnlyList<FieldRecord> Records);

/// <summary>How fieldwork events change the tables field_record, assignment, visit, visit_review, photo_check, doubt and rectification_order.</summary>
public static class FieldworkFolds
{
    public const string Recorded = "fieldwork.recorded";
    public const string Assigned = "fieldwork.assigned";
    public const string Released = "fieldwork.assignment-released";
    public const string Visited = "fieldwork.visited";
    public const string Reviewed = "fieldwork.visit-reviewed";
    public const string PhotosChecked = "fieldwork.photos-checked";
    public const string DoubtRaised = "fieldwork.doubt-raised";
    public const string DoubtAnswered = "fieldwork.doubt-answered";
    public const string Ordered = "fieldwork.rectification-ordered";

    public static readonly IReadOnlyDictionary<string, Fold> All = new Dictionary<string, Fold>(StringComparer.Ordinal)
    {
        [Recorded] = Record,
        [Assigned] = Assign,
        [Released] = Release,
        [Visited] = Visit,
        [Reviewed] = Review,
        [PhotosChecked] = Check,
        [DoubtRaised] = (target, happened) => Raise(target, happened, CanonicalJson.Read<DoubtRaised>(happened.Body).Doubt),
        [DoubtAnswered] = Answer,
        [Ordered] = Order,
    };

    private static void Record(FoldTarget target, JournalEvent happened)
    {
        foreach (var record in CanonicalJson.Read<FieldRecorded>(happened.Body).Records)
        {
            Keep(target, happened, record);
            PatchHistory.Remember(target, record.Patch, happened, $"外业核查:{record.Verifier},{Days.Write(record.VerifiedOn)}");
        }
    }

    private static void Keep(FoldTarget target, JournalEvent happened, FieldRecord record) => target.Write(
        "INSERT INTO field_record VALUES ($1,$2,$3) ON CONFLICT(patch_id) DO UPDATE SET record=excluded.record, sequence=excluded.sequence",
        record.Patch, CanonicalJson.Write(record), happened.Sequence);

    private static void Assign(FoldTarget target, JournalEvent happened)
    {
        var assignment = CanonicalJson.Read<Assignment>(happened.Body);
        target.Write(
            "INSERT INTO assignment VALUES ($1,$2,$3,$4,$5,$6,NULL,$7,$8)", assignment.Id, assignment.Year, assignment.Unit, assignment.Due, happened.Body,
            AssignmentStates.Given, happened.At, happened.Sequence);
        foreach (var patch in assignment.Patches)
            PatchHistory.Remember(target, patch, happened, $"核查任务 {assignment.Id} 派给 {assignment.UnitName} {assignment.Person},限 {assignment.Due}");
    }

    private static void Release(FoldTarget target, JournalEvent happened)
    {
        var released = CanonicalJson.Read<AssignmentReleased>(happened.Body);
        target.Write("UPDATE assignment SET state=$2, reason=$3, sequence=$4 WHERE id=$1", released.Assignment, AssignmentStates.Released, released.Reason, happened.Sequence);
        var assignment = target.Connection.Query("SELECT body FROM assignment WHERE id=$1", row => CanonicalJson.Read<Assignment>(row.GetString(0)), released.Assignment).Single();
        foreach (var patch in assignment.Patches)
            PatchHistory.Remember(target, patch, happened, $"核查任务 {released.Assignment} 交回:{released.Reason}");
    }

    private static void Visit(FoldTarget target, JournalEvent happened)
    {
        var recorded = CanonicalJson.Read<VisitRecorded>(happened.Body);
        var visit = recorded.Visit;
        target.Write(
            "INSERT INTO visit VALUES ($1,$2,$3,$4,$5,$6,$7)", visit.Id, visit.Patch, CanonicalJson.Write(visit), happened.Person, happened.Post, happened.At, happened.Sequence);
        PatchHistory.Remember(target, visit.Patch, happened, $"实地核查 {visit.Id}:{visit.Record.Verifier},{Days.Write(visit.Record.VerifiedOn)},照片应有 {visit.Photos.Count} 张");
        foreach (var doubt in recorded.Doubts)
            Raise(target, happened, doubt);
    }

    private static void Review(FoldTarget target, JournalEvent happened)
    {
        var review = CanonicalJson.Read<VisitReview>(happened.Body);
        target.Write(
            "INSERT INTO visit_review VALUES ($1,$2,$3,$4,$5,$6,$7,$8)", review.Visit, review.Patch, review.Accepts ? 1 : 0, review.Reason, happened.Body,
            happened.Person, happened.At, happened.Sequence);
        PatchHistory.Remember(target, review.Patch, happened, review.Accepts ? $"核查 {review.Visit} 审核通过" : $"核查 {review.Visit} 退回:{review.ReasonName}");
        if (review.Accepts)
            Keep(target, happened, target.Connection.Query("SELECT body FROM visit WHERE id=$1", row => CanonicalJson.Read<Visit>(row.GetString(0)), review.Visit).Single().Record);
    }

    private static void Check(FoldTarget target, JournalEvent happened)
    {
        var found = CanonicalJson.Read<PhotosChecked>(happened.Body);
        foreach (var check in found.Checks)
            target.Write(
                "INSERT INTO photo_check VALUES ($1,$2,$3,$4) ON CONFLICT(patch_id,evidence,version) DO UPDATE SET sequence=excluded.sequence",
                check.Patch, check.Evidence, check.Version, happened.Sequence);
        foreach (var doubt in found.Doubts)
            Raise(target, happened, doubt);
    }

    private static void Raise(FoldTarget target, JournalEvent happened, Doubt doubt)
    {
        target.Write("INSERT INTO doubt VALUES ($1,$2,$3,NULL,NULL,NULL,$4)", doubt.Id, doubt.Patch, CanonicalJson.Write(doubt), happened.Sequence);
        PatchHistory.Remember(target, doubt.Patch, happened, $"存疑 {doubt.Id} {doubt.Name}:{doubt.Evidence ?? doubt.Visit}{(doubt.Evidence is null && doubt.Visit is null ? "" : ",")}{doubt.Reason}");
    }

    private static void Answer(FoldTarget target, JournalEvent happened)
    {
        var answer = CanonicalJson.Read<DoubtAnswer>(happened.Body);
        target.Write(
            "UPDATE doubt SET answer=$2, person=$3, answered_at=$4, sequence=$5 WHERE id=$1", answer.Doubt, happened.Body, happened.Person, happened.At, happened.Sequence);
        var patch = (string)target.Connection.Scalar("SELECT patch_id FROM doubt WHERE id=$1", answer.Doubt)!;
        PatchHistory.Remember(target, patch, happened, $"存疑 {answer.Doubt} {answer.Outcome}:{answer.Text}{(answer.Unit is null ? "" : $"(责任单位 {answer.Unit})")}");
    }

    private static void Order(FoldTarget target, JournalEvent happened)
    {
        var ordered = CanonicalJson.Read<RectificationOrdered>(happened.Body);
        foreach (var patch in ordered.Patches)
        {
            target.Write(
                "INSERT INTO rectification_order VALUES ($1,$2,$3,$4) ON CONFLICT(patch_id,directive) DO UPDATE SET day=excluded.day, sequence=excluded.sequence",
                patch, ordered.Day, ordered.Directive, happened.Sequence);
            PatchHistory.Remember(target, patch, happened, $"整改指令 {ordered.Directive},{ordered.Day}");
        }
    }
}
