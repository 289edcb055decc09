using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law.Offences;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Cases;

/// <summary>Rights of the party before a decision: statement and hearing (行政处罚法 arts. 44, 45, 63, 64).</summary>
internal static class CaseHearing
{
    /// <summary>Art. 63: large fine, confiscation of large value, demolition and confiscation of buildings by the land rules.</summary>
    public static NeedState Right(NeedContext context)
    {
        if (context.Dossier is null || CaseDecision.Of(context.Dossier) is not { } decision)
            return NeedState.Unknown("尚未确定拟作的处罚");
        var unit = CaseNeeds.Violations(context).Exists(violation => RecordViolation.KindOf(violation.Offender) is not (OffenderKind.Person or OffenderKind.Villager));
        var line = (decimal)CaseClocks.Parameters(context).Number(unit ? "hearing.fineUnitYuan" : "hearing.finePersonYuan");
        return decision.HasDemolition ? NeedState.Yes("拟责令限期拆除")
            : decision.ConfiscateM2 > 0 ? NeedState.Yes("拟没收建筑物")
            : decision.FineYuan >= line ? NeedState.Yes($"拟罚款 {decision.FineYuan:0.00} 元,达到较大数额 {line:0.##} 元")
            : decision.ConfiscateYuan >= line ? NeedState.Yes($"拟没收违法所得 {decision.ConfiscateYuan:0.00} 元,达到较大数额 {line:0.##} 元")
            : NeedState.No("拟作处罚不属听证范围");
    }

    public static NeedState RequestInTime(NeedContext context)
    {
        if (CaseClocks.Read(context, "case.hearing-request", context.Request.Day) is not { Reading.Due: { } due })
            return NeedState.No("听证申请期限未起算");
        var asked = Days.TryRead(context.Request.Fields.GetValueOrDefault("申请日期"), out var day) ? day : context.Request.Day;
        return asked <= due.Day ? NeedState.Yes($"申请期限至 {due.Day:yyyy-MM-dd}") : NeedState.No($"申请日 {asked:yyyy-MM-dd},期限至 {due.Day:yyyy-MM-dd}");
    }

    /// <summary>The party has seven working days between the notice and the hearing.</summary>
    public static NeedState NoticeLongEnough(NeedContext context)
    {
        if (context.Dossier?.Last("听证通知") is not { } notice)
            return NeedState.No("尚未送达听证通知书");
        var hearing = Days.TryRead(context.Request.Fields.GetValueOrDefault("听证日期") ?? notice.Taken.Fields["听证日期"], out var day) ? day : context.Request.Day;
        var served = Days.Read(notice.Taken.Fields["送达日期"]);
        var latest = CaseClocks.Deadlines(context).Due("case.hearing-notice", hearing).Day;
        return served <= latest ? NeedState.Yes($"{served:yyyy-MM-dd} 送达,听证 {hearing:yyyy-MM-dd}") : NeedState.No($"{hearing:yyyy-MM-dd} 听证,通知最迟应于 {latest:yyyy-MM-dd} 送达,实为 {served:yyyy-MM-dd}");
    }

    public static NeedState StatementPeriodOver(NeedContext context)
    {
        var dossier = context.Dossier!;
        if (dossier.All("收到陈述申辩").Count() > dossier.All("复核陈述申辩").Count())
            return NeedState.No("收到的陈述申辩尚未复核");
        if (dossier.Did("复核陈述申辩"))
            return NeedState.Yes("陈述申辩已复核");
        return CaseClocks.Over(context, "case.statement", "陈述申辩期");
    }

    public static NeedState PeriodOver(NeedContext context)
    {
        if (Right(context).Holds is not true)
            return NeedState.Yes("不属听证范围");
        var dossier = context.Dossier!;
        return dossier.Did("举行听证") ? NeedState.Yes("听证已举行")
            : dossier.Did("放弃听证") || dossier.Did("撤回听证") ? NeedState.Yes("当事人放弃或撤回听证")
            : CaseClocks.Over(context, "case.hearing-request", "听证申请期");
    }
}
