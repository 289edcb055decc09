using Weipian.Law.Tables;

namespace Weipian.Law.Offences;

/// <summary>Offence kinds and their dated provisions: <c>law/offences/kinds.csv</c>, <c>provisions.csv</c>, <c>measures.csv</c>.</summary>
public sealed class OffenceBook
{
    private readonly Dictionary<string, OffenceKind> _kinds = new(StringComparer.Ordinal);

    public IReadOnlyList<OffenceKind> Kinds { get; private set; } = [];

    /// <summary>Every version of every rule, in the order of the table.</summary>
    public IReadOnlyList<Provision> Provisions { get; private set; } = [];

    public OffenceKind? Find(string code) => _kinds.GetValueOrDefault(code);

    /// <summary>The rule on an offence on a day; null when the tables know none for that day, which is not the same as 不违法.</summary>
    public Provision? Provision(string offence, DateOnly day) =>
        Provisions.FirstOrDefault(provision => provision.Offence == offence && provision.InForce(day));

    internal static OffenceBook Read(string root, List<LawProblem> problems)
    {
        var book = new OffenceBook();
        foreach (var row in LawTable.Read(root, "offences/kinds.csv", problems, "违法行为", "名称", "线", "构成", "状态持续").Rows)
        {
            var kind = new OffenceKind(row["违法行为"], row["名称"], row.Term<OffenceLine>("线", problems) ?? default, row["构成"], row["状态持续"] == "是");
            if (!book._kinds.TryAdd(kind.Code, kind))
                problems.Add(row.Problem("law.offence-twice", "违法行为", $"违法行为“{kind.Code}”出现两次"));
        }

        book.Kinds = [.. book._kinds.Values];
        var measures = LawTable.Read(root, "offences/measures.csv", problems, "规定", "措施", "情形", "方式", "基数", "下限", "上限", "界限", "依据");
        var provisions = LawTable.Read(root, "offences/provisions.csv", problems, "规定", "违法行为", "状态", "违法依据", "处罚依据", "生效日", "失效日");
        book.Provisions = provisions.Rows.Select(row => ReadProvision(row, measures, problems)).ToList();
        problems.AddRange(provisions.Rows.Where(row => !book._kinds.ContainsKey(row["违法行为"]))
            .Select(row => row.Problem("law.offence-unknown", "违法行为", $"没有违法行为“{row["违法行为"]}”")));
        problems.AddRange(provisions.Rows.GroupBy(row => row["规定"]).Where(group => group.Count() > 1)
            .Select(group => group.Last().Problem("law.provision-twice", "规定", $"规定“{group.Key}”出现两次")));
        problems.AddRange(measures.Rows.Where(row => provisions.Rows.All(provision => provision["规定"] != row["规定"]))
            .Select(row => row.Problem("law.provision-unknown", "规定", $"没有规定“{row["规定"]}”")));
        return book;
    }

    private static Provision ReadProvision(LawRow row, LawTable measures, List<LawProblem> problems) => new(
        row["规定"], row["违法行为"], row.Term<ProvisionState>("状态", problems) ?? default, row["违法依据"], row["处罚依据"],
        row.Day("生效日"), row.Day("失效日"),
        measures.Rows.Where(measure => measure["规定"] == row["规定"]).Select(measure => ReadMeasure(measure, problems)).ToList());

    private static MeasureRule ReadMeasure(LawRow row, List<LawProblem> problems)
    {
        if (row["方式"] is not ("应当" or "可以"))
            problems.Add(row.Problem("law.cell", "方式", $"应为 应当 或 可以,现为“{row["方式"]}”"));
        return new MeasureRule(
            row["规定"], row.Term<MeasureKind>("措施", problems) ?? default, row.Term<Circumstance>("情形", problems) ?? default, row["方式"] == "应当",
            row["基数"].Length == 0 ? null : row.Term<FineBase>("基数", problems),
            row.Number("下限", problems), row.Number("上限", problems), row.Number("界限", problems), row["依据"]);
    }
}
