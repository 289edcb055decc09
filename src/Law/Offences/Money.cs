using System.Globalization;

namespace Weipian.Law.Offences;

/// <summary>Amounts in yuan: exact decimals inside, 分 outside, by rules that are said.</summary>
public static class Money
{
    /// <summary>To 分, half away from zero (四舍五入).</summary>
    public static decimal Round(decimal yuan) => decimal.Round(yuan, 2, MidpointRounding.AwayFromZero);

    /// <summary>Lower end of a band to 分: up (进一), so that the printed end still lies inside the statutory band.</summary>
    public static decimal LowerEnd(decimal yuan) => decimal.Round(yuan, 2, MidpointRounding.ToPositiveInfinity);

    /// <summary>Upper end of a band to 分: down (去尾), for the same reason.</summary>
    public static decimal UpperEnd(decimal yuan) => decimal.Round(yuan, 2, MidpointRounding.ToNegativeInfinity);

    /// <summary>As printed, e.g. <c>184,998.15 元</c>.</summary>
    public static string Print(decimal yuan) => yuan.ToString("#,##0.00", CultureInfo.InvariantCulture) + " 元";

    /// <summary>A plain number without trailing zeros.</summary>
    public static string Plain(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}

/// <summary>A span of amounts that may be imposed, yuan to 分; both ends belong to it. Null: the law names no such end.</summary>
[Official("罚款幅度")]
public sealed record AmountRange(decimal? MinYuan, decimal? MaxYuan)
{
    /// <summary>The narrowest range in 分 that lies inside the exact one.</summary>
    public static AmountRange Inside(decimal? min, decimal? max) =>
        new(min is { } low ? Money.LowerEnd(low) : null, max is { } high ? Money.UpperEnd(high) : null);

    public bool Contains(decimal yuan) => (MinYuan is null || yuan >= MinYuan) && (MaxYuan is null || yuan <= MaxYuan);

    public override string ToString() => (MinYuan, MaxYuan) switch
    {
        (null, { } max) => $"{Money.Print(max)}以下",
        ({ } min, null) => $"{Money.Print(min)}以上",
        ({ } min, { } max) when min == max => Money.Print(min),
        ({ } min, { } max) => $"{Money.Print(min)}以上 {Money.Print(max)}以下",
        _ => "未定",
    };
}
