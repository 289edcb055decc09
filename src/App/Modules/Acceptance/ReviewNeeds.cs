using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Acceptance;

/// <summary>Conditions of the case-by-case review (R089): one case, or one unlawful patch.</summary>
public static class ReviewNeeds
{
    private static readonly Dictionary<string, Func<NeedContext, NeedState>> Readers = new(StringComparer.Ordinal)
    {
        ["审查对象明确"] = OneObject,
        ["查处整改已到位"] = Settled,
        ["无未答复的存疑"] = context => DoubtGate.Answered(context, Patches(context)),
    };

    /// <summary>Conditions that can be read; a test holds them against the table.</summary>
    public static IReadOnlyCollection<string> Known => Readers.Keys;

    public static NeedState Read(NeedContext context, string term) => Readers.TryGetValue(term, out var read) ? read(context) : NeedState.Unknown($"本程序不会判断“{term}”");

    private static NeedState OneObject(NeedContext context)
    {
        var objects = context.Linked("case").Select(id => new DossierLink(CaseShelf.Case, id)).Concat(context.Linked("patch").Select(id => new DossierLink("patch", id))).ToList();
        if (objects.Count != 1)
            return NeedState.No(objects.Count == 0 ? "没有关联案件或图斑" : $"关联了 {objects.Count} 个对象");
        var other = DossierShelf.About(context.Workspace, AcceptanceShelf.Review, objects[0]).Find(review => review.Id != context.Dossier?.Id);
        if (other is not null)
            return NeedState.No($"已有审查 {other.Id}(“{other.State}”)");
        return objects[0].Kind == CaseShelf.Case ? NeedState.Yes($"案件 {DossierShelf.One(context.Workspace, CaseShelf.Case, objects[0].Id).Id}") : NeedState.Yes($"图斑 {PatchShelf.One(context.Workspace, objects[0].Id).Number}");
    }

    private static NeedState Settled(NeedContext context) => PatchHandling.All(
        [.. Cases(context).Select(dossier => PatchHandling.Of(context.Workspace, dossier, context.Pack)),
            .. context.Linked("patch").Select(id => PatchHandling.Of(context.Workspace, PatchShelf.One(context.Workspace, id), context.Pack))],
        "查处整改已到位");

    private static List<Dossier> Cases(NeedContext context) => context.Linked(CaseShelf.Case).Select(id => DossierShelf.One(context.Workspace, CaseShelf.Case, id)).ToList();

    private static List<Patch> Patches(NeedContext context) => Cases(context).SelectMany(dossier => PatchHandling.PatchesOf(context.Workspace, dossier))
        .Concat(context.Linked("patch").Select(id => PatchShelf.One(context.Workspace, id))).DistinctBy(patch => patch.Id).ToList();
}
