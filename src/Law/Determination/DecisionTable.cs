using Weipian.Law.Tables;

namespace Weipian.Law.Determination;

/// <summary>One outcome of a decision table.</summary>
/// <param name="Cells">Question term → admitted values; a question absent from it is not asked (－).</param>
/// <param name="Next">Table the decision goes on in; empty when this row concludes.</param>
[Official("判定规则")]
public sealed record DecisionRow(
    string Id, IReadOnlyDictionary<string, IReadOnlyList<string>> Cells, string Code, string Conclusion, string Next,
    IReadOnlyList<string> Articles, string SplitAlong, LawRow Source)
{
    private readonly DateOnly? _from = Source.Day("生效日");
    private readonly DateOnly? _to = Source.Day("失效日");

    public bool InForce(DateOnly day) => (_from is null || day >= _from) && (_to is null || day <= _to);

    public bool Hits(Func<string, string> answer) => Cells.All(cell => cell.Value.Contains(answer(cell.Key)));
}

/// <summary>A worked example beside a row: the answers, and the row they must hit.</summary>
public sealed record DecisionExample(IReadOnlyDictionary<string, string> Answers, string Row, LawRow Source);

/// <summary>A decision table: questions as columns, one row per outcome. A set, not a sequence: each combination hits exactly one row.</summary>
[Official("判定表")]
public sealed record DecisionTable(
    string Name, string File, IReadOnlyList<string> Questions, IReadOnlyList<DecisionRow> Rows, IReadOnlyList<DecisionExample> Examples);

/// <summary>The tables of one line of work, with the questions they may ask.</summary>
public sealed class DecisionTableSet<TFacts>
{
    internal DecisionTableSet(IReadOnlyDictionary<string, DecisionTable> tables, IReadOnlyDictionary<string, Question<TFacts>> questions)
    {
        Tables = tables;
        Questions = questions;
    }

    public IReadOnlyDictionary<string, DecisionTable> Tables { get; }

    public IReadOnlyDictionary<string, Question<TFacts>> Questions { get; }
}

/// <summary>Reads <c>law/determination/{line}-{table}.csv</c> and its examples.</summary>
public static class DecisionTableSet
{
    public const string Any = "－";
    private static readonly string[] Fixed = ["行号", "代码", "结论", "转至", "拆分依据", "依据", "生效日", "失效日"];

    public static DecisionTableSet<TFacts> Read<TFacts>(
        string root, string line, IReadOnlyList<Question<TFacts>> questions, IReadOnlyList<string> names, List<LawProblem> problems)
    {
        var byTerm = questions.ToDictionary(question => question.Term, StringComparer.Ordinal);
        var values = byTerm.ToDictionary(pair => pair.Key, pair => pair.Value.Values, StringComparer.Ordinal);
        var tables = names.ToDictionary(name => name, name => ReadTable(root, line, name, values, problems), StringComparer.Ordinal);
        return new DecisionTableSet<TFacts>(tables, byTerm);
    }

    private static DecisionTable ReadTable(
        string root, string line, string name, IReadOnlyDictionary<string, IReadOnlyList<string>> questions, List<LawProblem> problems)
    {
        var file = $"determination/{line}-{name}.csv";
        var source = LawTable.Read(root, file, problems, Fixed);
        var asked = source.Columns.Where(column => !Fixed.Contains(column)).ToList();
        foreach (var column in asked.Where(column => !questions.ContainsKey(column)))
            problems.Add(new LawProblem("law.question-unknown", file, 1, column, "没有这个判定问题"));
        asked.RemoveAll(column => !questions.ContainsKey(column));
        var rows = source.Rows.Select(row => ReadRow(row, asked, questions, problems)).ToList();
        var examples = LawTable.Read(root, $"determination/{line}-{name}.examples.csv", problems, [.. asked, "行号"]).Rows
            .Select(row => new DecisionExample(asked.ToDictionary(term => term, term => row[term], StringComparer.Ordinal), row["行号"], row))
            .ToList();
        return new DecisionTable(name, file, asked, rows, examples);
    }

    private static DecisionRow ReadRow(
        LawRow row, IReadOnlyList<string> asked, IReadOnlyDictionary<string, IReadOnlyList<string>> questions, List<LawProblem> problems)
    {
        var cells = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var term in asked.Where(term => row[term] != Any))
        {
            var admitted = row[term].Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            foreach (var wrong in admitted.Where(value => !questions[term].Contains(value)).DefaultIfEmpty(admitted.Length == 0 ? "" : null))
                if (wrong is not null)
                    problems.Add(row.Problem("law.cell", term, $"“{wrong}”不在 {string.Join('、', questions[term])} 与 － 之内"));
            cells[term] = admitted;
        }

        return new DecisionRow(
            row["行号"], cells, row["代码"], row["结论"], row["转至"],
            row["依据"].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), row["拆分依据"], row);
    }
}
