namespace Weipian.Law.TimeLimits;

/// <summary>What a part of a decision orders; each part has its own suit period.</summary>
public enum DecisionPart
{
    /// <summary>Demolition ordered under the Land Law: the special suit period of art. 83.</summary>
    [Official("责令限期拆除")] Demolition,

    /// <summary>Fine, confiscation, return of land: the general suit period.</summary>
    [Official("罚款等其他内容")] Other,
}

/// <summary>When a court can be asked to enforce a part of a decision.</summary>
/// <param name="Suit">End of the period to sue.</param>
/// <param name="Review">End of the period to ask for 行政复议.</param>
/// <param name="Demand">End of the wait after the 催告书; null while none was served.</param>
/// <param name="First">First day on which the application may be filed; null while no 催告书 was served.</param>
/// <param name="Last">Last day; after it the right to apply is lost.</param>
[Official("申请强制执行窗口")]
public sealed record EnforcementWindow(
    DecisionPart Part, DueDate Suit, DueDate Review, DueDate? Demand, DateOnly? First, DueDate Last)
{
    /// <summary>The 催告 came so late that no day is left.</summary>
    public bool Missed => First > Last.Day;

    /// <summary>The window of one part, when nobody sued or asked for review.</summary>
    /// <param name="served">Day the decision was served.</param>
    /// <param name="demandServed">Day the 催告书 was served.</param>
    /// <param name="deferredUntil">End of an approved deferral or of the instalments; the window then starts there.</param>
    public static EnforcementWindow Of(Deadlines deadlines, DecisionPart part, DateOnly served, DateOnly? demandServed = null, DateOnly? deferredUntil = null)
    {
        var suit = deadlines.Due(part == DecisionPart.Demolition ? "case.sue-demolition" : "case.sue", served);
        var review = deadlines.Due("case.review", served);
        // Whether the review period must have run out as well differs by court; of the six months it always has.
        var ended = deadlines.Parameters(served).YesNo("exec.waitForReview") && review.Day > suit.Day ? review.Day : suit.Day;
        var last = deferredUntil > ended ? deadlines.Due("case.court-deferred", deferredUntil.Value) : deadlines.Due("case.court", ended);
        var opens = (deferredUntil > ended ? deferredUntil.Value : ended).AddDays(1);
        var demand = demandServed is { } day ? deadlines.Due("case.demand", day) : null;
        return new EnforcementWindow(part, suit, review, demand, demand is null ? null : Later(opens, demand.Day.AddDays(1)), last);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
