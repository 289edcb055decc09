using Weipian.App.Modules.Acceptance;
using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.Law.Determination;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Supervision;

/// <summary>Conditions of 督办 (R075, R091, R092).</summary>
public static class SupervisionNeeds
{
    public const string Listed = "挂牌督办";

    private static readonly Dictionary<string, Func<NeedContext, NeedState>> Readers = new(StringComparer.Ordinal)
    {
        ["督办事由成立"] = Grounded,
        ["挂牌案件已立案"] = CaseFiled,
        ["已书面申请延期"] = context => context.Dossier!.All("申请延期").Count() > context.Dossier.All("批准延期").Count()
            ? NeedState.Yes($"申请 {context.Dossier.Last("申请延期")!.Taken.Fields["申请文号"]}") : NeedState.No("没有待批的延期申请"),
        ["督办案件已处理到位"] = DealtWith,
    };

    /// <summary>Conditions that can be read; a test holds them against the table.</summary>
    public static IReadOnlyCollection<string> Known => Readers.Keys;

    public static NeedState Read(NeedContext context, string term) => Readers.TryGetValue(term, out var read) ? read(context) : NeedState.Unknown($"本程序不会判断“{term}”");

    public static List<Dossier> Cases(NeedContext context) => context.Linked(CaseShelf.Case).Select(id => DossierShelf.One(context.Workspace, CaseShelf.Case, id)).ToList();

    public static List<Patch> Patches(NeedContext context) => context.Linked("patch").Select(id => PatchShelf.One(context.Workspace, id)).ToList();

    /// <summary>A patch is a lead only: nobody is put under supervision for one that was not found unlawful.</summary>
    private static NeedState Grounded(NeedContext context)
    {
        var (cases, patches) = (Cases(context), Patches(context));
        if (cases.Count + patches.Count == 0)
            return NeedState.No("没有关联案件或图斑");
        var leads = patches.Select(patch => DeterminationShelf.One(context.Workspace, patch))
            .Where(standing => standing.Conclusion?.Code is not (VerdictCodes.Unlawful or VerdictCodes.UnlawfulMining)).Select(standing => standing.Patch.Number).ToList();
        if (leads.Count > 0)
            return NeedState.No($"图斑 {string.Join('、', leads)} 尚无违法结论");
        return context.Request.Fields.GetValueOrDefault("督办情形") is { } code && context.Pack.Informing.FindGround(code) is { } ground ? NeedState.Yes(ground.Name)
            : context.Request.Fields.Count == 0 ? NeedState.Yes("填报时核对") : NeedState.No("未填督办情形");
    }

    private static NeedState CaseFiled(NeedContext context)
    {
        if (context.Field("督办方式") is not Listed)
            return NeedState.Yes("不是挂牌督办");
        var cases = Cases(context);
        if (cases.Count == 0)
            return NeedState.No("没有关联案件");
        var open = cases.Where(dossier => !CaseShelf.IsFiled(dossier)).Select(dossier => $"{dossier.Id}“{dossier.State}”").ToList();
        return open.Count > 0 ? NeedState.No($"案件 {string.Join('、', open)}") : NeedState.Yes("关联案件均已立案");
    }

    private static NeedState DealtWith(NeedContext context)
    {
        var states = Cases(context).Select(dossier => AcceptanceShelf.Handled(context.Workspace, dossier, context.Pack))
            .Concat(Patches(context).Select(patch => AcceptanceShelf.Handled(context.Workspace, patch, context.Pack))).ToList();
        var open = states.Where(state => state.Holds is not true).Select(state => state.Why).Distinct().ToList();
        return states.Count == 0 ? NeedState.No("没有关联案件或图斑") : open.Count > 0 ? NeedState.No(string.Join(';', open)) : NeedState.Yes("关联案件与图斑均已处理到位");
    }
}
