namespace Weipian.Law.Determination;

/// <summary>Uses that need a record instead of a conversion approval. Only one may be claimed for a part.</summary>
public static class SpecialUses
{
    public const string Facility = "设施农用地";
    public const string Temporary = "临时用地";
    public const string RuralRoad = "农村道路";
    public const string Urgent = "紧急用地";

    public static readonly IReadOnlyList<string> All = [Facility, Temporary, RuralRoad, Urgent];

    /// <summary>Which special use is claimed: verification decides; else records that cover the part, or TBLX.</summary>
    internal static Answer Claimed(LandFacts facts, DeterminationContext context)
    {
        if (facts.Verified.SpecialUse is { } verified)
            return All.Contains(verified) || verified == "无"
                ? Answer.Of(verified, "外业核查")
                : Answer.UnknownFor($"核查的特殊用途“{verified}”不在 {string.Join('、', All)} 之内");
        var trivial = LandQuestions.Trivial(facts, context);
        var claims = new (string Use, double? Covered)[]
            {
                (Facility, facts.FacilityM2), (Temporary, facts.TemporaryM2), (RuralRoad, facts.RuralRoadM2),
            }
            .Where(claim => claim.Covered > trivial).Select(claim => claim.Use)
            .Concat(context.Pack.Codes.FindChangeType(facts.ChangeType) is { SpecialUse.Length: > 0 } type ? [type.SpecialUse] : [])
            .Distinct().ToList();
        return claims.Count switch
        {
            1 => Answer.Of(claims[0], "备案图层或图斑类型"),
            > 1 => new Answer("冲突", string.Join("、", claims), ["只能认定一种特殊用途:" + string.Join("、", claims)]),
            _ => Missing(facts) is { Count: > 0 } missing ? Answer.UnknownFor(missing) : Answer.Of("无", "备案图层均无覆盖"),
        };
    }

    /// <summary>Nobody may be called a violator while a record that would excuse him could not be looked for.</summary>
    internal static Answer Excluded(LandFacts facts, DeterminationContext context)
    {
        if (facts.Verified.SpecialUse is not null)
            return Answer.Of(true, "外业核查");
        return Missing(facts) is { Count: > 0 } missing ? Answer.UnknownFor(missing) : Answer.Of(true, "备案图层均已查");
    }

    private static List<string> Missing(LandFacts facts) => new (string Kind, string Name, double? Covered)[]
        {
            ("facility-record", "设施农用地备案", facts.FacilityM2), ("temporary-land", "临时用地", facts.TemporaryM2),
            ("rural-road", "农村道路", facts.RuralRoadM2),
        }
        .Where(layer => layer.Covered is null).Select(layer => facts.WhyUnknown(layer.Kind, layer.Name)).ToList();
}
