using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Rectification;
using Weipian.Law.Determination;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Directives;

/// <summary>Conditions of directives, hand-overs and 抄告.</summary>
public static class DirectiveNeeds
{
    private static readonly Dictionary<string, Func<NeedContext, NeedState>> Readers = new(StringComparer.Ordinal)
    {
        ["清单不为空"] = context => Patches(context) is { Count: > 0 } patches ? NeedState.Yes($"{patches.Count} 个图斑") : NeedState.No("清单上没有图斑"),
        ["每个图斑已答复"] = EveryPatchAnswered,
        ["清单图斑均已了结"] = EveryPatchSettled,
        ["制止无效或无法查处"] = StoppingFailed,
    };

    /// <summary>Conditions that can be read; a test holds them against the table.</summary>
    public static IReadOnlyCollection<string> Known => Readers.Keys;

    public static NeedState Read(NeedContext context, string term) => Readers.TryGetValue(term, out var read) ? read(context) : NeedState.Unknown($"本程序不会判断“{term}”");

    public static List<Patch> Patches(NeedContext context) => context.Linked("patch").Select(id => PatchShelf.One(context.Workspace, id)).ToList();

    /// <summary>What a unit answered for each patch, from lines of <c>编号=答复</c>.</summary>
    public static Dictionary<string, string> Answers(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(['=', '='], 2)).Where(parts => parts.Length == 2 && parts[1].Trim().Length > 0)
        .GroupBy(parts => parts[0].Trim(), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last()[1].Trim(), StringComparer.Ordinal);

    private static NeedState EveryPatchAnswered(NeedContext context)
    {
        if (context.Request.Fields.Count == 0)
            return NeedState.Yes("填报时核对");
        var answered = Answers(context.Request.Fields.GetValueOrDefault("图斑答复"));
        var silent = Patches(context).Where(patch => !answered.ContainsKey(patch.Number)).Select(patch => patch.Number).ToList();
        return silent.Count > 0 ? NeedState.No($"图斑 {string.Join('、', silent)} 没有答复") : NeedState.Yes("每个图斑均已答复");
    }

    /// <summary>Put right and reviewed, taken up as a case or handled without one, or no longer judged unlawful.</summary>
    private static NeedState EveryPatchSettled(NeedContext context)
    {
        var open = Patches(context).Where(patch =>
                !RectificationShelf.Of(context.Workspace, patch, context.Pack).Rectified
                && !CaseShelf.CasesOn(context.Workspace, patch.Id).Exists(dossier => CaseShelf.IsFiled(dossier) || CaseShelf.IsSettled(dossier))
                && DeterminationShelf.One(context.Workspace, patch).Code is VerdictCodes.Unlawful or VerdictCodes.UnlawfulMining)
            .Select(patch => patch.Number).ToList();
        return open.Count > 0 ? NeedState.No($"图斑 {string.Join('、', open)} 未整改到位,也未立案") : NeedState.Yes("清单图斑均已整改到位、立案或改变结论");
    }

    private static NeedState StoppingFailed(NeedContext context)
    {
        var cases = context.Linked(CaseShelf.Case).Select(id => DossierShelf.One(context.Workspace, CaseShelf.Case, id)).ToList();
        return cases.Count == 0 ? NeedState.No("没有关联案件")
            : cases.Find(dossier => dossier.Did("报告制止无效")) is { } failed ? NeedState.Yes($"案件 {failed.Id} 已报告制止无效")
            : NeedState.No($"案件 {string.Join('、', cases.Select(dossier => dossier.Id))} 没有“报告制止无效”");
    }
}
