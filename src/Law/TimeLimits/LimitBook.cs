using System.Globalization;
using Weipian.Law.Tables;

namespace Weipian.Law.TimeLimits;

/// <summary>Every time limit, with the days each version is in force: <c>law/time-limits/limits.csv</c>.</summary>
public sealed class LimitBook
{
    private const string File = "time-limits/limits.csv";

    private const string ByPaper = "文书";

    private readonly Dictionary<string, List<Limit>> _byCode = new(StringComparer.Ordinal);

    private readonly List<(Limit Limit, LawRow Row)> _rows = [];

    public IReadOnlyList<Limit> All => [.. _rows.Select(entry => entry.Limit)];

    public IReadOnlyCollection<string> Codes => _byCode.Keys;

    /// <summary>Limits with the rows they were read from, for checks.</summary>
    internal IReadOnlyList<(Limit Limit, LawRow Row)> Rows => _rows;

    public bool IsKnown(string code) => _byCode.ContainsKey(code);

    /// <summary>The version in force on a day; null when the code is unknown or nothing is in force.</summary>
    public Limit? Find(string code, DateOnly day) =>
        _byCode.TryGetValue(code, out var versions) ? versions.Find(version => version.InForce(day)) : null;

    internal static LimitBook Read(string root, List<LawProblem> problems)
    {
        var book = new LimitBook();
        var table = LawTable.Read(
            root, File, problems,
            "代号", "名称", "长度", "顺延", "起算", "起算事件", "接续", "可延长", "义务人", "依据", "生效日", "失效日", "预警", "说明");
        foreach (var row in table.Rows)
            book.Add(row, problems);
        return book;
    }

    private void Add(LawRow row, List<LawProblem> problems)
    {
        foreach (var column in new[] { "代号", "名称", "长度", "起算事件" }.Where(column => row[column].Length == 0))
            problems.Add(row.Problem("law.cell", column, "不能为空"));
        if (row["顺延"] is not ("是" or "否"))
            problems.Add(row.Problem("law.cell", "顺延", $"应为 是 或 否,现为“{row["顺延"]}”"));
        var length = LimitLength.Parse(row["长度"]);
        var limit = new Limit(
            row["代号"], row["名称"], length, length is null && row["长度"] != ByPaper ? row["长度"] : "", row["长度"] == ByPaper,
            row["顺延"] == "是", Term<LimitStart>(row, "起算", problems), row["起算事件"], Parts(row["接续"]), row["可延长"],
            Term<LimitDuty>(row, "义务人", problems), Parts(row["依据"]), row.Day("生效日"), row.Day("失效日"), Ladder(row, problems), row["说明"]);
        _rows.Add((limit, row));
        if (!_byCode.TryGetValue(limit.Code, out var versions))
            _byCode[limit.Code] = versions = [];
        if (versions.Exists(other => Meet(other, limit)))
            problems.Add(row.Problem("law.limit-overlap", "生效日", $"期限“{limit.Code}”在同一天有两个版本"));
        versions.Add(limit);
    }

    private static T Term<T>(LawRow row, string column, List<LawProblem> problems)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (OfficialTerms.Of(value) == row[column])
                return value;
        problems.Add(row.Problem("law.cell", column, $"应为 {string.Join('、', Enum.GetValues<T>().Select(OfficialTerms.Of))},现为“{row[column]}”"));
        return default;
    }

    /// <summary>Steps like <c>前5:承办人|当日:承办机构负责人|后1:县卫片办</c>. A leading minus would be a formula to a spreadsheet.</summary>
    private static List<LimitWarning> Ladder(LawRow row, List<LawProblem> problems)
    {
        var steps = new List<LimitWarning>();
        foreach (var text in Parts(row["预警"]))
        {
            var cut = text.Split(':', '\uFF1A');
            var who = cut.Length == 2 ? cut[1].Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];
            if (who.Length == 0 || OffsetOf(cut[0].Trim()) is not { } offset)
                problems.Add(row.Problem("law.limit-ladder", "预警", $"“{text}”应写成 前5:承办人、当日:承办人 或 后1:承办人"));
            else if (steps.Count > 0 && offset <= steps[^1].Offset)
                problems.Add(row.Problem("law.limit-ladder", "预警", $"“{text}”应晚于前一级"));
            else
                steps.Add(new LimitWarning(offset, who));
        }

        return steps;
    }

    private static int? OffsetOf(string text)
    {
        if (text == "当日")
            return 0;
        if (text.Length < 2 || text[0] is not ('前' or '后')
            || !int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > 366)
            return null;
        return text[0] == '前' ? -days : days;
    }

    private static string[] Parts(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool Meet(Limit a, Limit b) =>
        (a.From ?? DateOnly.MinValue) <= (b.To ?? DateOnly.MaxValue) && (b.From ?? DateOnly.MinValue) <= (a.To ?? DateOnly.MaxValue);
}
