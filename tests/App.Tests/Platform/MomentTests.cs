using AwesomeAssertions;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Platform;

public class MomentTests
{
    [Theory]
    [InlineData("2025-03-01T09:00", "2025-03-01T09:00:00+08:00")]
    [InlineData("2025-03-01 09:00:05", "2025-03-01T09:00:05+08:00")]
    [InlineData("2025-03-01T01:00:00.000Z", "2025-03-01T01:00:00+00:00")]
    [InlineData("2025-03-01T09:00:00+09:00", "2025-03-01T09:00:00+09:00")]
    public void A_moment_without_offset_is_beijing_time(string text, string moment) => Moment.Write(Moment.Read(text)).Should().Be(moment);

    [Theory]
    [InlineData("")]
    [InlineData("2025-03-01")]
    [InlineData("昨天上午")]
    public void What_is_no_moment_is_refused(string text) => FluentActions.Invoking(() => Moment.Read(text)).Should().Throw<ProblemException>();

    [Fact]
    public void A_day_begins_at_midnight_in_beijing()
    {
        Moment.DayOf(Moment.Read("2025-02-28T16:00:00Z")).Should().Be(new DateOnly(2025, 3, 1));
        Moment.Write(Moment.StartOf(new DateOnly(2025, 3, 1))).Should().Be("2025-03-01T00:00:00+08:00");
    }
}
