using System.Globalization;
using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Programmes;
using Weipian.Law;
using Weipian.Law.Parameters;

namespace Weipian.App.Modules.Supervision;

/// <summary>Publications held against the number each town, street and enforcement bureau owes.</summary>
internal static class ExposureQuota
{
    private static readonly string[] Owing = ["镇", "街道", "综合执法局"];
    private static readonly string[] Public = ["已公开", "已备案"];

    public static List<ExposureAccount> Of(Workspace workspace, int year, RulePack pack, DateOnly today)
    {
        var programme = ProgrammeYear.Load(workspace, year);
        var text = new ParameterValues(pack.Parameters, programme.Parameters, today).Find("exposure.minPerUnit");
        var required = text is null ? (int?)null : (int)decimal.Parse(text, CultureInfo.InvariantCulture);
        var dossiers = DossierShelf.Of(workspace, SupervisionShelf.Exposure, year).ToLookup(dossier => dossier.Unit, StringComparer.Ordinal);
        return programme.Units.Where(unit => Owing.Contains(unit.Kind) && unit.InForce(today)).OrderBy(unit => unit.Code, StringComparer.Ordinal).Select(unit => new ExposureAccount(
            unit.Code, unit.Name, required, Cases(dossiers[unit.Code], Public), Cases(dossiers[unit.Code], ["已备案"]), dossiers[unit.Code].Count(dossier => dossier.State == "已撤回"))).ToList();
    }

    private static int Cases(IEnumerable<Dossier> dossiers, string[] states) =>
        dossiers.Where(dossier => states.Contains(dossier.State)).SelectMany(dossier => dossier.Linked(CaseShelf.Case)).Distinct(StringComparer.Ordinal).Count();
}
