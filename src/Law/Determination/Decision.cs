namespace Weipian.Law.Determination;

/// <summary>Walks decision tables: asks, finds the one row, concludes or goes on in the next table.</summary>
public static class Decision
{
    private const int LongestWalk = 16;

    /// <summary>Decides facts by the tables, from the table <paramref name="first"/>.</summary>
    public static Verdict Decide<TFacts>(
        DecisionTableSet<TFacts> set, string first, TFacts facts, DeterminationContext context, IReadOnlyList<string> flags)
    {
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        Answer Ask(string term) => answers.TryGetValue(term, out var known)
            ? known
            : answers[term] = set.Questions[term].Ask(facts, context);
        var walked = Walk(set, first, context, Ask);
        var alternatives = walked.Asked
            .SelectMany(asked => set.Questions[asked.Question].Values
                .Where(value => value != asked.Answer && value != Answer.Unknown)
                .Select(value => Instead(set, first, context, Ask, asked.Question, value)))
            .Where(alternative => alternative is not null && alternative.Code != walked.Row.Code)
            .Select(alternative => alternative!)
            .Distinct()
            .ToList();
        return new Verdict(
            walked.Row.Code, walked.Row.Conclusion, string.Join('>', walked.Path), walked.Row.Articles,
            walked.Row.SplitAlong.Length == 0 ? null : walked.Row.SplitAlong,
            walked.Asked.Where(asked => walked.Deciding.Contains(asked.Question)).SelectMany(asked => asked.Missing).Distinct().ToList(),
            walked.Asked, alternatives, flags);
    }

    private sealed record Walked(
        DecisionRow Row, IReadOnlyList<string> Path, IReadOnlyList<AnsweredQuestion> Asked, IReadOnlySet<string> Deciding);

    private static Walked Walk<TFacts>(
        DecisionTableSet<TFacts> set, string first, DeterminationContext context, Func<string, Answer> ask)
    {
        var path = new List<string>();
        var asked = new List<AnsweredQuestion>();
        var deciding = new HashSet<string>(StringComparer.Ordinal);
        var table = set.Tables[first];
        for (var step = 0; step < LongestWalk; step++)
        {
            var row = table.Rows.Single(candidate => candidate.InForce(context.Day) && candidate.Hits(term => ask(term).Value));
            path.Add(row.Id);
            foreach (var term in table.Questions.Where(row.Cells.ContainsKey))
            {
                var answer = ask(term);
                asked.Add(new AnsweredQuestion(table.Name, term, answer.Value, answer.Reads, answer.Missing));
                deciding.Add(term);
            }

            if (row.Next.Length == 0)
                return new Walked(row, path, asked, deciding);
            table = set.Tables[row.Next];
        }

        throw new InvalidOperationException("判定表之间循环转移:" + string.Join('>', path));
    }

    private static Alternative? Instead<TFacts>(
        DecisionTableSet<TFacts> set, string first, DeterminationContext context, Func<string, Answer> ask, string question, string value)
    {
        var walked = Walk(set, first, context, term => term == question ? Answer.Of(value, "") : ask(term));
        return new Alternative(question, value, walked.Row.Code, walked.Row.Conclusion);
    }
}
