using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law.Offences;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Cases;

/// <summary>Carrying a decision out: payment, 催告, the court's window (行政处罚法 arts. 67, 72; 行政强制法 arts. 53, 54).</summary>
internal static class CaseExecution
{
    /// <summary>The fine and, after the time limit, 3 % a day of what was still owed (行政处罚法 art. 72), as far as no 复议 or 诉讼 was pending.</summary>
    public static NeedState FinePaid(NeedContext context)
    {
        if (CaseDecision.Of(context.Dossier!) is not { HasFine: true } decision)
            return NeedState.No("决定没有罚款");
        var late = Late(context, decision);
        var owed = decision.FineYuan + (late?.LateFeeYuan ?? 0);
        var told = $"应缴 {owed:0.00} 元{(late is { LateFeeYuan: > 0 } ? $"(含加处罚款 {late.LateFeeYuan:0.00} 元)" : "")},已缴 {decision.PaidYuan:0.00} 元";
        return decision.PaidYuan >= owed ? NeedState.Yes(told) : NeedState.No(told);
    }

    private static LatePayment? Late(NeedContext context, CaseDecision decision)
    {
        var dossier = context.Dossier!;
        if (CaseClocks.Read(context, "case.pay", context.Request.Day) is not { Reading.Due: { } due })
            return null;
        var (payments, left) = (new List<FinePayment>(), decision.FineYuan);
        foreach (var step in dossier.All("缴纳罚款"))
        {
            var paid = Math.Min(left, CaseNeeds.Number(step.Taken.Fields["缴款金额"]) ?? 0);
            if (paid > 0)
                payments.Add(new FinePayment(Days.Read(step.Taken.Fields["缴款日期"]), paid));
            left -= paid;
        }

        var ends = dossier.All("复议诉讼结果").Select(step => step.Day).ToList();
        var pending = dossier.All("收到复议诉讼").Select((step, index) => new SuspendedDays(step.Day, index < ends.Count ? ends[index] : context.Request.Day, step.Taken.Fields["种类"])).ToList();
        return LatePayment.Of(CaseClocks.Parameters(context), decision.FineYuan, due.Day, context.Request.Day, payments, pending);
    }

    /// <summary>Some part of the decision can no longer be contested; where the county waits for 复议 too, that period has passed as well.</summary>
    public static NeedState ReliefOver(NeedContext context)
    {
        var dossier = context.Dossier!;
        if (dossier.All("收到复议诉讼").Count() > dossier.All("复议诉讼结果").Count())
            return NeedState.No("正在复议或诉讼");
        if (dossier.Did("复议诉讼结果"))
            return NeedState.Yes("复议、诉讼已有结果");
        var general = CaseClocks.Over(context, "case.sue", "起诉期");
        var demolition = CaseDecision.Of(dossier) is { HasDemolition: true } ? CaseClocks.Over(context, "case.sue-demolition", "责令拆除的起诉期") : general;
        var review = CaseClocks.Over(context, "case.review", "复议期");
        var first = demolition.Holds is true ? demolition : general;
        return first.Holds is true && CaseClocks.Parameters(context).YesNo("exec.waitForReview") && review.Holds is not true ? review : first;
    }

    public static NeedState DemandOver(NeedContext context)
    {
        var applied = Days.TryRead(context.Request.Fields.GetValueOrDefault("申请日期"), out var day) ? day : context.Request.Day;
        return CaseClocks.Over(context with { Request = context.Request with { Day = applied } }, "case.demand", "催告期");
    }

    /// <summary>At least one window of three months is open: demolition and the rest of a decision each have their own.</summary>
    public static NeedState WindowOpen(NeedContext context)
    {
        var applied = Days.TryRead(context.Request.Fields.GetValueOrDefault("申请日期"), out var day) ? day : context.Request.Day;
        var windows = DossierShelf.Clocks(context.Workspace, context.Dossier!, context.Pack, context.Request.Day)
            .Where(clock => clock is { Limit: "case.court", Reading.Due: not null, Runs: true }).Select(clock => clock.Reading!).ToList();
        if (windows.Count == 0)
            return NeedState.No("申请执行期限未起算");
        var open = windows.Where(window => applied > window.Start && applied <= window.Due!.Day).ToList();
        var told = string.Join(';', windows.Select(window => $"{window.Start:yyyy-MM-dd} 届满后至 {window.Due!.Day:yyyy-MM-dd}"));
        return open.Count > 0 ? NeedState.Yes(told) : NeedState.No($"申请日 {applied:yyyy-MM-dd} 不在期限内:{told}");
    }
}
