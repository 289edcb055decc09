using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Rectification;
using Weipian.Law;
using Weipian.Law.Determination;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Acceptance;

/// <summary>
/// 查处整改到位: an unlawful patch is rectified with nothing left and every case on it has come to its end; any other is verified and concluded.
/// An unlawful patch nobody took up, as a case or without one, is not dealt with however clean its ground is.
/// </summary>
internal static class PatchHandling
{
    public static NeedState Of(Workspace workspace, Patch patch, RulePack pack)
    {
        var standing = DeterminationShelf.One(workspace, patch);
        if (standing.Conclusion is not { } conclusion)
            return NeedState.Unknown($"图斑 {patch.Number} 尚无结论");
        if (!IsUnlawful(conclusion.Code))
            return FieldworkShelf.Of(workspace, patch).Verified ? NeedState.Yes($"图斑 {patch.Number} 结论为“{conclusion.Text}”,已实地核查") : NeedState.No($"图斑 {patch.Number} 没有实地核查");
        var blockers = RectificationShelf.Blockers(workspace, patch, pack);
        if (blockers.Count > 0)
            return NeedState.No(string.Join(';', blockers.Select(problem => problem.Message)));
        var cases = CaseShelf.CasesOn(workspace, patch.Id);
        if (cases.Count == 0)
            return NeedState.No($"图斑 {patch.Number} 未立案,也未作非立案处理");
        return cases.Find(dossier => !CaseShelf.Ended.Contains(dossier.State)) is { } open
            ? NeedState.No($"图斑 {patch.Number} 的案件 {open.Id}“{open.State}”,尚未结案") : NeedState.Yes($"图斑 {patch.Number} 已整改到位,案件已办结");
    }

    public static NeedState Of(Workspace workspace, Dossier dossier, RulePack pack)
    {
        if (!CaseShelf.Ended.Contains(dossier.State))
            return NeedState.No($"案件 {dossier.Id}“{dossier.State}”,尚未结案");
        var open = PatchesOf(workspace, dossier).SelectMany(patch => RectificationShelf.Blockers(workspace, patch, pack)).ToList();
        return open.Count > 0 ? NeedState.No($"案件 {dossier.Id}:{string.Join(';', open.Select(problem => problem.Message))}") : NeedState.Yes($"案件 {dossier.Id} 已办结,整改剩余为零");
    }

    public static List<Patch> PatchesOf(Workspace workspace, Dossier dossier) => CaseShelf.Of(workspace, dossier).SelectMany(violation => violation.Patches)
        .Select(share => share.Patch).Concat(dossier.Linked("patch")).Distinct(StringComparer.Ordinal).Select(id => PatchShelf.One(workspace, id)).ToList();

    public static bool IsUnlawful(string? code) => code is VerdictCodes.Unlawful or VerdictCodes.UnlawfulMining;

    /// <summary>All must hold; the first that does not is told with the others.</summary>
    public static NeedState All(IReadOnlyList<NeedState> states, string yes)
    {
        var (no, unknown) = (states.Where(state => state.Holds == false).ToList(), states.Where(state => state.Holds is null).ToList());
        return no.Count > 0 ? NeedState.No(string.Join(';', no.Select(state => state.Why)))
            : unknown.Count > 0 ? NeedState.Unknown(string.Join(';', unknown.Select(state => state.Why))) : NeedState.Yes(yes);
    }
}
