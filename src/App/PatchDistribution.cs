using Weipian.App.Database;
using Weipian.App.Modules.Acceptance;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Programmes;
using Weipian.Law;

namespace Weipian.App;

/// <summary>What a bulk distribution did, and what it left.</summary>
/// <param name="Left">Number and reason of patches nobody could be told to answer for.</param>
public sealed record Distribution(IReadOnlyList<(string Number, string Unit, string Dossier)> Given, IReadOnlyList<(string Number, string Reason)> Left);

/// <summary><c>weipian patches distribute</c>: every patch in force without a dossier goes to the town it mostly lies in, by the step anyone could take singly.</summary>
public static class PatchDistribution
{
    public static Distribution Run(Workspace workspace, int year, string? line, DateOnly day, RulePack pack, Actor actor)
    {
        var units = ProgrammeYear.Load(workspace, year).Units.Where(unit => unit.InForce(day)).ToLookup(unit => unit.Code, StringComparer.Ordinal);
        var given = new List<(string, string, string)>();
        var left = new List<(string, string)>();
        var known = DossierShelf.Of(workspace, AcceptanceShelf.PatchDossier, year).SelectMany(dossier => dossier.Linked("patch")).ToHashSet(StringComparer.Ordinal);
        foreach (var standing in DeterminationShelf.Of(workspace, year, line).Where(standing => !standing.IsOffline && !known.Contains(standing.Patch.Id)).OrderBy(standing => standing.Patch.Number, StringComparer.Ordinal))
        {
            if (standing.Judged?.MainTown is not { } town)
            {
                left.Add((standing.Patch.Number, standing.Judged is null ? "尚未套合判定" : "不在任何镇(街道)界内"));
                continue;
            }

            var name = units[town.Code].FirstOrDefault()?.Name ?? town.Name ?? town.Code;
            var request = new StepRequest(
                AcceptanceShelf.PatchDossier, null, year, "分发", day, new Dictionary<string, string>(StringComparer.Ordinal) { ["承办单位"] = name }, [new DossierLink("patch", standing.Patch.Id)], [],
                town.Code, $"{Lines.Name(standing.Patch.Line)}图斑 {standing.Patch.Number}");
            given.Add((standing.Patch.Number, town.Code, ProcedureDesk.Take(workspace, request, pack, actor).Step.Taken.Id));
        }

        return new Distribution(given, left);
    }
}
