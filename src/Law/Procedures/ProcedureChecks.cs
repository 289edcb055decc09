namespace Weipian.Law.Procedures;

/// <summary>What must hold of a procedure before anyone acts by it: no pair of state and action is open twice or left without an answer.</summary>
public static class ProcedureChecks
{
    internal static IEnumerable<LawProblem> Of(Procedure procedure, IReadOnlyDictionary<string, string> posts) =>
        Rows(procedure, posts).Concat(Pairs(procedure)).Concat(Needs(procedure)).Concat(Fields(procedure));

    /// <summary>Articles, limits and papers a procedure names must exist; asked once all tables are read.</summary>
    internal static IEnumerable<LawProblem> Citations(Procedure procedure, RulePack pack)
    {
        var articles = pack.Articles;
        foreach (var step in procedure.Steps)
        {
            foreach (var code in step.Clocks.All.SelectMany(order => new[] { order.Limit, order.After }).OfType<string>().Where(code => !pack.TimeLimits.IsKnown(code)))
                yield return step.Source.Problem("law.limit-unknown", "起期限", $"期限“{code}”不在 time-limits/limits.csv");
            foreach (var order in step.Documents.Where(order => pack.Documents.Find(order.Document) is null))
                yield return step.Source.Problem("law.document-unknown", "文书", $"文书“{order.Document}”不在 documents/documents.csv");
        }

        foreach (var (source, article) in procedure.Steps.Select(step => (step.Source, step.Article))
            .Concat(procedure.Refusals.Select(refusal => (refusal.Source, refusal.Article)))
            .Concat(procedure.Needs.Values.Select(need => (need.Source, need.Article))))
        {
            if (article.Length == 0)
                yield return source.Problem("law.article-missing", "依据", "没有依据");
            foreach (var code in article.Split('|').Where(code => code.Length > 0 && articles.Find(code) is null))
                yield return source.Problem("law.article-unknown", "依据", $"依据“{code}”不在 articles.csv");
        }
    }

    private static IEnumerable<LawProblem> Rows(Procedure procedure, IReadOnlyDictionary<string, string> posts)
    {
        foreach (var twice in procedure.Steps.GroupBy(step => step.Row).Where(group => group.Count() > 1))
            yield return twice.Last().Source.Problem("law.row-twice", "行号", $"行号 {twice.Key} 重复");
        foreach (var step in procedure.Steps)
        {
            if (step.From.Count == 0)
                yield return step.Source.Problem("law.cell", "自", "缺少起始状态");
            if (step.Posts.Count == 0)
                yield return step.Source.Problem("law.cell", "岗位", "没有人可以办理");
            foreach (var post in step.Posts.Where(post => !posts.ContainsKey(post.Post)))
                yield return step.Source.Problem("law.post-unknown", "岗位", $"岗位“{post.Post}”不在 posts.csv");
            if (step.From.Contains(Procedure.Start) && step.To is null or Procedure.Back)
                yield return step.Source.Problem("law.cell", "至", "开始动作须写明到达的状态");
        }

        var reached = procedure.Steps.Select(step => step.To).Append(Procedure.Start).ToHashSet();
        foreach (var step in procedure.Steps)
            foreach (var state in step.From.Where(state => !reached.Contains(state)))
                yield return step.Source.Problem("law.unreachable", "自", $"没有步骤到达状态“{state}”");
    }

    private static IEnumerable<LawProblem> Pairs(Procedure procedure)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var state in procedure.States)
            foreach (var action in procedure.Actions)
            {
                var rows = procedure.Steps.Where(step => step.Action == action && step.From.Contains(state)).ToList();
                foreach (var (one, other) in rows.SelectMany((one, index) => rows.Skip(index + 1).Select(other => (one, other))).Where(pair => Meet(pair.one, pair.other)))
                    yield return other.Source.Problem("law.overlap", "自", $"“{state}”时的“{action}”与 {one.Row} 行同日并存");
                if (rows.Count > 0)
                    continue;
                if (procedure.Refusals.FirstOrDefault(refusal => refusal.Covers(state, action)) is { } refusal)
                    used.Add(refusal.Row);
                else
                    yield return new LawProblem("law.gap", $"procedure/{procedure.Key}.refusals.csv", 0, "", $"“{state}”时不能“{action}”,却没有写明理由");
            }

        foreach (var refusal in procedure.Refusals.Where(refusal => !used.Contains(refusal.Row)))
            yield return refusal.Source.Problem("law.unreachable", "行号", $"{refusal.Row} 没有任何情形用到");
    }

    private static bool Meet(ProcedureStep one, ProcedureStep other) =>
        (one.Source.Day("生效日") ?? DateOnly.MinValue) <= (other.Source.Day("失效日") ?? DateOnly.MaxValue)
        && (other.Source.Day("生效日") ?? DateOnly.MinValue) <= (one.Source.Day("失效日") ?? DateOnly.MaxValue);

    private static IEnumerable<LawProblem> Needs(Procedure procedure)
    {
        var asked = procedure.Steps.SelectMany(step => ConditionsOf(step).Select(term => (step, term))).ToList();
        foreach (var (step, term) in asked.Where(pair => !procedure.Needs.ContainsKey(pair.term)))
            yield return step.Source.Problem("law.need-unknown", "所需", $"条件“{term}”不在 needs.csv");
        foreach (var need in procedure.Needs.Values.Where(need => asked.All(pair => pair.term != need.Term)))
            yield return need.Source.Problem("law.unreachable", "条件", $"条件“{need.Term}”没有步骤用到");
        foreach (var need in procedure.Needs.Values.Where(need => need.Lacking.Length == 0))
            yield return need.Source.Problem("law.cell", "未满足时", "须写明缺什么、怎么办");
    }

    private static IEnumerable<string> ConditionsOf(ProcedureStep step) =>
        step.Needs.Concat(step.Clocks.All.Select(order => order.If).Concat(step.Documents.Select(document => document.If)).OfType<string>());

    private static IEnumerable<LawProblem> Fields(Procedure procedure)
    {
        foreach (var group in procedure.Fields.Where(group => !procedure.Actions.Contains(group.Key)))
            yield return new LawProblem("law.action-unknown", "procedure/fields.csv", 0, "动作", $"{procedure.Name}没有动作“{group.Key}”");
        foreach (var twice in procedure.Fields.SelectMany(group => group.GroupBy(field => field.Name).Where(same => same.Count() > 1).Select(same => (group.Key, same.Key))))
            yield return new LawProblem("law.field-twice", "procedure/fields.csv", 0, "字段", $"{procedure.Name}“{twice.Item1}”的字段“{twice.Item2}”重复");
        foreach (var step in procedure.Steps)
            foreach (var order in step.Clocks.All.Where(order => order.DayField is not null))
                if (procedure.Fields[step.Action].FirstOrDefault(field => field.Name == order.DayField) is not { Kind: ActionFieldKind.Day, Required: true })
                    yield return step.Source.Problem("law.field-unknown", "起期限", $"“{step.Action}”没有必填日期字段“{order.DayField}”");
        foreach (var step in procedure.Steps)
            foreach (var order in step.Clocks.All.Where(order => order.UntilField is not null && !procedure.Fields.SelectMany(group => group).Any(field => field.Name == order.UntilField && field is { Kind: ActionFieldKind.Day, Required: true })))
                yield return step.Source.Problem("law.field-unknown", "起期限", $"没有一个动作有必填日期字段“{order.UntilField}”");
    }
}
