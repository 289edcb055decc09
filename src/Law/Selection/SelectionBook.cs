using Weipian.Law.Tables;

namespace Weipian.Law.Selection;

/// <summary>A criterion for key patches or key areas: a row of <c>law/selection/*.csv</c>.</summary>
[Official("筛选标准")]
public sealed record SelectionCriterion(string Code, string Name, string Meaning, string Article);

/// <summary>One reason why something was selected.</summary>
[Official("入选理由")]
public sealed record SelectionReason(SelectionCriterion Criterion, string Reads);

/// <summary>The criteria that code applies, with the words and articles that officials keep.</summary>
public sealed class SelectionBook
{
    private static readonly string[] Known = ["K1", "K2", "K3", "K4", "K5", "K6", "A1", "A2", "A3"];
    private readonly Dictionary<string, SelectionCriterion> _criteria = new(StringComparer.Ordinal);

    public IReadOnlyCollection<SelectionCriterion> All => _criteria.Values;

    /// <summary>The criterion of a code; null when the county has struck it out of the table.</summary>
    public SelectionCriterion? Find(string code) => _criteria.GetValueOrDefault(code);

    internal static SelectionBook Read(string root, List<LawProblem> problems)
    {
        var book = new SelectionBook();
        foreach (var row in new[] { "key-patch", "key-area" }.SelectMany(file => LawTable.Read(root, $"selection/{file}.csv", problems, "标准", "名称", "说明", "依据").Rows))
        {
            if (!Known.Contains(row["标准"]))
                problems.Add(row.Problem("law.criterion-unknown", "标准", $"程序没有标准“{row["标准"]}”"));
            if (!book._criteria.TryAdd(row["标准"], new SelectionCriterion(row["标准"], row["名称"], row["说明"], row["依据"])))
                problems.Add(row.Problem("law.code-twice", "标准", $"标准“{row["标准"]}”出现两次"));
        }

        return book;
    }
}
