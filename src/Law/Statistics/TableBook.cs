using Weipian.Law.Determination;
using Weipian.Law.Tables;

namespace Weipian.Law.Statistics;

/// <summary>A named set of patches, by verdict code; 无 stands for patches not yet judged.</summary>
[Official("图斑集合")]
public sealed record PatchSet(string Key, string Name, IReadOnlyList<string> Codes)
{
    public const string NotJudged = "无";

    public bool Holds(string? code) => Codes.Contains(code ?? NotJudged);
}

/// <summary>A column of a table.</summary>
/// <param name="Value">A named count (<c>illegal-land.farmland</c>, <c>ratio.v1</c>) or a named field of a patch.</param>
[Official("统计列")]
public sealed record TableColumn(string Group, string Title, string Value, string Unit, int Decimals);

/// <summary>An official table (附表): its rows are units or patches of a set.</summary>
/// <param name="ByUnit">Rows are units; otherwise patches.</param>
/// <param name="Line">land or mineral; empty for both.</param>
[Official("附表")]
public sealed record TableLayout(string Key, string Name, bool ByUnit, PatchSet Set, string Line, string Note, IReadOnlyList<TableColumn> Columns);

/// <summary>Table layouts and the sets they count: <c>law/statistics/</c>. The columns change every year; the program does not.</summary>
[Official("附表目录")]
public sealed class TableBook
{
    /// <summary>What a set can be measured by.</summary>
    public static readonly IReadOnlyList<string> Measures = ["count", "area", "farmland", "permanent"];

    /// <summary>Figures of <see cref="FarmlandRatio"/> a column may name.</summary>
    public static readonly IReadOnlyList<string> RatioFigures =
    [
        "ratio.denominator", "ratio.v1.numerator", "ratio.v1", "ratio.v2.deducted", "ratio.v2", "ratio.v3.deducted", "ratio.v3", "ratio.v4.numerator", "ratio.v4",
        "ratio.rank", "ratio.rank-area", "ratio.reached", "ratio.unknown",
    ];

    /// <summary>Fields of a patch a column may name.</summary>
    public static readonly IReadOnlyList<string> PatchFields =
    [
        "year", "batch", "number", "line", "town", "village", "area", "farmland", "permanent", "plan", "conclusion", "rule", "articles", "flags", "state", "concluded-by",
        "approval-authority", "approval-document", "approval-date", "approved-area", "centre-x", "centre-y", "mineral", "suspected-type", "licence", "holder", "licence-until",
    ];

    private readonly Dictionary<string, PatchSet> _sets = new(StringComparer.Ordinal);
    private readonly List<TableLayout> _tables = [];

    public IReadOnlyList<TableLayout> All => _tables;

    public TableLayout? Find(string key) => _tables.Find(table => string.Equals(table.Key, key, StringComparison.OrdinalIgnoreCase));

    public PatchSet? FindSet(string key) => _sets.GetValueOrDefault(key);

    internal static TableBook Read(string root, List<LawProblem> problems)
    {
        var book = new TableBook();
        foreach (var row in LawTable.Read(root, "statistics/sets.csv", problems, "集合", "名称", "代码", "依据").Rows)
        {
            var codes = row["代码"].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            foreach (var strange in codes.Where(code => code != PatchSet.NotJudged && !VerdictCodes.All.Contains(code)))
                problems.Add(row.Problem("law.code-unknown", "代码", $"没有判定代码“{strange}”"));
            if (codes.Contains(VerdictCodes.Offline))
                problems.Add(row.Problem("law.offline-counted", "代码", "线下处理的图斑不得出现在任何统计中"));
            if (!book._sets.TryAdd(row["集合"], new PatchSet(row["集合"], row["名称"], codes)))
                problems.Add(row.Problem("law.set-twice", "集合", $"图斑集合“{row["集合"]}”出现两次"));
        }

        foreach (var row in LawTable.Read(root, "statistics/tables.csv", problems, "表号", "名称", "每行", "图斑集合", "工作线", "说明", "依据").Rows)
            book.Add(root, row, problems);
        return book;
    }

    private void Add(string root, LawRow row, List<LawProblem> problems)
    {
        var byUnit = row["每行"] == "单位";
        if (!byUnit && row["每行"] != "图斑")
            problems.Add(row.Problem("law.cell", "每行", $"应为 单位 或 图斑,现为“{row["每行"]}”"));
        if (!_sets.TryGetValue(row["图斑集合"], out var set))
        {
            problems.Add(row.Problem("law.set-unknown", "图斑集合", $"没有图斑集合“{row["图斑集合"]}”"));
            return;
        }

        var columns = LawTable.Read(root, $"statistics/{row["表号"]}.csv", problems, "列", "组", "标题", "取值", "单位", "小数").Rows
            .Select(column => Column(column, byUnit, problems)).ToList();
        _tables.Add(new TableLayout(row["表号"], row["名称"], byUnit, set, row["工作线"], row["说明"], columns));
    }

    private TableColumn Column(LawRow row, bool byUnit, List<LawProblem> problems)
    {
        var value = row["取值"];
        var cut = value.LastIndexOf('.');
        var known = byUnit
            ? RatioFigures.Contains(value) || (cut > 0 && _sets.ContainsKey(value[..cut]) && Measures.Contains(value[(cut + 1)..]))
            : PatchFields.Contains(value);
        if (!known)
            problems.Add(row.Problem("law.value-unknown", "取值", $"没有名为“{value}”的统计值"));
        if (!int.TryParse(row["小数"], out var decimals) || decimals is < 0 or > 8)
            problems.Add(row.Problem("law.cell", "小数", $"小数位“{row["小数"]}”应为 0–8"));
        return new TableColumn(row["组"], row["标题"], value, row["单位"], decimals);
    }
}
