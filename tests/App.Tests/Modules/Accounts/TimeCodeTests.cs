using System.Text;
using AwesomeAssertions;
using Weipian.App.Modules.Accounts;
using Xunit;

namespace Weipian.App.Tests.Modules.Accounts;

public sealed class TimeCodeTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, SHA-1 column.</summary>
    [Theory]
    [InlineData(59L, "94287082")]
    [InlineData(1111111109L, "07081804")]
    [InlineData(1111111111L, "14050471")]
    [InlineData(1234567890L, "89005924")]
    [InlineData(2000000000L, "69279037")]
    [InlineData(20000000000L, "65353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        TimeCode.At(Secret, TimeCode.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds)), 8).Should().Be(code);

    [Fact]
    public void A_code_works_once_and_half_a_minute_around_its_time()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_234_567_890);
        var step = TimeCode.StepOf(now);
        foreach (var near in new[] { step - 1, step, step + 1 })
            TimeCode.Accept(Secret, TimeCode.At(Secret, near), now, 0).Should().Be(near);
        TimeCode.Accept(Secret, TimeCode.At(Secret, step), now, step).Should().BeNull("it was used");
        TimeCode.Accept(Secret, TimeCode.At(Secret, step + 2), now, 0).Should().BeNull("it is of later");
        TimeCode.Accept(Secret, "", now, 0).Should().BeNull();
    }

    /// <summary>RFC 4648, section 10.</summary>
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_written_in_base32(string text, string written) => TimeCode.Text(Encoding.ASCII.GetBytes(text)).Should().Be(written);
}
