using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Programmes;
using Weipian.App.Modules.Rectification;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Determination;
using Weipian.Law.Parameters;
using Weipian.Law.Selection;

namespace Weipian.App.Modules.Supervision;

/// <summary><c>weipian select key-patches|key-areas</c>: 重点图斑 and 重点地区 by the year's parameters, each with its reasons and what is not known.</summary>
public static class SelectKey
{
    /// <summary>Patches of a year held against the six criteria (R070–R072); those handled off-line are not looked at.</summary>
    /// <exception cref="ProblemException"><c>parameter.unset</c>.</exception>
    public static IReadOnlyList<(Patch Patch, KeyPatch Found)> Patches(Workspace workspace, int year, RulePack pack, DateOnly today)
    {
        var standings = DeterminationShelf.Of(workspace, year).Where(standing => !standing.IsOffline).ToList();
        var found = Asked(() => KeyPatches.Of(pack.Selection, Parameters(workspace, year, pack, today), standings.Select(standing => Facts(workspace, standing, pack)).ToList()));
        return standings.Zip(found, (standing, key) => (standing.Patch, key)).ToList();
    }

    /// <summary>Units of a year held against the three criteria (R077–R079).</summary>
    /// <inheritdoc cref="Patches" path="/exception"/>
    public static IReadOnlyList<(string Name, KeyArea Found)> Areas(Workspace workspace, int year, RulePack pack, DateOnly today)
    {
        var units = ProgrammeYear.Load(workspace, year).Units.Where(unit => unit.Kind is "镇" or "街道" && unit.InForce(today)).OrderBy(unit => unit.Code, StringComparer.Ordinal).ToList();
        var standings = DeterminationShelf.Of(workspace, year).Where(standing => !standing.IsOffline).ToLookup(standing => standing.Judged?.MainTown?.Code ?? "", StringComparer.Ordinal);
        var violations = CaseShelf.Violations(workspace, year).ToLookup(violation => violation.Town, StringComparer.Ordinal);
        var inspected = SupervisionShelf.Draws(workspace, year).SelectMany(draw => draw.Draw.Drawn.Select(item => item.Stratum)).ToHashSet(StringComparer.Ordinal);
        var findings = SupervisionShelf.Findings(workspace, year).ToLookup(finding => finding.Unit, StringComparer.Ordinal);
        var facts = units.Select(unit => new UnitFindings(
            unit.Code, standings[unit.Code].Select(standing => standing.Judged?.AreaM2).OfType<double>().Select(area => (decimal)area).ToList(), violations[unit.Code].Count(),
            violations[unit.Code].Count(violation => ReportedDaily(workspace, violation)),
            inspected.Contains(unit.Code) || findings[unit.Code].Any() ? findings[unit.Code].Count(finding => finding.Problem) : null, findings[unit.Code].Any(finding => finding.Serious))).ToList();
        return units.Zip(Asked(() => KeyAreas.Of(pack.Selection, Parameters(workspace, year, pack, today), facts)), (unit, area) => (unit.Name, area)).ToList();
    }

    private static KeyPatchFacts Facts(Workspace workspace, PatchStanding standing, RulePack pack)
    {
        var counted = standing.Judged?.Counted;
        var code = standing.Code is null or VerdictCodes.Pending or VerdictCodes.Split ? null : standing.Code;
        var mineral = standing.Judged?.MineralFacts?.Mineral ?? standing.Patch.Row.Fields.GetValueOrDefault("mineral");
        var restoring = RectificationShelf.Entries(workspace, standing.Patch.Id)
            .Exists(entry => entry.State != RectificationStates.Returned && pack.Fieldwork.FindMode(entry.Record.Mode)?.Restores == true);
        return new KeyPatchFacts(
            standing.Patch.Id, standing.Patch.Line == Lines.Mineral ? false : counted?.PermanentFarmlandM2 is { } protectedM2 ? protectedM2 > 0 : null,
            standing.Patch.Line == Lines.Mineral ? 0 : (decimal?)counted?.FarmlandM2, code is null ? null : code == VerdictCodes.Temporary, code is null ? null : code == VerdictCodes.Facility,
            restoring || code == VerdictCodes.Demolished, standing.Patch.Line == Lines.Land ? [] : string.IsNullOrWhiteSpace(mineral) ? null : [mineral]);
    }

    /// <summary>A case on it was opened on a lead other than the satellite patch.</summary>
    private static bool ReportedDaily(Workspace workspace, Violation violation) => DossierShelf.About(workspace, CaseShelf.Case, new DossierLink(CaseShelf.ViolationLink, violation.Id))
        .Exists(dossier => dossier.Field("线索来源") is { } source and not "卫片");

    private static ParameterValues Parameters(Workspace workspace, int year, RulePack pack, DateOnly today) => new(pack.Parameters, ProgrammeYear.Load(workspace, year).Parameters, today);

    private static T Asked<T>(Func<T> select)
    {
        try
        {
            return select();
        }
        catch (ParameterUnsetException unset)
        {
            throw new ProblemException("parameter.unset", unset.Message);
        }
    }
}
