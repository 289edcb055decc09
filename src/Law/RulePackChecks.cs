using Weipian.Law.Determination;
using Weipian.Law.Offences;
using Weipian.Law.Procedures;
using Weipian.Law.Submissions;
using Weipian.Law.TimeLimits;

namespace Weipian.Law;

/// <summary>What must hold before any law is applied: no gaps, no contradictions, no dead rows, nothing cited that does not exist.</summary>
public static class RulePackChecks
{
    public static IEnumerable<LawProblem> Run(RulePack pack)
    {
        // Trying every combination of answers takes longest: done on other hands.
        var combinations = Task.Run(() => Of(pack.Land, pack.Articles).Concat(Of(pack.Mineral, pack.Articles)).ToList());
        var rest = Rest(pack).ToList();
        return combinations.GetAwaiter().GetResult().Concat(rest);
    }

    private static IEnumerable<LawProblem> Rest(RulePack pack)
    {
        foreach (var parameter in pack.Parameters.All.Where(parameter => parameter.Article.Length > 0 && pack.Articles.Find(parameter.Article) is null))
            yield return new LawProblem("law.article-unknown", "parameters/", 0, parameter.Key, $"依据“{parameter.Article}”不在 articles.csv");
        foreach (var problem in pack.Procedures.All.SelectMany(procedure => ProcedureChecks.Citations(procedure, pack)))
            yield return problem;
        foreach (var problem in OffenceChecks.Run(pack).Concat(DiscretionChecks.Run(pack)).Concat(JurisdictionChecks.Run(pack)))
            yield return problem;
        foreach (var problem in SubmissionBook.Check(pack))
            yield return problem;
        foreach (var problem in LimitChecks.Run(pack))
            yield return problem;
        foreach (var (file, article) in pack.Fieldwork.Cited.Where(cited => pack.Articles.Find(cited.Article) is null))
            yield return new LawProblem("law.article-unknown", file, 0, "依据", $"依据“{article}”不在 articles.csv");
        foreach (var document in pack.Documents.All)
            foreach (var code in document.Articles.Where(code => pack.Articles.Find(code) is null))
                yield return new LawProblem("law.article-unknown", "documents/documents.csv", 0, "依据", $"文书“{document.Code}”的依据“{code}”不在 articles.csv");
        foreach (var step in pack.Procedures.All.SelectMany(procedure => procedure.Steps))
            foreach (var code in step.Documents.Select(order => order.Document).Where(code => pack.Documents.Find(code) is null))
                yield return step.Source.Problem("law.document-unknown", "文书", $"文书“{code}”不在 documents/documents.csv");
        foreach (var term in DomainTerms().Where(term => !pack.Glossary.Defines(term)))
            yield return new LawProblem("law.term-missing", "glossary.csv", 0, "术语", $"程序使用的术语“{term}”没有释义");
    }

    public static IEnumerable<LawProblem> Of<TFacts>(DecisionTableSet<TFacts> set, ArticleBook articles) =>
        set.Tables.Values.SelectMany(table => Combinations(table, set)
            .Concat(Targets(table, set)).Concat(Examples(table)).Concat(Citations(table, articles)));

    /// <summary>Each combination of answers hits exactly one row; each row is hit by some combination.</summary>
    private static IEnumerable<LawProblem> Combinations<TFacts>(DecisionTable table, DecisionTableSet<TFacts> set)
    {
        var hit = new HashSet<string>(StringComparer.Ordinal);
        foreach (var combination in Product(table.Questions.Select(term => set.Questions[term].Values).ToList()))
        {
            string Answered(string term) => combination[table.Questions.ToList().IndexOf(term)];
            var rows = table.Rows.Where(row => row.Hits(Answered)).ToList();
            var shown = string.Join(",", table.Questions.Zip(combination, (term, value) => $"{term}={value}"));
            if (rows.Count == 0)
                yield return new LawProblem("law.gap", table.File, 0, "", $"没有一行适用于 {shown}");
            if (rows.Count > 1)
                yield return rows[1].Source.Problem("law.overlap", "", $"与 {rows[0].Id} 同时适用于 {shown}");
            if (rows.Count == 1)
                hit.Add(rows[0].Id);
        }

        foreach (var row in table.Rows.Where(row => !hit.Contains(row.Id)))
            yield return row.Source.Problem("law.unreachable", "行号", $"{row.Id} 没有任何情形能够到达");
    }

    private static IEnumerable<LawProblem> Targets<TFacts>(DecisionTable table, DecisionTableSet<TFacts> set)
    {
        foreach (var row in table.Rows)
        {
            if (row.Next.Length > 0 == row.Code.Length > 0)
                yield return row.Source.Problem("law.outcome", "转至", $"{row.Id} 应当要么给出代码,要么转至另一张表");
            if (row.Next.Length > 0 && !set.Tables.ContainsKey(row.Next))
                yield return row.Source.Problem("law.next-unknown", "转至", $"没有判定表“{row.Next}”");
            if (row.Code.Length > 0 && !VerdictCodes.All.Contains(row.Code))
                yield return row.Source.Problem("law.code-unknown", "代码", $"没有判定代码“{row.Code}”");
            if (row.Code == VerdictCodes.Split && row.SplitAlong.Length == 0)
                yield return row.Source.Problem("law.split-along", "拆分依据", "拆分建议须写明沿什么拆分");
        }

        foreach (var twice in table.Rows.GroupBy(row => row.Id).Where(group => group.Count() > 1))
            yield return twice.Last().Source.Problem("law.row-twice", "行号", $"行号 {twice.Key} 重复");
    }

    private static IEnumerable<LawProblem> Examples(DecisionTable table)
    {
        foreach (var row in table.Rows.Where(row => table.Examples.All(example => example.Row != row.Id)))
            yield return row.Source.Problem("law.example-missing", "行号", $"{row.Id} 没有算例");
        foreach (var example in table.Examples)
        {
            var hit = table.Rows.FirstOrDefault(row => row.Hits(term => example.Answers[term]));
            if (hit?.Id != example.Row)
                yield return example.Source.Problem("law.example-wrong", "行号", $"算例应落在 {example.Row},实为 {hit?.Id ?? "无"}");
        }
    }

    private static IEnumerable<LawProblem> Citations(DecisionTable table, ArticleBook articles)
    {
        foreach (var row in table.Rows)
        {
            if (row.Articles.Count == 0 && row.Next.Length == 0)
                yield return row.Source.Problem("law.article-missing", "依据", $"{row.Id} 的结论没有依据");
            foreach (var code in row.Articles)
            {
                if (articles.Find(code) is not { } article)
                    yield return row.Source.Problem("law.article-unknown", "依据", $"依据“{code}”不在 articles.csv");
                else if (row.Source.Day("生效日") is { } from && !article.InForce(from))
                    yield return row.Source.Problem("law.article-not-in-force", "依据", $"依据“{code}”在本行生效日 {from:yyyy-MM-dd} 不在施行期内");
            }
        }
    }

    private static IEnumerable<string> DomainTerms() => typeof(RulePack).Assembly.GetExportedTypes()
        .SelectMany(type => type.GetMembers().Prepend(type))
        .SelectMany(member => member.GetCustomAttributes(typeof(OfficialAttribute), false))
        .Select(attribute => ((OfficialAttribute)attribute).Term)
        .Concat(LandQuestions.All.Select(question => question.Term))
        .Concat(MineralQuestions.All.Select(question => question.Term))
        .Distinct();

    private static IEnumerable<IReadOnlyList<string>> Product(IReadOnlyList<IReadOnlyList<string>> sets)
    {
        IEnumerable<IReadOnlyList<string>> combinations = [[]];
        return sets.Aggregate(combinations, (heads, values) => heads.SelectMany(head => values.Select(value => (IReadOnlyList<string>)[.. head, value])));
    }
}
