namespace Weipian.Law.Offences;

/// <summary>What the discretion standard reads; null is not known.</summary>
/// <param name="Circumstances">Names of <see cref="Adjustment"/>s a person found to be present.</param>
[Official("裁量事实")]
public sealed record DiscretionFacts(
    decimal? PermanentFarmlandM2, decimal? OtherFarmlandM2, decimal? OtherLandM2, decimal? GainsYuan, decimal? MineralValueYuan,
    IReadOnlyList<string> Circumstances);

/// <summary>The grade of an act and the band it leads to.</summary>
/// <param name="Level">The gravest grade any factor gives; null: no table covers the provision, or nothing is known.</param>
/// <param name="Statutory">The whole band of the law, yuan; null when its base is not known.</param>
/// <param name="Band">The band of the grade, yuan; lies inside <paramref name="Statutory"/>.</param>
/// <param name="IsExample">The table is the shipped example and must be replaced by the province's.</param>
[Official("裁量意见")]
public sealed record Discretion(
    DiscretionLevel? Level, AmountRange? Statutory, AmountRange? Band, IReadOnlyList<DiscretionRule> Hit, IReadOnlyList<Adjustment> Adjustments,
    bool IsExample, string Explanation)
{
    private const decimal MuPerM2 = 0.0015m;

    /// <summary>What a chosen amount lies outside of; empty when nothing. Anything listed needs a written reason.</summary>
    public IReadOnlyList<string> Outside(decimal yuan)
    {
        var outside = new List<string>();
        if (Statutory is { } law && !law.Contains(yuan))
            outside.Add($"{Money.Print(yuan)} 超出法定幅度 {law}");
        if (Band is { } band && !band.Contains(yuan))
            outside.Add($"{Money.Print(yuan)} {(band.MaxYuan < yuan ? "高于" : "低于")}{OfficialTerms.Of(Level!.Value)}等级幅度 {band}");
        if (Adjustments.Any(adjustment => adjustment.Effect == AdjustmentEffect.NoPenalty) && yuan > 0)
            outside.Add("存在不予处罚的情节");
        return outside;
    }

    /// <param name="facts">Give the base of the fine (area, gains, fees, value).</param>
    /// <exception cref="ArgumentException">A circumstance is not in the table of the day.</exception>
    public static Discretion Of(DiscretionBook book, PenaltyOutcome outcome, ActFacts facts, DiscretionFacts read, DateOnly day)
    {
        var adjustments = read.Circumstances.Select(name => book.Adjustments.FirstOrDefault(adjustment => adjustment.Name == name && adjustment.InForce(day))
            ?? throw new ArgumentException($"裁量情节“{name}”不在 {day:yyyy-MM-dd} 的表中", nameof(read))).ToList();
        var fine = outcome.Find(MeasureKind.Fine);
        var hit = book.Rules.Where(rule => rule.Provision == outcome.Provision.Code && rule.InForce(day) && Value(rule, read) is { } value && rule.Holds(value)).ToList();
        var usable = hit.Where(rule => fine is null || rule.Base == fine.Rule.Base).ToList();
        if (fine is null || usable.Count == 0)
            return new Discretion(null, fine?.Amount, null, hit, adjustments, false,
                fine is null ? "本规定不处罚款或罚款是否适用未定,不分裁量等级" : "裁量标准没有收录本规定或因素不明,只受法定幅度限制");
        var level = usable.Max(rule => rule.Level);
        var chosen = usable.Where(rule => rule.Level == level).OrderByDescending(rule => rule.Max).ThenByDescending(rule => rule.Min).First();
        var quantity = Fines.BaseOf(chosen.Base, facts);
        var band = quantity is { } known ? AmountRange.Inside(chosen.Min * known, chosen.Max * known) : null;
        var example = usable.Any(rule => rule.Note == "示例");
        return new Discretion(level, fine.Amount, band, usable, adjustments, example,
            string.Join(";", usable.Select(rule => $"{OfficialTerms.Of(rule.Factor)}{(rule.Farmland == FarmlandKind.Any ? "" : $"({OfficialTerms.Of(rule.Farmland)})")} "
                + $"{Money.Plain(Value(rule, read)!.Value)} 属{OfficialTerms.Of(rule.Level)}"))
            + $";取最重一档 {OfficialTerms.Of(level)}:{Fines.BandText(chosen.Base, chosen.Min, chosen.Max)}" + (band is null ? "" : $" = {band}")
            + string.Concat(adjustments.Select(adjustment => $";{adjustment.Name}:{OfficialTerms.Of(adjustment.Effect)}(依据 {adjustment.Article})"))
            + (example ? ";本裁量标准为示例,须以本省公布的标准替换" : ""));
    }

    /// <summary>Zero land of a kind is no land of that kind and grades nothing; zero gains or value does grade.</summary>
    private static decimal? Value(DiscretionRule rule, DiscretionFacts read) => rule.Factor switch
    {
        DiscretionFactor.GainsYuan => read.GainsYuan,
        DiscretionFactor.MineralValueYuan => read.MineralValueYuan,
        _ => (rule.Farmland switch
        {
            FarmlandKind.Permanent => read.PermanentFarmlandM2,
            FarmlandKind.Other => read.OtherFarmlandM2,
            FarmlandKind.None => read.OtherLandM2,
            _ => read.PermanentFarmlandM2 + read.OtherFarmlandM2 + read.OtherLandM2,
        }) is { } m2 and > 0 ? m2 * MuPerM2 : null,
    };
}
