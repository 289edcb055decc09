using Weipian.App.Modules.Procedures;
using Weipian.Law;
using Weipian.Law.Offences;

namespace Weipian.App.Modules.Cases;

/// <summary>What the law would have of one violation on a day: old and new provisions, which is lighter, grade and band of discretion.</summary>
/// <param name="Chosen">The provision a person chose in the case; null while none is.</param>
/// <param name="Discretion">Of the chosen provision, else of the one the rule leads to; null when neither is known.</param>
public sealed record ViolationPenalty(Violation Violation, LawComparison Comparison, PenaltyOutcome? Chosen, Discretion? Discretion);

/// <summary><c>weipian penalty</c>: computes, never decides.</summary>
public static class PenaltyPreview
{
    /// <param name="day">Day of the decision asked for.</param>
    public static List<ViolationPenalty> Of(Workspace workspace, Dossier dossier, RulePack pack, DateOnly day) => CaseLaw.Compare(workspace, dossier, pack, day).Select(pair =>
    {
        var chosen = Choice(dossier) is { } moment ? pair.Comparison.Candidates.First(candidate => candidate.Moments.Contains(moment)).Outcome : null;
        var proposed = pair.Comparison.Readings.Select(reading => reading.Proposed).OfType<string>().FirstOrDefault();
        var outcome = chosen ?? pair.Comparison.Candidates.FirstOrDefault(candidate => candidate.Key == proposed)?.Outcome;
        return new ViolationPenalty(pair.Violation, pair.Comparison, chosen, outcome is null ? null : Graded(pack, outcome, pair.Violation, day));
    }).ToList();

    /// <summary>What a fine for the whole case lies outside of; empty when it lies in the band, or no band can be computed.</summary>
    public static IReadOnlyList<string> Outside(Workspace workspace, Dossier dossier, RulePack pack, DateOnly day, decimal fineYuan)
    {
        var penalties = Of(workspace, dossier, pack, day);
        // One amount over several violations cannot be held against the band of one of them.
        return penalties.Count == 1 && penalties[0].Discretion is { } discretion ? discretion.Outside(fineYuan) : [];
    }

    internal static LawMoment? Choice(Dossier dossier) => dossier.Last("选择适用法律")?.Taken.Fields["适用规定"] switch
    {
        "行为时规定" => LawMoment.Start,
        "决定时规定" => LawMoment.Decision,
        _ => null,
    };

    private static Discretion Graded(RulePack pack, PenaltyOutcome outcome, Violation violation, DateOnly day)
    {
        var act = OffenderActs.Of(violation, null);
        return Discretion.Of(pack.Discretion, outcome, CaseLaw.Facts(violation), new DiscretionFacts(
            act.PermanentFarmlandM2, act.OtherFarmlandM2, act.OtherLandM2, violation.Money.Gains, violation.Money.MarketValue, []), day);
    }
}
