using AwesomeAssertions;
using Weipian.App.Commands;
using Weipian.App.Platform;
using Weipian.Law;
using Xunit;

namespace Weipian.App.Tests.Commands;

public class DeadlineVerbTests
{
    private static readonly Lazy<RulePack> Law = new(() => LawLibrary.Load(null));

    [Theory]
    [InlineData("2024-09-30", "5wd", false, "2024-10-12")]
    [InlineData("2024-07-05", "90d", false, "2024-10-03")]
    [InlineData("2024-07-05", "90d", true, "2024-10-08")]
    [InlineData("2024-03-01", "6m", true, "2024-09-02")]
    [InlineData("2024-07-05", "case.decide", false, "2024-10-08")]
    [InlineData("2024-09-30", "case.hearing-request", false, "2024-10-12")]
    [InlineData("2024-05-20", "case.hearing-notice", false, "2024-05-10")]
    public void A_length_or_a_code_gives_a_day_with_its_reasons(string from, string limit, bool rollover, string day)
    {
        var answer = Answer(from, limit, rollover);

        answer.Day.Should().Be(DateOnly.Parse(day));
        answer.Why.Should().HaveCountGreaterThan(1);
        answer.Provisional.Should().BeFalse();
    }

    [Fact]
    public void A_day_in_a_year_without_notice_is_provisional() => Answer("2027-09-30", "5wd").Provisional.Should().BeTrue();

    [Fact]
    public void Roll_over_can_be_asked_of_a_limit_that_has_none() =>
        Answer("2024-05-31", "case.serve-announce", rollover: true).Should().Match<DeadlineAnswer>(answer =>
            answer.BeforeRollOver == new DateOnly(2024, 6, 30) && answer.Day == new DateOnly(2024, 7, 1));

    [Fact]
    public void A_parameter_may_be_given_on_the_line() => Answer("2024-05-06", "directive.respond", settings: ("directive.responseDays", "15")).Day
        .Should().Be(new DateOnly(2024, 5, 21));

    [Theory]
    [InlineData("case.nothing", "limit.unknown")]
    [InlineData("5x", "limit.unknown")]
    [InlineData("0d", "limit.unknown")]
    [InlineData("case.correct", "limit.length-unset")]
    [InlineData("directive.respond", "parameter.unset")]
    public void What_cannot_be_counted_is_refused_by_name(string limit, string code)
    {
        var answer = () => Answer("2024-05-06", limit);

        answer.Should().Throw<ProblemException>().Which.Problems.Should().ContainSingle().Which.Code.Should().Be(code);
    }

    [Theory]
    [InlineData("2024-02-30", "day.unreadable")]
    [InlineData("1900-01-01", "day.out-of-range")]
    [InlineData("9999-12-31", "day.out-of-range")]
    public void A_day_that_is_none_is_refused(string from, string code)
    {
        var day = () => DeadlineVerb.Day(from);

        day.Should().Throw<ProblemException>().Which.Problems.Should().ContainSingle().Which.Code.Should().Be(code);
    }

    private static DeadlineAnswer Answer(string from, string limit, bool rollover = false, params (string Key, string Value)[] settings) =>
        DeadlineVerb.Answer(Law.Value, DeadlineVerb.Day(from), limit, rollover, null, settings.ToDictionary(pair => pair.Key, pair => pair.Value));
}
