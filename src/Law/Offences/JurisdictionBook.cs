using Weipian.Law.Tables;

namespace Weipian.Law.Offences;

/// <summary>Who deals with an offence.</summary>
public enum Authority
{
    [Official("自然资源主管部门")] NaturalResources,
    [Official("省级自然资源主管部门")] ProvincialNaturalResources,
    [Official("农业农村主管部门")] Agriculture,
    [Official("原发证机关")] IssuingAuthority,
    [Official("综合执法局")] EnforcementBureau,
    [Official("镇街")] Town,
}

/// <summary>Kind of offender (违法主体类型, spec 02 §2.8).</summary>
public enum OffenderKind
{
    [Official("政府")] Government,
    [Official("部门事业单位")] Department,
    [Official("企业")] Company,
    [Official("村组集体")] Collective,
    [Official("农村村民")] Villager,
    [Official("其他个人")] Person,
    [Official("部队")] Army,
}

/// <summary>A row of <c>law/offences/routing.csv</c>.</summary>
/// <param name="Offender">Null: every kind not named by another row.</param>
/// <param name="Measure">Null: the offence as a whole; else only this measure goes to the authority.</param>
[Official("管辖规则")]
public sealed record RoutingRule(
    string Offence, OffenderKind? Offender, MeasureKind? Measure, Authority Authority, Authority? Also, string Note, DateOnly? From, DateOnly? To, string Article)
{
    public bool InForce(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);
}

/// <summary>Powers a county has handed to a town or to its enforcement bureau: a row of <c>law/offences/delegations.csv</c>, kept by the county.</summary>
/// <param name="Unit">Unit code the delegation holds for; <c>*</c>: every unit of the county.</param>
/// <param name="Offence">Offence, or <c>*</c>.</param>
/// <param name="Document">The paper that delegates.</param>
[Official("委托执法")]
public sealed record Delegation(
    string County, string Unit, string Offence, Authority Authority, string Document, DateOnly? From, DateOnly? To, string Article)
{
    public bool Covers(string county, string unit, string offence, DateOnly day) =>
        County == county && (Unit == "*" || Unit == unit) && (Offence == "*" || Offence == offence)
        && (From is null || day >= From) && (To is null || day <= To);
}

/// <summary>Where a case belongs.</summary>
/// <param name="Authority">Null: the tables do not say; a person must.</param>
/// <param name="Handling">Who acts for the authority: itself, or whom it delegated.</param>
/// <param name="Measures">Measures another authority decides, e.g. 吊销 by the issuing one.</param>
[Official("管辖意见")]
public sealed record Jurisdiction(
    Authority? Authority, Authority? Also, Authority? Handling, Delegation? Delegation, IReadOnlyList<RoutingRule> Measures,
    IReadOnlyList<string> Articles, string Explanation);

/// <summary>Offence × offender × unit × day → authority.</summary>
public sealed class JurisdictionBook
{
    public IReadOnlyList<RoutingRule> Rules { get; private init; } = [];

    public IReadOnlyList<Delegation> Delegations { get; private init; } = [];

    /// <param name="day">Day of filing: powers are those of the day the case is taken up.</param>
    public Jurisdiction Route(string offence, OffenderKind offender, string county, string unit, DateOnly day)
    {
        var rules = Rules.Where(rule => rule.Offence == offence && rule.InForce(day) && (rule.Offender is null || rule.Offender == offender)).ToList();
        var rule = rules.Where(candidate => candidate.Measure is null).OrderBy(candidate => candidate.Offender is null).FirstOrDefault();
        var measures = rules.Where(candidate => candidate.Measure is not null).ToList();
        if (rule is null)
            return new Jurisdiction(null, null, null, null, measures, [], $"管辖表没有收录 {day:yyyy-MM-dd} 的规定,须人工确定管辖");
        var handed = rule.Authority == Authority.NaturalResources || rule.Authority == Authority.Agriculture
            ? Delegations.Where(delegation => delegation.Covers(county, unit, offence, day)).OrderBy(delegation => delegation.Unit == "*").FirstOrDefault() : null;
        return new Jurisdiction(
            rule.Authority, rule.Also, handed?.Authority ?? rule.Authority, handed, measures,
            [.. measures.Select(measure => measure.Article).Prepend(rule.Article).Distinct()], Explain(rule, handed, measures, day));
    }

    private static string Explain(RoutingRule rule, Delegation? handed, List<RoutingRule> measures, DateOnly day) =>
        $"{day:yyyy-MM-dd} 由{OfficialTerms.Of(rule.Authority)}管辖(依据 {rule.Article})"
        + (rule.Also is { } also ? $";也可由{OfficialTerms.Of(also)}管辖" : "")
        + (handed is null ? "" : $";依 {handed.Document} 由{OfficialTerms.Of(handed.Authority)}实施")
        + string.Concat(measures.Select(measure => $";{OfficialTerms.Of(measure.Measure!.Value)}由{OfficialTerms.Of(measure.Authority)}决定"))
        + (rule.Note.Length > 0 ? $";{rule.Note}" : "");

    internal static JurisdictionBook Read(string root, List<LawProblem> problems) => new()
    {
        Rules = LawTable.Read(root, "offences/routing.csv", problems, "违法行为", "违法主体", "措施", "主管机关", "也可由", "说明", "生效日", "失效日", "依据").Rows
            .Select(row => new RoutingRule(
                row["违法行为"], row["违法主体"] == "*" ? null : row.Term<OffenderKind>("违法主体", problems),
                row["措施"].Length == 0 ? null : row.Term<MeasureKind>("措施", problems), row.Term<Authority>("主管机关", problems) ?? default,
                row["也可由"].Length == 0 ? null : row.Term<Authority>("也可由", problems), row["说明"], row.Day("生效日"), row.Day("失效日"), row["依据"]))
            .ToList(),
        Delegations = LawTable.Read(root, "offences/delegations.csv", problems, "县", "单位", "违法行为", "受委托机关", "文号", "生效日", "失效日", "依据").Rows
            .Select(row => new Delegation(
                row["县"], row["单位"], row["违法行为"], row.Term<Authority>("受委托机关", problems) ?? default, row["文号"], row.Day("生效日"), row.Day("失效日"), row["依据"]))
            .ToList(),
    };
}
