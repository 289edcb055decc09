using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Rectification;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Acceptance;

/// <summary>Conditions in the life of a patch, from being given out to next year's watch.</summary>
public static class PatchNeeds
{
    private const string Card = "图斑卡片";

    private static readonly Dictionary<string, Func<NeedContext, NeedState>> Readers = new(StringComparer.Ordinal)
    {
        ["一图斑一卷"] = OneDossier,
        ["图斑已外业核查"] = context => Each(context, patch => FieldworkShelf.Of(context.Workspace, patch).Verified ? NeedState.Yes("有经审核的核查记录") : NeedState.No($"图斑 {patch.Number} 没有经审核的核查记录")),
        ["图斑已有结论"] = context => Each(context, patch => DeterminationShelf.One(context.Workspace, patch).Conclusion is { } conclusion ? NeedState.Yes(conclusion.Text) : NeedState.No($"图斑 {patch.Number} 尚未作出结论")),
        ["处理已到位"] = context => Each(context, patch => PatchHandling.Of(context.Workspace, patch, context.Pack)),
        ["无未答复的存疑"] = context => DoubtGate.Answered(context, Patches(context)),
        ["无弄虚作假"] = context => DoubtGate.Truthful(context, Patches(context)),
        ["图斑卡片已出具"] = context => Each(context, patch => CardOf(context, patch) is { } card ? NeedState.Yes($"图斑卡片 {card.Id}") : NeedState.No($"图斑 {patch.Number} 的图斑卡片尚未出具")),
        ["已恢复原貌"] = context => Each(context, Restored(context)),
    };

    /// <summary>Conditions that can be read; a test holds them against the table.</summary>
    public static IReadOnlyCollection<string> Known => Readers.Keys;

    public static NeedState Read(NeedContext context, string term) => Readers.TryGetValue(term, out var read) ? read(context) : NeedState.Unknown($"本程序不会判断“{term}”");

    public static List<Patch> Patches(NeedContext context) => context.Linked("patch").Select(id => PatchShelf.One(context.Workspace, id)).ToList();

    /// <summary>Cards are about the patch itself, or about its dossier.</summary>
    public static IEnumerable<Paper> PapersOf(Workspace workspace, Patch patch, string? dossier) => PaperShelf.Of(workspace, "patch", patch.Id)
        .Concat(dossier is null ? [] : PaperShelf.Of(workspace, AcceptanceShelf.PatchDossier, dossier)).Where(paper => paper.State == PaperState.Issued);

    private static Paper? CardOf(NeedContext context, Patch patch) => PapersOf(context.Workspace, patch, context.Dossier?.Id).LastOrDefault(paper => paper.Document == Card);

    private static NeedState OneDossier(NeedContext context)
    {
        if (Patches(context) is not [var patch])
            return NeedState.No("须关联且只关联一个图斑");
        if (patch.Status != PatchStatus.Current)
            return NeedState.No($"图斑 {patch.Number} {PatchStatus.Name(patch.Status)}");
        return DossierShelf.About(context.Workspace, AcceptanceShelf.PatchDossier, new DossierLink("patch", patch.Id)).Find(other => other.Id != context.Dossier?.Id) is { } other
            ? NeedState.No($"图斑 {patch.Number} 已有卷宗 {other.Id}") : NeedState.Yes($"图斑 {patch.Number}");
    }

    private static Func<Patch, NeedState> Restored(NeedContext context) => patch => !RestoredPatches.IsAccepted(context.Workspace, patch, context.Pack)
        ? NeedState.No($"图斑 {patch.Number} 没有经实地核实通过的恢复原貌")
        : WatchShelf.Items(context.Workspace).Where(item => item.Patch == patch.Id).ToList() is { Count: > 0 } items
            ? NeedState.Yes(string.Join(';', items.Select(item => $"{item.Year} 年度{item.Kind}"))) : NeedState.No($"图斑 {patch.Number} 尚未列入监管图斑");

    private static NeedState Each(NeedContext context, Func<Patch, NeedState> read) =>
        Patches(context) is { Count: > 0 } patches ? PatchHandling.All(patches.Select(read).ToList(), string.Join(';', patches.Select(read).Select(state => state.Why))) : NeedState.No("没有关联图斑");
}
