using Weipian.App.Modules.Procedures;

namespace Weipian.App.Tests;

/// <summary>An ordinary case walked step by step; a test stops where it wants to look.</summary>
internal sealed class CaseWalk(Desk desk)
{
    public string Id { get; private set; } = "";

    public CaseWalk Lead(string? violation, string day = "2025-01-06")
    {
        Id = desk.Act("case", null, "登记线索", day, Desk.Zhang, "线索来源=卫片", "案由=示例建材有限公司非法占地案", "违法地点=清溪镇清溪村", "线索内容=卫片图斑核查发现").Step.Taken.Id;
        desk.Act("case", Id, "受理核查", day, Desk.Zhang, "承办人=张明、刘强");
        if (violation is not null)
            desk.Act("case", Id, "关联违法", day, Desk.Zhang, [new DossierLink("violation", violation)], $"违法编号={violation}");
        return this;
    }

    public CaseWalk Filed(string violation, string day = "2025-01-10")
    {
        Lead(violation);
        desk.Act("case", Id, "提交核查报告", day, Desk.Zhang, "核查日期=2025-01-08", "核查人=张明、刘强", "实地情况=厂房一座,已建成", "核查结论=属实");
        desk.Act("case", Id, "提请立案", day, Desk.Zhang, "承办意见=建议立案", "承办人=张明、刘强", "承办人证号=X001、X002");
        desk.Act("case", Id, "批准立案", day, Desk.Chief, "审批意见=同意立案");
        return this;
    }

    public CaseWalk Examined(string violation, string fine = "700000", string demolish = "3000", string confiscate = "0")
    {
        Filed(violation);
        desk.Act("case", Id, "询问", "2025-01-14", Desk.Zhang, "询问日期=2025-01-14", "询问开始时间=2025年1月14日9时", "询问地点=镇政府", "询问人=张明、刘强", "询问人证号=X001、X002", "记录人=刘强", "被询问人=陈某", "被询问人证件=610000197001010000", "证件已出示=是", "问答=土地何时占用?|二〇二四年三月");
        desk.Act("case", Id, "勘测", "2025-01-15", Desk.Zhang, "勘测日期=2025-01-15", "勘测开始时间=2025年1月15日9时", "勘测结束时间=2025年1月15日11时", "勘测人=张明、刘强", "勘测人证号=X001、X002", "记录人=刘强", "证件已出示=是", "坐标系=2000国家大地坐标系", "勘测情况=厂房一座", "勘测面积=3000");
        desk.Act("case", Id, "登记责任人员", "2025-01-16", Desk.Zhang, "姓名=陈某", "单位=示例建材有限公司", "职务=法定代表人", "公职人员或党员=否");
        desk.Act("case", Id, "选择适用法律", "2025-01-16", Desk.Zhang, "适用规定=决定时规定", "选择理由=行为与决定为同一规定", "时效已核=是");
        desk.Act("case", Id, "提交调查报告", "2025-01-20", Desk.Zhang, "违法事实=未经批准占用土地3000平方米建厂房", "证据=询问笔录、勘测笔录", "违反条款=土地管理法第四十四条", "处罚依据=土地管理法第七十七条", "处理建议=依法处罚");
        desk.Act("case", Id, "确定裁量", "2025-01-21", Desk.Zhang, "裁量等级=一般", "处罚内容=责令退还土地,限期拆除,并处罚款", $"罚款金额={fine}", "退还土地=是", $"拆除面积={demolish}", $"没收建筑面积={confiscate}", "没收违法所得=0", "重大案件=否");
        desk.Act("case", Id, "法制审核", "2025-01-22", Desk.Legal, "审核结论=通过", "法制审核意见=事实清楚,同意");
        desk.Act("case", Id, "通过审理", "2025-01-23", Desk.Head, "审理意见=同意");
        return this;
    }

    public CaseWalk Notified(string violation, string served = "2025-01-24", string fine = "700000", string demolish = "3000")
    {
        Examined(violation, fine, demolish);
        desk.Act("case", Id, "处罚告知", "2025-01-24", Desk.Zhang);
        desk.Act("case", Id, "送达告知书", served, Desk.Zhang, $"送达日期={served}", "送达方式=直接", "受送达人=陈某", "送达地点=公司", "送达人=张明、刘强");
        return this;
    }

    public CaseWalk Decided(string violation, string day = "2025-02-12", string fine = "700000", string demolish = "3000")
    {
        Notified(violation, fine: fine, demolish: demolish);
        desk.Act("case", Id, "作出处罚决定", day, Desk.Chief, "处罚内容=责令退还土地,限期拆除,并处罚款", $"罚款金额={fine}", "履行期限=收到决定书之日起十五日内", "应公开=是");
        return this;
    }

    public CaseWalk Served(string violation, string day = "2025-02-13", string fine = "700000", string demolish = "3000")
    {
        Decided(violation, fine: fine, demolish: demolish);
        desk.Act("case", Id, "送达决定书", day, Desk.Zhang, $"送达日期={day}", "送达方式=直接", "受送达人=陈某", "送达地点=公司", "送达人=张明、刘强");
        return this;
    }
}
