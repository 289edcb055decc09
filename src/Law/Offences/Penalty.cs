namespace Weipian.Law.Offences;

/// <summary>Facts under a provision → measures and amounts. Plan conformity decides 拆除 against 没收, part by part.</summary>
public static class Penalty
{
    /// <summary>Applies a provision to what is known of the act.</summary>
    public static PenaltyOutcome Of(Provision provision, ActFacts facts) =>
        new(provision, provision.Measures.SelectMany(rule => Due(rule, facts)).ToList());

    private static IEnumerable<DueMeasure> Due(MeasureRule rule, ActFacts facts)
    {
        if (rule.When is Circumstance.AgainstPlanOnAgriculturalLand or Circumstance.ConformsToPlan)
            return ByPlan(rule, facts);
        var (applies, missing) = Answer(rule, facts);
        return applies == false ? [] : [Measured(rule, applies, LandOf(rule, facts), missing, facts)];
    }

    /// <summary>Land for certain and land that waits for an opinion stand apart, so that neither is read as the other.</summary>
    private static IEnumerable<DueMeasure> ByPlan(MeasureRule rule, ActFacts facts)
    {
        if (facts.Parts.Count == 0)
            yield return Measured(rule, null, null, ["违法用地面积"], facts);
        var answered = facts.Parts.Select(part => (Part: part, Fits: Fits(rule.When, part))).ToList();
        if (answered.Where(pair => pair.Fits == true).Sum(pair => pair.Part.AreaM2) is var sure and > 0)
            yield return Measured(rule, true, sure, [], facts);
        var open = answered.Where(pair => pair.Fits is null).Select(pair => pair.Part).ToList();
        if (open.Count > 0)
            yield return Measured(rule, null, open.Sum(part => part.AreaM2), MissingOf(open), facts);
    }

    private static bool? Fits(Circumstance when, LandPart part) => when == Circumstance.ConformsToPlan
        ? part.ConformsToPlan
        : And(!part.ConformsToPlan, part.Agricultural);

    /// <summary>A lifted comparison would answer no where the value is not known.</summary>
    private static bool? Reaches(MeasureRule rule, ActFacts facts) => facts.MarketValueYuan is { } value ? value >= rule.BorderYuan : null;

    private static bool? And(bool? a, bool? b) => a == false || b == false ? false : a is null || b is null ? null : true;

    private static List<string> MissingOf(List<LandPart> open) =>
        [.. open.Where(part => part.ConformsToPlan is null).Select(_ => "规划符合性意见")
            .Concat(open.Where(part => part.ConformsToPlan == false && part.Agricultural is null).Select(_ => "是否占用农用地")).Distinct()];

    private static (bool? Applies, string[] Missing) Answer(MeasureRule rule, ActFacts facts)
    {
        (bool?, string[]) Known(bool? fact, string name) => (fact, fact is null ? [name] : []);
        return rule.When switch
        {
            Circumstance.NotCorrected => Known(facts.NotCorrected, "是否逾期不改正"),
            Circumstance.CorrectedOrNotDue => Known(!facts.NotCorrected, "是否逾期不改正"),
            Circumstance.RefusedToStop => Known(facts.RefusedToStop, "是否拒不停止违法行为"),
            Circumstance.RefusedAndSerious => Known(
                And(facts.RefusedToStop, facts.Serious), facts.RefusedToStop is null ? "是否拒不停止违法行为" : "是否情节严重"),
            Circumstance.Serious => Known(facts.Serious, "是否情节严重"),
            Circumstance.ValueReachesBorder => Known(Reaches(rule, facts), "违法采出矿产品市场价值"),
            Circumstance.ValueBelowBorder => Known(!Reaches(rule, facts), "违法采出矿产品市场价值"),
            Circumstance.NotCorrectedValueReaches => Known(
                And(facts.NotCorrected, Reaches(rule, facts)), facts.NotCorrected is null ? "是否逾期不改正" : "违法采出矿产品市场价值"),
            Circumstance.NotCorrectedValueBelow => Known(
                And(facts.NotCorrected, !Reaches(rule, facts)), facts.NotCorrected is null ? "是否逾期不改正" : "违法采出矿产品市场价值"),
            Circumstance.PlantingDestroyed => Known(facts.PlantingDestroyed, "是否破坏种植条件"),
            Circumstance.NotCorrectedPlantingSound => Known(
                And(!facts.PlantingDestroyed, facts.NotCorrected), facts.PlantingDestroyed is null ? "是否破坏种植条件" : "是否逾期不改正"),
            Circumstance.ResourceGravelyHarmed => Known(facts.ResourceGravelyHarmed, "是否造成矿产资源严重破坏"),
            Circumstance.OffenderIsUnit => Known(facts.OffenderIsUnit, "违法主体是否为单位"),
            _ => (true, []),
        };
    }

    private static decimal? LandOf(MeasureRule rule, ActFacts facts) =>
        rule.Kind is MeasureKind.ReturnLand or MeasureKind.Demolish or MeasureKind.ConfiscateBuildings or MeasureKind.RecoverLand ? facts.AreaM2 : null;

    private static DueMeasure Measured(MeasureRule rule, bool? applies, decimal? areaM2, IReadOnlyList<string> missing, ActFacts facts)
    {
        if (rule.Kind == MeasureKind.ConfiscateGains)
            return facts.GainsYuan is { } gains
                ? new DueMeasure(rule, applies, null, new AmountRange(Money.Round(gains), Money.Round(gains)), $"违法所得 {Money.Print(gains)}", missing)
                : new DueMeasure(rule, applies, null, null, "违法所得未查明", [.. missing, "违法所得"]);
        if (rule.Base is not { } from)
            return new DueMeasure(rule, applies, areaM2, null, areaM2 is { } land ? $"涉及 {Money.Plain(land)} ㎡" : "", missing);
        var band = Fines.BandText(rule);
        return Fines.BaseOf(from, facts) is { } quantity
            ? new DueMeasure(rule, applies, null, AmountRange.Inside(rule.Min * quantity, rule.Max * quantity), Fines.Formula(rule, quantity), missing)
            : new DueMeasure(rule, applies, null, null, band, [.. missing, Fines.NameOf(from)]);
    }
}
