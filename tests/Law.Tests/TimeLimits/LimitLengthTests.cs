using AwesomeAssertions;
using Weipian.Law.TimeLimits;
using Xunit;

namespace Weipian.Law.Tests.TimeLimits;

public class LimitLengthTests
{
    [Theory]
    [InlineData("5wd", 5, LimitUnit.Workdays, "5 个工作日")]
    [InlineData("90d", 90, LimitUnit.Days, "90 日")]
    [InlineData("3m", 3, LimitUnit.Months, "3 个月")]
    [InlineData("2y", 2, LimitUnit.Years, "2 年")]
    [InlineData("24h", 24, LimitUnit.Hours, "24 小时")]
    public void A_length_is_read_written_and_said(string text, int count, LimitUnit unit, string words)
    {
        var length = LimitLength.Parse(text);

        length.Should().Be(new LimitLength(count, unit));
        length!.Value.ToString().Should().Be(text);
        length.Value.Words.Should().Be(words);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("wd")]
    [InlineData("0d")]
    [InlineData("-3d")]
    [InlineData("+3d")]
    [InlineData(" 3d")]
    [InlineData("3 d")]
    [InlineData("3D")]
    [InlineData("1.5d")]
    [InlineData("3w")]
    [InlineData("99999999999d")]
    [InlineData("36501d")]
    [InlineData("case.decide")]
    public void Anything_else_is_no_length(string text) => LimitLength.Parse(text).Should().BeNull();
}
