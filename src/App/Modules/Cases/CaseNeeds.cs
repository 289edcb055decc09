using System.Globalization;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Rectification;
using Weipian.Law.Determination;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Cases;

/// <summary>The conditions of the procedure of cases (<c>law/procedure/needs.csv</c>), each read from what is on record.</summary>
public static class CaseNeeds
{
    private static readonly Dictionary<string, Func<NeedContext, NeedState>> Readers = new(StringComparer.Ordinal)
    {
        ["图斑已外业核查"] = PatchesVerified,
        ["违法行为已认定"] = ViolationsEstablished,
        ["属本机关管辖"] = CaseLaw.Jurisdiction,
        ["承办人两名以上"] = context => Handlers(context) is { Count: >= 2 } two ? NeedState.Yes($"承办人 {string.Join('、', two)}") : NeedState.No("承办人不足两名"),
        ["审批人非承办人"] = NotHandler,
        ["审核人非承办人"] = NotHandler,
        ["主持人非承办人"] = context => context.Field("听证主持人") is not { } host ? NeedState.No("未填主持人") : Separate(host, context),
        ["执法证已出示"] = CertificatesShown,
        ["已责令停止"] = context => Did(context, "责令停止"),
        ["整改剩余为零"] = RemainderZero,
        ["已先行登记保存"] = context => Open(context, "先行登记保存", "处理登记保存", "在保存的证据"),
        ["已委托鉴定"] = context => Open(context, "委托鉴定", "收到鉴定", "在办的鉴定"),
        ["鉴定已收到"] = context => Open(context, "委托鉴定", "收到鉴定", "").Holds is true ? NeedState.No("鉴定委托后未收到结论") : NeedState.Yes("没有在办的鉴定"),
        ["已勘测"] = context => Did(context, "勘测"),
        ["已询问或说明"] = context => context.Dossier!.Did("询问") ? NeedState.Yes("有询问笔录")
            : context.Field("无法询问说明") is { } why ? NeedState.Yes("说明:" + why) : NeedState.No("没有询问笔录,也没有无法询问的说明"),
        ["适用法律已选择"] = context => Did(context, "选择适用法律"),
        ["裁量已确定"] = context => Did(context, "确定裁量"),
        ["法制审核已通过"] = context => context.Dossier!.Last("法制审核") is not { } review ? NeedState.No("尚未法制审核")
            : review.Taken.Fields["审核结论"] == "通过" ? NeedState.Yes($"{review.Taken.Day} 通过") : NeedState.No($"{review.Taken.Day} 审核结论为不通过"),
        ["重大案件已集体讨论"] = context => context.Dossier!.Did("集体讨论") ? NeedState.Yes("已集体讨论")
            : context.Dossier.Field("重大案件") == "否" ? NeedState.Yes("不属情节复杂或重大") : NeedState.No("属情节复杂或重大,尚未集体讨论"),
        ["告知书已送达"] = context => Did(context, "送达告知书"),
        ["有听证权利"] = CaseHearing.Right,
        ["在听证申请期内"] = CaseHearing.RequestInTime,
        ["已听证通知"] = context => Did(context, "听证通知"),
        ["听证通知已满期"] = CaseHearing.NoticeLongEnough,
        ["已收到陈述申辩"] = context => Did(context, "收到陈述申辩"),
        ["陈述申辩期满或已复核"] = CaseHearing.StatementPeriodOver,
        ["听证期满或已举行"] = CaseHearing.PeriodOver,
        ["未因申辩加重"] = context => Number(context.Request.Fields.GetValueOrDefault("罚款金额")) is { } fine && CaseDecision.Of(context.Dossier!) is { } announced && fine > announced.FineYuan
            ? NeedState.No($"拟决定罚款 {fine:0.00} 元,告知的为 {announced.FineYuan:0.00} 元") : NeedState.Yes("不重于告知的处罚"),
        ["裁量在幅度内或有理由"] = WithinBand,
        ["未曾延长"] = context => context.Dossier!.Did("延长办案期限") ? NeedState.No("已延长过") : NeedState.Yes("未延长过"),
        ["电子送达已确认"] = context => context.Field("送达方式") == "电子" && context.Field("确认书") is null ? NeedState.No("电子送达未填送达地址确认书") : NeedState.Yes("非电子送达,或已有确认书"),
        ["决定含罚款"] = context => Part(context, decision => decision.HasFine, "罚款"),
        ["决定含拆除"] = context => Part(context, decision => decision.HasDemolition, "限期拆除"),
        ["决定含没收"] = context => Part(context, decision => decision.HasConfiscation, "没收"),
        ["决定含没收建筑物"] = context => Part(context, decision => decision.ConfiscateM2 > 0, "没收建筑物"),
        ["决定含退还土地"] = context => Part(context, decision => decision.ReturnLand, "责令退还土地"),
        ["决定应公开"] = context => context.Dossier!.Field("应公开") == "是" ? NeedState.Yes("决定具有一定社会影响") : NeedState.No("不属应公开的决定"),
        ["决定已公开"] = context => Did(context, "公开决定"),
        ["已收到复议诉讼"] = context => Open(context, "收到复议诉讼", "复议诉讼结果", "在办的复议或诉讼"),
        ["缴款已足额"] = CaseExecution.FinePaid,
        ["救济期满未起诉"] = CaseExecution.ReliefOver,
        ["尚有未履行事项"] = context => Outstanding(context) is { Count: > 0 } rest ? NeedState.Yes(string.Join('、', rest)) : NeedState.No("决定事项均已履行"),
        ["没有未履行事项"] = context => Outstanding(context) is { Count: > 0 } rest ? NeedState.No(string.Join('、', rest)) : NeedState.Yes("决定事项均已履行"),
        ["催告期满"] = CaseExecution.DemandOver,
        ["在申请执行期内"] = CaseExecution.WindowOpen,
        ["法院已受理"] = context => Did(context, "法院受理"),
        ["研判应移送"] = context => context.Field("研判结论") == "应移送" ? NeedState.Yes("研判结论:应移送") : NeedState.No("没有应移送的研判"),
        ["已移送司法"] = context => Did(context, "移送司法"),
        ["已提出处分建议"] = context => Did(context, "提出处分建议"),
        ["六项该必须均已落实"] = CaseLaw.SixMustsDone,
        ["应移送已移送"] = CaseLaw.ReferralsDone,
        ["土地已退还接收"] = context => CaseDecision.Of(context.Dossier!) is { ReturnLand: true, LandReceived: false, Annulled: false } ? NeedState.No("责令退还的土地尚无接收凭证") : NeedState.Yes("没有未接收的退还土地"),
        ["案卷文书齐备"] = CaseFiling.PapersComplete,
        ["下批图斑复发"] = CaseFiling.Recurred,
    };

    /// <summary>Conditions that can be read; a test holds them against the table.</summary>
    public static IReadOnlyCollection<string> Known => Readers.Keys;

    public static NeedState Read(NeedContext context, string term) => Readers.TryGetValue(term, out var read) ? read(context) : NeedState.Unknown($"本程序不会判断“{term}”");

    /// <summary>Patches of the violations a case handles.</summary>
    public static List<Patch> Patches(NeedContext context) => Violations(context).SelectMany(violation => violation.Patches).Select(share => share.Patch)
        .Concat(context.Linked("patch")).Distinct(StringComparer.Ordinal).Select(id => PatchShelf.One(context.Workspace, id)).ToList();

    public static List<Violation> Violations(NeedContext context) => context.Linked(CaseShelf.ViolationLink).Select(id => CaseShelf.Violation(context.Workspace, id)).ToList();

    /// <summary>The officers who handle the case, from the newest list of them.</summary>
    public static List<string> Handlers(NeedContext context) => [.. (context.Field("承办人") ?? "").Split(['、', ',', ' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    public static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static NeedState PatchesVerified(NeedContext context)
    {
        var patches = Patches(context);
        if (patches.Count == 0)
            return context.Dossier?.Field("线索来源") is { } source and not "卫片" ? NeedState.Yes($"线索来源为{source},不涉图斑") : NeedState.No("没有关联违法行为和图斑");
        var records = FieldRecords.Newest(context.Workspace);
        var without = patches.Where(patch => !records.ContainsKey(patch.Id)).Select(patch => patch.Number).ToList();
        return without.Count > 0 ? NeedState.No($"图斑 {string.Join('、', without)} 没有外业核查记录") : NeedState.Yes($"{patches.Count} 个图斑均有外业核查记录");
    }

    private static NeedState ViolationsEstablished(NeedContext context)
    {
        if (Violations(context).Count == 0)
            return NeedState.No("没有关联的违法行为(宗)");
        var open = Patches(context).Select(patch => DeterminationShelf.One(context.Workspace, patch))
            .Where(standing => standing.Conclusion?.Code is not (VerdictCodes.Unlawful or VerdictCodes.UnlawfulMining)).Select(standing => standing.Patch.Number).ToList();
        return open.Count > 0 ? NeedState.No($"图斑 {string.Join('、', open)} 尚无违法结论") : NeedState.Yes("违法行为已登记,图斑已有结论");
    }

    private static NeedState CertificatesShown(NeedContext context)
    {
        var people = (context.Request.Fields.GetValueOrDefault("询问人") ?? context.Request.Fields.GetValueOrDefault("勘测人") ?? "").Split('、', StringSplitOptions.RemoveEmptyEntries);
        // While the form is still empty the step is offered; what is filled in decides.
        if (context.Request.Fields.Count == 0)
            return NeedState.Yes("填报时核对");
        return people.Length < 2 ? NeedState.No("执法人员不足两名") : context.Request.Fields.GetValueOrDefault("证件已出示") == "是" ? NeedState.Yes("已出示") : NeedState.No("未出示执法证件");
    }

    private static NeedState WithinBand(NeedContext context)
    {
        if (Number(context.Request.Fields.GetValueOrDefault("罚款金额")) is not { } fine)
            return NeedState.Yes("填报时核对");
        var outside = PenaltyPreview.Outside(context.Workspace, context.Dossier!, context.Pack, context.Request.Day, fine);
        return outside.Count > 0 && string.IsNullOrWhiteSpace(context.Request.Fields.GetValueOrDefault("裁量说明")) ? NeedState.No(string.Join(';', outside)) : NeedState.Yes("在裁量幅度内,或已写明理由");
    }

    private static NeedState NotHandler(NeedContext context) => Separate(context.Officer.Person, context);

    private static NeedState Separate(string person, NeedContext context) =>
        Handlers(context).Contains(person) ? NeedState.No($"{person}是本案承办人") : NeedState.Yes($"{person}不是本案承办人");

    private static NeedState RemainderZero(NeedContext context)
    {
        var remains = Patches(context).Where(patch => !RectificationShelf.Of(context.Workspace, patch, context.Pack).Rectified).Select(patch => patch.Number).ToList();
        return remains.Count > 0 ? NeedState.No($"图斑 {string.Join('、', remains)} 尚未整改到位") : NeedState.Yes("整改剩余为零且已审核");
    }

    private static NeedState Part(NeedContext context, Func<CaseDecision, bool> has, string what) =>
        context.Dossier is { } dossier && CaseDecision.Of(dossier) is { } decision && has(decision) ? NeedState.Yes($"决定含{what}") : NeedState.No($"决定不含{what}");

    private static IReadOnlyList<string> Outstanding(NeedContext context) => CaseDecision.Of(context.Dossier!)?.Outstanding ?? [];

    private static NeedState Did(NeedContext context, string action) =>
        context.Dossier?.Last(action) is { } step ? NeedState.Yes($"{step.Taken.Day} 已{action}") : NeedState.No($"尚未{action}");

    private static NeedState Open(NeedContext context, string begin, string end, string what) =>
        context.Dossier!.All(begin).Count() > context.Dossier.All(end).Count() ? NeedState.Yes($"有{what}") : NeedState.No($"没有{what}");
}
