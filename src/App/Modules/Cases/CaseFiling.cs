using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Rectification;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Cases;

/// <summary>Filing a case away, and opening it again when the ground changes anew.</summary>
internal static class CaseFiling
{
    /// <summary>Every paper that a step of the case called for has been issued.</summary>
    public static NeedState PapersComplete(NeedContext context)
    {
        var missing = DossierShelf.MissingPapers(context.Workspace, context.Dossier!, context.Pack);
        return missing.Count > 0 ? NeedState.No($"尚缺 {string.Join('、', missing)}") : NeedState.Yes("应有文书均已出具");
    }

    public static NeedState Recurred(NeedContext context)
    {
        var again = CaseNeeds.Patches(context).Where(patch => WatchShelf.Reopened(context.Workspace, patch.Id)).Select(patch => patch.Number).ToList();
        return again.Count > 0 ? NeedState.Yes($"图斑 {string.Join('、', again)} 所在地块复发") : NeedState.No("没有复发的地块");
    }
}
