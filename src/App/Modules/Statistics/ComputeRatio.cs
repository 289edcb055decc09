using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Layers;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Parameters;
using Weipian.Law.Statistics;

namespace Weipian.App.Modules.Statistics;

/// <summary><c>weipian ratio</c>: 违法占用耕地面积比例 of the county and of every unit, in its four readings.</summary>
public static class ComputeRatio
{
    public static YearRatio Run(Workspace workspace, int year, RulePack pack)
    {
        var programme = ProgrammeYear.Load(workspace, year);
        var parameters = new ParameterValues(pack.Parameters, programme.Parameters, new DateOnly(year, 12, 31));
        return Of(CountedShare.Of(workspace, year, Lines.Land), programme, parameters, SurveyOf(workspace, year, pack, parameters));
    }

    internal static YearRatio Of(List<CountedShare> shares, ProgrammeYear programme, ParameterValues parameters, IReadOnlyDictionary<string, double>? survey)
    {
        FarmlandRatio Ratio(IEnumerable<CountedShare> some, double? surveyM2) => FarmlandRatio.Of(some.Select(share => share.ForRatio()).ToList(), parameters, surveyM2);
        var units = shares.GroupBy(share => share.UnitCode).OrderBy(group => group.Key.Length == 0).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Code: group.Key, Name: group.First().UnitName, Ratio: Ratio(group, survey is null ? null : survey.GetValueOrDefault(group.Key)))).ToList();
        var ranked = units.Where(unit => unit.Code != CountedShare.Nowhere).ToList();
        var standings = shares.Where(share => share.IsMain).Select(share => share.Standing).ToList();
        return new YearRatio(
            programme.Year, parameters.Number("ratio.accountThreshold"), parameters.Text("ratio.denominatorSource"), parameters.Text("farmland.basis"),
            standings.Count(standing => standing.Conclusion is not null), standings.Count(standing => standing is { Conclusion: null, Judged: not null } && !IsOpen(standing)),
            standings.Count(IsOpen), Ratio(shares, survey?.Values.Sum()),
            units.Select(unit => new UnitRatio(
                unit.Code, unit.Name, unit.Ratio, 1 + ranked.Count(other => (other.Ratio.V1.Ratio ?? -1) > (unit.Ratio.V1.Ratio ?? -1)),
                1 + ranked.Count(other => other.Ratio.IllegalM2 > unit.Ratio.IllegalM2))).ToList());
    }

    /// <summary>Farmland of the 地籍新增建设用地成果 by town; null unless the programme takes the denominator from it.</summary>
    /// <exception cref="ProblemException"><c>ratio.survey-missing</c>.</exception>
    internal static IReadOnlyDictionary<string, double>? SurveyOf(Workspace workspace, int year, RulePack pack, ParameterValues parameters)
    {
        if (parameters.Text("ratio.denominatorSource") != "survey")
            return null;
        if (LayerShelf.Current(workspace).TrueForAll(layer => layer.Description.Kind != "new-construction"))
            throw new ProblemException("ratio.survey-missing", $"{year} 年度分母取自地籍新增建设用地成果,但没有登记该图层(layer add --kind new-construction)");
        return SurveyFarmland.ByTown(workspace, pack, parameters);
    }

    private static bool IsOpen(PatchStanding standing) => standing.Code is null or Weipian.Law.Determination.VerdictCodes.Pending or Weipian.Law.Determination.VerdictCodes.Split;
}
