using Weipian.App.Database;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Programmes;
using Weipian.Law.Procedures;
using Weipian.Law.TimeLimits;

namespace Weipian.App.Server.Endpoints;

/// <summary>A dossier with what is due in it.</summary>
/// <param name="Actions">What the post could do next; whether it may now is said by the offer.</param>
/// <param name="Clocks">Those that run, the nearest first.</param>
/// <param name="DaysInState">Natural days since the state began.</param>
public sealed record DueLine(DossierLine Dossier, IReadOnlyList<string> Actions, IReadOnlyList<ClockView> Clocks, int? DaysLeft, int DaysInState);

/// <summary>What waits for the signed-in post.</summary>
/// <param name="Waiting">Dossiers in which it is this post's turn, the most urgent first.</param>
/// <param name="Running">Dossiers it sees in which a clock runs but others act.</param>
/// <param name="ToOpinion">Patches judged and not yet signed for by the post's department.</param>
public sealed record DueView(IReadOnlyList<DueLine> Waiting, IReadOnlyList<DueLine> Running, long ToJudge, long ToConclude, long Disagreed, long? ToOpinion, long VisitsToReview, long OpenStatements, int Left);

/// <summary><c>/api/due</c>: what is due, with the reason for every day.</summary>
public static class DueEndpoints
{
    /// <summary>More open dossiers than this are not looked through at once; how many were left is said.</summary>
    private const int MostDossiers = 2000;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/due", (int year, Desk desk) => desk.Read(workspace => Due(workspace, year, desk))).Needs(Permission.ReadDossiers).WithName("listDue");

    private static DueView Due(Workspace workspace, int year, Desk desk)
    {
        var programme = ProgrammeYear.Load(workspace, year);
        var deadlines = new Deadlines(desk.Pack, programme.Parameters);
        var officer = Officers.Of(desk.Actor);
        var lines = DossierEndpoints.Lines(workspace, desk, "d.year=$1", "ORDER BY d.sequence", year);
        var looked = lines.Where(line => desk.Pack.Procedures.Find(line.Kind) is { } procedure && procedure.OpenIn(line.State, desk.Today).Any()).ToList();
        var due = looked.Take(MostDossiers).Select(line => Line(workspace, line, officer, deadlines, desk)).ToList();
        var ordered = due.OrderBy(line => line.DaysLeft ?? int.MaxValue).ThenByDescending(line => line.DaysInState).ThenBy(line => line.Dossier.Id, StringComparer.Ordinal).ToList();
        return new DueView(
            ordered.Where(line => line.Actions.Count > 0).ToList(), ordered.Where(line => line.Actions.Count == 0 && line.Clocks.Count > 0).ToList(), Count("s.state='未判定'"), Count("s.state='待结论'"), Count("s.state='意见不一'"),
            desk.May(Permission.GiveOpinion) ? Count("s.proposed IS NOT NULL AND s.concluded IS NULL AND NOT EXISTS (SELECT 1 FROM opinion o WHERE o.patch_id=s.patch_id AND o.department=$2)", desk.Grant!.Post) : null,
            Visits(workspace, year, desk), Statements(workspace, year, desk), Math.Max(0, looked.Count - MostDossiers));

        long Count(string condition, params object?[] values)
        {
            if (!desk.May(Permission.ReadPatches))
                return 0;
            return (long)workspace.Connection.Scalar($"SELECT count(*) FROM patch_sheet s WHERE {desk.Sight.Patches("s.patch_id")} AND s.year=$1 AND s.status='current' AND {condition}", [year, .. values])!;
        }
    }

    private static DueLine Line(Workspace workspace, DossierLine line, Officer officer, Deadlines deadlines, Desk desk)
    {
        var dossier = DossierShelf.One(workspace, line.Kind, line.Id);
        var procedure = desk.Pack.Procedures[line.Kind];
        // Whose turn it is follows from post and unit alone; conditions are read when the dossier is opened.
        var actions = procedure.OpenIn(line.State, desk.Today)
            .Where(step => step.Posts.Any(post => post.Post == officer.Post && (!post.OwnUnit || officer.Unit == dossier.Unit)) && desk.May(Permission.Act)).Select(step => step.Action).Distinct().ToList();
        var clocks = DossierClocks.Of(dossier, deadlines, desk.Today).Where(clock => clock.Runs).Select(DossierEndpoints.Clock).OrderBy(clock => clock.DaysLeft ?? int.MaxValue).ToList();
        var since = dossier.Steps.LastOrDefault(step => step.Taken.From != step.Taken.To)?.Day ?? dossier.OpenedOn;
        return new DueLine(line, actions, clocks, clocks.FirstOrDefault()?.DaysLeft, desk.Today.DayNumber - since.DayNumber);
    }

    private static long Visits(Workspace workspace, int year, Desk desk) => desk.May(Permission.ReviewFieldwork)
        ? (long)workspace.Connection.Scalar(
            $"SELECT count(*) FROM visit v JOIN patch p ON p.id=v.patch_id WHERE p.year=$1 AND {desk.Sight.Patches("p.id")} AND NOT EXISTS (SELECT 1 FROM visit_review r WHERE r.visit_id=v.id)", year)!
        : 0;

    private static long Statements(Workspace workspace, int year, Desk desk) => desk.May(Permission.Conclude)
        ? (long)workspace.Connection.Scalar($"SELECT count(*) FROM statement s JOIN patch p ON p.id=s.patch_id WHERE p.year=$1 AND s.answer IS NULL AND {desk.Sight.Patches("p.id")}", year)!
        : 0;
}
