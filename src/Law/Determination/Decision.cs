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
            var row = table.Rows.Single(candidate => candidate.Source.InForce(context.Day) && candidate.Hits(term => ask(term).Value));
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

/// <summary>Decides one part of a land patch.</summary>
public static class LandDetermination
{
    private const double M2PerMu = 2000.0 / 3;

    public static Verdict Decide(LandFacts facts, DeterminationContext context) =>
        Decision.Decide(context.Pack.Land, "A", facts, context, facts.Offline ? [] : Flags(facts, context));

    private static List<string> Flags(LandFacts facts, DeterminationContext context)
    {
        var flags = new List<string>();
        var trivial = LandQuestions.Trivial(facts, context);
        if (facts.PermanentFarmlandM2 > trivial)
            flags.Add("占用永久基本农田");
        if (facts.RedlineM2 > trivial)
            flags.Add("涉及生态保护红线");
        flags.Add(facts.PlanConformingM2 is not { } conforming ? "规划符合性不明"
            : conforming >= facts.AreaM2 - trivial ? "符合规划" : conforming <= trivial ? "不符合规划" : "部分符合规划");
        if (facts.Verified.KeyProject)
            flags.Add("国家和省级重点工程");
        if (facts.Verified.AffordableHousing)
            flags.Add("保障性安居工程");
        if (Criminal(facts, context))
            flags.Add("涉嫌犯罪线索提示");
        return flags;
    }

    /// <summary>法释〔2000〕14号: 5 亩 of basic farmland or 10 亩 of other farmland; an alert, never a decision.</summary>
    private static bool Criminal(LandFacts facts, DeterminationContext context)
    {
        var permanent = facts.PermanentFarmlandM2 ?? 0;
        var other = Math.Max(0, (facts.LandUse?.FarmlandM2 ?? 0) - permanent);
        return permanent >= context.Parameters.Number("crime.permanent-farmland-mu") * M2PerMu
            || other >= context.Parameters.Number("crime.other-farmland-mu") * M2PerMu;
    }
}

/// <summary>Decides one mineral patch.</summary>
public static class MineralDetermination
{
    public static Verdict Decide(MineralFacts facts, DeterminationContext context)
    {
        var flags = facts.Mineral is { } mineral && !facts.Offline && context.Parameters.List("key-minerals").Contains(mineral)
            ? new List<string> { "重要矿种" }
            : [];
        return Decision.Decide(context.Pack.Mineral, "M", facts, context, flags);
    }
}
