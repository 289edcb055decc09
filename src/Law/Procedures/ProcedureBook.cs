using Weipian.Law.Tables;

namespace Weipian.Law.Procedures;

/// <summary>Every procedure of <c>law/procedure/</c>, with the posts that act in them.</summary>
public sealed class ProcedureBook
{
    private static readonly string[] StepColumns =
        ["行号", "自", "动作", "至", "岗位", "所需", "依据", "文书", "起期限", "止期限", "停期限", "复期限", "延期限", "说明", "生效日", "失效日"];

    private static readonly Dictionary<string, ActionFieldKind> Kinds = Enum.GetValues<ActionFieldKind>().ToDictionary(kind => OfficialTerms.Of(kind), StringComparer.Ordinal);

    private readonly Dictionary<string, Procedure> _procedures = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Procedure> All => _procedures.Values;

    /// <summary>岗位 and what each is.</summary>
    public IReadOnlyDictionary<string, string> Posts { get; private init; } = new Dictionary<string, string>();

    /// <exception cref="KeyNotFoundException">There is no such procedure.</exception>
    public Procedure this[string key] => _procedures.TryGetValue(key, out var procedure) ? procedure : throw new KeyNotFoundException($"没有程序“{key}”");

    public Procedure? Find(string key) => _procedures.GetValueOrDefault(key);

    internal static ProcedureBook Read(string root, List<LawProblem> problems)
    {
        var posts = LawTable.Read(root, "procedure/posts.csv", problems, "岗位", "类别", "说明").Rows.ToDictionary(row => row["岗位"], row => row["说明"], StringComparer.Ordinal);
        var book = new ProcedureBook { Posts = posts };
        var needs = LawTable.Read(root, "procedure/needs.csv", problems, "程序", "条件", "未满足时", "依据").Rows.ToLookup(row => row["程序"], StringComparer.Ordinal);
        var fields = LawTable.Read(root, "procedure/fields.csv", problems, "程序", "动作", "字段", "类型", "必填", "选项", "单位", "说明").Rows.ToLookup(row => row["程序"], StringComparer.Ordinal);
        foreach (var row in LawTable.Read(root, "procedure/procedures.csv", problems, "程序", "名称", "编号", "说明").Rows)
        {
            var key = row["程序"];
            var steps = LawTable.Read(root, $"procedure/{key}.csv", problems, StepColumns).Rows.Select(Step).ToList();
            var refusals = LawTable.Read(root, $"procedure/{key}.refusals.csv", problems, "行号", "自", "动作", "理由", "依据").Rows
                .Select(one => new ProcedureRefusal(one["行号"], one["自"], one["动作"], one["理由"], one["依据"], one)).ToList();
            var known = needs[key].ToDictionary(one => one["条件"], one => new ProcedureNeed(one["条件"], one["未满足时"], one["依据"], one), StringComparer.Ordinal);
            var procedure = new Procedure(key, row["名称"], row["编号"], steps, refusals, known, fields[key].Select(one => Field(one, problems)).ToList());
            if (!book._procedures.TryAdd(key, procedure))
                problems.Add(row.Problem("law.procedure-twice", "程序", $"程序“{key}”出现两次"));
            problems.AddRange(ProcedureChecks.Of(procedure, posts));
        }

        foreach (var orphan in needs.Concat(fields).Where(group => book.Find(group.Key) is null))
            problems.Add(orphan.First().Problem("law.procedure-unknown", "程序", $"没有程序“{orphan.Key}”"));
        return book;
    }

    private static ProcedureStep Step(LawRow row) => new(
        row["行号"], List(row["自"]), row["动作"], row["至"].Length == 0 ? null : row["至"], List(row["岗位"]).Select(Post).ToList(), List(row["所需"]), row["依据"],
        List(row["文书"]).Select(text => text.Split('?', 2)).Select(parts => new DocumentOrder(parts[0], parts.ElementAtOrDefault(1))).ToList(), new ClockOrders(Orders(row["起期限"]), Orders(row["止期限"]), Orders(row["停期限"]), Orders(row["复期限"]), Orders(row["延期限"])), row["说明"], row);

    private static PostRequirement Post(string text) =>
        text.EndsWith(":本单位", StringComparison.Ordinal) ? new PostRequirement(text[..^":本单位".Length], true) : new PostRequirement(text, false);

    private static ActionField Field(LawRow row, List<LawProblem> problems)
    {
        if (!Kinds.TryGetValue(row["类型"], out var kind))
            problems.Add(row.Problem("law.cell", "类型", $"不认识的类型“{row["类型"]}”"));
        if (kind == ActionFieldKind.Choice && row["选项"].Length == 0)
            problems.Add(row.Problem("law.cell", "选项", "选项为空"));
        return new ActionField(row["动作"], row["字段"], kind, row["必填"] == "是", List(row["选项"]), row["单位"], row["说明"]);
    }

    private static List<ClockOrder> Orders(string text) => List(text).Select(ClockOrder.Parse).ToList();

    private static List<string> List(string text) => [.. text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
