namespace Weipian.Law.Determination;

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
