using System.Globalization;

namespace Weipian.Law.Determination;

/// <summary>The questions of the mineral table.</summary>
public static class MineralQuestions
{
    public static readonly IReadOnlyList<string> Tables = ["M"];

    private static readonly string[] YesNoUnverified = [Answer.Yes, Answer.No, "未核"];

    public static readonly IReadOnlyList<Question<MineralFacts>> All =
    [
        new("属线下处理", [Answer.Yes, Answer.No], (facts, _) => Answer.Of(facts.Offline, "状态")),
        new("图形有效", [Answer.Yes, Answer.No], (facts, _) => facts.ShapeSound ? Answer.Of(true, "图形检查") : new Answer(Answer.No, "图形检查", ["接受图形修复方案"])),
        new("勘查开采活动", ["开采", "勘查", "非矿活动", "历史遗留", "无", Answer.Unknown], (facts, _) => facts.Activity is { } activity
            ? Answer.Of(activity, "外业核查") : Answer.UnknownFor("勘查开采活动(外业核查)")),
        new("矿业权范围", ["内", "越界", "缓冲内", "外", Answer.Unknown], Position),
        new("许可证", ["有效", "续期已受理", "过期", Answer.Unknown], Licence),
        new("许可阶段", ["采矿", "探矿", Answer.Unknown], (facts, _) => Nearest(facts)?.Stage is { } stage ? Answer.Of(stage, Nearest(facts)!.Licence) : Answer.UnknownFor("许可证种类(采矿/探矿)")),
        new("矿种一致", YesNoUnverified, Mineral),
        new("在批准标高内", YesNoUnverified, (facts, _) => facts.WithinElevation is { } within ? Answer.Of(within, "外业核查") : Answer.NotVerified("开采标高")),
    ];

    /// <summary>The right the patch lies most in, else the nearest.</summary>
    public static MiningRight? Nearest(MineralFacts facts) => (facts.Rights ?? [])
        .OrderByDescending(right => right.InsideM2).ThenBy(right => right.DistanceM).ThenBy(right => right.Licence, StringComparer.Ordinal)
        .FirstOrDefault();

    private static Answer Position(MineralFacts facts, DeterminationContext context)
    {
        if (facts.Rights is null)
            return Answer.UnknownFor(facts.Unknown.TryGetValue("mining-right", out var reason) ? "矿业权:" + reason : "矿业权:图层未登记");
        if (Nearest(facts) is not { } right)
            return Answer.Of("外", "附近没有矿业权");
        var buffer = context.Parameters.Number("mineral.buffer-m");
        var reads = string.Create(CultureInfo.InvariantCulture, $"{right.Licence} 界内 {right.InsideM2:F2} ㎡,越界 {facts.FurthestOutsideM ?? 0:F1} 米");
        if (right.InsideM2 <= 0)
            return Answer.Of(facts.AreaM2 is null && right.DistanceM <= buffer ? "缓冲内" : "外", reads);
        return Answer.Of(facts.FurthestOutsideM is { } beyond && beyond > context.Parameters.Number("mineral.boundary-tolerance-m") ? "越界" : "内", reads);
    }

    private static Answer Licence(MineralFacts facts, DeterminationContext context)
    {
        if (Nearest(facts) is not { ValidTo: { } until } right || facts.Day is not { } day)
            return Answer.UnknownFor("许可证有效期或行为时间");
        var reads = $"{right.Licence} 有效至 {until:yyyy-MM-dd},行为时间 {day:yyyy-MM-dd}";
        if (day <= until)
            return Answer.Of("有效", reads);
        return right.RenewalAccepted is { } accepted && accepted <= until
            ? Answer.Of("续期已受理", $"{reads},续期受理 {accepted:yyyy-MM-dd}")
            : Answer.Of("过期", reads);
    }

    private static Answer Mineral(MineralFacts facts, DeterminationContext context)
    {
        if (facts.Mineral is null || Nearest(facts)?.Mineral is not { } licensed)
            return Answer.NotVerified("开采矿种");
        return Answer.Of(facts.Mineral == licensed || facts.AssociatedMineral == true, $"许可 {licensed},实采 {facts.Mineral}");
    }
}
