using System.Globalization;
using AwesomeAssertions;
using Weipian.Law.Offences;
using Xunit;

namespace Weipian.Law.Tests.Offences;

public class MoneyTests
{
    [Theory]
    [InlineData("0.005", "0.01")]
    [InlineData("0.0049999", "0.00")]
    [InlineData("1.015", "1.02")]
    [InlineData("2.675", "2.68")]
    public void To_fen_half_goes_up(string exact, string rounded) => Money.Round(Of(exact)).Should().Be(Of(rounded));

    [Fact]
    public void The_ends_of_a_band_are_rounded_into_it() =>
        AmountRange.Inside(100.001m, 299.999m).Should().Be(new AmountRange(100.01m, 299.99m));

    [Theory]
    [InlineData("99.99", false)]
    [InlineData("100", true)]
    [InlineData("1000", true)]
    [InlineData("1000.01", false)]
    public void Both_ends_belong_to_a_band(string yuan, bool inside) => new AmountRange(100, 1000).Contains(Of(yuan)).Should().Be(inside);

    [Theory]
    [InlineData("29.99", true)]
    [InlineData("30.00", true)]
    [InlineData("30.01", false)]
    public void A_band_without_a_lower_end_starts_at_nothing(string yuan, bool inside) => new AmountRange(null, 30).Contains(Of(yuan)).Should().Be(inside);

    [Fact]
    public void Ranges_read_as_the_law_words_them()
    {
        new AmountRange(null, 1234567.5m).ToString().Should().Be("1,234,567.50 元以下");
        new AmountRange(100, 1000).ToString().Should().Be("100.00 元以上 1,000.00 元以下");
        new AmountRange(5, 5).ToString().Should().Be("5.00 元");
        new AmountRange(5, null).ToString().Should().Be("5.00 元以上");
    }

    private static decimal Of(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
