using Weipian.App.Database;
using Weipian.App.Modules.Accounts;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law.Procedures;
using Weipian.Law.TimeLimits;

namespace Weipian.App.Server.Endpoints;

/// <summary>A dossier in a list.</summary>
/// <param name="KindName">案件, 整改指令 …</param>
/// <param name="Steps">How many steps were taken; quoted, it is the tag for If-Match.</param>
public sealed record DossierLine(string Kind, string KindName, string Id, int Year, string Unit, string? UnitName, string Title, string State, int Steps, string? ChangedAt);

public sealed record DossierPage(long Total, int Skip, IReadOnlyList<DossierLine> Items);

/// <summary>A step as shown; personal fields are covered.</summary>
public sealed record StepView(
    int Number, long Sequence, string At, string Person, string Post, string Action, string From, string To, string Day, SortedDictionary<string, string> Fields,
    IReadOnlyList<string> Covered, IReadOnlyList<DossierLink> Links, IReadOnlyList<DossierLink> Unlinks, string Row);

/// <summary>A clock with the reason for its day.</summary>
/// <param name="State">In words: 逾期 2 日, 即将到期 …; null with <paramref name="Problem"/> when the length is not settled.</param>
/// <param name="Provisional">Rests on a holiday notice that is not out.</param>
public sealed record ClockView(
    string Limit, string? Name, string? State, bool Runs, bool Overdue, DateOnly? Start, DateOnly? Due, int? DaysLeft, int? WorkdaysLeft, bool Provisional, IReadOnlyList<string> Why, IReadOnlyList<string> Articles, string? Problem);

/// <summary>What a dossier is tied to, as a person calls it.</summary>
/// <param name="Name">Number of a patch; of anything else its id.</param>
public sealed record NamedLink(string Kind, string Id, string Name);

/// <summary>A dossier whole.</summary>
public sealed record DossierDetail(DossierLine Dossier, string Tag, IReadOnlyList<StepView> Steps, IReadOnlyList<NamedLink> Links, IReadOnlyList<ClockView> Clocks);

/// <summary>A field an action asks for.</summary>
/// <param name="Kind">文字, 日期, 数值, 是否, 选项, 文件.</param>
public sealed record FieldView(string Name, string Kind, bool Required, IReadOnlyList<string> Choices, string Unit, string Note);

/// <summary>An action and whether the signed-in officer may take it now; if not, why and by which article.</summary>
public sealed record OfferView(
    string Action, string? To, bool Allowed, string? Code, string? Reason, string? Article, string? ArticleTitle, IReadOnlyList<UnmetNeed> Unmet, IReadOnlyList<FieldView> Fields, IReadOnlyList<string> Documents);

/// <param name="Day">Day it was done on; null: today.</param>
/// <param name="Title">Of a new dossier.</param>
public sealed record StepForm(
    string Action, DateOnly? Day, IReadOnlyDictionary<string, string>? Fields, IReadOnlyList<DossierLink>? Links, IReadOnlyList<DossierLink>? Unlinks, int? Year, string? Unit, string? Title);

/// <summary>A paper that came with a step.</summary>
public sealed record PaperMade(string Id, string Name, string? Number);

/// <summary>A step was taken.</summary>
public sealed record StepDone(string Kind, string Id, int Number, string State, IReadOnlyList<PaperMade> Papers);

/// <summary><c>/api/dossiers</c>: what is done by procedure – list, one, what may be done now, do it.</summary>
public static class DossierEndpoints
{
    private const int MostItems = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("", (Desk desk, int? year, string? kind, string? state, string? unit, string? q, string? patch, int skip = 0, int take = 100) =>
            desk.Read(workspace => Page(workspace, desk, year, kind, state, unit, q, patch, skip, take))).Needs(Permission.ReadDossiers).WithName("listDossiers");
        routes.MapGet("/{kind}/{id}", (string kind, string id, Desk desk) => desk.Read(workspace => Detail(workspace, desk, desk.Dossier(workspace, kind, id)))).Needs(Permission.ReadDossiers).WithName("getDossier");
        routes.MapGet("/{kind}/offer", (string kind, int year, Desk desk) => desk.Read(workspace => Offer(workspace, desk, kind, null, year))).Needs(Permission.ReadDossiers).WithName("offerNew");
        routes.MapGet("/{kind}/{id}/offer", (string kind, string id, Desk desk) => desk.Read(workspace =>
        {
            var dossier = desk.Dossier(workspace, kind, id);
            desk.Tag(Tag(dossier.Steps.Count));
            return Offer(workspace, desk, kind, id, dossier.Year);
        })).Needs(Permission.ReadDossiers).WithName("offerSteps");
        routes.MapPost("/{kind}", (string kind, StepForm form, Desk desk) => desk.Write(workspace => Take(workspace, desk, kind, null, form))).Needs(Permission.Act).WithName("openDossier");
        routes.MapPost("/{kind}/{id}/steps", (string kind, string id, StepForm form, Desk desk) => desk.Write(workspace =>
        {
            var dossier = desk.Dossier(workspace, kind, id);
            desk.RequireSeen(Tag(dossier.Steps.Count), "dossier.changed", $"{dossier.Title} {id} ");
            return Take(workspace, desk, kind, dossier, form);
        })).Needs(Permission.Act).WithName("takeStep");
    }

    internal static string Tag(int steps) => $"\"{steps}\"";

    private static DossierPage Page(Workspace workspace, Desk desk, int? year, string? kind, string? state, string? unit, string? q, string? patch, int skip, int take)
    {
        const string Where = """
            (CAST($1 AS INTEGER) IS NULL OR d.year=$1) AND (CAST($2 AS TEXT) IS NULL OR d.kind=$2) AND (CAST($3 AS TEXT) IS NULL OR d.state=$3) AND (CAST($4 AS TEXT) IS NULL OR d.unit=$4)
            AND (CAST($5 AS TEXT) IS NULL OR replace(d.id, $5, '')<>d.id OR replace(d.title, $5, '')<>d.title)
            AND (CAST($6 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM dossier_link l WHERE l.kind=d.kind AND l.id=d.id AND l.target_kind='patch' AND l.target_id=$6))
            """;
        object?[] values = [year, kind, state, unit, string.IsNullOrEmpty(q) ? null : q, patch];
        var total = (long)workspace.Connection.Scalar($"SELECT count(*) FROM dossier d WHERE {desk.Sight.Dossiers("d")} AND {Where}", values)!;
        return new DossierPage(total, Math.Max(0, skip), Lines(workspace, desk, Where, $"ORDER BY d.sequence DESC LIMIT {Math.Clamp(take, 1, MostItems)} OFFSET {Math.Max(0, skip)}", values));
    }

    /// <summary>Dossiers that are seen, under a condition on <c>dossier d</c>.</summary>
    internal static List<DossierLine> Lines(Workspace workspace, Desk desk, string where, string order, params object?[] values)
    {
        var names = UnitNames.Of(workspace);
        return workspace.Connection.Query(
            $"""
            SELECT d.kind, d.id, d.year, d.unit, d.title, d.state, (SELECT count(*) FROM dossier_step s WHERE s.kind=d.kind AND s.id=d.id), (SELECT at FROM journal j WHERE j.sequence=d.sequence)
            FROM dossier d WHERE {desk.Sight.Dossiers("d")} AND {where} {order}
            """,
            row => new DossierLine(
                row.GetString(0), desk.Pack.Procedures.Find(row.GetString(0))?.Name ?? row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetString(3),
                names.GetValueOrDefault(row.GetString(3)), row.GetString(4), row.GetString(5), row.GetInt32(6), row.Text(7)), values);
    }

    private static DossierDetail Detail(Workspace workspace, Desk desk, Dossier dossier)
    {
        var line = Lines(workspace, desk, "d.kind=$1 AND d.id=$2", "", dossier.Kind, dossier.Id).Single();
        desk.Tag(Tag(dossier.Steps.Count));
        return new DossierDetail(
            line, Tag(dossier.Steps.Count), dossier.Steps.Select(Step).ToList(), dossier.Links.Where(link => Shown(workspace, desk, link)).Select(link => Named(workspace, link)).ToList(), Clocks(workspace, desk, dossier));
    }

    /// <summary>A link to what is not seen is not shown either.</summary>
    private static bool Shown(Workspace workspace, Desk desk, DossierLink link) => link.Kind switch
    {
        "patch" => desk.Sight.Sees(workspace, link.Id),
        _ when desk.Pack.Procedures.Find(link.Kind) is null => true,
        _ => DossierShelf.Find(workspace, link.Kind, link.Id) is { } other && desk.Sight.Sees(workspace, other),
    };

    private static NamedLink Named(Workspace workspace, DossierLink link) =>
        new(link.Kind, link.Id, (link.Kind == "patch" ? workspace.Connection.Scalar("SELECT number FROM patch WHERE id=$1", link.Id) as string : null) ?? link.Id);

    private static StepView Step(DossierStep step) => new(
        step.Taken.Number, step.Sequence, step.At, step.Person, step.Post, step.Taken.Action, step.Taken.From, step.Taken.To, step.Taken.Day, MaskedText.Fields(step.Taken.Fields),
        step.Taken.Fields.Where(pair => MaskedText.IsPersonal(pair.Key) || MaskedText.Of(pair.Value) != pair.Value).Select(pair => pair.Key).ToList(),
        step.Taken.Links, step.Taken.Unlinks, step.Taken.Row);

    internal static List<ClockView> Clocks(Workspace workspace, Desk desk, Dossier dossier) =>
        DossierShelf.Clocks(workspace, dossier, desk.Pack, desk.Today).Select(clock => Clock(clock)).ToList();

    internal static ClockView Clock(DossierClock clock) => new(
        clock.Limit, clock.Reading?.Limit?.Name, clock.Reading?.Words, clock.Runs, clock.Reading?.State == ClockState.Overdue, clock.Reading?.Start, clock.Reading?.Due?.Day, clock.Reading?.DaysLeft,
        clock.Reading?.WorkdaysLeft, clock.Reading?.Provisional ?? false, clock.Reading?.Why ?? [], clock.Reading?.Limit?.Articles ?? [], clock.Problem);

    private static List<OfferView> Offer(Workspace workspace, Desk desk, string kind, string? id, int year)
    {
        if (!desk.Sight.Post.Covers(kind) || desk.Pack.Procedures.Find(kind) is null)
            throw new ProblemException("procedure.missing", $"没有程序“{AccessLog.Plain(kind)}”");
        return ProcedureDesk.Offer(workspace, kind, id, year, desk.Pack, Officers.Of(desk.Actor), desk.Today).Select(offered => new OfferView(
            offered.Action, offered.To, offered.Answer.Allowed, offered.Answer.Code, offered.Answer.Reason, offered.Answer.Article,
            offered.Answer.Article is { } article ? desk.Pack.Articles.Find(article)?.Title : null, offered.Answer.Unmet,
            offered.Fields.Select(field => new FieldView(field.Name, Weipian.Law.OfficialTerms.Of(field.Kind), field.Required, field.Choices, field.Unit, field.Note)).ToList(),
            offered.Documents.Select(document => document.Document).ToList())).ToList();
    }

    private static StepDone Take(Workspace workspace, Desk desk, string kind, Dossier? dossier, StepForm form)
    {
        if (!desk.Sight.Post.Covers(kind))
            throw new ProblemException("procedure.missing", $"没有程序“{AccessLog.Plain(kind)}”");
        foreach (var link in (form.Links ?? []).Concat(form.Unlinks ?? []).Where(link => !Shown(workspace, desk, link)))
            throw new ProblemException($"{(link.Kind == "patch" ? "patch" : "dossier")}.missing", $"没有“{AccessLog.Plain(link.Id)}”");
        // Who sees only his unit opens dossiers only for it.
        var unit = desk.Sight.Post.Dossiers == Weipian.Law.Access.SightReach.OwnUnit ? desk.Sight.Unit : form.Unit;
        var (step, papers) = ProcedureDesk.Take(workspace, new StepRequest(
            kind, dossier?.Id, dossier?.Year ?? form.Year ?? desk.Today.Year, form.Action, form.Day ?? desk.Today, form.Fields ?? new Dictionary<string, string>(), form.Links ?? [], form.Unlinks ?? [],
            unit, form.Title, dossier?.Steps.Count), desk.Pack, desk.Actor);
        return new StepDone(kind, step.Taken.Id, step.Taken.Number, step.Taken.To, papers.Select(paper => new PaperMade(paper.Id, paper.Name, paper.Number)).ToList());
    }
}
