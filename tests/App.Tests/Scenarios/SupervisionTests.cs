using AwesomeAssertions;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Supervision;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>督办 and 公开曝光: labels beside the state of a case, a quota per unit, nothing published before all is dealt with.</summary>
public class SupervisionTests
{
    private const string Text = "清溪镇某公司未经批准占用土地15亩建厂房，已拆除复耕。";

    [Fact]
    public void Every_condition_of_the_tables_can_be_read()
    {
        SupervisionNeeds.Known.Should().BeEquivalentTo(Office.Pack.Procedures["supervision"].Needs.Keys);
        ExposureNeeds.Known.Should().BeEquivalentTo(Office.Pack.Procedures["exposure"].Needs.Keys);
    }

    [Fact]
    public void A_listed_case_is_noticed_reported_extended_and_released_while_its_own_state_goes_its_own_way()
    {
        using var desk = new Desk();
        var walk = new CaseWalk(desk).Filed(desk.Violation().Id);
        var id = Propose(desk, walk.Id, "2025-01-13");
        desk.Act("supervision", id, "县政府确定", "2025-01-13", OfficeYear.County, "确定日期=2025-01-13", "确定依据=县政府常务会议纪要");
        desk.Clocks("supervision", id, "2025-01-14").Single().Reading!.Due!.Day.Should().Be(new DateOnly(2025, 1, 15));

        var (_, papers) = desk.Act("supervision", id, "下达督办通知", "2025-01-14", Desk.ClerkHead, "送达日期=2025-01-14", "抄送=县监委");

        papers.Should().ContainSingle().Which.Number.Should().Be("卫片督〔2025〕1号");
        using (var workspace = desk.Office.Read())
        {
            var fields = PaperShelf.Trace(workspace, papers[0]).ToDictionary(field => field.Name, field => field.Text);
            fields["督办方式"].Should().Be("挂牌督办");
            fields["督办期限"].Should().Be("2025年3月17日前");
            fields["督办依据"].Should().Contain("大量占用耕地或永久基本农田").And.Contain("占用耕地面积大");
            fields["违法事实"].Should().Contain("示例建材有限公司");
        }

        desk.Dossier("case", walk.Id).State.Should().Be("已立案");
        Labels(desk, walk.Id).Should().Equal(new SupervisionLabel("挂牌督办", id, "督办中", true));
        desk.Act("supervision", id, "报送进度", "2025-01-20", Desk.Zhang, "进度=已勘测", "处理意见=拟处罚");
        desk.Clocks("supervision", id, "2025-01-21").Last(clock => clock.Limit == "supervision.progress").Reading!.Due!.Day.Should().Be(new DateOnly(2025, 1, 27));
        desk.Refusal("supervision", id, "批准延期", "2025-03-03", Desk.ClerkHead, "延长天数=20", "公开情况=政府网站").Should().Contain("没有承办单位的书面延期申请");
        desk.Act("supervision", id, "申请延期", "2025-03-03", Desk.Zhang, "申请文号=自然资〔2025〕9号", "理由=当事人申请听证");
        desk.Act("supervision", id, "批准延期", "2025-03-04", Desk.ClerkHead, "延长天数=20", "公开情况=政府网站");
        desk.Clocks("supervision", id, "2025-03-05").Single(clock => clock.Limit == "supervision.listed").Reading!.Due!.Day.Should().Be(new DateOnly(2025, 4, 7), "sixty days and twenty more from service end on Friday 4 April, a holiday until Sunday");
        desk.Refusal("supervision", id, "批准延期", "2025-03-05", Desk.ClerkHead, "延长天数=20", "公开情况=政府网站").Should().Contain("没有待批的延期申请");
        desk.Refusal("supervision", id, "报告办结", "2025-03-06", Desk.Zhang, "办结情况=已办").Should().Contain("尚未结案");
        desk.Refusal("supervision", id, "解除督办", "2025-03-06", Desk.ClerkHead, "解除依据=无").Should().Contain("尚未报告办结");
        desk.Office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void A_case_that_was_not_filed_cannot_be_listed_but_may_be_assigned()
    {
        using var desk = new Desk();
        var walk = new CaseWalk(desk).Lead(desk.Violation().Id);
        var listed = Propose(desk, walk.Id, "2025-01-13");
        desk.Act("supervision", listed, "县政府确定", "2025-01-13", OfficeYear.County, "确定日期=2025-01-13", "确定依据=纪要");

        desk.Refusal("supervision", listed, "下达督办通知", "2025-01-14", Desk.ClerkHead, "送达日期=2025-01-14", "抄送=县监委").Should().Contain("必须立案查处").And.Contain(walk.Id);

        var assigned = Propose(desk, walk.Id, "2025-01-13", "交办");
        desk.Act("supervision", assigned, "县政府确定", "2025-01-13", OfficeYear.County, "确定日期=2025-01-13", "确定依据=纪要");
        desk.Act("supervision", assigned, "下达督办通知", "2025-01-14", Desk.ClerkHead, "送达日期=2025-01-14", "抄送=县监委");
        Labels(desk, walk.Id).Select(label => (label.Label, label.State)).Should().Equal(("挂牌督办", "已确定"), ("交办", "督办中"));
    }

    [Fact]
    public void Supervision_ends_only_when_case_and_ground_are_dealt_with()
    {
        using var year = new OfficeYear();
        var matter = year.Concluded().WithoutCase(year.Violation(), settle: false);
        var id = year.ActOn(OfficeYear.Day, "supervision", null, "提出督办", OfficeYear.Office1, [new DossierLink("case", matter), year.Patch("1")], FieldTeam.Town, null, "督办方式=重点督办", "督办情形=G8", "督办事由=影响恶劣", "督办要求=拆除复耕").Taken.Id;
        year.Act("supervision", id, "县政府确定", OfficeYear.County, "确定日期=2025-03-03", "确定依据=纪要");
        year.Act("supervision", id, "下达督办通知", OfficeYear.OfficeHead, "送达日期=2025-03-03", "抄送=县监委");
        string Report() => year.Refusal("supervision", id, "报告办结", OfficeYear.TownHead, "办结情况=已拆除复耕");

        Report().Should().Contain("尚未结案");
        year.Act("supervision", id, "报送进度", OfficeYear.TownHead, "进度=正在拆除", "处理意见=拆除复耕");
        year.Restored().Act("case", matter, "非立案办结", OfficeYear.Officer, "处理结果=已拆除复耕");
        Report().Should().BeEmpty();
        year.Act("supervision", id, "解除督办", OfficeYear.OfficeHead, "解除依据=现场核实").Taken.To.Should().Be("已解除");
        using var workspace = year.Office.Read();
        SupervisionShelf.OnPatch(workspace, year.Patch("1").Id).Should().OnlyContain(label => !label.Active);
        DossierShelf.Clocks(workspace, DossierShelf.One(workspace, "supervision", id), Office.Pack, new DateOnly(2025, 3, 4)).Should().OnlyContain(clock => !clock.Runs);
    }

    [Fact]
    public void Nobody_is_put_under_supervision_for_nothing_or_for_a_lead()
    {
        using var desk = new Desk();
        string Try(params DossierLink[] links)
        {
            var act = () => desk.Act("supervision", null, "提出督办", "2025-01-13", Desk.Clerk, links, "督办方式=重点督办", "督办情形=G8", "督办事由=影响恶劣", "督办要求=依法查处");
            return act.Should().Throw<ProblemException>().Which.Message;
        }

        Try().Should().Contain("没有关联案件或图斑");
        Try(new DossierLink("patch", desk.PatchId("TB-2"))).Should().Contain("TB-2 尚无违法结论");
        desk.Act("supervision", null, "提出督办", "2025-01-13", Desk.Clerk, [new DossierLink("patch", desk.PatchId("TB-1"))], "督办方式=重点督办", "督办情形=G8", "督办事由=影响恶劣", "督办要求=依法查处").Step.Taken.To.Should().Be("拟定");
    }

    [Fact]
    public void A_settled_matter_is_published_masked_filed_and_counted_until_it_is_withdrawn()
    {
        using var year = new OfficeYear(("exposure.minPerUnit", "2"), ("exposure.reportBy", "2025-06-30"));
        var matter = year.Concluded().Restored().WithoutCase(year.Violation());
        Account(year).Should().Be(new ExposureAccount(FieldTeam.Town, "清溪镇", 2, 0, 0, 0));
        var id = year.Act("exposure", null, "拟公开", OfficeYear.TownHead, [new DossierLink("case", matter)], "公开文本=" + Text + "法定代表人陈大山,电话13800001111").Taken.Id;

        year.Refusal("exposure", id, "审核文本", OfficeYear.OfficeHead, "审核意见=同意").Should().Contain("手机号码").And.Contain("法定代表人姓名").And.NotContain("13800001111");
        year.Act("exposure", id, "退回文本", OfficeYear.OfficeHead, "退回理由=含个人信息");
        year.Act("exposure", id, "修改文本", OfficeYear.TownHead, "公开文本=" + Text);
        year.Act("exposure", id, "审核文本", OfficeYear.OfficeHead, "审核意见=同意");
        year.Refusal("exposure", id, "修改文本", OfficeYear.TownHead, "公开文本=" + Text + "电话13800001111").Should().Contain("先“退回文本”");
        Account(year).Published.Should().Be(0);
        year.Act("exposure", id, "公开", OfficeYear.TownHead, "公开渠道=县政府网站", "公开日期=2025-03-03", "网址或期号=https://example.invalid/1");
        Account(year).Should().Be(new ExposureAccount(FieldTeam.Town, "清溪镇", 2, 1, 0, 0));
        var filed = year.Act("exposure", id, "报备案", OfficeYear.TownHead, "备案日期=2025-03-03");
        filed.Papers.Should().ContainSingle().Which.Document.Should().Be("公开曝光备案表");
        Account(year).Should().Match<ExposureAccount>(account => account.Published == 1 && account.Filed == 1 && account.Missing == 1);

        year.Act("exposure", id, "撤回", OfficeYear.OfficeHead, "理由=决定被变更");

        Account(year).Should().Be(new ExposureAccount(FieldTeam.Town, "清溪镇", 2, 0, 0, 1));
        year.Office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void A_case_told_twice_counts_once_and_a_quota_not_set_is_not_known()
    {
        using var year = new OfficeYear();
        var matter = year.Concluded().Restored().WithoutCase(year.Violation());
        foreach (var _ in new[] { 1, 2 })
        {
            var id = year.Act("exposure", null, "拟公开", OfficeYear.TownHead, [new DossierLink("case", matter)], "公开文本=" + Text).Taken.Id;
            year.Act("exposure", id, "审核文本", OfficeYear.OfficeHead, "审核意见=同意");
            year.Act("exposure", id, "公开", OfficeYear.TownHead, "公开渠道=县政府网站", "公开日期=2025-03-03", "网址或期号=1");
        }

        Account(year).Should().Match<ExposureAccount>(account => account.Published == 1 && account.Required == null && account.Missing == null);
    }

    [Fact]
    public void No_post_can_publish_before_matter_and_persons_are_dealt_with()
    {
        using var year = new OfficeYear();
        var matter = year.Concluded().WithoutCase(year.Violation(), settle: false);

        foreach (var actor in new[] { OfficeYear.TownHead, OfficeYear.Officer })
            year.Refusal("exposure", null, "拟公开", actor, [new DossierLink("case", matter)], "公开文本=" + Text).Should().Contain("事与人均处理到位后才能公开曝光");
        year.Refusal("exposure", null, "拟公开", OfficeYear.TownHead, "公开文本=" + Text).Should().Contain("没有关联案件");
    }

    private static string Propose(Desk desk, string id, string day, string mode = "挂牌督办") => desk.Act(
        "supervision", null, "提出督办", day, Desk.Clerk, [new DossierLink("case", id)], $"督办方式={mode}", "督办情形=G2", "督办事由=占用耕地面积大", "督办要求=依法立案查处、限期拆除").Step.Taken.Id;

    private static List<SupervisionLabel> Labels(Desk desk, string id)
    {
        using var workspace = desk.Office.Read();
        return SupervisionShelf.OnCase(workspace, id);
    }

    private static ExposureAccount Account(OfficeYear year)
    {
        using var workspace = year.Office.Read();
        return SupervisionShelf.Exposures(workspace, Office.Year, Office.Pack, new DateOnly(2025, 3, 3)).Single(account => account.Unit == FieldTeam.Town);
    }
}
