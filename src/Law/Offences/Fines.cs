namespace Weipian.Law.Offences;

/// <summary>Fine bands: what they are reckoned from and how that is written.</summary>
public static class Fines
{
    /// <summary>The quantity a band is multiplied with (㎡, yuan, or 1 for a fixed sum); null when it is not known.</summary>
    public static decimal? BaseOf(FineBase from, ActFacts facts) => from switch
    {
        FineBase.PerM2 => facts.AreaM2,
        FineBase.Gains => facts.GainsYuan,
        FineBase.CultivationFee => facts.CultivationFeeYuan,
        FineBase.ReclamationFee => facts.ReclamationFeeYuan,
        FineBase.MarketValue => facts.MarketValueYuan,
        FineBase.LossValue => facts.LossYuan,
        FineBase.RepairCost => facts.RepairCostYuan,
        _ => 1,
    };

    /// <summary>What has to be found out when the base is missing.</summary>
    public static string NameOf(FineBase from) => from == FineBase.PerM2 ? "违法用地面积" : OfficialTerms.Of(from);

    /// <summary>The band as the law words it, e.g. <c>每平方米 100 元以上 1000 元以下</c>.</summary>
    public static string BandText(MeasureRule rule) => BandText(rule.Base ?? FineBase.Fixed, rule.Min, rule.Max);

    /// <inheritdoc cref="BandText(MeasureRule)"/>
    public static string BandText(FineBase from, decimal? min, decimal? max)
    {
        var (before, unit, scale) = from switch
        {
            FineBase.PerM2 => ("每平方米 ", " 元", 1m),
            FineBase.Fixed => ("", " 元", 1m),
            FineBase.Gains or FineBase.LossValue => (OfficialTerms.Of(from) + "的 ", "%", 100m),
            _ => (OfficialTerms.Of(from) + "的 ", " 倍", 1m),
        };
        var low = min is { } a ? $"{Money.Plain(a * scale)}{unit}以上" : "";
        var high = max is { } b ? $"{Money.Plain(b * scale)}{unit}以下" : "";
        return before + string.Join(' ', new[] { low, high }.Where(end => end.Length > 0));
    }

    /// <summary>Base × band = range, in words.</summary>
    public static string Formula(MeasureRule rule, decimal quantity) => rule.Base == FineBase.Fixed
        ? BandText(rule)
        : $"{(rule.Base == FineBase.PerM2 ? $"{Money.Plain(quantity)} ㎡" : $"{NameOf(rule.Base!.Value)} {Money.Print(quantity)}")} × {BandText(rule)} = "
            + $"{AmountRange.Inside(rule.Min * quantity, rule.Max * quantity)}(下限进一、上限去尾到分)";
}
