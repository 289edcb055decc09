using Weipian.Law.Parameters;

namespace Weipian.Law.Offences;

/// <summary>What is wrong between a penalty and the criminal law.</summary>
public enum GapKind
{
    [Official("有案不移")] NotReferred,
    [Official("以罚代刑")] FineInsteadOfCrime,
}

/// <summary>How a case stands, as the detectors see it.</summary>
/// <param name="Acts">The acts it deals with, by <see cref="OffenderAct.Act"/>.</param>
/// <param name="EstablishedOn">Day the facts were established (调查终结); null: not yet.</param>
/// <param name="FineOnly">It deals with the acts by administrative measures alone.</param>
/// <param name="NotReferredReason">Reason a person recorded for not referring; shown, never taken as an excuse.</param>
[Official("案件移送情况")]
public sealed record CaseReferral(
    string Case, IReadOnlyList<string> Acts, DateOnly? EstablishedOn, DateOnly? DecidedOn, DateOnly? ClosedOn, bool FineOnly,
    DateOnly? ReferredOn, string NotReferredReason = "");

/// <summary>A case that should have been referred and was not.</summary>
[Official("移送缺口")]
public sealed record ReferralGap(GapKind Kind, string Case, IReadOnlyList<CrimeAlert> Alerts, DateOnly Since, string Explanation);

/// <summary>Finds 有案不移 and 以罚代刑 (R109).</summary>
public static class ReferralGaps
{
    /// <summary>
    /// Each case is judged as of the day its decision fell, so that its own penalty does not hide the sum it should have been referred for.
    /// </summary>
    public static IReadOnlyList<ReferralGap> Find(
        CrimeBook book, ParameterValues parameters, IReadOnlyList<OffenderAct> acts, IReadOnlyList<CaseReferral> cases, DateOnly today)
    {
        var limit = int.Parse(parameters.Text("crime.referDays"), System.Globalization.CultureInfo.InvariantCulture);
        return [.. cases.Where(state => state.ReferredOn is null).OrderBy(state => state.Case, StringComparer.Ordinal).SelectMany(state => Of(state))];

        IEnumerable<ReferralGap> Of(CaseReferral state)
        {
            var day = state.DecidedOn ?? state.ClosedOn ?? today;
            var known = acts.Where(act => act.Day <= day).ToList();
            var alerts = CrimeCheck.Of(book, parameters, known, day)
                .Where(alert => alert.Level == AlertLevel.Reached && alert.Acts.Any(act => state.Acts.Contains(act.Act))).ToList();
            if (alerts.Count == 0)
                yield break;
            string Said(string why) => $"{why};{string.Join(";", alerts.Select(alert => alert.Explanation))}"
                + (state.NotReferredReason.Length > 0 ? $";登记的未移送理由:{state.NotReferredReason}" : "");
            if (state.ClosedOn is { } closed && state.FineOnly)
                yield return new ReferralGap(GapKind.FineInsteadOfCrime, state.Case, alerts, closed, Said($"{closed:yyyy-MM-dd} 仅以行政处罚结案"));
            if (state.ClosedOn is { } ended)
                yield return new ReferralGap(GapKind.NotReferred, state.Case, alerts, ended, Said($"{ended:yyyy-MM-dd} 结案而未移送"));
            else if (state.EstablishedOn is { } established && today > established.AddDays(limit))
                yield return new ReferralGap(
                    GapKind.NotReferred, state.Case, alerts, established.AddDays(limit), Said($"{established:yyyy-MM-dd} 查明事实,超过 {limit} 日未移送"));
        }
    }
}
