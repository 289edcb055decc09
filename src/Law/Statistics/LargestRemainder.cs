namespace Weipian.Law.Statistics;

/// <summary>
/// The one rounding rule of printed tables: the total is rounded, and the parts are rounded so that they add up to it. Each part is first cut
/// down, then those with the largest remainders get one unit of the last place; the earlier part wins a tie.
/// </summary>
[Official("最大余数法")]
public static class LargestRemainder
{
    /// <summary>Printed figures of the parts; they add up to <see cref="Total"/> of the raw sum.</summary>
    /// <param name="caps">Printed figures that the parts belong to (耕地 of a row for its 永农); no part is printed above its cap while another can take the place.</param>
    public static IReadOnlyList<decimal> Round(IReadOnlyList<double> parts, int decimals, IReadOnlyList<decimal>? caps = null)
    {
        var unit = Unit(decimals);
        var total = Total(parts.Sum(), decimals);
        var cut = parts.Select(part => Math.Floor((decimal)part / unit) * unit).ToList();
        var missing = (int)Math.Round((total - cut.Sum()) / unit);
        var order = Enumerable.Range(0, parts.Count)
            .OrderBy(index => caps is not null && cut[index] + unit > caps[index])
            .ThenByDescending(index => (decimal)parts[index] - cut[index]).ThenBy(index => index).ToList();
        foreach (var index in order.Take(missing))
            cut[index] += unit;
        return cut;
    }

    /// <summary>A printed total: halves away from zero, as official forms round.</summary>
    public static decimal Total(double sum, int decimals) => Math.Round((decimal)sum, decimals, MidpointRounding.AwayFromZero);

    private static decimal Unit(int decimals) => new(1, 0, 0, false, (byte)decimals);
}
