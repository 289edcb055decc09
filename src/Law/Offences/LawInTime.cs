namespace Weipian.Law.Offences;

/// <summary>What one plan says of the land taken: the land-use plan of the act, or the territorial plan of the decision.</summary>
/// <param name="Plan">Name and version as the plan opinion cites it.</param>
[Official("规划意见")]
public sealed record PlanReading(string Plan, IReadOnlyList<LandPart> Parts);

/// <summary>The moments whose law is asked.</summary>
public enum LawMoment
{
    [Official("行为开始时")] Start,
    [Official("行为终了时")] End,
    [Official("决定时")] Decision,
}

/// <summary>One answer of the law: the provision of one or more moments under one plan, fully computed.</summary>
/// <param name="Key">Stable within a comparison, e.g. <c>illegal-occupation.2004/某某规划</c>; the recorded choice names it.</param>
/// <param name="Outcome">Null: the tables know no provision for these moments; a person must find the law.</param>
[Official("备选规定")]
public sealed record LawCandidate(string Key, IReadOnlyList<LawMoment> Moments, string Plan, PenaltyOutcome? Outcome, string Explanation);

/// <summary>从旧兼从轻: every candidate of an act, which is lighter under which plan, and what a person has to settle.</summary>
/// <param name="Readings">One per plan.</param>
/// <param name="ToConfirm">Questions only a person can answer before a candidate is chosen.</param>
[Official("法律适用比较")]
public sealed record LawComparison(
    OffenceKind Offence, ActPeriod Act, DateOnly Decision, IReadOnlyList<LawCandidate> Candidates, IReadOnlyList<LawReading> Readings,
    Limitation Limitation, IReadOnlyList<string> ToConfirm, string Explanation);

/// <summary>Old against new law under one plan.</summary>
/// <param name="Proposed">Key of the candidate the rule leads to; null when the criteria conflict, something is missing, or a person must first confirm.</param>
/// <param name="NewLawMakesLawful">The act is no longer unlawful under the law of the decision.</param>
[Official("适用意见")]
public sealed record LawReading(string Plan, string? Proposed, bool NewLawMakesLawful, Lenity? Lenity, string Explanation);
