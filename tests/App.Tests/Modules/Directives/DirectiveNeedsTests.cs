using AwesomeAssertions;
using Weipian.App.Modules.Directives;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law.TimeLimits;
using Xunit;

namespace Weipian.App.Tests.Modules.Directives;

public sealed class DirectiveNeedsTests : IDisposable
{
    private readonly Desk _desk = new();

    [Fact]
    public void Every_condition_of_the_tables_can_be_read() => DirectiveNeeds.Known.Should().BeEquivalentTo(
        DirectiveShelf.Rules.Keys.SelectMany(kind => Office.Pack.Procedures[kind].Needs.Keys).Distinct());

    [Fact]
    public void A_directive_runs_from_draft_to_the_towns_answer_and_its_clock_ends_on_the_day_it_names()
    {
        var id = Issued("2025-03-31");
        _desk.Act("directive", id, "签收", "2025-01-08", Desk.TownClerk, "签收人=值班员");

        var clock = _desk.Clocks("directive", id, "2025-03-20").Single(one => one.Limit == "directive.respond");
        clock.Reading!.Due!.Day.Should().Be(new DateOnly(2025, 3, 31));
        clock.Reading.DaysLeft.Should().Be(11);
        _desk.Clocks("directive", id, "2025-04-02").Single(one => one.Limit == "directive.respond").Reading!.State.Should().Be(ClockState.Overdue);

        _desk.Refusal("directive", id, "反馈", "2025-03-20", Desk.TownHead, "反馈情况=已核实", "图斑答复=TB-9=整改中").Should().Contain("图斑 TB-1 没有答复");
        _desk.Act("directive", id, "反馈", "2025-03-20", Desk.TownHead, "反馈情况=已核实", "图斑答复=TB-1=整改中");
        _desk.Refusal("directive", id, "核销", "2025-03-21", Desk.ClerkHead, "核销意见=核销").Should().Contain("图斑 TB-1 未整改到位,也未立案");
        _desk.Act("directive", id, "退回反馈", "2025-03-21", Desk.Clerk, "退回理由=未整改", "重新办理起算日=2025-03-21", "整改期限=2025-04-30");
        _desk.Dossier("directive", id).State.Should().Be("执行中");
        _desk.Office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void A_directive_is_settled_once_its_patches_are_taken_up_as_a_case()
    {
        new CaseWalk(_desk).Filed(_desk.Violation().Id);
        var id = Issued("2025-03-31");
        _desk.Act("directive", id, "签收", "2025-01-08", Desk.TownClerk, "签收人=值班员");
        _desk.Act("directive", id, "反馈", "2025-03-20", Desk.TownHead, "反馈情况=已立案", "图斑答复=TB-1=整改中");

        _desk.Act("directive", id, "核销", "2025-03-21", Desk.ClerkHead, "核销意见=同意核销").Step.Taken.To.Should().Be("已核销");
    }

    [Fact]
    public void Another_town_cannot_sign_for_a_directive()
    {
        var id = Issued("2025-03-31");

        _desk.Refusal("directive", id, "签收", "2025-01-08", Desk.TownClerk with { Post = "镇街办事员@619901102" }, "签收人=某人").Should().Contain("[step.unit]");
    }

    [Fact]
    public void An_empty_directive_is_not_issued()
    {
        var id = _desk.Act("directive", null, "起草指令", "2025-01-06", Desk.Clerk, "整改事由=卫片图斑", "整改要求=限期整改").Step.Taken.Id;

        _desk.Refusal("directive", id, "签发", "2025-01-06", Desk.ClerkHead, "整改期限=2025-03-31").Should().Contain("整改指令没有图斑");
    }

    [Fact]
    public void Other_departments_are_told_only_when_stopping_failed()
    {
        var walk = new CaseWalk(_desk).Lead(_desk.Violation().Id);
        string[] form = ["主送=示例县供电公司", "部门类别=电力部门", "制止情况=拒不停工", "提请措施=停止供电"];
        var link = new DossierLink("case", walk.Id);
        var early = () => _desk.Act("inform", null, "拟抄告", "2025-01-10", Desk.Zhang, [link], form);
        early.Should().Throw<ProblemException>().WithMessage("*没有“报告制止无效”*");

        _desk.Act("case", walk.Id, "责令停止", "2025-01-07", Desk.Zhang, "当事人=示例建材有限公司", "违法事实=未经批准占地", "违反条款=土地管理法第四十四条", "送达日期=2025-01-07");
        _desk.Act("case", walk.Id, "报告制止无效", "2025-01-09", Desk.Zhang, "主送=示例县人民政府", "制止情况=拒不停工", "工作建议=共同制止");
        var id = _desk.Act("inform", null, "拟抄告", "2025-01-10", Desk.Zhang, [link], form).Step.Taken.Id;
        _desk.Act("inform", id, "发出", "2025-01-10", Desk.Head, "送达日期=2025-01-10").Papers.Single().Document.Should().Be("抄告单");
        _desk.Act("inform", id, "回复", "2025-01-16", new("电力", "抄告部门"), "回复内容=已停止供电", "回复日期=2025-01-16").Step.Taken.To.Should().Be("已回复");
    }

    [Fact]
    public void Illegal_patches_are_handed_to_the_cadastre_with_receipt_and_result()
    {
        var id = _desk.Act("handover", null, "拟移交", "2025-01-10", Desk.Zhang, [new DossierLink("patch", _desk.PatchId("TB-1"))], "移交类别=违法用地图斑").Step.Taken.Id;
        _desk.Act("handover", id, "移交", "2025-01-10", Desk.Zhang, "移交日期=2025-01-10", "移交人=张明").Papers.Single().Document.Should().Be("移交清单");
        _desk.Act("handover", id, "签收", "2025-01-13", new("许清", "地籍"), "签收人=许清");
        _desk.Act("handover", id, "反馈变更结果", "2025-02-20", new("许清", "地籍"), "变更结果=TB-1=0601").Step.Taken.To.Should().Be("已反馈");
    }

    public void Dispose() => _desk.Dispose();

    private string Issued(string until)
    {
        var id = _desk.Act("directive", null, "起草指令", "2025-01-06", Desk.Clerk, [new DossierLink("patch", _desk.PatchId("TB-1"))], "整改事由=卫片图斑", "整改要求=限期整改").Step.Taken.Id;
        _desk.Act("directive", id, "签发", "2025-01-06", Desk.ClerkHead, $"整改期限={until}").Papers.Single().Number.Should().NotBeNullOrEmpty();
        _desk.Act("directive", id, "送达", "2025-01-07", Desk.Clerk, "送达日期=2025-01-07", "送达方式=直接", "受送达人=镇政府", "送达地点=镇政府", "送达人=李办");
        return id;
    }
}
