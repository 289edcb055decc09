namespace Weipian.Law.Offences;

/// <summary>What must hold of the discretion tables: each value in exactly one interval, each band inside the statutory one.</summary>
public static class DiscretionChecks
{
    private const string File = "offences/discretion.csv";

    public static IEnumerable<LawProblem> Run(RulePack pack) => Ladders(pack.Discretion.Rules).Concat(Bands(pack));

    /// <summary>
    /// On every day on which a table changes, the intervals of a factor start at zero, meet without gap or overlap, and end open.
    /// </summary>
    private static IEnumerable<LawProblem> Ladders(IReadOnlyList<DiscretionRule> rules)
    {
        foreach (var ladder in rules.GroupBy(rule => (rule.Provision, rule.Factor, rule.Farmland)))
            foreach (var day in ladder.SelectMany(rule => new[] { rule.InForceFrom ?? DateOnly.MinValue, rule.InForceTo?.AddDays(1) ?? DateOnly.MaxValue }).Distinct())
            {
                var steps = ladder.Where(rule => rule.InForce(day)).OrderBy(rule => rule.From).ThenBy(rule => rule.To ?? decimal.MaxValue).ToList();
                LawProblem Wrong(string code, string message) => new(code, File, 0, ladder.Key.Provision,
                    $"{OfficialTerms.Of(ladder.Key.Factor)}({OfficialTerms.Of(ladder.Key.Farmland)}){message}");
                if (steps.Count == 0)
                    continue;
                if (steps[0].From != 0)
                    yield return Wrong("law.discretion-gap", $"从 {steps[0].From} 起,之前没有等级");
                foreach (var (low, high) in steps.Zip(steps.Skip(1)))
                {
                    if (low.To is null || low.To > high.From)
                        yield return Wrong("law.discretion-overlap", $"在 {high.From} 处有两个等级");
                    else if (low.To < high.From)
                        yield return Wrong("law.discretion-gap", $"在 {low.To} 与 {high.From} 之间没有等级");
                    if (low.Level > high.Level && low.Base == high.Base)
                        yield return Wrong("law.discretion-order", $"在 {high.From} 处数量增加而等级降低");
                }

                if (steps[^1].To is { } end)
                    yield return Wrong("law.discretion-gap", $"在 {end} 以上没有等级");
            }
    }

    private static IEnumerable<LawProblem> Bands(RulePack pack)
    {
        foreach (var rule in pack.Discretion.Rules)
        {
            LawProblem Wrong(string code, string message) => new(code, File, 0, rule.Provision, message);
            if (pack.Offences.Provisions.FirstOrDefault(provision => provision.Code == rule.Provision) is not { } provision)
                yield return Wrong("law.provision-unknown", $"没有规定“{rule.Provision}”");
            else if (!provision.Measures.Any(measure => measure.Kind == MeasureKind.Fine && measure.Base == rule.Base
                && rule.Min >= (measure.Min ?? 0) && rule.Max <= measure.Max && rule.Min <= rule.Max))
                yield return Wrong("law.discretion-band", $"{Fines.BandText(rule.Base, rule.Min, rule.Max)}不在法定幅度之内");
        }

        foreach (var article in pack.Discretion.Rules.Select(rule => (rule.Article, rule.InForceFrom, rule.InForceTo))
            .Concat(pack.Discretion.Adjustments.Select(adjustment => (adjustment.Article, adjustment.From, adjustment.To))).Distinct())
            foreach (var problem in OffenceChecks.Cited(pack.Articles, File, article.Article, article.Article, article.Item2, article.Item3))
                yield return problem;
    }
}
