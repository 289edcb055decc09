using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Directives;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Submissions;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Acceptance;

/// <summary>Conditions of accepting a unit's year.</summary>
public static class UnitAcceptanceNeeds
{
    private static readonly Dictionary<string, Func<NeedContext, NeedState>> Readers = new(StringComparer.Ordinal)
    {
        ["本年度未曾提请"] = context => AcceptanceShelf.VerdictOn(context.Workspace, Year(context), Unit(context)) is { } other && other.Id != context.Dossier?.Id
            ? NeedState.No($"已有 {other.Id}(“{other.State}”)") : NeedState.Yes("本年度未提请过"),
        ["无在途整改指令"] = NoDirectiveOpen,
        ["逐宗审查已完成"] = EveryReviewDone,
        ["实地核实已完成"] = EveryParcelSeen,
        ["无一票否决"] = NoVeto,
        ["督察意见一致"] = context => SubmissionShelf.Supervised(context.Workspace, Year(context), Unit(context)),
    };

    /// <summary>Conditions that can be read; a test holds them against the table.</summary>
    public static IReadOnlyCollection<string> Known => Readers.Keys;

    public static NeedState Read(NeedContext context, string term) => Readers.TryGetValue(term, out var read) ? read(context) : NeedState.Unknown($"本程序不会判断“{term}”");

    public static string Unit(NeedContext context) => context.Dossier?.Unit ?? context.Request.Unit ?? context.Officer.Unit ?? Programmes.County.Of(context.Workspace).Code;

    public static int Year(NeedContext context) => context.Dossier?.Year ?? context.Request.Year;

    /// <summary>Cases a unit handles that came to something: what was not taken up or went elsewhere is not reviewed.</summary>
    public static List<Dossier> Cases(NeedContext context) => DossierShelf.Of(context.Workspace, CaseShelf.Case, Year(context))
        .Where(dossier => dossier.Unit == Unit(context) && dossier.State is not ("不予立案" or "已撤销" or "已移送管辖")).ToList();

    /// <summary>Concluded as unlawful, or not concluded yet: what is undecided must not slip through.</summary>
    public static List<PatchStanding> OpenOrUnlawful(NeedContext context) => AcceptanceShelf.PatchesOf(context.Workspace, Year(context), Unit(context))
        .Where(standing => standing.Conclusion is null || PatchHandling.IsUnlawful(standing.Code)).ToList();

    private static NeedState NoDirectiveOpen(NeedContext context)
    {
        var open = DossierShelf.Of(context.Workspace, DirectiveShelf.Directive, Year(context)).Where(dossier => dossier.Unit == Unit(context) && !DirectiveShelf.Ended.Contains(dossier.State)).ToList();
        return open.Count > 0 ? NeedState.No(string.Join('、', open.Select(dossier => $"{dossier.Id}“{dossier.State}”"))) : NeedState.Yes("整改指令均已核销或撤销");
    }

    private static NeedState EveryReviewDone(NeedContext context)
    {
        bool Done(DossierLink about) => DossierShelf.About(context.Workspace, AcceptanceShelf.Review, about).Exists(review => review.State == "已到位");
        var cases = Cases(context).Where(dossier => !Done(new DossierLink(CaseShelf.Case, dossier.Id))).Select(dossier => $"案件 {dossier.Id}");
        var patches = OpenOrUnlawful(context).Where(standing => !Done(new DossierLink("patch", standing.Patch.Id))
                && CaseShelf.CasesOn(context.Workspace, standing.Patch.Id) is var on && (on.Count == 0 || on.Exists(dossier => !Done(new DossierLink(CaseShelf.Case, dossier.Id)))))
            .Select(standing => standing.Conclusion is null ? $"图斑 {standing.Patch.Number}(尚无结论)" : $"图斑 {standing.Patch.Number}");
        var open = cases.Concat(patches).ToList();
        return open.Count > 0 ? NeedState.No($"{string.Join('、', open)} 未经审查认定到位") : NeedState.Yes("违法图斑与案件均已逐宗审查认定到位");
    }

    private static NeedState EveryParcelSeen(NeedContext context)
    {
        var open = AcceptanceShelf.PatchesOf(context.Workspace, Year(context), Unit(context))
            .Where(standing => FieldAcceptanceNeeds.Restoring(context.Workspace, context.Pack, standing.Patch.Id).Count > 0 && AcceptanceShelf.Passed(context.Workspace, standing.Patch.Id) is null)
            .Select(standing => standing.Patch.Number).ToList();
        return open.Count > 0 ? NeedState.No($"图斑 {string.Join('、', open)} 报称拆除恢复,尚无同意的审核验收意见") : NeedState.Yes("报称拆除的地块均已核实通过");
    }

    /// <summary>A falsification follows the unit that answers for it, wherever the patch lies.</summary>
    private static NeedState NoVeto(NeedContext context)
    {
        var false1 = FieldworkShelf.Falsifications(context.Workspace, Year(context)).Where(found => found.Unit == Unit(context)).Select(found => $"存疑 {found.Doubt} 查实弄虚作假:{found.Text}");
        var false2 = DossierShelf.Of(context.Workspace, AcceptanceShelf.FieldAcceptance, Year(context)).Where(dossier => dossier.Unit == Unit(context) && dossier.State == "一票否决").Select(dossier => $"实地核实 {dossier.Id} 认定弄虚作假");
        return false1.Concat(false2).ToList() is { Count: > 0 } vetoes ? NeedState.No(string.Join(';', vetoes)) : NeedState.Yes("没有一票否决");
    }
}
