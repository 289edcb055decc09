namespace Weipian.Law.Offences;

/// <summary>The line of work an offence belongs to.</summary>
public enum OffenceLine
{
    [Official("土地")] Land,
    [Official("矿产")] Mineral,
}

/// <summary>A kind of unlawful act that the natural-resources law punishes: a row of <c>law/offences/kinds.csv</c>.</summary>
/// <param name="Code">Stable code in events and tables, e.g. <c>illegal-occupation</c>.</param>
/// <param name="Constitution">What must be proved, in one sentence.</param>
/// <param name="StateLasts">The unlawful state usually lasts after the act; whether it does here, a person confirms.</param>
[Official("违法行为")]
public sealed record OffenceKind(string Code, string Name, OffenceLine Line, string Constitution, bool StateLasts);
