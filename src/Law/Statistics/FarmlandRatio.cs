using Weipian.Law.Determination;
using Weipian.Law.Parameters;

namespace Weipian.Law.Statistics;

/// <summary>What the ratio needs to know of a patch, or of the part of it that lies in one unit.</summary>
/// <param name="Code">Verdict code, concluded or proposed.</param>
/// <param name="FarmlandM2">Cultivated land occupied; null: not known, and then counted nowhere but named.</param>
/// <param name="Eliminated">Accepted as 消除违法状态.</param>
[Official("计入图斑")]
public sealed record RatioPatch(string Patch, string Code, double? FarmlandM2, bool KeyProject, bool AffordableHousing, bool Eliminated);

/// <summary>One deduction from the numerator, with the patch it is for and why.</summary>
[Official("扣除项")]
public sealed record Deduction(string Patch, double FarmlandM2, string Reason);

/// <summary>One of the four readings of the ratio; they stand beside each other, none replaces another.</summary>
/// <param name="Ratio">Unrounded; null when the denominator is zero (printed —) or the variant has no input.</param>
[Official("比例口径")]
public sealed record RatioVariant(string Name, double? NumeratorM2, double? Ratio, IReadOnlyList<Deduction> Deductions);

/// <summary>违法占用耕地面积比例 of a unit (令第15号 art. 3; 方案 四(一)).</summary>
/// <param name="Reached">The accountability variant is at or above the threshold, by raw values: 15.00 % triggers, 14.996 % does not.</param>
/// <param name="Unknown">Patches whose farmland is not known; while there are any, the ratio is provisional.</param>
[Official("违法占用耕地面积比例")]
public sealed record FarmlandRatio(
    double LawfulM2, double IllegalM2, double ApprovedEarlierM2, double DenominatorM2, RatioVariant V1, RatioVariant V2, RatioVariant V3, RatioVariant V4,
    bool Reached, IReadOnlyList<string> Unknown)
{
    /// <param name="surveyM2">Farmland of the 地籍新增建设用地成果; the denominator when the programme says so.</param>
    /// <param name="supervisionM2">Illegal farmland as recognised by the supervision bureau; null until reconciled.</param>
    /// <exception cref="ArgumentException">The programme takes the denominator from the survey and there is none, or it is smaller than the illegal farmland.</exception>
    public static FarmlandRatio Of(IReadOnlyList<RatioPatch> patches, ParameterValues parameters, double? surveyM2 = null, double? supervisionM2 = null)
    {
        double Sum(string code) => patches.Where(patch => patch.Code == code).Sum(patch => patch.FarmlandM2 ?? 0);
        var (lawful, illegal, earlier) = (Sum(VerdictCodes.Lawful), Sum(VerdictCodes.Unlawful), Sum(VerdictCodes.ApprovedEarlier));
        var survey = parameters.Text("ratio.denominatorSource") == "survey";
        if (survey && surveyM2 is null)
            throw new ArgumentException("分母取自地籍新增建设用地成果,但没有该成果", nameof(surveyM2));
        var denominator = survey ? surveyM2!.Value : lawful + illegal + earlier;
        var wrong = patches.Where(patch => patch.Code == VerdictCodes.Unlawful && patch.FarmlandM2 is not null).ToList();
        var accountable = Deducted(wrong, parameters);
        var rectified = wrong.Where(patch => patch.Eliminated).Select(patch => new Deduction(patch.Patch, patch.FarmlandM2!.Value, "已消除违法状态")).ToList();
        var v2 = Variant("V2 问责比例", illegal, accountable, denominator);
        return new FarmlandRatio(
            lawful, illegal, earlier, denominator, Variant("V1 统计比例", illegal, [], denominator), v2, Variant("V3 整改后比例", illegal, rectified, denominator),
            new RatioVariant("V4 督察认定比例", supervisionM2, Quotient(supervisionM2, denominator), []),
            v2.Ratio >= parameters.Number("ratio.accountThreshold"),
            patches.Where(patch => patch.FarmlandM2 is null && (patch.Code is VerdictCodes.Lawful or VerdictCodes.Unlawful or VerdictCodes.ApprovedEarlier))
                .Select(patch => patch.Patch).ToList());
    }

    /// <summary>A patch is deducted once, by the first ground of the year's pack that fits it.</summary>
    private static List<Deduction> Deducted(List<RatioPatch> wrong, ParameterValues parameters)
    {
        var grounds = new (string Key, string Reason, Func<RatioPatch, bool> Fits)[]
        {
            ("ratio.deduct.affordable-housing", "保障性安居工程", patch => patch.AffordableHousing),
            ("ratio.deduct.key-project", "国家和省级重点工程", patch => patch.KeyProject),
            ("ratio.deduct.eliminated", "已消除违法状态", patch => patch.Eliminated),
        };
        var allowed = grounds.Where(ground => parameters.YesNo(ground.Key)).ToList();
        return wrong.Select(patch => (Patch: patch, Ground: allowed.FirstOrDefault(ground => ground.Fits(patch))))
            .Where(pair => pair.Ground.Key is not null)
            .Select(pair => new Deduction(pair.Patch.Patch, pair.Patch.FarmlandM2!.Value, pair.Ground.Reason))
            .ToList();
    }

    private static RatioVariant Variant(string name, double illegal, List<Deduction> deductions, double denominator)
    {
        var numerator = illegal - deductions.Sum(deduction => deduction.FarmlandM2);
        return new RatioVariant(name, numerator, Quotient(numerator, denominator), deductions);
    }

    private static double? Quotient(double? numerator, double denominator) => denominator > 0 ? numerator / denominator : null;
}
