using Weipian.Law.Tables;

namespace Weipian.Law;

/// <summary>Official terms and their meaning: <c>law/glossary.csv</c>.</summary>
public sealed class Glossary
{
    private readonly Dictionary<string, LawRow> _terms = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Terms => _terms.Keys;

    public bool Defines(string term) => _terms.ContainsKey(term);

    /// <summary>Meaning of a term; empty when it is not in the glossary.</summary>
    public string MeaningOf(string term) => _terms.TryGetValue(term, out var row) ? row["含义"] : "";

    internal static Glossary Read(string root, List<LawProblem> problems)
    {
        var glossary = new Glossary();
        foreach (var row in LawTable.Read(root, "glossary.csv", problems, "术语", "英文标识", "含义", "来源").Rows)
        {
            if (row["含义"].Length == 0)
                problems.Add(row.Problem("law.term-undefined", "含义", $"术语“{row["术语"]}”没有释义"));
            if (!glossary._terms.TryAdd(row["术语"], row))
                problems.Add(row.Problem("law.term-twice", "术语", $"术语“{row["术语"]}”定义了两次"));
        }

        return glossary;
    }
}
