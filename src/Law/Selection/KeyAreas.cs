using Weipian.Law.Parameters;

namespace Weipian.Law.Selection;

/// <summary>What the criteria read of a unit (镇街 or department).</summary>
/// <param name="PatchAreasM2">Every patch of the unit, ㎡.</param>
/// <param name="Illegal">Violations (宗) found from satellite patches.</param>
/// <param name="ReportedDaily">Those of them that were in the daily reports before.</param>
/// <param name="InspectionProblems">Problems the inspection of the work found; null: not inspected.</param>
/// <param name="SeriousFound">A person judged the violations found there serious (R081).</param>
[Official("地区情况")]
public sealed record UnitFindings(
    string Unit, IReadOnlyList<decimal> PatchAreasM2, int Illegal, int ReportedDaily, int? InspectionProblems, bool SeriousFound);

/// <summary>A unit held against the criteria.</summary>
/// <param name="VerifyAll">Key areas verify every patch (R080).</param>
/// <param name="Interview">Goes straight onto the 约谈 list (R081).</param>
[Official("重点地区")]
public sealed record KeyArea(
    string Unit, IReadOnlyList<SelectionReason> Reasons, IReadOnlyList<SelectionCriterion> Unknown, bool VerifyAll, bool Interview);

/// <summary>重点地区 (R077–R081).</summary>
public static class KeyAreas
{
    /// <exception cref="ParameterUnsetException">A threshold was not set by the programme.</exception>
    /// <exception cref="ArgumentException">More violations were reported daily than there are.</exception>
    public static IReadOnlyList<KeyArea> Of(SelectionBook book, ParameterValues parameters, IReadOnlyList<UnitFindings> units)
    {
        var (large, count) = (Thresholds.Number(parameters, "keyPatch.largePatchMu"), Thresholds.Number(parameters, "keyArea.largePatchCount"));
        var (share, problems) = (Thresholds.Number(parameters, "keyArea.unreportedShare"), Thresholds.Number(parameters, "keyArea.problemCount"));
        return [.. units.Select(Of)];

        KeyArea Of(UnitFindings unit)
        {
            if (unit.ReportedDaily > unit.Illegal || unit.ReportedDaily < 0)
                throw new ArgumentException($"{unit.Unit} 已报备 {unit.ReportedDaily} 宗,多于违法 {unit.Illegal} 宗", nameof(units));
            var big = unit.PatchAreasM2.Count(area => Thresholds.AtLeastMu(area, large) == true);
            var unreported = unit.Illegal - unit.ReportedDaily;
            var answers = new (string Code, bool? Holds, string Reads)[]
            {
                ("A1", big >= count, $"{Thresholds.Print(large)} 亩以上图斑 {big} 个,标准 {Plain(count)} 个"),
                ("A2", unit.Illegal > 0 && unreported >= share * unit.Illegal, $"违法 {unit.Illegal} 宗中 {unreported} 宗未在日常报备,标准份额 {Plain(share)}"),
                ("A3", unit.InspectionProblems is { } found ? found >= problems : null, $"督导检查发现问题 {unit.InspectionProblems} 个,标准 {Plain(problems)} 个"),
            };
            var known = answers.Select(answer => (Criterion: book.Find(answer.Code), answer.Holds, answer.Reads)).Where(answer => answer.Criterion is not null).ToList();
            var reasons = known.Where(answer => answer.Holds == true).Select(answer => new SelectionReason(answer.Criterion!, answer.Reads)).ToList();
            return new KeyArea(
                unit.Unit, reasons, [.. known.Where(answer => answer.Holds is null).Select(answer => answer.Criterion!)],
                reasons.Count > 0, reasons.Count > 0 && unit.SeriousFound);
        }
    }

    private static string Plain(decimal value) => Offences.Money.Plain(value);
}
