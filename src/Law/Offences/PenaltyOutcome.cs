namespace Weipian.Law.Offences;

/// <summary>One measure as it falls due under a provision.</summary>
/// <param name="Applies">Null: depends on what is <paramref name="Missing"/>.</param>
/// <param name="AreaM2">Land the measure is about, where it is about land.</param>
/// <param name="Amount">Of a fine or of confiscated gains; null when not about money or not computable.</param>
/// <param name="Formula">How the amount came about, in Chinese.</param>
[Official("应采取措施")]
public sealed record DueMeasure(
    MeasureRule Rule, bool? Applies, decimal? AreaM2, AmountRange? Amount, string Formula, IReadOnlyList<string> Missing)
{
    public MeasureKind Kind => Rule.Kind;

    public bool Must => Rule.Must;

    public string Article => Rule.Article;
}

/// <summary>A provision applied to facts: every measure it knows, with those that do not apply left out.</summary>
[Official("处罚测算")]
public sealed record PenaltyOutcome(Provision Provision, IReadOnlyList<DueMeasure> Measures)
{
    /// <summary>What would have to be known before the measures stand.</summary>
    public IReadOnlyList<string> Missing => Measures.SelectMany(measure => measure.Missing).Distinct().ToList();

    /// <summary>The measure of a kind that applies for certain; null when there is none.</summary>
    public DueMeasure? Find(MeasureKind kind) => Measures.FirstOrDefault(measure => measure.Kind == kind && measure.Applies == true);
}
