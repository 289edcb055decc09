using System.Globalization;
using AwesomeAssertions;
using Weipian.Law.Offences;
using Weipian.Law.Parameters;
using Xunit;

namespace Weipian.Law.Tests.Offences;

public class LatePaymentTests
{
    private static readonly DateOnly Due = new(2024, 3, 15);

    [Theory]
    [InlineData("2024-03-14", 0, "0")]
    [InlineData("2024-03-15", 0, "0")]
    [InlineData("2024-03-16", 1, "300")]
    [InlineData("2024-04-16", 32, "9600")]
    [InlineData("2024-04-17", 33, "9900")]
    [InlineData("2024-04-18", 34, "10000")]
    [InlineData("2025-03-15", 365, "10000")]
    public void Three_per_cent_a_day_up_to_the_fine(string day, int days, string fee)
    {
        var late = LatePayment.Of(Values, 10_000, Due, Day(day), [], []);

        late.Days.Should().Be(days);
        late.LateFeeYuan.Should().Be(decimal.Parse(fee, CultureInfo.InvariantCulture));
        late.Capped.Should().Be(days >= 34);
    }

    [Fact]
    public void Days_of_review_and_suit_do_not_count_even_when_they_meet()
    {
        var late = LatePayment.Of(Values, 10_000, Due, new(2024, 3, 25), [], [new(new(2024, 3, 18), new(2024, 3, 20), "行政复议"), new(new(2024, 3, 20), new(2024, 3, 21), "行政诉讼")]);

        late.Days.Should().Be(6);
        late.LateFeeYuan.Should().Be(1800);
        late.Explanation.Should().Contain("另有 4 日为复议或诉讼期间不计");
    }

    [Fact]
    public void What_is_paid_bears_no_fee_from_its_day_on()
    {
        var late = LatePayment.Of(Values, 10_000, Due, new(2024, 3, 19), [new(new(2024, 3, 18), 4_000)], []);

        late.AccruedYuan.Should().Be(300 + 300 + 180 + 180);
        late.OutstandingYuan.Should().Be(6_000);
    }

    [Fact]
    public void A_fine_paid_off_runs_no_further() =>
        LatePayment.Of(Values, 10_000, Due, new(2024, 12, 31), [new(new(2024, 3, 17), 10_000)], []).Should().Match<LatePayment>(
            late => late.LateFeeYuan == 300 && late.OutstandingYuan == 0);

    [Fact]
    public void The_fee_is_rounded_once_at_the_end() => LatePayment.Of(Values, 0.17m, Due, new(2024, 3, 18), [], []).LateFeeYuan.Should().Be(0.02m);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("100", "100.01")]
    [InlineData("100", "-1")]
    public void Impossible_amounts_are_refused(string fine, string paid)
    {
        var reckon = () => LatePayment.Of(
            Values, decimal.Parse(fine, CultureInfo.InvariantCulture), Due, Due, [new(Due, decimal.Parse(paid, CultureInfo.InvariantCulture))], []);

        reckon.Should().Throw<ArgumentException>();
    }

    private static ParameterValues Values => new(LawFolder.Pack.Parameters, new Dictionary<string, string>(), Due);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
