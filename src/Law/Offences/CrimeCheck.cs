using System.Globalization;
using Weipian.Law.Parameters;

namespace Weipian.Law.Offences;

/// <summary>How far an alert goes.</summary>
public enum AlertLevel
{
    [Official("达到追诉标准")] Reached,
    [Official("可能达到追诉标准")] Possible,
}

/// <summary>A lead that acts may be a crime, for a person to decide on referral.</summary>
/// <param name="Acts">The acts counted, by day; more than one: summed.</param>
/// <param name="Amount">In the unit of the threshold: 亩 (raw, unrounded), yuan, times.</param>
/// <param name="Grave">The multiple for 特别严重 is reached too.</param>
/// <param name="Missing">What must be found out before it is certain.</param>
[Official("涉嫌犯罪提示")]
public sealed record CrimeAlert(
    string Offender, CrimeThreshold Threshold, AlertLevel Level, decimal Amount, decimal Border, bool Grave, IReadOnlyList<OffenderAct> Acts,
    IReadOnlyList<string> Articles, IReadOnlyList<string> Missing, string Explanation);

/// <summary>
/// Criminal thresholds over an offender's acts: each act by itself, and acts not dealt with summed over the years the interpretation says.
/// An act dealt with is never summed; by itself it still alerts, which is what shows 以罚代刑.
/// </summary>
public static class CrimeCheck
{
    /// <summary>Exactly 3/2000.</summary>
    private const decimal MuPerM2 = 0.0015m;

    /// <param name="day">Acts penalised before this day count as dealt with; thresholds are those in force on the last act's day.</param>
    public static IReadOnlyList<CrimeAlert> Of(CrimeBook book, ParameterValues parameters, IReadOnlyList<OffenderAct> acts, DateOnly day) =>
        acts.GroupBy(act => act.Offender, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => book.All.SelectMany(threshold => Of(threshold, parameters, [.. group.OrderBy(act => act.Day).ThenBy(act => act.Act, StringComparer.Ordinal)], day)))
            .ToList();

    private static List<CrimeAlert> Of(CrimeThreshold threshold, ParameterValues parameters, List<OffenderAct> all, DateOnly day)
    {
        var acts = all.Where(act => threshold.Offences.Contains(act.Offence) && threshold.InForce(act.Day)).ToList();
        var alerts = Groups(threshold, acts, day)
            .Select(group => Alert(threshold, parameters, group, acts)).OfType<CrimeAlert>().ToList();
        return [.. alerts.Where(alert => !alerts.Any(other => Covers(other, alert)))];
    }

    /// <summary>An alert that another of the same or a higher level contains says nothing more.</summary>
    private static bool Covers(CrimeAlert wide, CrimeAlert narrow) =>
        !ReferenceEquals(wide, narrow) && wide.Level <= narrow.Level && wide.Acts.Count > narrow.Acts.Count && narrow.Acts.All(wide.Acts.Contains);

    private static IEnumerable<List<OffenderAct>> Groups(CrimeThreshold threshold, List<OffenderAct> acts, DateOnly day)
    {
        foreach (var act in acts)
            yield return [act];
        if (threshold.Metric is CrimeMetric.EarlierPenalties or CrimeMetric.EcologicalHarm)
            yield break;
        var open = acts.Where(act => !act.TreatedBefore(day)).ToList();
        foreach (var first in open)
            if (open.Where(act => act.Day >= first.Day && act.Day <= first.Day.AddYears(threshold.SumYears)).ToList() is { Count: > 1 } window)
                yield return window;
    }

    private static CrimeAlert? Alert(CrimeThreshold threshold, ParameterValues parameters, List<OffenderAct> group, List<OffenderAct> all)
    {
        var amounts = group.Select(act => Amount(threshold, act, all)).ToList();
        var (certain, possible) = threshold.Borders(parameters);
        var (sure, most) = (amounts.Sum(amount => amount.Sure), amounts.Sum(amount => amount.Sure + amount.Open));
        if (certain is not { } border)
            return null;
        var level = sure >= border ? AlertLevel.Reached : most >= (possible ?? border) ? AlertLevel.Possible : (AlertLevel?)null;
        if (level is null)
            return null;
        var missing = amounts.Where(amount => amount.Open > 0).Select(amount => amount.Missing).ToList();
        if (level == AlertLevel.Possible && possible is not null)
            missing.Add($"本省标准(参数 {threshold.Parameter})未设置");
        var shown = level == AlertLevel.Reached ? sure : most;
        var limit = level == AlertLevel.Reached ? border : possible ?? border;
        var articles = new List<string> { threshold.CriminalArticle, threshold.Article };
        if (group.Count > 1)
            articles.Add(threshold.SumArticle);
        missing = [.. missing.Distinct()];
        return new CrimeAlert(
            group[0].Offender, threshold, level.Value, shown, limit, threshold.GraveTimes is { } times && sure >= border * times, group, articles,
            missing, Explain(threshold, level.Value, group, amounts, shown, limit, articles, missing));
    }

    private static (decimal Sure, decimal Open, string Missing) Amount(CrimeThreshold threshold, OffenderAct act, List<OffenderAct> all)
    {
        (decimal, decimal, string) Land(decimal? m2) => !threshold.NeedsDestruction || act.PlantingDestroyed == true
            ? ((m2 ?? 0) * MuPerM2, 0, "")
            : act.PlantingDestroyed is null ? (0, (m2 ?? 0) * MuPerM2, $"{act.Act} 种植条件是否严重毁坏(鉴定)") : (0, 0, "");
        return threshold.Metric switch
        {
            CrimeMetric.PermanentFarmland => Land(act.PermanentFarmlandM2),
            CrimeMetric.OtherFarmland => Land(act.OtherFarmlandM2),
            CrimeMetric.OtherLand => Land(act.OtherLandM2),
            CrimeMetric.Gains => (act.GainsYuan ?? 0, 0, ""),
            CrimeMetric.Loss => (act.LossYuan ?? 0, 0, ""),
            CrimeMetric.MineralValue => (act.MineralValueYuan ?? 0, 0, ""),
            CrimeMetric.ProtectedMineralValue => act.ProtectedMining switch
            {
                true => (act.MineralValueYuan ?? 0, 0, ""),
                null => (0, act.MineralValueYuan ?? 0, $"{act.Act} 是否特定矿区、特定矿种或禁采区禁采期"),
                _ => (0, 0, ""),
            },
            CrimeMetric.EarlierPenalties => (all.Count(other => other.PenalisedOn is { } day && day < act.Day && day >= act.Day.AddYears(-threshold.SumYears)), 0, ""),
            _ => (act.EcologicalHarm == true ? 1 : 0, 0, ""),
        };
    }

    private static string Explain(
        CrimeThreshold threshold, AlertLevel level, List<OffenderAct> group, List<(decimal Sure, decimal Open, string Missing)> amounts,
        decimal shown, decimal limit, List<string> articles, List<string> missing)
    {
        string Print(decimal value) => threshold.Unit == "亩"
            ? value.ToString("0.00##", CultureInfo.InvariantCulture) : value.ToString("0.##", CultureInfo.InvariantCulture);
        var parts = group.Zip(amounts, (act, amount) => $"{act.Act}({act.Day:yyyy-MM-dd}){Print(amount.Sure + amount.Open)} {threshold.Unit}");
        var summed = group.Count > 1
            ? $",合计 {Print(shown)} {threshold.Unit}({threshold.SumYears} 年内未经处理,累计计算)"
            : group[0].PenalisedOn is { } day ? $"(已于 {day:yyyy-MM-dd} 处罚)" : "";
        return $"{group[0].Offender}:{string.Join(" + ", parts)}{summed},{OfficialTerms.Of(threshold.Metric)}{(level == AlertLevel.Reached ? "达到" : "可能达到")}"
            + $"{threshold.Name}标准 {Print(limit)} {threshold.Unit};依据 {string.Join('、', articles)}"
            + (missing.Count > 0 ? $";尚缺 {string.Join('、', missing)}" : "") + ";是否移送由人决定";
    }
}
