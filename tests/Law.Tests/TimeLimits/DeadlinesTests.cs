using AwesomeAssertions;
using Weipian.Law.Parameters;
using Weipian.Law.TimeLimits;
using Xunit;

namespace Weipian.Law.Tests.TimeLimits;

public class DeadlinesTests
{
    [Theory]
    [InlineData("case.decide", "2021-07-14", "60 日")]
    [InlineData("case.decide", "2021-07-15", "90 日")]
    [InlineData("case.hearing-request", "2021-07-14", "3 日")]
    [InlineData("case.hearing-request", "2021-07-15", "5 个工作日")]
    [InlineData("case.hearing-notice", "2021-07-14", "7 日")]
    [InlineData("case.hearing-notice", "2021-07-15", "7 个工作日")]
    [InlineData("case.sue", "2015-04-30", "3 个月")]
    [InlineData("case.sue", "2015-05-01", "6 个月")]
    [InlineData("case.sue-demolition", "2019-12-31", "15 日")]
    [InlineData("case.sue-demolition", "2020-01-01", "15 日")]
    [InlineData("case.serve-announce", "2021-12-31", "60 日")]
    [InlineData("case.serve-announce", "2022-01-01", "30 日")]
    [InlineData("case.file", "2024-04-30", "10 个工作日")]
    [InlineData("case.court", "2024-01-01", "3 个月")]
    [InlineData("case.demand", "2024-01-01", "10 个工作日")]
    [InlineData("case.pay", "2024-01-01", "15 日")]
    [InlineData("case.review", "2024-01-01", "60 日")]
    [InlineData("case.refer", "2024-01-01", "3 日")]
    [InlineData("case.refer-handover", "2024-01-01", "24 小时")]
    [InlineData("case.confiscation-handover", "2024-01-01", "90 日")]
    [InlineData("case.limitation", "2024-01-01", "2 年")]
    [InlineData("court.accept", "2024-01-01", "5 个工作日")]
    [InlineData("court.rule", "2024-01-01", "7 个工作日")]
    [InlineData("supervision.notice", "2024-01-01", "2 个工作日")]
    [InlineData("supervision.listed", "2024-01-01", "60 日")]
    public void The_version_in_force_on_the_day_of_the_event_counts(string code, string day, string words)
    {
        var deadlines = Of();

        deadlines.LengthOf(deadlines.LimitOn(code, Day(day)), Day(day)).Words.Should().Be(words);
    }

    [Fact]
    public void The_articles_are_in_the_reasons() =>
        Of().Due("case.statement", Day("2024-09-30")).Why.Should().Contain(line => line.StartsWith("依据:自然资源行政处罚办法", StringComparison.Ordinal));

    [Fact]
    public void A_masked_length_must_be_set_by_the_programme()
    {
        var unset = () => Of().Due("directive.respond", Day("2024-05-06"));

        unset.Should().Throw<ParameterUnsetException>().Which.Parameter.Key.Should().Be("directive.responseDays");
        Of(("directive.responseDays", "15")).Due("directive.respond", Day("2024-05-06")).Day.Should().Be(Day("2024-05-21"));
    }

    [Fact]
    public void What_the_programme_sets_goes_before_the_default() =>
        Of(("case.fileWithinWd", "5")).Due("case.file", Day("2024-09-30")).Day.Should().Be(Day("2024-10-12"));

    [Theory]
    [InlineData("monthly.report", "monthly.dueDay", "5", "2024-03-10", "2024-04-05")]
    [InlineData("exposure.report", "exposure.reportBy", "2024-11-30", "2024-01-10", "2024-11-30")]
    [InlineData("plan.ledger", "milestone.ledger", "2024-03-15", "2024-01-10", "2024-03-15")]
    [InlineData("interview.report", "interview.reportWorkdays", "5", "2024-09-30", "2024-10-12")]
    public void Dates_of_the_plan_are_limits_too(string code, string key, string value, string from, string due) =>
        Of((key, value)).Due(code, Day(from)).Day.Should().Be(Day(due));

    [Theory]
    [InlineData("directive.responseDays", "0")]
    [InlineData("directive.responseDays", "1.5")]
    [InlineData("directive.responseDays", "-2")]
    [InlineData("directive.responseDays", "99999")]
    public void A_value_that_is_no_length_is_refused(string key, string value)
    {
        var due = () => Of((key, value)).Due("directive.respond", Day("2024-05-06"));

        due.Should().Throw<LimitException>().Which.Code.Should().Be("limit.length");
    }

    [Fact]
    public void A_length_the_paper_sets_goes_before_the_tables()
    {
        var unsaid = () => Of().Due("case.correct", Day("2024-05-06"));

        unsaid.Should().Throw<LimitException>().Which.Code.Should().Be("limit.length-unset");
        Of().Due("case.correct", Day("2024-05-06"), set: new LimitLength(15, LimitUnit.Days)).Day.Should().Be(Day("2024-05-21"));
        Of().Due("directive.respond", Day("2024-05-06"), set: LimitLength.On(Day("2024-06-30"))).Day.Should().Be(Day("2024-07-01"));
    }

    [Theory]
    [InlineData("case.nothing", "2024-05-06", "limit.unknown")]
    [InlineData("case.demand", "2011-12-31", "limit.not-in-force")]
    public void A_limit_that_does_not_apply_is_refused(string code, string day, string problem)
    {
        var due = () => Of().Due(code, Day(day));

        due.Should().Throw<LimitException>().Which.Code.Should().Be(problem);
    }

    [Fact]
    public void An_extension_without_a_set_bound_is_left_to_its_approval()
    {
        ClockEvent[] events = [new ClockStarted(Day("2024-03-01")), new ClockExtended(Day("2024-04-01"), new LimitLength(45, LimitUnit.Days), "示督延〔2024〕1号")];

        Of().Read("supervision.listed", events, Day("2024-04-02")).Due!.BeforeRollOver.Should().Be(Day("2024-06-14"));
        Of(("supervision.extendDays", "30")).Read("supervision.listed", events, Day("2024-04-02")).Faults.Should().ContainSingle();
    }

    private static Deadlines Of(params (string Key, string Value)[] programme) =>
        new(LawFolder.Pack, programme.ToDictionary(pair => pair.Key, pair => pair.Value));

    private static DateOnly Day(string text) => DateOnly.Parse(text);
}
