namespace Weipian.Law.Offences;

/// <summary>How the law of some days stands to an act.</summary>
public enum ProvisionState
{
    [Official("违法应处理")] Punished,
    [Official("违法无罚则")] UnlawfulOnly,
    [Official("不违法")] Lawful,
}

/// <summary>One dated version of the rule on one offence: a row of <c>law/offences/provisions.csv</c> with its measures.</summary>
/// <param name="Prohibits">Article that makes the act unlawful.</param>
/// <param name="Punishes">Article that punishes it; empty when none does.</param>
[Official("处罚规定")]
public sealed record Provision(
    string Code, string Offence, ProvisionState State, string Prohibits, string Punishes, DateOnly? From, DateOnly? To,
    IReadOnlyList<MeasureRule> Measures)
{
    public bool InForce(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);
}
