using Weipian.Law.Tables;

namespace Weipian.Law.Offences;

/// <summary>Grade of an offence in the provincial discretion standard.</summary>
public enum DiscretionLevel
{
    [Official("轻微")] Slight,
    [Official("一般")] Ordinary,
    [Official("严重")] Grave,
}

/// <summary>What a grade is read from.</summary>
public enum DiscretionFactor
{
    [Official("面积亩")] AreaMu,
    [Official("违法所得元")] GainsYuan,
    [Official("矿产品价值元")] MineralValueYuan,
}

/// <summary>Kind of land in the discretion standard.</summary>
public enum FarmlandKind
{
    [Official("－")] Any,
    [Official("永久基本农田")] Permanent,
    [Official("其他耕地")] Other,
    [Official("其他土地")] None,
}

/// <summary>What a circumstance does to a penalty.</summary>
public enum AdjustmentEffect
{
    [Official("不予处罚")] NoPenalty,
    [Official("可以不予处罚")] MayExempt,
    [Official("从轻或减轻")] Lighter,
    [Official("从重")] Heavier,
}

/// <summary>One interval of one factor: a row of <c>law/offences/discretion.csv</c>.</summary>
/// <param name="From">First value of the interval.</param>
/// <param name="To">First value beyond it; null: no end.</param>
/// <param name="Note">示例 marks a row that a province's published standard has to replace.</param>
[Official("裁量标准行")]
public sealed record DiscretionRule(
    string Provision, DiscretionFactor Factor, FarmlandKind Farmland, decimal From, decimal? To, DiscretionLevel Level, FineBase Base,
    decimal Min, decimal Max, string Note, DateOnly? InForceFrom, DateOnly? InForceTo, string Article)
{
    public bool InForce(DateOnly day) => (InForceFrom is null || day >= InForceFrom) && (InForceTo is null || day <= InForceTo);

    public bool Holds(decimal value) => value >= From && (To is null || value < To);
}

/// <summary>A circumstance that lightens, exempts or aggravates: a row of <c>law/offences/adjustments.csv</c>.</summary>
[Official("裁量情节")]
public sealed record Adjustment(string Name, AdjustmentEffect Effect, string Note, DateOnly? From, DateOnly? To, string Article)
{
    public bool InForce(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);
}

/// <summary>自由裁量: grades and circumstances.</summary>
public sealed class DiscretionBook
{
    public IReadOnlyList<DiscretionRule> Rules { get; private init; } = [];

    public IReadOnlyList<Adjustment> Adjustments { get; private init; } = [];

    internal static DiscretionBook Read(string root, List<LawProblem> problems) => new()
    {
        Rules = LawTable.Read(
                root, "offences/discretion.csv", problems, "规定", "因素", "地类", "起", "止", "等级", "基数", "幅度下限", "幅度上限", "说明", "生效日", "失效日", "依据").Rows
            .Select(row => new DiscretionRule(
                row["规定"], row.Term<DiscretionFactor>("因素", problems) ?? default, row.Term<FarmlandKind>("地类", problems) ?? default,
                Needed(row, "起", problems), row.Number("止", problems), row.Term<DiscretionLevel>("等级", problems) ?? default,
                row.Term<FineBase>("基数", problems) ?? default, Needed(row, "幅度下限", problems), Needed(row, "幅度上限", problems), row["说明"],
                row.Day("生效日"), row.Day("失效日"), row["依据"]))
            .ToList(),
        Adjustments = LawTable.Read(root, "offences/adjustments.csv", problems, "情节", "作用", "说明", "生效日", "失效日", "依据").Rows
            .Select(row => new Adjustment(
                row["情节"], row.Term<AdjustmentEffect>("作用", problems) ?? default, row["说明"], row.Day("生效日"), row.Day("失效日"), row["依据"]))
            .ToList(),
    };

    private static decimal Needed(LawRow row, string column, List<LawProblem> problems)
    {
        if (row.Number(column, problems) is { } value)
            return value;
        if (row[column].Length == 0)
            problems.Add(row.Problem("law.number", column, "不得空缺"));
        return 0;
    }
}
