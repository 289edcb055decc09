using AwesomeAssertions;
using Weipian.Law.TimeLimits;
using Xunit;

namespace Weipian.Law.Tests.Scenarios;

/// <summary>Scenario 2: one decision, several clocks.</summary>
public class Scenario02CalendarTests
{
    private static readonly DateOnly Served = new(2024, 3, 1);

    private static readonly DateOnly DemandServed = new(2024, 3, 20);

    [Fact]
    public void A_hearing_may_be_asked_for_until_a_worked_Saturday()
    {
        var due = Of().Due("case.hearing-request", new DateOnly(2024, 9, 30));

        due.Day.Should().Be(new DateOnly(2024, 10, 12));
        due.Day.DayOfWeek.Should().Be(DayOfWeek.Saturday);
        due.Why.Should().Contain("计入 2024-10-12(周六):国庆节调休上班");
    }

    [Fact]
    public void The_demolition_part_can_be_taken_to_court_until_the_18th_of_June()
    {
        var window = EnforcementWindow.Of(Of(), DecisionPart.Demolition, Served, DemandServed);

        window.Suit.Day.Should().Be(new DateOnly(2024, 3, 18));
        window.Suit.BeforeRollOver.Should().Be(new DateOnly(2024, 3, 16));
        window.Demand!.Day.Should().Be(new DateOnly(2024, 4, 3));
        window.First.Should().Be(new DateOnly(2024, 4, 4));
        window.Last.Day.Should().Be(new DateOnly(2024, 6, 18));
        window.Missed.Should().BeFalse();
    }

    [Fact]
    public void The_fine_of_the_same_decision_has_its_own_window()
    {
        var window = EnforcementWindow.Of(Of(), DecisionPart.Other, Served, DemandServed);

        window.Suit.Day.Should().Be(new DateOnly(2024, 9, 2));
        window.First.Should().Be(new DateOnly(2024, 9, 3));
        window.Last.Day.Should().Be(new DateOnly(2024, 12, 2));
        Of().Due("case.pay", Served).Day.Should().Be(new DateOnly(2024, 3, 18));
    }

    [Fact]
    public void The_clocks_of_one_decision_are_read_side_by_side()
    {
        var deadlines = Of();
        ClockReading Read(string code, ClockStarted started) => deadlines.Read(code, [started], new DateOnly(2024, 5, 20));
        var suit = Read("case.sue-demolition", new ClockStarted(Served));

        suit.State.Should().Be(ClockState.Overdue);
        Read("case.sue", new ClockStarted(Served)).State.Should().Be(ClockState.Running);
        Read("case.demand", new ClockStarted(DemandServed)).Due!.Day.Should().Be(new DateOnly(2024, 4, 3));
        var court = Read("case.court", new ClockStarted(suit.Due!.Day));
        (court.State, court.Due!.Day, court.DaysLeft).Should().Be((ClockState.Near, new DateOnly(2024, 6, 18), 29));
        court.NextWarning!.Who.Should().Equal("承办机构负责人");
    }

    [Fact]
    public void Where_the_court_waits_for_the_review_period_the_window_opens_later()
    {
        var window = EnforcementWindow.Of(Of(("exec.waitForReview", "是")), DecisionPart.Demolition, Served, DemandServed);

        window.Review.Day.Should().Be(new DateOnly(2024, 4, 30));
        window.First.Should().Be(new DateOnly(2024, 5, 1));
        window.Last.Day.Should().Be(new DateOnly(2024, 7, 30));
    }

    [Fact]
    public void A_deferred_fine_is_counted_from_the_end_of_the_deferral()
    {
        var window = EnforcementWindow.Of(Of(), DecisionPart.Other, Served, DemandServed, deferredUntil: new DateOnly(2025, 3, 31));

        window.First.Should().Be(new DateOnly(2025, 4, 1));
        window.Last.Day.Should().Be(new DateOnly(2025, 6, 30));
    }

    [Theory]
    [InlineData("2024-05-31", "2024-06-18", false)] // the wait ends on 17 June: 端午 is a rest day
    [InlineData("2024-06-03", "2024-06-19", true)]
    public void A_demand_served_too_late_loses_the_window(string demand, string first, bool missed)
    {
        var window = EnforcementWindow.Of(Of(), DecisionPart.Demolition, Served, DateOnly.Parse(demand));

        window.First.Should().Be(DateOnly.Parse(first));
        window.Missed.Should().Be(missed);
    }

    [Fact]
    public void Without_a_demand_nothing_may_be_filed() =>
        EnforcementWindow.Of(Of(), DecisionPart.Demolition, Served).First.Should().BeNull();

    private static Deadlines Of(params (string Key, string Value)[] programme) =>
        new(LawFolder.Pack, programme.ToDictionary(pair => pair.Key, pair => pair.Value));
}
