namespace Weipian.Law.Offences;

/// <summary>What must hold of routing, delegations, crimes and informed departments.</summary>
public static class JurisdictionChecks
{
    private const string Routing = "offences/routing.csv";
    private const string Crimes = "offences/crimes.csv";

    public static IEnumerable<LawProblem> Run(RulePack pack) => Twice(pack.Jurisdiction).Concat(Unrouted(pack)).Concat(OfCrimes(pack)).Concat(Cited(pack));

    private static IEnumerable<LawProblem> Twice(JurisdictionBook book)
    {
        foreach (var group in book.Rules.GroupBy(rule => (rule.Offence, rule.Offender, rule.Measure)))
            foreach (var (earlier, later) in group.OrderBy(rule => rule.From).Zip(group.OrderBy(rule => rule.From).Skip(1)))
                if (later.From <= (earlier.To ?? DateOnly.MaxValue))
                    yield return new LawProblem("law.routing-overlap", Routing, 0, later.Offence, $"{later.From:yyyy-MM-dd} 有两条管辖规则");
    }

    /// <summary>An offence that the law punishes on a day has somebody who punishes it on that day.</summary>
    private static IEnumerable<LawProblem> Unrouted(RulePack pack)
    {
        var changes = pack.Jurisdiction.Rules.SelectMany(rule => new[] { rule.From, rule.To?.AddDays(1) }).OfType<DateOnly>().ToHashSet();
        foreach (var provision in pack.Offences.Provisions)
            foreach (var day in changes.Append(provision.From ?? DateOnly.MinValue).Append(provision.To ?? DateOnly.MaxValue).Where(provision.InForce).Distinct())
                if (pack.Jurisdiction.Route(provision.Offence, OffenderKind.Company, "", "", day).Authority is null)
                    yield return new LawProblem("law.routing-gap", Routing, 0, provision.Offence, $"{provision.Code} 在 {day:yyyy-MM-dd} 没有管辖机关");
        foreach (var rule in pack.Jurisdiction.Rules.Where(rule => pack.Offences.Find(rule.Offence) is null))
            yield return new LawProblem("law.offence-unknown", Routing, 0, rule.Offence, $"没有违法行为“{rule.Offence}”");
        foreach (var delegation in pack.Jurisdiction.Delegations.Where(delegation => delegation.Offence != "*" && pack.Offences.Find(delegation.Offence) is null))
            yield return new LawProblem("law.offence-unknown", "offences/delegations.csv", 0, delegation.Offence, $"没有违法行为“{delegation.Offence}”");
        foreach (var delegation in pack.Jurisdiction.Delegations.Where(delegation => delegation.Authority is not (Authority.EnforcementBureau or Authority.Town) || delegation.Document.Length == 0))
            yield return new LawProblem("law.delegation", "offences/delegations.csv", 0, delegation.Unit, "只能委托综合执法局或镇街,并须写明文号");
    }

    private static IEnumerable<LawProblem> OfCrimes(RulePack pack)
    {
        foreach (var threshold in pack.Crimes.All)
        {
            LawProblem Wrong(string code, string message) => new(code, Crimes, 0, threshold.Crime, $"{OfficialTerms.Of(threshold.Metric)}:{message}");
            foreach (var offence in threshold.Offences.Where(offence => pack.Offences.Find(offence) is null))
                yield return Wrong("law.offence-unknown", $"没有违法行为“{offence}”");
            if (threshold.Parameter.Length > 0 && !pack.Parameters.IsKnown(threshold.Parameter))
                yield return Wrong("law.parameter-unknown", $"没有参数“{threshold.Parameter}”");
            if (threshold.Parameter.Length == 0 && threshold.Low is null)
                yield return Wrong("law.crime-threshold", "既没有标准也没有参数");
            if (threshold.Low is null != threshold.High is null || threshold.Low > threshold.High || threshold.SumYears <= 0)
                yield return Wrong("law.crime-threshold", "下限、上限须成幅度,累计年数须为正");
            foreach (var article in new[] { threshold.CriminalArticle, threshold.Article, threshold.SumArticle })
                foreach (var problem in OffenceChecks.Cited(pack.Articles, Crimes, threshold.Crime, article, threshold.From, threshold.To))
                    yield return problem;
        }
    }

    private static IEnumerable<LawProblem> Cited(RulePack pack) =>
        pack.Jurisdiction.Rules.SelectMany(rule => OffenceChecks.Cited(pack.Articles, Routing, rule.Offence, rule.Article, rule.From, rule.To))
            .Concat(pack.Jurisdiction.Delegations.SelectMany(row => OffenceChecks.Cited(pack.Articles, "offences/delegations.csv", row.Unit, row.Article, row.From, row.To)))
            .Concat(pack.Informing.Departments.SelectMany(row => OffenceChecks.Cited(pack.Articles, "offences/inform.csv", row.Code, row.Article, null, null)))
            .Concat(pack.Informing.Grounds.SelectMany(row => OffenceChecks.Cited(pack.Articles, "offences/supervision-grounds.csv", row.Code, row.Article, null, null)))
            .Concat(pack.Selection.All.SelectMany(row => OffenceChecks.Cited(pack.Articles, "selection/", row.Code, row.Article, null, null)));
}
