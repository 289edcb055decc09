using AwesomeAssertions;
using CsCheck;
using Weipian.Law.Statistics;
using Xunit;

namespace Weipian.Law.Tests.Statistics;

public class LargestRemainderTests
{
    [Theory]
    [InlineData(new[] { 12.344, 8.013, 6.647, 2.996 }, new[] { 12.34, 8.01, 6.65, 3.00 })]
    [InlineData(new[] { 0.005, 0.005 }, new[] { 0.01, 0.0 })]
    [InlineData(new[] { 1.0 / 3, 1.0 / 3, 1.0 / 3 }, new[] { 0.34, 0.33, 0.33 })]
    [InlineData(new double[0], new double[0])]
    public void The_printed_parts_are_those_one_would_expect(double[] parts, double[] printed) =>
        LargestRemainder.Round(parts, 2).Select(part => (double)part).Should().Equal(printed);

    [Fact]
    public void The_printed_parts_always_add_up_to_the_printed_total() => Gen.Double[0, 1e6].Array[1, 40].Sample(parts =>
    {
        var printed = LargestRemainder.Round(parts, 2);
        return printed.Sum() == LargestRemainder.Total(parts.Sum(), 2)
            && printed.Zip(parts).All(pair => Math.Abs(pair.First - (decimal)pair.Second) <= 0.0101m);
    });

    [Fact]
    public void A_part_is_not_printed_above_what_it_belongs_to() =>
        LargestRemainder.Round([12.1249, 5.0041], 2, [12.12m, 5.01m]).Should().Equal(12.12m, 5.01m);
}
