using AwesomeAssertions;
using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law.TimeLimits;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>A case from lead to archive, and the gates no post can pass.</summary>
public class CaseTests
{
    [Fact]
    public void Every_condition_of_the_table_can_be_read() =>
        CaseNeeds.Known.Should().BeEquivalentTo(Office.Pack.Procedures["case"].Needs.Keys);

    [Fact]
    public void A_case_runs_from_lead_to_archive_with_a_paper_for_every_step()
    {
        using var desk = new Desk();
        var violation = desk.Violation();
        var walk = new CaseWalk(desk).Served(violation.Id);
        desk.Act("case", walk.Id, "公开决定", "2025-02-18", Desk.Zhang, "公开日期=2025-02-18", "公开渠道=政府网站");
        desk.Act("case", walk.Id, "缴纳罚款", "2025-02-20", Desk.Zhang, "缴款日期=2025-02-20", "缴款金额=700000", "票据号=P-1");
        desk.Act("case", walk.Id, "罚款缴清", "2025-02-20", Desk.Zhang, "缴清日期=2025-02-20");
        desk.Act("case", walk.Id, "拆除履行", "2025-02-25", Desk.Zhang, "拆除面积=3000", "拆除日期=2025-02-25");
        desk.Act("case", walk.Id, "土地退还接收", "2025-02-26", Desk.Zhang, "接收单位=清溪村", "接收日期=2025-02-26");
        desk.Act("case", walk.Id, "执行完毕", "2025-02-27", Desk.Zhang, "完毕日期=2025-02-27", "执行情况=全部履行");
        desk.Act("case", walk.Id, "提请结案", "2025-03-03", Desk.Zhang, "结案理由=执行完毕", "承办意见=建议结案", "执行情况=全部履行");
        desk.Act("case", walk.Id, "批准结案", "2025-03-04", Desk.Chief, "审批意见=同意结案");

        var dossier = desk.Dossier("case", walk.Id);
        dossier.State.Should().Be("已结案");
        using var workspace = desk.Office.Read();
        DossierShelf.MissingPapers(workspace, dossier, Office.Pack).Should().BeEmpty();
        desk.Office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void No_case_is_filed_on_a_patch_nobody_has_been_to()
    {
        using var desk = new Desk();
        desk.Office.Import(("TB-3", 500, 500, 540, 540));
        desk.Office.Judge();
        desk.Office.Conclude("TB-3", "W", "影像可辨");
        var violation = desk.Violation("TB-3");
        var walk = new CaseWalk(desk).Lead(violation.Id);

        foreach (var actor in new[] { Desk.Zhang, Desk.Chief, Desk.TownClerk })
            desk.Refusal("case", walk.Id, "提交核查报告", "2025-01-10", actor, "核查日期=2025-01-08", "核查人=张明、刘强", "实地情况=有", "核查结论=属实")
                .Should().Contain(actor == Desk.Zhang ? "没有外业核查记录" : "[step.");
    }

    [Fact]
    public void The_handler_cannot_approve_his_own_case()
    {
        using var desk = new Desk();
        var walk = new CaseWalk(desk).Lead(desk.Violation().Id);
        desk.Act("case", walk.Id, "提交核查报告", "2025-01-10", Desk.Zhang, "核查日期=2025-01-08", "核查人=张明、刘强", "实地情况=厂房", "核查结论=属实");
        desk.Act("case", walk.Id, "提请立案", "2025-01-10", Desk.Zhang, "承办意见=建议立案", "承办人=张明、王局");

        desk.Refusal("case", walk.Id, "批准立案", "2025-01-10", Desk.Chief, "审批意见=同意").Should().Contain("王局是本案承办人");
    }

    [Theory]
    [InlineData("2025-02-05", "尚未届满")]
    [InlineData("2025-02-10", "")]
    public void No_decision_before_the_statement_and_hearing_periods_are_over(string day, string refusal)
    {
        using var desk = new Desk();
        var walk = new CaseWalk(desk).Notified(desk.Violation().Id);

        // Served on Friday 24 January 2025: the five working days skip 28 January to 4 February and count Sunday the 26th.
        var answer = desk.Refusal("case", walk.Id, "作出处罚决定", day, Desk.Chief, "处罚内容=罚款", "罚款金额=700000", "履行期限=十五日内", "应公开=是");

        if (refusal.Length > 0)
            answer.Should().Contain(refusal);
        else
            answer.Should().BeEmpty();
    }

    [Fact]
    public void A_penalty_is_never_made_heavier_because_the_party_spoke()
    {
        using var desk = new Desk();
        var walk = new CaseWalk(desk).Notified(desk.Violation().Id);

        desk.Refusal("case", walk.Id, "作出处罚决定", "2025-02-12", Desk.Chief, "处罚内容=罚款", "罚款金额=700001", "履行期限=十五日内", "应公开=是").Should().Contain("处罚不得重于告知的处罚");
    }

    [Fact]
    public void A_case_with_an_unpaid_fine_or_standing_buildings_is_not_closed()
    {
        using var desk = new Desk();
        var walk = new CaseWalk(desk).Served(desk.Violation().Id);
        desk.Refusal("case", walk.Id, "执行完毕", "2025-02-27", Desk.Zhang, "完毕日期=2025-02-27", "执行情况=履行").Should().Contain("罚款尚欠 700000.00 元").And.Contain("尚未拆除");
        desk.Refusal("case", walk.Id, "提请结案", "2025-02-27", Desk.Zhang, "结案理由=无", "承办意见=无", "执行情况=无").Should().Contain("不到结案阶段");
    }

    [Fact]
    public void One_decision_runs_several_clocks()
    {
        using var desk = new Desk();
        var walk = new CaseWalk(desk).Served(desk.Violation().Id);

        var clocks = desk.Clocks("case", walk.Id, "2025-02-14");

        clocks.Where(clock => clock.Runs).Select(clock => (clock.Limit, clock.After, clock.Reading?.Due?.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))
            .Should().Contain(
            [
                ("case.pay", null, "2025-02-28"), ("case.sue", null, "2025-08-13"), ("case.sue-demolition", null, "2025-02-28"), ("case.review", null, "2025-04-14"),
                ("case.court", "case.sue", "2025-11-13"), ("case.court", "case.sue-demolition", "2025-05-28"),
            ]);
        clocks.Single(clock => clock.Limit == "case.decide").Reading!.State.Should().Be(ClockState.Met);
    }

    [Fact]
    public void Two_officers_on_one_case_the_second_is_told()
    {
        using var desk = new Desk();
        var walk = new CaseWalk(desk).Lead(desk.Violation().Id);
        using var workspace = desk.Office.Write();
        var stale = new StepRequest("case", walk.Id, Office.Year, "责令停止", new DateOnly(2025, 1, 7), new Dictionary<string, string>(), [], [], SeenSteps: 1);

        var act = () => ProcedureDesk.Take(workspace, stale, Office.Pack, Desk.Zhang);

        act.Should().Throw<ProblemException>().Which.Problems.Single().Code.Should().Be("dossier.changed");
    }

    [Fact]
    public void Closed_dossiers_offer_nothing_but_their_archive_and_say_why()
    {
        using var desk = new Desk();
        var walk = new CaseWalk(desk).Filed(desk.Violation().Id);
        desk.Act("case", walk.Id, "撤销立案", "2025-01-13", Desk.Chief, "撤销理由=违法事实不成立", "承办意见=建议撤销");

        var offers = desk.Offers("case", walk.Id, "2025-01-14", new("张明", "执法监察", null));

        offers.Where(offer => offer.Answer.Allowed).Select(offer => offer.Action).Should().Equal("归档");
        offers.Where(offer => !offer.Answer.Allowed).Should().OnlyContain(offer => !string.IsNullOrWhiteSpace(offer.Answer.Reason));
    }

    [Theory]
    [InlineData("2025-02-28", "")]
    [InlineData("2025-03-02", "应缴 721000.00 元(含加处罚款 21000.00 元)")]
    [InlineData("2025-06-30", "应缴 1400000.00 元")]
    public void A_fine_paid_late_grows_by_three_percent_a_day_up_to_itself(string day, string refusal)
    {
        using var desk = new Desk();
        var walk = new CaseWalk(desk).Served(desk.Violation().Id);
        desk.Act("case", walk.Id, "缴纳罚款", day, Desk.Zhang, $"缴款日期={day}", "缴款金额=700000", "票据号=P-1");

        // The last day is Friday 28 February; a payment made on a day leaves nothing owed for that day.
        var answer = desk.Refusal("case", walk.Id, "罚款缴清", day, Desk.Zhang, $"缴清日期={day}");

        if (refusal.Length == 0)
            answer.Should().BeEmpty();
        else
            answer.Should().Contain(refusal);
    }

    [Fact]
    public void A_case_of_daily_enforcement_goes_on_under_its_own_clock()
    {
        using var desk = new Desk();
        string[] form = ["原案号=示自然资立〔2024〕31号", "原立案日期=2024-11-20", "线索来源=巡查", "案由=示例建材有限公司非法占地案", "违法地点=清溪镇清溪村", "线索内容=2024年11月立案,已制作询问笔录", "承办人=张明、刘强", "承办人证号=X001、X002"];
        var unlinked = () => desk.Act("case", null, "接续日常案件", "2025-01-06", Desk.Zhang, form);
        unlinked.Should().Throw<ProblemException>().WithMessage("*没有关联*");

        var id = desk.Act("case", null, "接续日常案件", "2025-01-06", Desk.Zhang, [new DossierLink("violation", desk.Violation().Id)], form).Step.Taken.Id;

        desk.Dossier("case", id).State.Should().Be("已立案");
        desk.Clocks("case", id, "2025-01-06").Single().Reading!.Due!.Day.Should().Be(new DateOnly(2025, 2, 18));
    }
}
