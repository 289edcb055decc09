namespace Weipian.Law.Offences;

/// <summary>Which of two outcomes is lighter.</summary>
public enum LighterSide
{
    [Official("旧规定较轻")] Old,
    [Official("新规定较轻")] New,
    [Official("轻重相同")] Same,
    [Official("不能比较")] Incomparable,
}

/// <summary>One criterion of comparison and what it says.</summary>
[Official("轻重标准")]
public sealed record LenityCriterion(string Name, LighterSide Side, string Reads);

/// <summary>
/// Old against new outcome, criterion by criterion: punished at all, licence and business, things taken or torn down, fine owed or
/// optional, upper end of the fine, lower end where the upper ends are equal. One side is lighter only when no criterion says otherwise.
/// </summary>
[Official("轻重比较")]
public sealed record Lenity(LighterSide Lighter, IReadOnlyList<LenityCriterion> Criteria, string Explanation)
{
    /// <summary>Holds two computed outcomes against each other.</summary>
    public static Lenity Of(PenaltyOutcome old, PenaltyOutcome now)
    {
        var criteria = new List<LenityCriterion> { State(old, now) };
        criteria.Add(Things("资格与停业", old, now, MeasureKind.RevokeLicence, MeasureKind.SuspendBusiness));
        criteria.Add(Things("拆除与没收", old, now, MeasureKind.Demolish, MeasureKind.ConfiscateBuildings, MeasureKind.ConfiscateGains,
            MeasureKind.ConfiscateProduct, MeasureKind.ConfiscateTools));
        criteria.AddRange(FinesOf(old, now));
        var sides = criteria.Select(criterion => criterion.Side).Where(side => side != LighterSide.Same).Distinct().ToList();
        var lighter = sides.Count switch { 0 => LighterSide.Same, 1 => sides[0], _ => LighterSide.Incomparable };
        return new Lenity(lighter, criteria, $"{OfficialTerms.Of(lighter)}({string.Join(";", criteria.Select(criterion => $"{criterion.Name}:{criterion.Reads}"))})");
    }

    private static LenityCriterion State(PenaltyOutcome old, PenaltyOutcome now)
    {
        static int Weight(PenaltyOutcome outcome) => outcome.Provision.State switch { ProvisionState.Punished => 2, ProvisionState.UnlawfulOnly => 1, _ => 0 };
        return new LenityCriterion("是否处罚", Less(Weight(old).CompareTo(Weight(now))),
            $"旧 {OfficialTerms.Of(old.Provision.State)},新 {OfficialTerms.Of(now.Provision.State)}");
    }

    private static LighterSide Less(int comparison) => comparison < 0 ? LighterSide.Old : comparison > 0 ? LighterSide.New : LighterSide.Same;

    /// <summary>Fewer measures, all of them among the other's, are lighter; different ones cannot be weighed by a table.</summary>
    private static LenityCriterion Things(string name, PenaltyOutcome old, PenaltyOutcome now, params MeasureKind[] kinds)
    {
        HashSet<string> Of(PenaltyOutcome outcome) => [.. outcome.Measures.Where(measure => kinds.Contains(measure.Kind))
            .Select(measure => (measure.Applies is null ? "待定" : measure.Must ? "" : "可以") + OfficialTerms.Of(measure.Kind))];
        var (before, after) = (Of(old), Of(now));
        var side = before.SetEquals(after) ? LighterSide.Same
            : before.IsProperSubsetOf(after) ? LighterSide.Old
            : after.IsProperSubsetOf(before) ? LighterSide.New : LighterSide.Incomparable;
        return new LenityCriterion(name, side, $"旧 {Listed(before)},新 {Listed(after)}");
    }

    private static string Listed(HashSet<string> names) => names.Count == 0 ? "无" : string.Join('、', names.Order(StringComparer.Ordinal));

    private static IEnumerable<LenityCriterion> FinesOf(PenaltyOutcome old, PenaltyOutcome now)
    {
        var (before, after) = (Fine(old), Fine(now));
        if (before is null || after is null)
        {
            yield return new LenityCriterion("罚款", before is null && after is null ? LighterSide.Same : before is null ? LighterSide.Old : LighterSide.New,
                $"旧 {Worded(before)},新 {Worded(after)}");
            yield break;
        }

        yield return new LenityCriterion("罚款是否必处", Less((before.Must ? 1 : 0).CompareTo(after.Must ? 1 : 0)),
            $"旧 {(before.Must ? "应当" : "可以")},新 {(after.Must ? "应当" : "可以")}");
        var (a, b) = Comparable(before, after);
        var side = a is null || b is null ? LighterSide.Incomparable
            : Less((a.MaxYuan ?? decimal.MaxValue).CompareTo(b.MaxYuan ?? decimal.MaxValue));
        yield return new LenityCriterion("罚款上限", side, $"旧 {Worded(before)},新 {Worded(after)}");
        if (side == LighterSide.Same)
            yield return new LenityCriterion("罚款下限", Less((a!.MinYuan ?? 0).CompareTo(b!.MinYuan ?? 0)), $"旧 {a},新 {b}");
    }

    /// <summary>Amounts where both are known; else the bands themselves when they rest on the same base.</summary>
    private static (AmountRange? Old, AmountRange? New) Comparable(DueMeasure before, DueMeasure after) =>
        before.Amount is null && after.Amount is null && before.Rule.Base == after.Rule.Base && before.Applies is not null && after.Applies is not null
            ? (new AmountRange(before.Rule.Min, before.Rule.Max), new AmountRange(after.Rule.Min, after.Rule.Max))
            : before.Applies is null || after.Applies is null ? (null, null) : (before.Amount, after.Amount);

    private static DueMeasure? Fine(PenaltyOutcome outcome) =>
        outcome.Find(MeasureKind.Fine) ?? outcome.Measures.FirstOrDefault(measure => measure.Kind == MeasureKind.Fine);

    private static string Worded(DueMeasure? fine) => fine is null ? "不罚款" : fine.Amount?.ToString() ?? fine.Formula;
}
