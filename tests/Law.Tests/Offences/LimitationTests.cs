using System.Globalization;
using AwesomeAssertions;
using Weipian.Law.Offences;
using Xunit;

namespace Weipian.Law.Tests.Offences;

public class LimitationTests
{
    private static readonly DateOnly Decision = new(2024, 6, 1);

    [Theory]
    [InlineData("2020-05-01", "2022-05-01", false)]
    [InlineData("2020-05-01", "2022-05-02", true)]
    [InlineData("2020-02-29", "2022-02-28", false)]
    [InlineData("2020-02-29", "2022-03-01", true)]
    public void Two_years_from_the_day_after_the_end(string end, string found, bool barred) =>
        Of(new(new(2019, 1, 1), Day(end), StateContinues: false), Day(found)).Barred.Should().Be(barred);

    [Theory]
    [InlineData("2021-07-14", "2021-07-14", 2, "行政处罚法1996.29")]
    [InlineData("2021-07-15", "2026-07-15", 5, "行政处罚法2021.36")]
    public void The_longer_period_is_law_only_since_it_was_made(string end, string last, int years, string article)
    {
        var limitation = Limitation.Of(LawFolder.Pack, new(new(2019, 1, 1), Day(end), StateContinues: false), null, Decision, harmful: true);

        limitation.LastDay.Should().Be(years == 5 ? Day(last) : Day(end).AddYears(2));
        limitation.Articles.Should().Equal(article);
    }

    [Fact]
    public void A_state_that_lasts_keeps_it_from_running() =>
        Of(new(new(2019, 1, 1), new(2019, 6, 1), StateContinues: true), new(2024, 1, 1)).Should().Match<Limitation>(
            limitation => limitation.Barred == false && limitation.LastDay == null && !limitation.NeedsConfirmation);

    [Fact]
    public void Late_discovery_of_a_state_nobody_confirmed_is_for_a_person() =>
        Of(new(new(2019, 1, 1), new(2019, 6, 1)), new(2024, 1, 1)).Should().Match<Limitation>(
            limitation => limitation.Barred == null && limitation.NeedsConfirmation);

    [Fact]
    public void An_act_still_going_on_is_not_barred() => Of(new(new(2019, 1, 1), null, Ongoing: true), new(2024, 1, 1)).Barred.Should().BeFalse();

    [Fact]
    public void An_end_nobody_knows_is_for_a_person() => Of(new(new(2019, 1, 1), null), new(2024, 1, 1)).Should().Match<Limitation>(
        limitation => limitation.Barred == null && limitation.NeedsConfirmation);

    [Fact]
    public void A_discovery_not_recorded_is_for_a_person() => Of(new(new(2019, 1, 1), new(2019, 6, 1)), null).Should().Match<Limitation>(
        limitation => limitation.Barred == null && limitation.LastDay == new DateOnly(2021, 6, 1) && limitation.NeedsConfirmation);

    private static Limitation Of(ActPeriod act, DateOnly? found) => Limitation.Of(LawFolder.Pack, act, found, Decision);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
