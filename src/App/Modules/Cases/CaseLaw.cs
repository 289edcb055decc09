using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Offences;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Cases;

/// <summary>What the law tables say of a case: whose it is, old and new law, criminal thresholds, the six musts.</summary>
internal static class CaseLaw
{
    /// <summary>行政处罚法 art. 25, land law art. 78: the dossier's unit must be the authority, or the one it delegated.</summary>
    public static NeedState Jurisdiction(NeedContext context)
    {
        var units = ProgrammeYear.Load(context.Workspace, context.Dossier!.Year).Units;
        var county = County.Of(context.Workspace).Code;
        var here = context.Dossier.Unit == county ? Authority.NaturalResources
            : units.FirstOrDefault(unit => unit.Code == context.Dossier.Unit)?.Kind == "综合执法局" ? Authority.EnforcementBureau : Authority.Town;
        foreach (var violation in CaseNeeds.Violations(context))
        {
            var route = context.Pack.Jurisdiction.Route(violation.Offence, RecordViolation.KindOf(violation.Offender), county, context.Dossier.Unit, context.Request.Day);
            if (route.Authority is null)
                return NeedState.Unknown($"{violation.Id}:{route.Explanation}");
            if (route.Handling != here && route.Also != here)
                return NeedState.No($"{violation.Id}:{route.Explanation};本案承办单位为{OfficialTerms.Of(here)}");
        }

        return NeedState.Yes("属本机关管辖");
    }

    /// <summary>Old and new law of every violation of a case, fully computed; the choice is a person's step 选择适用法律.</summary>
    public static List<(Violation Violation, LawComparison Comparison)> Compare(Workspace workspace, Dossier dossier, RulePack pack, DateOnly decision) =>
        CaseShelf.Of(workspace, dossier).Select(violation => (violation, CompareLaws.Of(
            pack, violation.Offence, violation.Period, Days.Read(violation.DiscoveredOn), decision, Facts(violation), Plans(violation)))).ToList();

    /// <summary>Criminal alerts that touch a violation of the case, over everything the offender did in any year.</summary>
    public static List<CrimeAlert> Alerts(Workspace workspace, Dossier dossier, RulePack pack, DateOnly day)
    {
        var mine = dossier.Linked(CaseShelf.ViolationLink).ToHashSet(StringComparer.Ordinal);
        var decided = dossier.Last("作出处罚决定")?.Day ?? day;
        var parameters = new Law.Parameters.ParameterValues(pack.Parameters, ProgrammeYear.Load(workspace, dossier.Year).Parameters, day);
        return CrimeCheck.Of(pack.Crimes, parameters, OffenderActs.All(workspace).Where(act => act.Day <= decided).ToList(), decided)
            .Where(alert => alert.Acts.Any(act => mine.Contains(act.Act))).ToList();
    }

    /// <summary>Every alert was judged by a person, and what was to be referred has been.</summary>
    public static NeedState ReferralsDone(NeedContext context)
    {
        var dossier = context.Dossier!;
        if (dossier.Field("研判结论") == "应移送" && !dossier.Did("移送司法"))
            return NeedState.No("研判应移送,尚未移送司法机关");
        var alerts = Alerts(context.Workspace, dossier, context.Pack, context.Request.Day).Where(alert => alert.Level == AlertLevel.Reached).ToList();
        if (alerts.Count > 0 && !dossier.Did("研判涉罪"))
            return NeedState.No($"有涉罪提示未研判:{alerts[0].Explanation}");
        return NeedState.Yes(alerts.Count > 0 ? "涉罪提示已研判,应移送的已移送" : "没有达到追诉标准的提示");
    }

    public static NeedState SixMustsDone(NeedContext context)
    {
        var undone = CaseMusts.Undone(context.Workspace, context.Dossier!, context.Pack, context.Request.Day);
        return undone.Count > 0 ? NeedState.No(string.Join(';', undone)) : NeedState.Yes("六项均已落实或不适用");
    }

    public static ActFacts Facts(Violation violation) => new()
    {
        Parts = Parts(violation),
        GainsYuan = violation.Money.Gains,
        CultivationFeeYuan = violation.Money.CultivationFee,
        ReclamationFeeYuan = violation.Money.ReclamationFee,
        MarketValueYuan = violation.Money.MarketValue,
        LossYuan = violation.Money.Loss,
        RepairCostYuan = violation.Money.RepairCost,
        PlantingDestroyed = violation.PlantingDestroyed,
        OffenderIsUnit = RecordViolation.KindOf(violation.Offender) is not (OffenderKind.Person or OffenderKind.Villager),
    };

    private static List<PlanReading> Plans(Violation violation) => violation.Land.PlanName is { } plan ? [new PlanReading(plan, Parts(violation))] : [];

    /// <summary>Conforming ground first, the rest against the plan; without a plan opinion all of it stays unknown.</summary>
    private static List<LandPart> Parts(Violation violation)
    {
        if (violation.Land.AreaM2 is not { } area)
            return [];
        var agricultural = violation.Land.AgriculturalM2 is { } m2 ? m2 > 0 : (bool?)null;
        if (violation.Land.ConformingM2 is not { } conforming)
            return [new LandPart((decimal)area, null, agricultural)];
        return new[] { new LandPart((decimal)conforming, true, agricultural), new LandPart((decimal)Math.Max(0, area - conforming), false, agricultural) }
            .Where(part => part.AreaM2 > 0).ToList();
    }
}
