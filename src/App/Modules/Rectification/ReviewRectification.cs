using Weipian.App.Database;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Fieldwork;

namespace Weipian.App.Modules.Rectification;

/// <summary><c>weipian rectify review</c>: accepted only with all its proofs and no doubt open; what is restored is watched from then on.</summary>
public static class ReviewRectification
{
    /// <summary>The kind of proof that is a visit: somebody looked again after the work, and the office accepted what was found.</summary>
    public const string VisitAfterwards = "整改后实地核查";

    /// <param name="reason">Code or name of a return reason; null: accepted.</param>
    /// <param name="after">The account if this record were accepted.</param>
    /// <exception cref="ProblemException"><c>rectification.reviewed</c>, <c>rectification.same-person</c>, <c>return.reason</c>, <c>rectification.evidence-missing</c>, and every problem of the proofs (<c>doubt.open</c>, <c>doubt.falsified</c> …).</exception>
    public static RectificationReview Decide(
        Patch patch, RectificationEntry entry, RectificationMode mode, PatchFieldwork fieldwork, PatchRectification after, string? reason, string? text, RulePack pack, Actor actor)
    {
        var record = entry.Record;
        if (entry.State != RectificationStates.Pending)
            throw new ProblemException("rectification.reviewed", $"整改记录 {record.Id} {entry.State},不再审核");
        if (actor.Person == entry.Person)
            throw new ProblemException("rectification.same-person", $"{actor.Person} 填报了本记录,不能审核");
        var said = text?.Trim() ?? "";
        if (reason is not null)
            return pack.Fieldwork.FindReason(reason) is { } found && found.Uses.Contains("整改")
                ? new RectificationReview(record.Id, patch.Id, false, found.Code, found.Name, said, null, false)
                : throw new ProblemException("return.reason", $"退回理由“{reason}”不在清单:{string.Join('、', pack.Fieldwork.ReturnReasons.Where(known => known.Uses.Contains("整改")).Select(known => $"{known.Code} {known.Name}"))}", field: "--return");
        var visit = fieldwork.Visits.LastOrDefault(standing => standing.State == VisitStates.Accepted && Days.Write(standing.Visit.Record.VerifiedOn) is var on && string.CompareOrdinal(on, record.Day) >= 0);
        var missing = mode.Needed.Where(kind => kind == VisitAfterwards ? visit is null : record.Proofs.All(proof => proof.Kind != kind)).ToList();
        var problems = RectificationGate.Proofs(patch, fieldwork).ToList();
        if (missing.Count > 0)
            problems.Insert(0, new Problem("rectification.evidence-missing", $"整改记录 {record.Id}({mode.Name})尚缺:{string.Join('、', missing)}"));
        return problems.Count == 0
            ? new RectificationReview(record.Id, patch.Id, true, null, null, said, mode.Needed.Contains(VisitAfterwards) ? visit!.Visit.Id : null, after.Restored)
            : throw new ProblemException(problems);
    }

    public static RectificationReview Run(Workspace workspace, string record, string? reason, string? text, RulePack pack, Actor actor)
    {
        var name = (string?)workspace.Connection.Scalar("SELECT patch_id FROM rectification WHERE id=$1", record)
            ?? throw new ProblemException("rectification.missing", $"没有整改记录“{record}”");
        var patch = PatchShelf.One(workspace, name);
        var entries = RectificationShelf.Entries(workspace, patch.Id);
        var entry = entries.Single(known => known.Record.Id == record);
        var fieldwork = FieldworkShelf.Of(workspace, patch);
        var after = RectificationAccount.Of(
            patch, entries.Select(known => known == entry ? known with { State = RectificationStates.Accepted } : known).ToList(), fieldwork,
            WatchShelf.RecurredAt(workspace, patch.Id), pack, FieldworkLimits.Of(workspace, patch.Year, pack).Number("rectification.tolerance-m2"));
        var review = Decide(patch, entry, pack.Fieldwork.FindMode(entry.Record.Mode)!, fieldwork, after, reason, text, pack, actor);
        var happenings = new List<Happening> { new(RectificationFolds.Reviewed, record, review) };
        if (review.RestoresGround)
            happenings.Add(new Happening(RectificationFolds.Watched, patch.Id, new WatchOpened(
                CheckWatch.ItemsOf(workspace, patch, Days.Write(Moment.DayOf(workspace.Clock.GetUtcNow())), pack))));
        workspace.Append(actor, happenings);
        return review;
    }
}
