namespace Weipian.Law.Determination;

/// <summary>Decides one mineral patch.</summary>
public static class MineralDetermination
{
    public static Verdict Decide(MineralFacts facts, DeterminationContext context)
    {
        var flags = facts.Mineral is { } mineral && !facts.Offline && context.Parameters.List("key-minerals").Contains(mineral)
            ? new List<string> { "重要矿种" }
            : [];
        return Decision.Decide(context.Pack.Mineral, "M", facts, context, flags);
    }
}
