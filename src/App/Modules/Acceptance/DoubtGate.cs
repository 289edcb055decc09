using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Acceptance;

/// <summary>What the proofs of patches say against any acceptance: doubts nobody answered, photos nobody checked, proofs found false.</summary>
internal static class DoubtGate
{
    public static NeedState Answered(NeedContext context, IReadOnlyList<Patch> patches)
    {
        if (patches.Count == 0)
            return NeedState.No("没有关联图斑");
        var open = patches.Select(patch => (patch, Work: FieldworkShelf.Of(context.Workspace, patch))).SelectMany(pair =>
            pair.Work.OpenBlocking.Select(doubt => $"图斑 {pair.patch.Number} 存疑 {doubt.Doubt.Id}({doubt.Doubt.Name})未书面说明")
                .Concat(pair.Work.Unchecked.Select(photo => $"图斑 {pair.patch.Number} 照片 {photo} 尚未核对"))).ToList();
        return open.Count > 0 ? NeedState.No(string.Join(';', open)) : NeedState.Yes("存疑均已书面说明,照片均已核对");
    }

    public static NeedState Truthful(NeedContext context, IReadOnlyList<Patch> patches)
    {
        var vetoed = patches.SelectMany(patch => FieldworkShelf.Of(context.Workspace, patch).Falsified.Select(doubt => $"图斑 {patch.Number} 存疑 {doubt.Doubt.Id} 查实弄虚作假"))
            .Concat(patches.SelectMany(patch => DossierShelf.About(context.Workspace, AcceptanceShelf.FieldAcceptance, new DossierLink("patch", patch.Id)))
                .Where(dossier => dossier.State == "一票否决").Select(dossier => $"实地核实 {dossier.Id} 认定弄虚作假")).Distinct().ToList();
        return vetoed.Count > 0 ? NeedState.No(string.Join(';', vetoed)) : NeedState.Yes("没有认定的弄虚作假");
    }
}
