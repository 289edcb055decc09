using System.Globalization;
using Weipian.App.Database;
using Weipian.App.Modules.Archives;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Cases;

/// <summary>What the papers of a case take from the violations it handles, from its earlier papers and from the law.</summary>
internal static class CasePapers
{
    public static IReadOnlyDictionary<string, PaperField> Fields(NeedContext context, StepTaken taken, string document)
    {
        var fields = new Dictionary<string, PaperField>(StringComparer.Ordinal);
        Violations(context, taken, fields);
        Steps(context, taken, document, fields);
        Limits(context, taken, fields);
        Papers(context, taken, document, fields);
        if (taken.Action == "归档")
            foreach (var (name, value) in ArchiveShelf.Forms(context.Workspace, taken, context.Pack, context.Dossier!.Field("案由")!, context.Officer.Person, taken.Fields.GetValueOrDefault("各件页数")))
                fields[name] = value;
        return fields;
    }

    private static void Violations(NeedContext context, StepTaken taken, Dictionary<string, PaperField> fields)
    {
        var violations = CaseNeeds.Violations(context);
        if (violations.Count == 0)
            return;
        var sequence = violations.Max(violation => (long)context.Workspace.Connection.Scalar("SELECT sequence FROM violation WHERE id=$1", violation.Id)!);
        void Set(string name, string? text)
        {
            if (!string.IsNullOrWhiteSpace(text) && !taken.Fields.ContainsKey(name))
                fields[name] = PaperField.Of(text, sequence);
        }

        string Each(Func<Violation, string?> value) => string.Join('、', violations.Select(value).Where(text => !string.IsNullOrWhiteSpace(text)).Distinct());
        Set("当事人", Each(violation => violation.Offender.Name));
        Set("当事人类型", Each(violation => violation.Offender.Kind));
        Set("当事人证件", Each(violation => violation.Offender.Number));
        Set("法定代表人", Each(violation => violation.Offender.Representative));
        Set("当事人地址", Each(violation => violation.Offender.Address));
        Set("当事人电话", Each(violation => violation.Offender.Phone));
        Set("违法地点", Each(violation => violation.Place));
        Set("所在位置", Each(violation => violation.Place));
        if (context.Field("违法事实") is null)
            Set("违法事实", string.Join('\n', violations.Select(violation => violation.Facts)));
        Set("占地面积", Area(violations.Select(violation => violation.Land.AreaM2)));
        Set("耕地面积", Area(violations.Select(violation => violation.Land.FarmlandM2)));
        Set("永久基本农田面积", Area(violations.Select(violation => violation.Land.PermanentFarmlandM2)));
        Set("规划符合性", Each(Conformity));
        Set("行为开始日", violations.Min(violation => violation.ActStart));
        Set("行为结束日", violations.TrueForAll(violation => violation.ActEnd is not null) ? violations.Max(violation => violation.ActEnd) : null);
        Set("图斑编号", string.Join('、', violations.SelectMany(violation => violation.Patches).Select(share => PatchShelf.One(context.Workspace, share.Patch).Number).Distinct()));
        var provisions = violations.Select(violation => context.Pack.Offences.Provision(violation.Offence, Days.Read(taken.Day))).OfType<Law.Offences.Provision>().ToList();
        string Titles(Func<Law.Offences.Provision, string> code) => string.Join('、', provisions.Select(code).SelectMany(codes => codes.Split('|')).Where(one => one.Length > 0).Distinct().Select(one => Title(context, one)));
        if (context.Field("违反条款") is null)
            Set("违反条款", Titles(provision => provision.Prohibits));
        if (context.Field("处罚依据") is null)
            Set("处罚依据", Titles(provision => provision.Punishes));
    }

    private static void Steps(NeedContext context, StepTaken taken, string document, Dictionary<string, PaperField> fields)
    {
        void From(string name, string action, Func<DossierStep, string?> value)
        {
            if (context.Dossier?.Last(action) is { } step && value(step) is { } text && !taken.Fields.ContainsKey(name))
                fields[name] = PaperField.Of(text, step.Sequence);
        }

        fields["线索编号"] = PaperField.Of(taken.Id);
        fields["登记日期"] = PaperField.Of(context.Dossier?.Steps[0].Taken.Day ?? taken.Day);
        fields["登记人"] = PaperField.Of(context.Dossier?.Steps[0].Person ?? context.Officer.Person);
        From("案件来源", "登记线索", step => step.Taken.Fields["线索来源"]);
        From("核查单位", "登记线索", step => taken.Unit);
        From("案件来源", "接续日常案件", step => step.Taken.Fields["线索来源"]);
        From("立案日期", "接续日常案件", step => step.Taken.Fields["原立案日期"]);
        From("立案日期", "批准立案", step => step.Taken.Day);
        From("承办日期", "提请立案", step => step.Taken.Day);
        From("承办意见", document == "结案呈批表" ? "提请结案" : "提请立案", step => step.Taken.Fields.GetValueOrDefault("承办意见"));
        From("送审日期", "提交调查报告", step => step.Taken.Day);
        From("送审机构", "提交调查报告", _ => fields.GetValueOrDefault("承办单位")?.Text ?? "执法监察机构");
        From("拟处理意见", "提交调查报告", step => step.Taken.Fields["处理建议"]);
        From("决定日期", "作出处罚决定", step => step.Taken.Day);
        From("决定送达日期", "送达决定书", step => step.Taken.Fields["送达日期"]);
        From("催告送达日期", "催告", step => step.Taken.Fields["送达日期"]);
        From("移送处分情况", "移送司法", step => $"{PatchText.Day(Days.Read(step.Taken.Fields["移送日期"]))}移送{step.Taken.Fields["主送"]}");
        From("适用法律说明", "选择适用法律", step => $"适用{step.Taken.Fields["适用规定"]}:{step.Taken.Fields["选择理由"]}");
        From("法制审核情况", "法制审核", step => $"{PatchText.Day(step.Day)}经法制审核{step.Taken.Fields["审核结论"]}");
        if (taken.Action is "法制审核")
            (fields["法制审核人"], fields["法制审核日期"]) = (PaperField.Of(context.Officer.Person), PaperField.Of(taken.Day));
        if (taken.Fields.ContainsKey("审批意见"))
            (fields["审批人"], fields["审批日期"]) = (PaperField.Of(context.Officer.Person), PaperField.Of(taken.Day));
        if (taken.Action == "撤销立案")
            fields["承办日期"] = PaperField.Of(taken.Day);
        if (context.Dossier is { } dossier)
        {
            fields["陈述申辩情况"] = PaperField.Of(dossier.Did("收到陈述申辩") ? $"当事人提出陈述申辩:{dossier.Field("申辩内容")}。复核意见:{dossier.Field("复核意见")}" : "当事人在规定期限内未提出陈述申辩");
            fields["听证情况"] = PaperField.Of(dossier.Did("举行听证") ? $"{PatchText.Day(Days.Read(dossier.Last("举行听证")!.Taken.Fields["听证日期"]))}举行听证。{dossier.Field("听证意见")}" : dossier.Did("放弃听证") ? "当事人书面放弃听证" : "当事人在规定期限内未申请听证");
            fields["复议诉讼情况"] = PaperField.Of(dossier.Did("收到复议诉讼") ? $"{dossier.Field("种类")},结果:{dossier.Field("结果") ?? "尚无"}" : "当事人在法定期限内未申请行政复议,也未提起行政诉讼");
        }
    }

    private static void Limits(NeedContext context, StepTaken taken, Dictionary<string, PaperField> fields)
    {
        var day = Days.Read(taken.Day);
        string? Words(string limit) => context.Pack.TimeLimits.Find(limit, day)?.Length?.Words;
        void Set(string name, string? text)
        {
            if (text is not null)
                fields[name] = PaperField.Of(text);
        }

        Set("陈述申辩期限", Words("case.statement"));
        Set("听证申请期限", Words("case.hearing-request"));
        Set("复议期限", Words("case.review"));
        var demolition = CaseDecisionOf(context) is { HasDemolition: true };
        Set("诉讼期限", demolition ? $"{Words("case.sue")};对责令限期拆除的部分为 {Words("case.sue-demolition")}" : Words("case.sue"));
        Set("催告期限", Words("case.demand"));
        string Basis(string limit) => string.Join('、', (context.Pack.TimeLimits.Find(limit, day)?.Articles ?? []).Select(code => Title(context, code)));
        Set("催告依据", Basis("case.demand"));
        Set("执行依据", Basis("case.court"));
        var step = context.Pack.Procedures[taken.Kind].Steps.First(row => row.Row == taken.Row);
        var article = string.Join('、', step.Article.Split('|').Select(code => Title(context, code)));
        foreach (var name in new[] { "依据条款", "移送依据", "处分依据", "结案依据", "报告依据" })
            Set(name, article);
    }

    private static void Papers(NeedContext context, StepTaken taken, string document, Dictionary<string, PaperField> fields)
    {
        var issued = context.Dossier is null ? [] : PaperShelf.Of(context.Workspace, taken.Kind, taken.Id).Where(paper => paper.State == PaperState.Issued).ToList();
        void Number(string name, string code)
        {
            if (issued.LastOrDefault(paper => paper.Document == code) is { Number: { } number } paper)
                fields[name] = PaperField.Of(number, paper.Sequence);
        }

        Number("决定书文号", "处罚决定书");
        Number("催告书文号", "催告书");
        IReadOnlyDictionary<string, PaperField> Row(Paper paper, int index) => new Dictionary<string, PaperField>(StringComparer.Ordinal)
        {
            ["序号"] = PaperField.Of((index + 1).ToString(CultureInfo.InvariantCulture), paper.Sequence),
            ["名称"] = PaperField.Of(paper.Name, paper.Sequence),
            ["文号"] = PaperField.Of(paper.Number ?? "", paper.Sequence),
            ["份数"] = PaperField.Of("1", paper.Sequence),
        };
        if (document is "强制执行申请书" or "涉嫌犯罪移送书" or "处分建议书")
            fields["附送材料"] = PaperField.Table(issued.Select(Row).ToList());
        var served = taken.Action == "送达告知书" ? new[] { "处罚告知书", "听证告知书" } : ["处罚决定书"];
        if (document == "送达回证")
            fields["送达文书"] = PaperField.Table(issued.Where(paper => served.Contains(paper.Document)).Select(Row).ToList());
    }

    private static CaseDecision? CaseDecisionOf(NeedContext context) => context.Dossier is null ? null : CaseDecision.Of(context.Dossier);

    private static string Title(NeedContext context, string code) => context.Pack.Articles.Find(code)?.Title ?? code;

    /// <summary>亩 with two decimals beside square metres, as case papers write areas.</summary>
    private static string? Area(IEnumerable<double?> areas)
    {
        var all = areas.ToList();
        return all.Exists(area => area is null) ? null : $"{Digits.Fixed(all.Sum()!.Value, 2)}平方米({Digits.Fixed(all.Sum()!.Value * 3 / 2000, 2)}亩)";
    }

    private static string? Conformity(Violation violation) => violation.Land switch
    {
        { PlanName: null } or { ConformingM2: null } or { AreaM2: null } => null,
        { PlanName: var plan, ConformingM2: var conforming, AreaM2: var area } when conforming >= area => $"符合{plan}",
        { PlanName: var plan, ConformingM2: 0 } => $"不符合{plan}",
        { PlanName: var plan, ConformingM2: var conforming } => $"{Digits.Fixed(conforming.Value, 2)}平方米符合、其余不符合{plan}",
    };
}
