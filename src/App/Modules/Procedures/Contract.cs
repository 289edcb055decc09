using Weipian.App.Database;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Procedures;
using Weipian.Law.TimeLimits;

namespace Weipian.App.Modules.Procedures;

/// <summary>What a dossier is about: a patch, a violation, a case, a unit.</summary>
/// <param name="Kind"><c>patch</c>, <c>violation</c>, or the key of a procedure.</param>
public sealed record DossierLink(string Kind, string Id);

/// <summary>What a step did to a clock.</summary>
/// <param name="Effect">start, stop, suspend, resume or extend.</param>
/// <param name="After">Limit at whose end it starts; null: starts on <paramref name="Day"/>.</param>
/// <param name="ExtraDays">Of an extension.</param>
/// <param name="Until">Last day where a paper sets it; null: the limit's own length.</param>
public sealed record ClockEffect(string Effect, string Limit, string Day, string? After, int? ExtraDays, string? Until = null);

/// <summary>A step was taken in a dossier: the one event of every procedure.</summary>
/// <param name="Kind">Procedure.</param>
/// <param name="Number">1, 2, 3 … within the dossier; 1 opened it.</param>
/// <param name="Row">Row of the procedure table it was taken by.</param>
/// <param name="Day">Day it was done on, <c>yyyy-MM-dd</c>; may lie before the day it was recorded.</param>
/// <param name="Unit">Unit that answers for the dossier.</param>
/// <param name="Links">What the dossier is about from this step on, besides what it was about before.</param>
/// <param name="Unlinks">What it is no longer about.</param>
public sealed record StepTaken(
    string Kind, string Id, int Year, int Number, string Row, string Action, string From, string To, string Day, string Unit, string Title,
    SortedDictionary<string, string> Fields, IReadOnlyList<DossierLink> Links, IReadOnlyList<DossierLink> Unlinks, IReadOnlyList<ClockEffect> Clocks);

/// <summary>A step with its place in the journal.</summary>
public sealed record DossierStep(long Sequence, string At, string Person, string Post, StepTaken Taken)
{
    public DateOnly Day => Days.Read(Taken.Day);
}

/// <summary>Everything done on one matter, in order.</summary>
public sealed record Dossier(string Kind, string Id, int Year, string Unit, string Title, string State, IReadOnlyList<DossierStep> Steps, IReadOnlyList<DossierLink> Links)
{
    /// <summary>The newest step of an action; null when it was never taken.</summary>
    public DossierStep? Last(string action) => Steps.LastOrDefault(step => step.Taken.Action == action);

    public IEnumerable<DossierStep> All(string action) => Steps.Where(step => step.Taken.Action == action);

    public bool Did(string action) => Last(action) is not null;

    /// <summary>The newest value given for a field, whichever action asked for it; null when never given.</summary>
    public string? Field(string name) => Steps.Reverse().Select(step => step.Taken.Fields.GetValueOrDefault(name)).FirstOrDefault(value => value is not null);

    public IEnumerable<string> Linked(string kind) => Links.Where(link => link.Kind == kind).Select(link => link.Id);

    /// <summary>The state before the last change of state.</summary>
    public string PreviousState => Steps.LastOrDefault(step => step.Taken.To != step.Taken.From)?.Taken.From ?? Procedure.Start;

    public DateOnly OpenedOn => Steps[0].Day;
}

/// <summary>What an officer asks to do.</summary>
/// <param name="Id">Dossier number; null opens a new one.</param>
/// <param name="Day">Day it was done on.</param>
/// <param name="Unit">Unit that answers for a new dossier; null: the officer's, else the county.</param>
/// <param name="Title">What a new dossier is called.</param>
/// <param name="SeenSteps">Steps the officer had seen; when others were taken since, the request is refused rather than overwriting them. Null: not checked.</param>
public sealed record StepRequest(
    string Kind, string? Id, int Year, string Action, DateOnly Day, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<DossierLink> Links,
    IReadOnlyList<DossierLink> Unlinks, string? Unit = null, string? Title = null, int? SeenSteps = null);

/// <summary>What a condition is read from.</summary>
/// <param name="Dossier">Null while it is being opened.</param>
/// <param name="Request">What is asked for; conditions may read its fields.</param>
public sealed record NeedContext(Workspace Workspace, RulePack Pack, Dossier? Dossier, StepRequest Request, Officer Officer)
{
    /// <summary>What the dossier will be about once the step is taken.</summary>
    public IEnumerable<string> Linked(string kind) => (Dossier?.Links ?? []).Except(Request.Unlinks).Concat(Request.Links)
        .Where(link => link.Kind == kind).Select(link => link.Id).Distinct(StringComparer.Ordinal);

    /// <summary>A field as it will stand once the step is taken.</summary>
    public string? Field(string name) => Request.Fields.GetValueOrDefault(name) ?? Dossier?.Field(name);
}

/// <summary>Reads one condition of a procedure.</summary>
public delegate NeedState NeedReader(NeedContext context, string term);

/// <summary>What a paper takes from the matter itself rather than from the form of a step: 当事人, 占地面积, 依据条款 …</summary>
/// <param name="taken">The step it comes with.</param>
public delegate IReadOnlyDictionary<string, PaperField> PaperFieldReader(NeedContext context, StepTaken taken, string document);

/// <summary>Events of other modules that belong to a step, written in the same append.</summary>
public delegate IReadOnlyList<Happening> BesideReader(NeedContext context, StepTaken taken);

/// <summary>What a module adds to its procedure.</summary>
public sealed record DossierRules(NeedReader Needs, PaperFieldReader Fields, BesideReader Beside)
{
    /// <summary>A procedure that adds nothing but its conditions.</summary>
    public static DossierRules Plain(NeedReader needs) => new(needs, (_, _, _) => new Dictionary<string, PaperField>(), (_, _) => []);
}

/// <summary>An action with the answer to whether the officer may take it now.</summary>
public sealed record OfferedStep(string Action, string? To, StepAnswer Answer, IReadOnlyList<ActionField> Fields, IReadOnlyList<DocumentOrder> Documents);

/// <summary>A clock of a dossier.</summary>
/// <param name="After">Limit at whose end it started.</param>
/// <param name="Reading">Null when its length is not known: <paramref name="Problem"/> says what must be set.</param>
public sealed record DossierClock(string Limit, string? After, ClockReading? Reading, string? Problem)
{
    /// <summary>Neither met nor cancelled.</summary>
    public bool Runs => Reading is null or { State: ClockState.Running or ClockState.Near or ClockState.Overdue or ClockState.Suspended };
}

/// <summary>A running clock with the dossier it runs in.</summary>
public sealed record DueItem(string Kind, string Dossier, string Title, string Unit, string State, DossierClock Clock);

/// <summary>Areas and days as papers print them.</summary>
public static class PatchText
{
    /// <summary>亩 with two decimals; 不明 where the area is not known.</summary>
    public static string Mu(double? m2) => m2 is { } known ? $"{Digits.Fixed(known * 3 / 2000, 2)}亩" : "不明";

    /// <summary>A day inside a sentence: 2025年3月5日.</summary>
    public static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}

/// <summary>Officers, from the person and post the journal keeps: <c>镇街办事员@619901101</c> is a post with its unit.</summary>
public static class Officers
{
    public static Officer Of(Actor actor)
    {
        var parts = actor.Post.Split('@', 2);
        return new Officer(actor.Person, parts[0], parts.Length == 2 ? parts[1] : null);
    }

    /// <summary>A county post belongs to the county: what its own unit may do, it may do where the county answers.</summary>
    internal static Officer InUnit(Workspace workspace, Officer officer) => officer with { Unit = officer.Unit ?? County.Of(workspace).Code };
}

/// <summary>What other modules may ask of the dossiers.</summary>
public static class DossierShelf
{
    /// <exception cref="ProblemException"><c>dossier.missing</c>.</exception>
    public static Dossier One(Workspace workspace, string kind, string id) => Find(workspace, kind, id)
        ?? throw new ProblemException("dossier.missing", $"没有编号为“{id}”的{kind}卷宗");

    public static Dossier? Find(Workspace workspace, string kind, string id) => Read(workspace, "WHERE kind=$1 AND id=$2", kind, id).FirstOrDefault();

    /// <summary>Dossiers of a procedure in a year, by number.</summary>
    public static List<Dossier> Of(Workspace workspace, string kind, int year) => Read(workspace, "WHERE kind=$1 AND year=$2", kind, year);

    /// <summary>Dossiers of a procedure that are about something.</summary>
    public static List<Dossier> About(Workspace workspace, string kind, DossierLink about) => Read(
        workspace, "WHERE kind=$1 AND EXISTS (SELECT 1 FROM dossier_link l WHERE l.kind=dossier.kind AND l.id=dossier.id AND l.target_kind=$2 AND l.target_id=$3)",
        kind, about.Kind, about.Id);

    /// <summary>The clocks of a dossier as they stand on a day.</summary>
    public static List<DossierClock> Clocks(Workspace workspace, Dossier dossier, RulePack pack, DateOnly today) =>
        DossierClocks.Of(dossier, new Deadlines(pack, ProgrammeYear.Load(workspace, dossier.Year).Parameters), today);

    /// <summary>Papers that steps of a dossier called for without condition and that are not there, or were voided.</summary>
    public static List<string> MissingPapers(Workspace workspace, Dossier dossier, RulePack pack) => DossierPapers.Missing(workspace, dossier, pack);

    private static List<Dossier> Read(Workspace workspace, string where, params ReadOnlySpan<object?> values)
    {
        var heads = workspace.Connection.Query(
            $"SELECT kind, id, year, unit, title, state FROM dossier {where} ORDER BY kind, id",
            row => (Kind: row.GetString(0), Id: row.GetString(1), Year: row.GetInt32(2), Unit: row.GetString(3), Title: row.GetString(4), State: row.GetString(5)), values);
        return heads.Select(head => new Dossier(head.Kind, head.Id, head.Year, head.Unit, head.Title, head.State, Steps(workspace, head.Kind, head.Id), Links(workspace, head.Kind, head.Id))).ToList();
    }

    private static List<DossierStep> Steps(Workspace workspace, string kind, string id) => workspace.Connection.Query(
        "SELECT j.sequence, j.at, j.person, j.post, j.body FROM dossier_step s JOIN journal j ON j.sequence=s.sequence WHERE s.kind=$1 AND s.id=$2 ORDER BY s.number",
        row => new DossierStep(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), CanonicalJson.Read<StepTaken>(row.GetString(4))), kind, id);

    private static List<DossierLink> Links(Workspace workspace, string kind, string id) => workspace.Connection.Query(
        "SELECT target_kind, target_id FROM dossier_link WHERE kind=$1 AND id=$2 ORDER BY target_kind, target_id", row => new DossierLink(row.GetString(0), row.GetString(1)), kind, id);
}

/// <summary>Taking steps, for the modules that own a procedure.</summary>
public static class DossierWork
{
    /// <inheritdoc cref="TakeStep.Run"/>
    public static (DossierStep Step, IReadOnlyList<Paper> Papers) Take(Workspace workspace, StepRequest request, RulePack pack, DossierRules rules, Actor actor) =>
        TakeStep.Run(workspace, request, pack, rules, actor);

    /// <summary>Every action of the procedure with the answer to whether the officer may take it now.</summary>
    public static List<OfferedStep> Offer(Workspace workspace, string kind, string? id, int year, RulePack pack, NeedReader needs, Officer officer, DateOnly day)
    {
        var (procedure, dossier) = (pack.Procedures[kind], id is null ? null : DossierShelf.One(workspace, kind, id));
        return procedure.Actions.Select(action =>
        {
            var request = new StepRequest(kind, id, year, action, day, new Dictionary<string, string>(), [], []);
            var answer = procedure.Ask(dossier?.State ?? Procedure.Start, action, Officers.InUnit(workspace, officer), dossier?.Unit, term => needs(new NeedContext(workspace, pack, dossier, request, officer), term), day);
            return new OfferedStep(action, answer.Step?.To, answer, procedure.Fields[action].ToList(), answer.Step?.Documents ?? []);
        }).ToList();
    }
}
