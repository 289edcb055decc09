using Weipian.App.Database;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law.Fieldwork;

namespace Weipian.App.Server.Endpoints;

public sealed record AssignForm(int Year, IReadOnlyList<string> Patches, string Unit, string Person, DateOnly Due, string? Text);

public sealed record DoubtForm(string Outcome, string? Text, string? Unit);

/// <param name="Evidence">The photo in doubt; null when it is about a visit or the patch.</param>
public sealed record RaiseForm(string? Evidence, string? Visit, string Text);

/// <summary>A patch of an assignment and where its newest visit stands.</summary>
/// <param name="Visit">Null while nobody has been there.</param>
public sealed record AssignedPatch(string Id, string Number, string? Visit);

/// <summary>An assignment with its patches by number.</summary>
public sealed record AssignmentLine(Assignment Assignment, string State, string? Reason, string GivenAt, IReadOnlyList<AssignedPatch> Patches);

/// <summary>A visit in the list of those to be reviewed.</summary>
/// <param name="OpenDoubts">Doubts about the patch that nobody has answered.</param>
public sealed record VisitLine(VisitStanding Standing, string Number, string? TownName, int OpenDoubts);

/// <summary>What the form of a visit asks and what the office wants of its photos.</summary>
/// <param name="Lacking">What photos are still lacking by the parameters.</param>
/// <param name="Reasons">Reasons a visit may be returned for.</param>
public sealed record VisitSheet(
    IReadOnlyList<FactField> Facts, IReadOnlyList<string> Roles, IReadOnlyList<Assignment> Assignments, int MinPhotos, int MinDirections, double MaxDistanceM, double MaxAgeDays,
    IReadOnlyList<string> Lacking, IReadOnlyList<ReturnReason> Reasons);

/// <summary>Field work: who is to look at what, what was found there, what is in doubt about it, and the office's word.</summary>
public static class VisitEndpoints
{
    private const int MostListed = 500;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/patches/{id}/fieldwork", (string id, Desk desk) => desk.Read(workspace => FieldworkShelf.Of(workspace, desk.Patch(workspace, id)))).Needs(Permission.ReadPatches).WithName("getFieldwork");
        api.MapGet("/patches/{id}/visit-sheet", (string id, Desk desk) => desk.Read(workspace => Sheet(workspace, desk.Patch(workspace, id), desk))).Needs(Permission.ReadPatches).WithName("getVisitSheet");
        api.MapGet("/assignments", (int year, Desk desk) => desk.Read(workspace => Assignments(workspace, year, desk))).Needs(Permission.ReadPatches).WithName("listAssignments");
        api.MapPost("/assignments", (AssignForm form, Desk desk) => desk.Write(workspace =>
        {
            foreach (var patch in form.Patches)
                desk.Patch(workspace, patch);
            return AssignPatches.Run(workspace, form.Year, form.Patches, form.Unit, form.Person, form.Due, form.Text, desk.Actor);
        })).Needs(Permission.ReviewFieldwork).WithName("assignPatches");
        api.MapPost("/assignments/{id}/release", (string id, ReasonForm form, Desk desk) => desk.Write(workspace =>
        {
            var year = Year(workspace, desk, id);
            return ReleaseAssignment.Run(workspace, year, id, form.Reason ?? "", desk.Actor);
        })).Needs(Permission.RecordFieldwork).WithName("releaseAssignment");
        api.MapGet("/visits", (int year, string? state, Desk desk) => desk.Read(workspace => Visits(workspace, year, state, desk))).Needs(Permission.ReadPatches).WithName("listVisits");
        api.MapPost("/patches/{id}/visits", (string id, VisitReport form, Desk desk) => desk.Write(workspace =>
            RecordVisit.Run(workspace, desk.Patch(workspace, id).Id, null, form, null, desk.Pack, desk.Actor))).Needs(Permission.RecordFieldwork).WithName("recordVisit");
        api.MapPost("/visits/{id}/review", (string id, ReviewForm form, Desk desk) => desk.Write(workspace =>
        {
            FieldworkEndpoints.Owned(workspace, desk, "visit", id);
            return ReviewVisit.Run(workspace, id, form.Reason, form.Text, desk.Pack, desk.Actor);
        })).Needs(Permission.ReviewFieldwork).WithName("reviewVisit");
        api.MapPost("/patches/{id}/doubts", (string id, RaiseForm form, Desk desk) => desk.Write(workspace =>
        {
            var patch = desk.Patch(workspace, id);
            return AnswerDoubt.Raise(workspace, patch.Id, null, form.Evidence, form.Visit, form.Text, desk.Pack, desk.Actor);
        })).Needs(Permission.ReviewFieldwork).WithName("raiseDoubt");
        api.MapPost("/doubts/{id}/answer", (string id, DoubtForm form, Desk desk) => desk.Write(workspace =>
        {
            FieldworkEndpoints.Owned(workspace, desk, "doubt", id);
            return AnswerDoubt.Run(workspace, id, form.Outcome, form.Text, form.Unit, desk.Actor);
        })).Needs(Permission.ReviewFieldwork).WithName("answerDoubt");
    }

    private static VisitSheet Sheet(Workspace workspace, Patch patch, Desk desk)
    {
        var (limits, work) = (FieldworkLimits.Of(workspace, patch.Year, desk.Pack), FieldworkShelf.Of(workspace, patch));
        return new VisitSheet(
            FactForm.Of(patch.Line), PhotoRoles.All, work.Assignments.Where(one => one.State == AssignmentStates.Given).Select(one => one.Assignment).ToList(),
            (int)limits.Number("photo.minCount"), (int)limits.Number("photo.minDirections"), limits.Number("photo.maxDistanceM"), limits.Number("photo.maxAgeDays"),
            ReviewVisit.Shortage(work.Photos, limits), desk.Pack.Fieldwork.ReturnReasons.Where(reason => reason.Uses.Contains("核查")).ToList());
    }

    private static List<AssignmentLine> Assignments(Workspace workspace, int year, Desk desk)
    {
        var numbers = workspace.Connection.Query("SELECT patch_id, number FROM patch_sheet WHERE year=$1", row => (row.GetString(0), row.GetString(1)), year).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        var visits = workspace.Connection.Query(
                "SELECT v.patch_id, r.accepts FROM visit v JOIN patch p ON p.id=v.patch_id LEFT JOIN visit_review r ON r.visit_id=v.id WHERE p.year=$1 ORDER BY v.id",
                row => (Patch: row.GetString(0), State: row.IsDBNull(1) ? "已报" : row.GetInt64(1) == 1 ? VisitStates.Accepted : VisitStates.Returned), year)
            .GroupBy(row => row.Patch, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().State, StringComparer.Ordinal);
        return FieldworkShelf.Assignments(workspace, year).Where(one => Mine(desk, one.Assignment)).Select(one => new AssignmentLine(
            one.Assignment, one.State, one.Reason, one.GivenAt, one.Assignment.Patches.Select(id => new AssignedPatch(id, numbers.GetValueOrDefault(id, id), visits.GetValueOrDefault(id))).ToList())).ToList();
    }

    /// <summary>Visits of a year, the newest last; without a state those the office has not spoken on.</summary>
    private static List<VisitLine> Visits(Workspace workspace, int year, string? state, Desk desk)
    {
        var names = UnitNames.Of(workspace);
        var open = state is null ? "NOT EXISTS (SELECT 1 FROM visit_review r WHERE r.visit_id=v.id)" : "TRUE";
        var patches = workspace.Connection.Query(
            $"SELECT s.patch_id, s.number, s.town, max(v.id) FROM visit v JOIN patch_sheet s ON s.patch_id=v.patch_id WHERE s.year=$1 AND {desk.Sight.Patches("v.patch_id")} AND {open} GROUP BY s.patch_id, s.number, s.town ORDER BY max(v.id) LIMIT $2",
            row => (Id: row.GetString(0), Number: row.GetString(1), Town: row.Text(2)), year, MostListed);
        return patches.SelectMany(patch =>
        {
            var doubts = FieldworkShelf.Doubts(workspace, patch.Id).Count(doubt => doubt.Open);
            return FieldworkShelf.Visits(workspace, patch.Id).Where(visit => state is null ? visit.Review is null : visit.State == state)
                .Select(visit => new VisitLine(visit, patch.Number, patch.Town is null ? null : names.GetValueOrDefault(patch.Town), doubts));
        }).ToList();
    }

    private static bool Mine(Desk desk, Assignment assignment) => desk.Sight.WholeCounty || assignment.Unit == desk.Sight.Unit;

    /// <summary>The year of an assignment that is seen.</summary>
    private static int Year(Workspace workspace, Desk desk, string id)
    {
        if (workspace.Connection.Scalar("SELECT year FROM assignment WHERE id=$1", id) is long year && FieldworkShelf.Assignments(workspace, (int)year).Any(one => one.Assignment.Id == id && Mine(desk, one.Assignment)))
            return (int)year;
        desk.Note("unseen", "assignment " + id, false);
        throw new ProblemException("assignment.missing", "没有此核查任务");
    }
}
