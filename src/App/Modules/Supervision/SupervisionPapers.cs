using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law.TimeLimits;

namespace Weipian.App.Modules.Supervision;

/// <summary>What 挂牌督办通知 and 公开曝光备案表 take from the cases they are about.</summary>
internal static class SupervisionPapers
{
    public static IReadOnlyDictionary<string, PaperField> Notice(NeedContext context, StepTaken taken, string document)
    {
        var fields = Matter(context);
        var ground = context.Pack.Informing.FindGround(context.Field("督办情形") ?? "");
        var deadlines = new Deadlines(context.Pack, ProgrammeYear.Load(context.Workspace, taken.Year).Parameters);
        var served = Days.Read(taken.Fields["送达日期"]);
        var step = context.Dossier!.Last("提出督办")!;
        fields["主送"] = PaperField.Of(UnitName(context, taken.Unit, taken.Day));
        fields["督办依据"] = PaperField.Of($"{context.Pack.Articles.Find(ground?.Article ?? "挂牌督办办法")?.Title}:{ground?.Name}。{step.Taken.Fields["督办事由"]}", step.Sequence);
        fields["督办期限"] = PaperField.Of(deadlines.Due("supervision.listed", served).Day);
        var progress = deadlines.LengthOf(deadlines.LimitOn("supervision.progress", served), served);
        fields["报告要求"] = PaperField.Of($"自收到之日起每{progress.Words.Replace(" ", "", StringComparison.Ordinal)}报送一次查处进度和处理意见，办结后专报结果。");
        fields["摘牌条件"] = PaperField.Of("关联案件依法结案、违法状态消除、整改剩余面积为零并经审核。");
        return fields;
    }

    public static IReadOnlyDictionary<string, PaperField> Filing(NeedContext context, StepTaken taken, string document)
    {
        var fields = Matter(context);
        var published = context.Dossier!.Last("公开")!;
        var reviewed = context.Dossier.Last("审核文本");
        fields["备案单位"] = PaperField.Of(UnitName(context, taken.Unit, taken.Day));
        fields["曝光渠道"] = PaperField.Of(published.Taken.Fields["公开渠道"], published.Sequence);
        fields["曝光日期"] = PaperField.Of(published.Taken.Fields["公开日期"], published.Sequence);
        fields["曝光期号"] = PaperField.Of(published.Taken.Fields["网址或期号"], published.Sequence);
        fields["填表人"] = PaperField.Of(context.Officer.Person);
        fields["填表日期"] = PaperField.Of(taken.Fields["备案日期"]);
        if (reviewed is not null)
            (fields["审核人"], fields["审核日期"]) = (PaperField.Of(reviewed.Person, reviewed.Sequence), PaperField.Of(reviewed.Taken.Day, reviewed.Sequence));
        return fields;
    }

    /// <summary>Cases and their violations in words; a patch under supervision without a case speaks for itself.</summary>
    private static Dictionary<string, PaperField> Matter(NeedContext context)
    {
        var cases = SupervisionNeeds.Cases(context);
        var violations = cases.SelectMany(dossier => CaseShelf.Of(context.Workspace, dossier)).DistinctBy(violation => violation.Id).ToList();
        var patches = SupervisionNeeds.Patches(context);
        string Each(IEnumerable<string?> values, string otherwise) => values.Where(value => !string.IsNullOrWhiteSpace(value)).Distinct().ToList() is { Count: > 0 } told ? string.Join('、', told) : otherwise;
        var numbers = patches.Count > 0 ? $"图斑{string.Join('、', patches.Select(patch => patch.Number))}" : "";
        var sequence = cases.Count > 0 ? cases.Max(dossier => dossier.Steps[^1].Sequence) : (long?)null;
        return new Dictionary<string, PaperField>(StringComparer.Ordinal)
        {
            ["案由"] = PaperField.Of(Each(cases.Select(dossier => dossier.Field("案由")), $"{numbers}违法用地"), sequence),
            ["当事人"] = PaperField.Of(Each(violations.Select(violation => violation.Offender.Name), "待查"), sequence),
            ["违法地点"] = PaperField.Of(Each(violations.Select(violation => violation.Place), numbers), sequence),
            ["违法事实"] = PaperField.Of(Each(violations.Select(violation => violation.Facts), $"{numbers}经核查判定为违法"), sequence),
            ["处理结果"] = PaperField.Of(Each(cases.Select(CaseShelf.Outcome), "详见案卷"), sequence),
        };
    }

    private static string UnitName(NeedContext context, string code, string day) =>
        ProgrammeYear.Load(context.Workspace, context.Dossier?.Year ?? context.Request.Year).Units.FirstOrDefault(unit => unit.Code == code && unit.InForce(Days.Read(day)))?.Name
        ?? (County.Of(context.Workspace) is { } county && county.Code == code ? county.Name + "自然资源执法监察机构" : code);
}
