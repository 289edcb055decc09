namespace Weipian.Law.Procedures;

/// <summary>
/// One procedure as a page of data: <c>law/procedure/KEY.csv</c> says what may be done, <c>KEY.refusals.csv</c> why the rest may not.
/// Every pair of state and action is in exactly one of the two on any day.
/// </summary>
[Official("程序")]
public sealed class Procedure
{
    /// <summary>The state of a dossier that does not exist yet.</summary>
    public const string Start = "始";

    /// <summary>In the column 至: the state before the last change.</summary>
    public const string Back = "<";

    internal Procedure(
        string key, string name, string prefix, IReadOnlyList<ProcedureStep> steps, IReadOnlyList<ProcedureRefusal> refusals,
        IReadOnlyDictionary<string, ProcedureNeed> needs, IReadOnlyList<ActionField> fields)
    {
        (Key, Name, Prefix, Steps, Refusals, Needs) = (key, name, prefix, steps, refusals, needs);
        Fields = fields.ToLookup(field => field.Action, StringComparer.Ordinal);
        States = steps.SelectMany(step => step.From.Append(step.To ?? "")).Where(state => state is not ("" or Back)).Prepend(Start).Distinct(StringComparer.Ordinal).ToList();
        Actions = steps.Select(step => step.Action).Distinct(StringComparer.Ordinal).ToList();
    }

    public string Key { get; }

    /// <summary>What a dossier of this procedure is called: 案件, 整改指令 …</summary>
    public string Name { get; }

    /// <summary>Letters its dossier numbers begin with.</summary>
    public string Prefix { get; }

    public IReadOnlyList<ProcedureStep> Steps { get; }

    public IReadOnlyList<ProcedureRefusal> Refusals { get; }

    public IReadOnlyDictionary<string, ProcedureNeed> Needs { get; }

    public ILookup<string, ActionField> Fields { get; }

    public IReadOnlyList<string> States { get; }

    public IReadOnlyList<string> Actions { get; }

    /// <summary>The row that opens an action in a state on a day; null when none does.</summary>
    public ProcedureStep? Find(string state, string action, DateOnly day) =>
        Steps.FirstOrDefault(step => step.Action == action && step.From.Contains(state) && step.Source.InForce(day));

    /// <summary>Whether an action is open, for whom and on what conditions. Conditions are read only when state and post admit the action.</summary>
    /// <param name="dossierUnit">Unit that answers for the dossier; null before it is opened.</param>
    /// <param name="needs">Reads a condition.</param>
    public StepAnswer Ask(string state, string action, Officer officer, string? dossierUnit, Func<string, NeedState> needs, DateOnly day)
    {
        if (!Actions.Contains(action))
            return Refused("step.unknown", $"{Name}没有“{action}”这一动作;可办:{string.Join('、', OpenIn(state, day).Select(step => step.Action))}", null);
        if (Find(state, action, day) is not { } step)
            return Refused("step.not-open", RefusalOf(state, action), ArticleOf(state, action));
        if (!step.Posts.Any(post => post.Post == officer.Post))
            return Refused("step.post", $"“{action}”由{string.Join('、', step.Posts)}办理,{officer.Post}不能办理", step.Article, step);
        if (dossierUnit is not null && !step.Posts.Any(post => post.Post == officer.Post && (!post.OwnUnit || post.OwnUnit && officer.Unit == dossierUnit)))
            return Refused("step.unit", $"“{action}”须由承办单位 {dossierUnit} 办理,{officer.Person}属 {officer.Unit ?? "县级"}", step.Article, step);
        var unmet = step.Needs.Select(term => (Need: Needs[term], State: needs(term))).Where(pair => pair.State.Holds is not true)
            .Select(pair => new UnmetNeed(pair.Need.Term, pair.Need.Lacking, pair.Need.Article, pair.State.Why)).ToList();
        return unmet.Count == 0
            ? new StepAnswer(step, null, null, step.Article, [])
            : new StepAnswer(step, "step.need", string.Join(';', unmet.Select(need => $"{need.Lacking}({need.Why})")), unmet[0].Article, unmet);
    }

    /// <summary>Rows open in a state on a day, whoever may take them.</summary>
    public IEnumerable<ProcedureStep> OpenIn(string state, DateOnly day) => Steps.Where(step => step.From.Contains(state) && step.Source.InForce(day));

    private string RefusalOf(string state, string action) =>
        Refusals.FirstOrDefault(refusal => refusal.Covers(state, action))?.Reason.Replace("{状态}", state, StringComparison.Ordinal).Replace("{动作}", action, StringComparison.Ordinal)
        ?? $"“{state}”时不能“{action}”";

    private string? ArticleOf(string state, string action) => Refusals.FirstOrDefault(refusal => refusal.Covers(state, action))?.Article;

    private static StepAnswer Refused(string code, string reason, string? article, ProcedureStep? step = null) => new(step, code, reason, article, []);
}
