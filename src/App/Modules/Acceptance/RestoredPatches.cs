using Weipian.App.Modules.Directives;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Rectification;
using Weipian.Law;

namespace Weipian.App.Modules.Acceptance;

/// <summary>Restored ground on its way: accepted, watched next year, handed over to 地籍.</summary>
internal static class RestoredPatches
{
    /// <summary>Brought back for certain: rectified whole by restoring modes, and the leading group agreed on the spot.</summary>
    public static bool IsAccepted(Workspace workspace, Patch patch, RulePack pack) =>
        AcceptanceShelf.Passed(workspace, patch.Id) is not null && RectificationShelf.Of(workspace, patch, pack).Restored;

    public static List<Patch> ToHandOver(Workspace workspace, int year, RulePack pack)
    {
        var listed = DossierShelf.Of(workspace, DirectiveShelf.Handover, year).Where(dossier => dossier.Field("移交类别") == AcceptanceShelf.RestoredCategory)
            .SelectMany(dossier => dossier.Linked("patch")).ToHashSet(StringComparer.Ordinal);
        return DossierShelf.Of(workspace, AcceptanceShelf.FieldAcceptance, year).Where(dossier => dossier.State == "通过").SelectMany(dossier => dossier.Linked("patch"))
            .Distinct(StringComparer.Ordinal).Where(patch => !listed.Contains(patch)).Select(patch => PatchShelf.One(workspace, patch)).Where(patch => IsAccepted(workspace, patch, pack))
            .OrderBy(patch => patch.Number, StringComparer.Ordinal).ToList();
    }
}
