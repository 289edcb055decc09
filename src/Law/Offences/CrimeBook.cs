using Weipian.Law.Parameters;
using Weipian.Law.Tables;

namespace Weipian.Law.Offences;

/// <summary>What a criminal threshold measures.</summary>
public enum CrimeMetric
{
    [Official("永久基本农田面积")] PermanentFarmland,
    [Official("其他耕地面积")] OtherFarmland,
    [Official("其他土地面积")] OtherLand,
    [Official("违法所得数额")] Gains,
    [Official("直接经济损失")] Loss,
    [Official("矿产品或破坏价值")] MineralValue,
    [Official("特定区域矿种时期的价值")] ProtectedMineralValue,
    [Official("二年内受处罚次数")] EarlierPenalties,
    [Official("生态环境严重损害")] EcologicalHarm,
}

/// <summary>A dated criminal threshold: a row of <c>law/offences/crimes.csv</c>. It alerts; it never decides.</summary>
/// <param name="Low">Fixed threshold, or the lower end of the range in which the province fixes its own: 亩, yuan or times.</param>
/// <param name="High">Upper end of that range; equal to <paramref name="Low"/> when fixed.</param>
/// <param name="Parameter">Key of the parameter that holds the threshold; empty when the table does.</param>
/// <param name="NeedsDestruction">Counts only land whose planting conditions were seriously destroyed.</param>
/// <param name="SumYears">Acts not dealt with within so many years count together.</param>
/// <param name="GraveTimes">So many times the threshold is 特别严重; null where no such step is measured.</param>
[Official("追诉标准")]
public sealed record CrimeThreshold(
    string Crime, string Name, IReadOnlyList<string> Offences, CrimeMetric Metric, decimal? Low, decimal? High, string Parameter,
    bool NeedsDestruction, int SumYears, string SumArticle, decimal? GraveTimes, DateOnly? From, DateOnly? To, string CriminalArticle, string Article)
{
    public bool InForce(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);

    /// <summary>亩, 元 or 次, as printed.</summary>
    public string Unit => Metric switch
    {
        CrimeMetric.PermanentFarmland or CrimeMetric.OtherFarmland or CrimeMetric.OtherLand => "亩",
        CrimeMetric.EarlierPenalties => "次",
        CrimeMetric.EcologicalHarm => "项",
        _ => "元",
    };

    /// <summary>From which amount the threshold is reached for certain, and from which it may be.</summary>
    public (decimal? Certain, decimal? Possible) Borders(ParameterValues parameters) =>
        Parameter.Length > 0 && parameters.Find(Parameter) is { } set ? (decimal.Parse(set, System.Globalization.CultureInfo.InvariantCulture), null)
        : Low == High ? (High, null) : (High, Low);
}

/// <summary>Every criminal threshold: <c>law/offences/crimes.csv</c>.</summary>
public sealed class CrimeBook
{
    public IReadOnlyList<CrimeThreshold> All { get; private init; } = [];

    internal static CrimeBook Read(string root, List<LawProblem> problems) => new()
    {
        All = LawTable.Read(
                root, "offences/crimes.csv", problems, "罪名", "名称", "违法行为", "指标", "下限", "上限", "参数", "须破坏种植条件", "累计年数", "累计依据", "特别严重倍数",
                "生效日", "失效日", "刑法依据", "依据").Rows
            .Select(row => new CrimeThreshold(
                row["罪名"], row["名称"], row.Items("违法行为"), row.Term<CrimeMetric>("指标", problems) ?? default, row.Number("下限", problems),
                row.Number("上限", problems), row["参数"], row["须破坏种植条件"] == "是", (int)(row.Number("累计年数", problems) ?? 0), row["累计依据"],
                row.Number("特别严重倍数", problems), row.Day("生效日"), row.Day("失效日"), row["刑法依据"], row["依据"]))
            .ToList(),
    };
}
