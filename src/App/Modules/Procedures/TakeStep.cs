using System.Globalization;
using Weipian.App.Database;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Procedures;

/// <summary><c>weipian act</c>: one step in a dossier, taken by the row of the procedure table that allows it.</summary>
public static class TakeStep
{
    /// <param name="ask">The procedure's answer for the officer.</param>
    /// <param name="holds">Reads a condition, for clocks that start only under one.</param>
    /// <param name="id">Number of the dossier, new or known.</param>
    /// <exception cref="ProblemException">
    /// The answer's code (<c>step.not-open</c>, <c>step.post</c>, <c>step.unit</c>, <c>step.need</c>, <c>step.unknown</c>), <c>step.day</c>,
    /// <c>step.field-missing</c>, <c>step.field-unknown</c>, <c>step.field-unreadable</c>, <c>dossier.changed</c>.
    /// </exception>
    public static StepTaken Decide(
        Procedure procedure, Dossier? dossier, StepRequest request, StepAnswer ask, Func<string, bool> holds, string id, string unit, DateOnly today)
    {
        if (request.SeenSteps is { } seen && seen != (dossier?.Steps.Count ?? 0))
            throw new ProblemException("dossier.changed", $"{procedure.Name} {id} 已被他人办理(您所见 {seen} 步,现有 {dossier?.Steps.Count ?? 0} 步),请刷新后再办");
        if (!ask.Allowed)
            throw new ProblemException(ask.Code!, $"{procedure.Name}{(dossier is null ? "" : " " + dossier.Id)}:{ask.Reason}{(ask.Article is { Length: > 0 } ? $"。依据:{ask.Article}" : "")}");
        if (request.Day > today || dossier is not null && request.Day < dossier.OpenedOn)
            throw new ProblemException("step.day", request.Day > today ? $"办理日 {Days.Write(request.Day)} 晚于今天 {Days.Write(today)}" : $"办理日 {Days.Write(request.Day)} 早于立卷日 {Days.Write(dossier!.OpenedOn)}");
        var fields = Checked(procedure, request);
        var state = dossier?.State ?? Procedure.Start;
        var to = ask.Step!.To switch { null => state, Procedure.Back => dossier!.PreviousState, var next => next };
        var known = dossier?.Links ?? [];
        return new StepTaken(
            procedure.Key, id, dossier?.Year ?? request.Year, (dossier?.Steps.Count ?? 0) + 1, ask.Step.Row, request.Action, state, to, Days.Write(request.Day), unit,
            dossier?.Title ?? request.Title ?? procedure.Name, fields, request.Links.Except(known).Distinct().ToList(), request.Unlinks.Intersect(known).ToList(),
            Effects(ask.Step.Clocks, request.Day, fields, name => fields.GetValueOrDefault(name) ?? dossier?.Field(name), holds));
    }

    /// <summary>Takes the step and issues the papers that come with it, all in one append: a paper that cannot be made stops the step.</summary>
    public static (DossierStep Step, IReadOnlyList<Paper> Papers) Run(Workspace workspace, StepRequest request, RulePack pack, DossierRules rules, Actor actor)
    {
        var needs = rules.Needs;
        var procedure = pack.Procedures.Find(request.Kind) ?? throw new ProblemException("procedure.unknown", $"没有程序“{request.Kind}”;可用:{string.Join('、', pack.Procedures.All.Select(one => $"{one.Key}({one.Name})"))}");
        var dossier = request.Id is null ? null : DossierShelf.One(workspace, request.Kind, request.Id);
        _ = ProgrammeYear.Load(workspace, dossier?.Year ?? request.Year);
        var officer = Officers.Of(actor);
        if (!pack.Procedures.Posts.ContainsKey(officer.Post))
            throw new ProblemException("officer.post", $"没有岗位“{officer.Post}”;岗位见 law/procedure/posts.csv:{string.Join('、', pack.Procedures.Posts.Keys)}", field: "--post");
        var context = new NeedContext(workspace, pack, dossier, request, officer);
        var unit = dossier?.Unit ?? request.Unit ?? officer.Unit ?? County.Of(workspace).Code;
        var answer = procedure.Ask(dossier?.State ?? Procedure.Start, request.Action, Officers.InUnit(workspace, officer), unit, term => needs(context, term), request.Day);
        var today = Moment.DayOf(workspace.Clock.GetUtcNow());
        var taken = Decide(
            procedure, dossier, request, answer, term => needs(context, term).Holds is true, dossier?.Id ?? NextId(workspace, procedure, request.Year), unit, today);
        var papers = DossierPapers.Prepare(context, answer.Step!, taken, rules, actor);
        var beside = rules.Beside(context, taken);
        var written = workspace.Append(actor, [new Happening(ProcedureFolds.StepTaken, $"{taken.Kind}:{taken.Id}", taken), .. papers.Select(paper => paper.Happening), .. beside]);
        return (new DossierStep(written[0].Sequence, written[0].At, written[0].Person, written[0].Post, taken), papers.Select(paper => paper.Paper).ToList());
    }

    private static string NextId(Workspace workspace, Procedure procedure, int year)
    {
        var count = Convert.ToInt32(workspace.Connection.Scalar("SELECT count(*) FROM dossier WHERE kind=$1 AND year=$2", procedure.Key, year), CultureInfo.InvariantCulture);
        return $"{procedure.Prefix}-{year}-{count + 1:0000}";
    }

    private static SortedDictionary<string, string> Checked(Procedure procedure, StepRequest request)
    {
        var asked = procedure.Fields[request.Action].ToList();
        var problems = request.Fields.Keys.Where(name => asked.All(field => field.Name != name))
            .Select(name => new Problem("step.field-unknown", $"“{request.Action}”没有字段“{name}”;可填:{string.Join('、', asked.Select(field => field.Name))}", Field: name)).ToList();
        foreach (var field in asked)
        {
            var value = request.Fields.GetValueOrDefault(field.Name)?.Trim();
            if (string.IsNullOrEmpty(value))
            {
                if (field.Required)
                    problems.Add(new Problem("step.field-missing", $"“{request.Action}”须填“{field.Name}”{(field.Choices.Count > 0 ? $"({string.Join('/', field.Choices)})" : "")}", Field: field.Name));
            }
            else if (Unreadable(field, value) is { } reason)
            {
                problems.Add(new Problem("step.field-unreadable", $"“{field.Name}”的值“{value}”{reason}", Field: field.Name));
            }
        }

        return problems.Count > 0
            ? throw new ProblemException(problems)
            : new SortedDictionary<string, string>(request.Fields.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).ToDictionary(pair => pair.Key, pair => pair.Value.Trim()), StringComparer.Ordinal);
    }

    private static string? Unreadable(ActionField field, string value) => field.Kind switch
    {
        ActionFieldKind.Day when !Days.TryRead(value, out _) => "不是日期,应形如 2026-11-23",
        ActionFieldKind.Number when !(decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0) => "不是非负数值",
        ActionFieldKind.YesNo when value is not ("是" or "否") => "应为 是 或 否",
        ActionFieldKind.Choice when !field.Choices.Contains(value) => $"应为 {string.Join('、', field.Choices)}",
        _ => null,
    };

    private static List<ClockEffect> Effects(ClockOrders orders, DateOnly day, SortedDictionary<string, string> fields, Func<string, string?> known, Func<string, bool> holds)
    {
        // Stops come before starts: a limit that a step both ends and begins anew must not be ended by its own beginning.
        var extra = fields.TryGetValue("延长天数", out var days) ? (int)decimal.Parse(days, CultureInfo.InvariantCulture) : (int?)null;
        return new[] { ("stop", orders.Stop), ("resume", orders.Resume), ("suspend", orders.Suspend), ("extend", orders.Extend), ("start", orders.Start) }
            .SelectMany(pair => pair.Item2.Where(order => order.If is null || holds(order.If)).Select(order => new ClockEffect(
                pair.Item1, order.Limit, Days.Write(order.DayField is null ? day : Days.Read(fields[order.DayField])), order.After, pair.Item1 == "extend" ? extra : null,
                order.UntilField is null ? null : known(order.UntilField))))
            .ToList();
    }
}
