using Weipian.App.Database;
using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Directives;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;

namespace Weipian.App.Tests;

/// <summary>
/// The end of the year in 示例县: patch 1 judged and concluded unlawful, its ground brought back by the town, a matter on it handled without a case or
/// a case carried through; everything that acceptance, supervision and submissions ask for can be had, and each thing left away.
/// </summary>
internal sealed class OfficeYear : IDisposable
{
    public const string Town = FieldTeam.Town;
    public const string OtherTown = "619901102";
    public static readonly Actor Officer = new("张明", "执法监察");
    public static readonly Actor Chief = new("王局", "局负责人");
    public static readonly Actor Office1 = new("王芳", "县卫片办");
    public static readonly Actor OfficeHead = new("周主任", "县卫片办负责人");
    public static readonly Actor Group = new("吴组长", "领导小组");
    public static readonly Actor County = new("高县长", "县政府");
    public static readonly Actor TownClerk = FieldTeam.Clerk;
    public static readonly Actor TownHead = new("冯镇长", "镇街负责人@" + Town);
    public const string Day = "2025-03-03";

    public OfficeYear(params (string Key, string Value)[] settings)
    {
        Team.Office.Set([
            ("office.bureau", "示例县自然资源局"), ("office.head", "王局"), ("office.address", "示例县人民路1号"), ("office.contact", "张明"), ("office.phone", "0900-0000000"),
            ("office.review", "示例县人民政府"), ("office.court", "示例县人民法院"), ("office.payment", "缴至示例银行"), ("review.remedyDays", "15"), ("acceptance.visitWd", "10"),
            ("patch.verifyDays", "20"), ("supervision.extendDays", "30"), ("directive.responseDays", "30"), ("directive.receiptWd", "3"), ("handover.receiptWd", "3"), .. settings]);
    }

    public FieldTeam Team { get; } = new();

    public Office Office => Team.Office;

    /// <summary>Patches 1 and 2 looked at, judged, and patch 1 concluded unlawful.</summary>
    public OfficeYear Concluded()
    {
        Office.Found("实地已变化,变化后为建设用途,村民建住宅,超出本主体批准", "1|是,是,否,否", "2|是,是,否,否");
        Office.Judge();
        Office.Conclude("1", "W", "实地核查为违法建设");
        return this;
    }

    /// <summary>A violation on patch 1; by a villager when a person is wanted.</summary>
    public string Violation(string offender = "示例建材有限公司", string kind = "企业")
    {
        using var workspace = Office.Write();
        return RecordViolation.Run(workspace, new Violation(
            "", Tests.Office.Year, "illegal-occupation", new Offender(offender, kind, "610000197001010011", kind == "企业" ? "陈大山" : null, "示例县清溪镇清溪村三组", "13800001111"), "清溪镇清溪村", Town,
            $"{offender}未经批准占用土地建设厂房", [new PatchShare("1", null)], new TakenLand(null, null, null, null, 0, "示例县国土空间总体规划(2021-2035年)"),
            new TakenMoney(null, null, null, null, null, null), "工矿仓储", null, "2024-03-10", "2024-08-20", false, true, "2024-11-25", false), null, Tests.Office.Pack, Officer).Id;
    }

    /// <summary>A matter taken up and handled without a case by the government's rectification; settled as soon as the ground is.</summary>
    public string WithoutCase(string violation, bool settle = true)
    {
        var id = Act("case", null, "登记线索", Officer, "线索来源=卫片", "案由=示例建材有限公司非法占地案", "违法地点=清溪镇清溪村", "线索内容=卫片图斑核查发现").Taken.Id;
        Act("case", id, "受理核查", Officer, "承办人=张明、刘强");
        Act("case", id, "关联违法", Officer, [new DossierLink("violation", violation)], $"违法编号={violation}");
        Act("case", id, "提交核查报告", Officer, "核查日期=2025-03-03", "核查人=张明、刘强", "实地情况=厂房一座", "核查结论=属实");
        Act("case", id, "转非立案处理", Chief, "非立案理由=政府组织整改", "组织单位=清溪镇人民政府", "整改措施=拆除复耕");
        if (settle)
            Act("case", id, "非立案办结", Officer, "处理结果=已自行拆除并恢复耕种");
        return id;
    }

    /// <summary>Patch 1 brought back in order and accepted by the reviewer.</summary>
    public OfficeYear Restored()
    {
        var record = Team.DemolishedInOrder("1");
        Team.ReviewRectification(record.Id);
        return this;
    }

    public string FieldAcceptance(bool agreed = true, string patch = "1")
    {
        var id = Act("field-acceptance", null, "报请核实", TownHead, [Patch(patch)], "报称情况=已拆除复耕").Taken.Id;
        Act("field-acceptance", id, "实地核实", Group, "核实人=吴组长、钱组员", "核实人单位=县卫片领导小组", "核实日期=2025-03-03", "拆除面积=10000", "恢复地类=旱地", "核实情况=地上物已清,已翻耕");
        if (agreed)
            Act("field-acceptance", id, "出具同意意见", Group, "验收意见=同意通过");
        return id;
    }

    public string Reviewed(DossierLink about)
    {
        var id = Act("review", null, "开始审查", Group, [about], "审查人=吴组长").Taken.Id;
        Act("review", id, "认定到位", Group, "认定意见=查处整改到位");
        return id;
    }

    public DossierLink Patch(string number)
    {
        using var workspace = Office.Read();
        return new DossierLink("patch", PatchShelf.One(workspace, number, Tests.Office.Year).Id);
    }

    public StepTakenWith Act(string kind, string? id, string action, Actor actor, IReadOnlyList<DossierLink> links, params string[] fields) => ActOn(Day, kind, id, action, actor, links, null, null, fields);

    public StepTakenWith Act(string kind, string? id, string action, Actor actor, params string[] fields) => Act(kind, id, action, actor, [], fields);

    public StepTakenWith ActOn(string day, string kind, string? id, string action, Actor actor, IReadOnlyList<DossierLink> links, string? unit, int? seen, params string[] fields)
    {
        using var workspace = Office.Write();
        var (step, papers) = ProcedureDesk.Take(workspace, new StepRequest(
            kind, id, Tests.Office.Year, action, Days.Read(day), fields.Select(field => field.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal), links, [], unit, SeenSteps: seen),
            Tests.Office.Pack, actor);
        return new StepTakenWith(step.Taken, papers);
    }

    /// <summary>Problem codes and words of a refused step; empty when it was taken.</summary>
    public string Refusal(string kind, string? id, string action, Actor actor, IReadOnlyList<DossierLink> links, params string[] fields)
    {
        try
        {
            Act(kind, id, action, actor, links, fields);
            return "";
        }
        catch (ProblemException refused)
        {
            return string.Join('\n', refused.Problems);
        }
    }

    public string Refusal(string kind, string? id, string action, Actor actor, params string[] fields) => Refusal(kind, id, action, actor, [], fields);

    public Dossier Dossier(string kind, string id)
    {
        using var workspace = Office.Read();
        return DossierShelf.One(workspace, kind, id);
    }

    /// <summary>A directive on patch 1 to the town, not yet cancelled.</summary>
    public string Directive()
    {
        var id = ActOn(Day, DirectiveShelf.Directive, null, "起草指令", Office1, [Patch("1")], Town, null, "整改事由=卫片图斑核查", "整改要求=拆除复耕").Taken.Id;
        return id;
    }

    public DoubtAnswer Falsified(string patch = "1")
    {
        using (var workspace = Office.Write())
            AnswerDoubt.Raise(workspace, patch, Tests.Office.Year, null, null, "照片与实地不符", Tests.Office.Pack, Office1);
        var doubt = Team.Fieldwork(patch).Doubts.Last(standing => standing.Open).Doubt.Id;
        using var again = Office.Write();
        return AnswerDoubt.Run(again, doubt, DoubtOutcomes.Falsified, "实地复核为伪造", Town, Group);
    }

    public void Dispose() => Team.Dispose();
}

/// <summary>A step with the papers that came with it.</summary>
internal sealed record StepTakenWith(StepTaken Taken, IReadOnlyList<Paper> Papers);
