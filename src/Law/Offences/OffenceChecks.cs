namespace Weipian.Law.Offences;

/// <summary>What must hold of the offence tables before they are applied.</summary>
public static class OffenceChecks
{
    private const string ProvisionsFile = "offences/provisions.csv";
    private const string MeasuresFile = "offences/measures.csv";

    public static IEnumerable<LawProblem> Run(RulePack pack) =>
        Versions(pack.Offences).Concat(pack.Offences.Provisions.SelectMany(provision => Of(provision, pack.Articles)));

    /// <summary>One rule a day for each offence, and at least one for each.</summary>
    private static IEnumerable<LawProblem> Versions(OffenceBook book)
    {
        foreach (var kind in book.Kinds)
        {
            var versions = book.Provisions.Where(provision => provision.Offence == kind.Code)
                .OrderBy(provision => provision.From ?? DateOnly.MinValue).ToList();
            if (versions.Count == 0)
                yield return new LawProblem("law.provision-missing", ProvisionsFile, 0, kind.Code, $"违法行为“{kind.Name}”没有任何规定");
            foreach (var (earlier, later) in versions.Zip(versions.Skip(1)))
            {
                var end = earlier.To ?? DateOnly.MaxValue;
                if (later.From <= end)
                    yield return new LawProblem("law.provision-overlap", ProvisionsFile, 0, later.Code, $"与 {earlier.Code} 在同一天施行");
                else if (later.From > end.AddDays(1))
                    yield return new LawProblem("law.provision-gap", ProvisionsFile, 0, later.Code, $"{earlier.Code} 失效后至 {later.Code} 施行前没有规定");
            }
        }
    }

    private static IEnumerable<LawProblem> Of(Provision provision, ArticleBook articles)
    {
        LawProblem Wrong(string code, string message) => new(code, MeasuresFile, 0, provision.Code, message);
        if (provision.State == ProvisionState.Punished != provision.Measures.Count > 0)
            yield return Wrong("law.measures", "违法应处理的规定须有措施,其他状态不得有措施");
        var cited = provision.Measures.Select(measure => measure.Article).Append(provision.Punishes).Append(provision.Prohibits);
        foreach (var article in cited.Where(code => code.Length > 0).Distinct())
            foreach (var problem in Cited(articles, ProvisionsFile, provision.Code, article, provision.From, provision.To))
                yield return problem;
        foreach (var rule in provision.Measures)
        {
            if (rule.Kind == MeasureKind.Fine != (rule.Base is not null && rule.Max is not null))
                yield return Wrong("law.fine-band", "罚款须有基数与上限,其他措施不得有");
            if (rule.Min > rule.Max || rule.Min < 0)
                yield return Wrong("law.fine-band", $"罚款下限 {rule.Min} 与上限 {rule.Max} 不成幅度");
            if (rule.Article.Length == 0)
                yield return Wrong("law.article-missing", $"{OfficialTerms.Of(rule.Kind)}没有依据");
            var needsBorder = rule.When is Circumstance.ValueReachesBorder or Circumstance.ValueBelowBorder
                or Circumstance.NotCorrectedValueReaches or Circumstance.NotCorrectedValueBelow;
            if (needsBorder != rule.BorderYuan is not null)
                yield return Wrong("law.border", "以价值为情形的措施须写明界限,其他措施不得写");
        }
    }

    /// <summary>An article exists and is in force on the first and the last day it is cited for.</summary>
    internal static IEnumerable<LawProblem> Cited(ArticleBook articles, string file, string where, string code, DateOnly? from, DateOnly? to)
    {
        if (articles.Find(code) is not { } article)
            yield return new LawProblem("law.article-unknown", file, 0, where, $"依据“{code}”不在 articles.csv");
        else
            foreach (var day in new[] { from, to }.OfType<DateOnly>().Where(day => !article.InForce(day)))
                yield return new LawProblem("law.article-not-in-force", file, 0, where, $"依据“{code}”在 {day:yyyy-MM-dd} 不在施行期内");
    }
}
