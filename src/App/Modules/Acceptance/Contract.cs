using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.Law;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Acceptance;

/// <summary>The procedures from a patch given out to a unit accepted: patch, review, field-acceptance, unit-acceptance.</summary>
public static class AcceptanceShelf
{
    public const string PatchDossier = "patch";
    public const string Review = "review";
    public const string FieldAcceptance = "field-acceptance";
    public const string UnitAcceptance = "unit-acceptance";

    /// <summary>移交类别 of lists that hand restored ground over to 地籍.</summary>
    public const string RestoredCategory = "已恢复原貌图斑";

    /// <summary>What this module adds to its procedures.</summary>
    public static IReadOnlyDictionary<string, DossierRules> Rules { get; } = new Dictionary<string, DossierRules>(StringComparer.Ordinal)
    {
        [PatchDossier] = new(PatchNeeds.Read, PatchPapers.Fields, (_, _) => []),
        [Review] = DossierRules.Plain(ReviewNeeds.Read),
        [FieldAcceptance] = new(FieldAcceptanceNeeds.Read, AcceptancePapers.Field, (_, _) => []),
        [UnitAcceptance] = new(UnitAcceptanceNeeds.Read, AcceptancePapers.Unit, (_, _) => []),
    };

    /// <summary>The dossier of a patch; null while it was not given out.</summary>
    public static Dossier? Of(Workspace workspace, string patch) => DossierShelf.About(workspace, PatchDossier, new DossierLink("patch", patch)).FirstOrDefault();

    /// <summary>The unit that answers for a patch: the one it was given to, else the town it mostly lies in; null when neither is known.</summary>
    public static string? UnitOf(Workspace workspace, PatchStanding standing) => Of(workspace, standing.Patch.Id)?.Unit ?? standing.Judged?.MainTown?.Code;

    /// <summary>Patches in force a unit answers for.</summary>
    public static List<PatchStanding> PatchesOf(Workspace workspace, int year, string unit)
    {
        var given = DossierShelf.Of(workspace, PatchDossier, year).SelectMany(dossier => dossier.Linked("patch").Select(patch => (patch, dossier.Unit)))
            .ToDictionary(pair => pair.patch, pair => pair.Unit, StringComparer.Ordinal);
        return DeterminationShelf.Of(workspace, year).Where(standing => !standing.IsOffline && (given.GetValueOrDefault(standing.Patch.Id) ?? standing.Judged?.MainTown?.Code) == unit).ToList();
    }

    /// <summary>Whether what the law asks for a patch has been done; unknown (不明) while it is not concluded.</summary>
    public static NeedState Handled(Workspace workspace, Patch patch, RulePack pack) => PatchHandling.Of(workspace, patch, pack);

    /// <summary>Whether a case and all its patches are dealt with to the end.</summary>
    public static NeedState Handled(Workspace workspace, Dossier dossier, RulePack pack) => PatchHandling.Of(workspace, dossier, pack);

    /// <summary>Restored and accepted patches that no hand-over list to 地籍 holds yet (R067).</summary>
    public static List<Patch> RestoredToHandOver(Workspace workspace, int year, RulePack pack) => RestoredPatches.ToHandOver(workspace, year, pack);

    /// <summary>Field acceptance of a patch that passed.</summary>
    public static Dossier? Passed(Workspace workspace, string patch) =>
        DossierShelf.About(workspace, FieldAcceptance, new DossierLink("patch", patch)).LastOrDefault(dossier => dossier.State == "通过");

    /// <summary>The unit's verdict of a year; null while it has not asked for one.</summary>
    public static Dossier? VerdictOn(Workspace workspace, int year, string unit) =>
        DossierShelf.Of(workspace, UnitAcceptance, year).LastOrDefault(dossier => dossier.Unit == unit);
}
