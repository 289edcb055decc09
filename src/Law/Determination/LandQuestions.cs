using System.Globalization;

namespace Weipian.Law.Determination;

/// <summary>The questions of the land tables, one line of law each; thresholds come from <c>law/parameters</c> as of the day.</summary>
public static class LandQuestions
{
    /// <summary>Tables in the order they may hand over to each other.</summary>
    public static readonly IReadOnlyList<string> Tables = ["A", "B", "C", "D1", "D2", "D3", "D4", "E"];

    private static readonly string[] YesNo = [Answer.Yes, Answer.No];
    private static readonly string[] YesNoUnknown = [Answer.Yes, Answer.No, Answer.Unknown];
    private static readonly string[] YesNoUnverified = [Answer.Yes, Answer.No, "未核"];
    private static readonly string[] Extent = ["全部", "部分", "无", Answer.Unknown];

    public static readonly IReadOnlyList<Question<LandFacts>> All =
    [
        new("属线下处理", YesNo, (facts, _) => Answer.Of(facts.Offline, "状态")),
        new("图形有效", YesNo, (facts, _) => facts.ShapeSound ? Answer.Of(true, "图形检查") : new Answer(Answer.No, "图形检查", ["接受图形修复方案"])),
        new("已拆除复耕", YesNoUnverified, (facts, _) => Verified(facts.Verified.Demolished, "是否拆除")),
        new("实地已变化", YesNoUnknown, (facts, _) => facts.Verified.Changed is { } changed ? Answer.Of(changed, "外业核查") : Answer.UnknownFor("实地是否变化(外业核查)")),
        new("伪变化可选", YesNo, (_, context) => Answer.Of(context.Parameters.YesNo("pseudo-change.allowed"), "pseudo-change.allowed")),
        new("县内范围", Extent, InsideCounty),
        new("特殊用途", [.. SpecialUses.All, "无", "冲突", Answer.Unknown], SpecialUses.Claimed),
        new("变化后为建设用途", YesNoUnknown, BecameConstruction),
        new("上年度已是建设用地", Extent, (facts, context) => facts.LandUse is { } use && use.UnknownM2 + use.UncoveredM2 <= Trivial(facts, context)
            ? Covering(facts, context, use.ConstructionM2, "原地类建设用地")
            : Answer.UnknownFor(facts.LandUse is null ? facts.WhyUnknown("land-use", "地类图斑") : "地类图斑未覆盖或地类不明的部分")),
        new("批准覆盖", Extent, (facts, context) => Extents(facts, context, facts.ApprovedM2, "approval", "转征收批文", "cover.approval")),
        new("批准年度", ["本年", "往年", "混合", Answer.Unknown], ApprovalYear),
        new("批准先于动工", [Answer.Yes, Answer.No, "混合", Answer.Unknown], ApprovalTiming.BeforeWorks),
        new("用途与批准一致", YesNoUnverified, (facts, _) => Verified(facts.Verified.UseAgrees, "实际用途与批准用途")),
        new("供地要求满足", YesNoUnknown, SupplyMet),
        new("设施备案覆盖", Extent, (facts, context) => Extents(facts, context, facts.FacilityM2, "facility-record", "设施农用地备案", "cover.record")),
        new("设施用途一致", YesNoUnverified, (facts, _) => Verified(facts.Verified.UseAgrees, "设施用途")),
        new("占永久基本农田", YesNoUnknown, (facts, context) => facts.PermanentFarmlandM2 is { } area
            ? Answer.Of(area > Trivial(facts, context), Read("永久基本农田", area)) : Answer.UnknownFor(facts.WhyUnknown("permanent-farmland", "永久基本农田"))),
        new("设施可占永久基本农田", YesNo, (_, context) => Answer.Of(context.Parameters.YesNo("facility.permanent-farmland-allowed"), "facility.permanent-farmland-allowed")),
        new("临时批准覆盖", Extent, (facts, context) => Extents(facts, context, facts.TemporaryM2, "temporary-land", "临时用地", "cover.record")),
        new("在批准期限内", YesNoUnknown, TemporaryTerm),
        new("有永久性建筑", YesNoUnverified, (facts, _) => Verified(facts.Verified.PermanentBuilding, "有无永久性建筑")),
        new("路宽符合", YesNoUnknown, RoadWidth),
        new("服务农业农村", YesNoUnverified, (facts, _) => Verified(facts.Verified.ServesFarming, "道路服务对象")),
        new("抢险救灾证明", YesNoUnknown, (facts, _) => facts.Verified.UrgentProof is { } proof ? Answer.Of(proof, "外业核查") : Answer.UnknownFor("抢险救灾证明材料")),
        new("特殊用途可排除", [Answer.Yes, Answer.Unknown], SpecialUses.Excluded),
        new("村民建住宅", YesNoUnverified, (facts, _) => Verified(facts.Verified.VillagerHousing, "是否村民建住宅")),
        new("超出本主体批准", YesNoUnverified, (facts, _) => Verified(facts.Verified.ExceedsOwnApproval, "是否同一主体超占")),
        new("已申报", YesNoUnverified, (facts, _) => Verified(facts.Verified.Applied, "是否已申报用地")),
    ];

    /// <summary>Area below which a cover or a remainder is a matter of line drawing, not of law.</summary>
    internal static double Trivial(LandFacts facts, DeterminationContext context) => Math.Max(
        context.Parameters.Number("trivial.area-m2"), facts.AreaM2 * context.Parameters.Number("trivial.share"));

    internal static string Read(string what, double areaM2) => $"{what} {areaM2.ToString("F2", CultureInfo.InvariantCulture)} ㎡";

    internal static Answer Extents(
        LandFacts facts, DeterminationContext context, double? coveredM2, string kind, string name, string threshold)
    {
        if (coveredM2 is not { } covered)
            return Answer.UnknownFor(facts.WhyUnknown(kind, name));
        var share = context.Parameters.Number(threshold);
        var reads = $"{Read(name + "覆盖", covered)},{threshold}={share.ToString(CultureInfo.InvariantCulture)}";
        if (covered <= Trivial(facts, context))
            return Answer.Of("无", reads);
        return Answer.Of(covered >= share * facts.AreaM2 ? "全部" : "部分", reads);
    }

    private static Answer Covering(LandFacts facts, DeterminationContext context, double covered, string name)
    {
        var trivial = Trivial(facts, context);
        return Answer.Of(covered <= trivial ? "无" : covered >= facts.AreaM2 - trivial ? "全部" : "部分", Read(name, covered));
    }

    private static Answer Verified(bool? found, string what) => found is { } yes ? Answer.Of(yes, "外业核查") : Answer.NotVerified(what);

    private static Answer InsideCounty(LandFacts facts, DeterminationContext context) => facts.OutsideCountyM2 is not { } outside
        ? Answer.UnknownFor(facts.WhyUnknown("county", "县界"))
        : Covering(facts, context, facts.AreaM2 - outside, "县界以内");

    private static Answer BecameConstruction(LandFacts facts, DeterminationContext context)
    {
        if (facts.Verified.Construction is { } construction)
            return Answer.Of(construction, "外业核查");
        return context.Pack.Codes.FindChangeType(facts.ChangeType) is { } type
            ? new Answer(type.Construction, $"TBLX {type.Code} {type.Name}", type.Construction == Answer.Unknown ? ["变化后用途(外业核查)"] : [])
            : Answer.UnknownFor(facts.ChangeType is null ? "图斑类型 TBLX 未填,变化后用途(外业核查)" : $"图斑类型 {facts.ChangeType} 不在代码表,变化后用途(外业核查)");
    }

    private static Answer ApprovalYear(LandFacts facts, DeterminationContext context)
    {
        var years = (facts.Approvals ?? []).Select(approval => approval.Date?.Year).Distinct().ToList();
        if (years.Count == 0 || years.Contains(null))
            return Answer.UnknownFor("批准日期");
        var reads = string.Join("、", facts.Approvals!.Select(approval => $"{approval.Document} {approval.Date:yyyy-MM-dd}"));
        if (years.Any(year => year > context.ProgrammeYear))
            return new Answer(Answer.Unknown, reads, [$"批准年度晚于 {context.ProgrammeYear} 年度"]);
        return Answer.Of(years.TrueForAll(year => year == context.ProgrammeYear) ? "本年" : years.Contains(context.ProgrammeYear) ? "混合" : "往年", reads);
    }

    private static Answer SupplyMet(LandFacts facts, DeterminationContext context)
    {
        if (!context.Parameters.YesNo("supply.required"))
            return Answer.Of(true, "supply.required=否");
        if (facts.SuppliedM2 is not { } supplied)
            return Answer.UnknownFor(facts.WhyUnknown("supply", "供地"));
        return Answer.Of(supplied >= context.Parameters.Number("cover.approval") * facts.AreaM2, Read("供地覆盖", supplied));
    }

    /// <summary>Within term on the day of the later image: what the image shows must have been allowed then.</summary>
    private static Answer TemporaryTerm(LandFacts facts, DeterminationContext context)
    {
        var covers = facts.TemporaryLand ?? [];
        if (covers.Count == 0 || covers.Any(cover => cover.Until is null))
            return Answer.UnknownFor("临时用地批准期限");
        var reads = string.Join("、", covers.Select(cover => $"{cover.Document} 至 {cover.Until:yyyy-MM-dd}"));
        return Answer.Of(covers.All(cover => cover.Until >= context.Day), $"{reads};判定日 {context.Day:yyyy-MM-dd}");
    }

    private static Answer RoadWidth(LandFacts facts, DeterminationContext context)
    {
        if (facts.Verified.RoadWidthM is not { } width)
            return Answer.UnknownFor("农村道路宽度(带方位角照片)");
        var (least, most) = (context.Parameters.Number("rural-road.width-min-m"), context.Parameters.Number("rural-road.width-max-m"));
        return Answer.Of(width >= least && width <= most, string.Create(CultureInfo.InvariantCulture, $"路宽 {width} 米,限 {least}–{most} 米"));
    }
}
