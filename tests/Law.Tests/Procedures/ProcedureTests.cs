using AwesomeAssertions;
using Weipian.Law.Procedures;
using Xunit;

namespace Weipian.Law.Tests.Procedures;

public class ProcedureTests
{
    private static readonly DateOnly Day = new(2025, 6, 2);

    private static ProcedureBook Book => LawFolder.Pack.Procedures;

    public static TheoryData<string, string, string> EveryPair()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var procedure in Book.All)
            foreach (var state in procedure.States)
                foreach (var action in procedure.Actions)
                    data.Add(procedure.Key, state, action);
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Every_state_and_action_is_open_to_its_post_or_refused_with_reason_and_article(string key, string state, string action)
    {
        var procedure = Book[key];
        var step = procedure.Find(state, action, Day);
        var officer = step is null ? new Officer("张三", "执法监察", "619901101") : new Officer("张三", step.Posts[0].Post, "619901101");

        var answer = procedure.Ask(state, action, officer, "619901101", _ => NeedState.Yes("已核"), Day);

        if (step is not null)
        {
            answer.Allowed.Should().BeTrue(answer.Reason);
            answer.Step!.Row.Should().Be(step.Row);
            return;
        }

        answer.Code.Should().Be("step.not-open");
        answer.Reason.Should().NotBeNullOrWhiteSpace().And.NotContain("{");
        LawFolder.Pack.Articles.Find(answer.Article!).Should().NotBeNull();
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void No_condition_can_be_passed_by_any_post(string key, string state, string action)
    {
        var procedure = Book[key];
        if (procedure.Find(state, action, Day) is not { Needs.Count: > 0 } step)
            return;

        foreach (var post in Book.Posts.Keys)
            foreach (var need in step.Needs)
                foreach (var lacking in new[] { NeedState.No("缺"), NeedState.Unknown("不明") })
                {
                    var answer = procedure.Ask(state, action, new Officer("张三", post, "619901101"), "619901101", term => term == need ? lacking : NeedState.Yes("有"), Day);

                    answer.Allowed.Should().BeFalse($"{post}不得越过“{need}”");
                }
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Only_the_posts_of_a_row_may_act_and_own_unit_posts_only_in_their_unit(string key, string state, string action)
    {
        var procedure = Book[key];
        if (procedure.Find(state, action, Day) is not { } step)
            return;

        foreach (var post in Book.Posts.Keys)
        {
            var mine = procedure.Ask(state, action, new Officer("张三", post, "619901101"), "619901101", _ => NeedState.Yes("有"), Day);
            var others = procedure.Ask(state, action, new Officer("张三", post, "619901102"), "619901101", _ => NeedState.Yes("有"), Day);

            mine.Code.Should().Be(step.Posts.Any(one => one.Post == post) ? null : "step.post");
            others.Allowed.Should().Be(step.Posts.Any(one => one.Post == post && !one.OwnUnit));
        }
    }

    [Fact]
    public void No_case_is_opened_without_a_field_verification_whoever_asks() =>
        Book["case"].Steps.Where(step => step.To is "待立案审批" or "已立案" && !step.From.Contains("中止调查") && !step.From.Contains("调查终结"))
            .Should().NotBeEmpty().And.OnlyContain(step => step.Needs.Contains("图斑已外业核查"));

    [Fact]
    public void No_case_is_closed_while_a_referral_or_one_of_the_six_musts_is_undone() =>
        Book["case"].Steps.Where(step => step.To is "待结案审批" or "已结案")
            .Should().NotBeEmpty().And.OnlyContain(step => step.Needs.Contains("六项该必须均已落实") && step.Needs.Contains("应移送已移送"));

    [Fact]
    public void Nothing_is_exposed_before_handling_is_complete() =>
        Book["exposure"].Steps.Where(step => step.To == "已公开").Should().NotBeEmpty().And.OnlyContain(step => step.Needs.Contains("案件已处理到位"));

    [Fact]
    public void Nothing_is_accepted_with_a_remainder_an_open_doubt_or_a_falsification() =>
        Book["field-acceptance"].Steps.Where(step => step.To == "通过").Should().NotBeEmpty()
            .And.OnlyContain(step => step.Needs.Contains("整改剩余为零") && step.Needs.Contains("无未答复的存疑") && step.Needs.Contains("无弄虚作假"));

    [Theory]
    [InlineData("case.decide", "case.decide", null, null, null)]
    [InlineData("case.statement@送达日期", "case.statement", "送达日期", null, null)]
    [InlineData("case.court>case.sue-demolition?决定含拆除", "case.court", null, "case.sue-demolition", "决定含拆除")]
    [InlineData("case.pay@送达日期?决定含罚款", "case.pay", "送达日期", null, "决定含罚款")]
    public void A_clock_order_is_read_with_its_day_its_forerunner_and_its_condition(string text, string limit, string? field, string? after, string? condition) =>
        Book["case"].Steps.SelectMany(step => step.Clocks.All).Should().Contain(new ClockOrder(limit, field, after, condition), text);
}
