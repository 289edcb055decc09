using Weipian.Law.Tables;

namespace Weipian.Law.Fieldwork;

/// <summary>Why the office sends something back; a short list, so that reasons can be counted.</summary>
/// <param name="Uses">What it may be said of: 核查, 整改.</param>
[Official("退回理由")]
public sealed record ReturnReason(string Code, string Name, string Meaning, IReadOnlyList<string> Uses, string Article);

/// <summary>How an unlawful state is ended, and the papers that prove it (spec 4.5).</summary>
/// <param name="Needed">Kinds of evidence without which a review cannot accept.</param>
/// <param name="FromAcceptance">Papers that only the acceptance itself makes.</param>
/// <param name="CountsArea">The area named counts as rectified; fines and transfers of persons do not end the occupation.</param>
/// <param name="Restores">The ground is as it was: a watch item of the next year.</param>
[Official("整改方式")]
public sealed record RectificationMode(
    string Code, string Name, IReadOnlyList<string> Needed, IReadOnlyList<string> FromAcceptance, bool CountsArea, bool Restores, string Article, string Note);

/// <summary>Something about a proof that could not be squared; a doubt is answered by a person, never a verdict of its own.</summary>
/// <param name="Blocks">Acceptance is impossible until it is answered in writing.</param>
[Official("存疑")]
public sealed record DoubtKind(string Code, string Name, bool Blocks, string Article, string Meaning);

/// <summary>Lists of the field and rectification work: <c>law/fieldwork/</c>.</summary>
public sealed class FieldworkBook
{
    private readonly Dictionary<string, ReturnReason> _reasons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RectificationMode> _modes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DoubtKind> _doubts = new(StringComparer.Ordinal);

    public IReadOnlyCollection<ReturnReason> ReturnReasons => _reasons.Values;

    public IReadOnlyCollection<RectificationMode> Modes => _modes.Values;

    public IReadOnlyCollection<DoubtKind> Doubts => _doubts.Values;

    /// <summary>By code or name; null when the list has none such.</summary>
    public ReturnReason? FindReason(string? codeOrName) => Find(_reasons, codeOrName, reason => reason.Name);

    /// <inheritdoc cref="FindReason"/>
    public RectificationMode? FindMode(string? codeOrName) => Find(_modes, codeOrName, mode => mode.Name);

    /// <exception cref="KeyNotFoundException">The loader admits no pack without the kinds of <see cref="DoubtCodes"/>.</exception>
    public DoubtKind Doubt(string code) => _doubts[code];

    internal static FieldworkBook Read(string root, List<LawProblem> problems)
    {
        var book = new FieldworkBook();
        foreach (var row in LawTable.Read(root, "fieldwork/return-reasons.csv", problems, "代码", "理由", "说明", "适用", "依据").Rows)
            Add(book._reasons, row, new ReturnReason(row["代码"], row["理由"], row["说明"], Parts(row["适用"]), row["依据"]), problems);
        foreach (var row in LawTable.Read(root, "fieldwork/rectification-modes.csv", problems, "代码", "方式", "审核必备", "验收形成", "计入整改面积", "恢复原貌", "依据", "说明").Rows)
            Add(book._modes, row, new RectificationMode(
                row["代码"], row["方式"], Parts(row["审核必备"]), Parts(row["验收形成"]), YesNo(row, "计入整改面积", problems), YesNo(row, "恢复原貌", problems), row["依据"], row["说明"]), problems);
        foreach (var row in LawTable.Read(root, "fieldwork/doubts.csv", problems, "代码", "存疑", "阻断验收", "依据", "说明").Rows)
        {
            Add(book._doubts, row, new DoubtKind(row["代码"], row["存疑"], YesNo(row, "阻断验收", problems), row["依据"], row["说明"]), problems);
            if (!DoubtCodes.All.Contains(row["代码"]))
                problems.Add(row.Problem("law.doubt-unknown", "代码", $"程序不会提出存疑“{row["代码"]}”"));
        }

        problems.AddRange(DoubtCodes.All.Where(code => !book._doubts.ContainsKey(code))
            .Select(code => new LawProblem("law.doubt-missing", "fieldwork/doubts.csv", 0, "代码", $"程序会提出存疑“{code}”,表中没有")));
        return book;
    }

    /// <summary>Articles that rows cite, with the file they stand in.</summary>
    internal IEnumerable<(string File, string Article)> Cited =>
        _reasons.Values.Select(reason => ("fieldwork/return-reasons.csv", reason.Article))
            .Concat(_modes.Values.Select(mode => ("fieldwork/rectification-modes.csv", mode.Article)))
            .Concat(_doubts.Values.Select(doubt => ("fieldwork/doubts.csv", doubt.Article)));

    private static T? Find<T>(Dictionary<string, T> book, string? key, Func<T, string> name)
        where T : class => key is null ? null : book.GetValueOrDefault(key) ?? book.Values.FirstOrDefault(entry => name(entry) == key);

    private static void Add<T>(Dictionary<string, T> book, LawRow row, T entry, List<LawProblem> problems)
    {
        if (!book.TryAdd(row["代码"], entry))
            problems.Add(row.Problem("law.code-twice", "代码", $"代码“{row["代码"]}”出现两次"));
    }

    private static bool YesNo(LawRow row, string column, List<LawProblem> problems)
    {
        if (row[column] is not ("是" or "否"))
            problems.Add(row.Problem("law.cell", column, $"应为 是 或 否,现为“{row[column]}”"));
        return row[column] == "是";
    }

    private static string[] Parts(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
