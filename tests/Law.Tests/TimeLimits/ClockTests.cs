using AwesomeAssertions;
using Weipian.Law.TimeLimits;
using Xunit;

namespace Weipian.Law.Tests.TimeLimits;

/// <summary>作出处罚决定: 90 days from 2024-07-05 reach 2024-10-03, in the long holiday, so 2024-10-08.</summary>
public class ClockTests
{
    private static readonly Deadlines Deadlines = new(LawFolder.Pack, new Dictionary<string, string>());

    private static readonly ClockStarted Filed = new(Day("2024-07-05"));

    [Theory]
    [InlineData("2024-07-04", ClockState.NotStarted, "未起算")]
    [InlineData("2024-07-05", ClockState.Running, "未到期")]
    [InlineData("2024-09-26", ClockState.Running, "未到期")]
    [InlineData("2024-09-27", ClockState.Near, "即将到期")]
    [InlineData("2024-10-08", ClockState.Near, "即将到期")]
    [InlineData("2024-10-09", ClockState.Overdue, "逾期 1 日")]
    public void A_limit_stands_as_the_day_says(string today, ClockState state, string words)
    {
        var reading = Read(today, Filed);

        reading.State.Should().Be(state);
        reading.Words.Should().Be(words);
    }

    [Theory]
    [InlineData("2024-08-01", "2024-08-11", "2024-10-14")] // ten days: 13 October is a Sunday
    [InlineData("2024-08-01", "2024-08-01", "2024-10-08")] // resumed the same day: nothing lost
    [InlineData("2024-08-01", "2024-08-02", "2024-10-08")] // 4 October is still holiday
    [InlineData("2024-07-05", "2024-07-08", "2024-10-08")] // the day of the event never counted: two days, 5 October
    [InlineData("2024-07-05", "2024-07-11", "2024-10-08")] // five days, 8 October
    [InlineData("2024-07-05", "2024-07-12", "2024-10-09")] // six days, 9 October
    [InlineData("2024-10-03", "2024-10-09", "2024-10-09")] // the last day itself comes after
    [InlineData("2024-10-08", "2024-10-10", "2024-10-10")] // on the day it had rolled to
    public void Suspended_days_do_not_count(string from, string until, string due) =>
        Read("2024-12-31", Filed, new ClockSuspended(Day(from), "鉴定"), new ClockResumed(Day(until))).Due!.Day.Should().Be(Day(due));

    [Theory]
    [InlineData("2024-10-08", "2024-10-08", "2024-10-12")] // resumed the same day
    [InlineData("2024-10-08", "2024-10-10", "2024-10-15")]
    [InlineData("2024-10-12", "2024-10-14", "2024-10-14")] // the worked Saturday is the last day; it moves to Monday
    [InlineData("2024-10-01", "2024-10-08", "2024-10-12")] // days of the holiday cost nothing
    public void Of_working_days_only_working_days_are_lost(string from, string until, string due) => Deadlines.Read(
        "case.statement", [new ClockStarted(Day("2024-09-30")), new ClockSuspended(Day(from), "公告"), new ClockResumed(Day(until))],
        Day("2024-12-31")).Due!.Day.Should().Be(Day(due));

    [Fact]
    public void Two_suspensions_add_up_and_say_why()
    {
        var reading = Read(
            "2024-12-31", Filed, new ClockSuspended(Day("2024-07-10"), "鉴定"), new ClockResumed(Day("2024-07-20")),
            new ClockSuspended(Day("2024-08-10"), "听证"), new ClockResumed(Day("2024-08-20")));

        reading.Due!.BeforeRollOver.Should().Be(Day("2024-10-23"));
        reading.Why.Should().Contain("不计 2024-07-10(周三) 至 2024-07-19(周五):鉴定").And.Contain("不计 2024-08-10(周六) 至 2024-08-19(周一):听证");
    }

    [Fact]
    public void While_suspended_the_due_day_moves_with_today_and_nobody_is_warned()
    {
        var suspended = new ClockSuspended(Day("2024-08-01"), "中止调查");
        var early = Read("2024-08-11", Filed, suspended);
        var late = Read("2025-08-11", Filed, suspended);

        early.State.Should().Be(ClockState.Suspended);
        early.Due!.Day.Should().Be(Day("2024-10-14"));
        late.Words.Should().Be("中止中");
        late.Due!.Day.Should().BeAfter(Day("2025-08-11"));
        late.NextWarning.Should().BeNull();
        late.Late.Should().BeFalse();
    }

    [Theory]
    [InlineData("2024-10-08", "30d", "2024-11-04", 0)] // on the last day; 2 November is a Saturday
    [InlineData("2024-07-05", "10d", "2024-10-14", 0)]
    [InlineData("2024-10-09", "30d", "2024-10-08", 1)] // the limit had run out
    [InlineData("2024-09-01", "31d", "2024-10-08", 1)] // more than the law gives
    [InlineData("2024-09-01", "1m", "2024-10-08", 1)] // 3 October to 3 November: 31 days
    public void An_extension_counts_when_given_in_time_and_within_bounds(string given, string by, string due, int faults)
    {
        var reading = Read("2024-12-31", Filed, new ClockExtended(Day(given), LimitLength.Parse(by)!.Value, "示延〔2024〕1号"));

        reading.Due!.Day.Should().Be(Day(due));
        reading.Faults.Should().HaveCount(faults);
        reading.Why.Any(line => line.Contains("示延〔2024〕1号", StringComparison.Ordinal)).Should().Be(faults == 0);
    }

    [Fact]
    public void Extensions_together_stay_within_bounds()
    {
        ClockExtended Given(string day, int days) => new(Day(day), new LimitLength(days, LimitUnit.Days), "示延");

        Read("2024-12-31", Filed, Given("2024-09-01", 20), Given("2024-09-02", 10)).Due!.BeforeRollOver.Should().Be(Day("2024-11-02"));
        var over = Read("2024-12-31", Filed, Given("2024-09-01", 20), Given("2024-09-02", 11));
        over.Due!.BeforeRollOver.Should().Be(Day("2024-10-23"));
        over.Faults.Should().ContainSingle().Which.Should().Contain("延长合计超过 30 日");
    }

    [Fact]
    public void An_extended_and_suspended_limit_counts_both()
    {
        var reading = Read(
            "2024-12-31", Filed, new ClockExtended(Day("2024-09-01"), new LimitLength(30, LimitUnit.Days), "示延〔2024〕2号"),
            new ClockSuspended(Day("2024-10-10"), "公告"), new ClockResumed(Day("2024-10-20")));

        reading.Due!.BeforeRollOver.Should().Be(Day("2024-11-12"));
    }

    [Theory]
    [InlineData("2024-10-08", false, 0, "已完成(按期)")]
    [InlineData("2024-10-09", true, 1, "已完成(逾期 1 日)")]
    [InlineData("2024-12-31", true, 84, "已完成(逾期 84 日)")]
    public void What_is_done_stays_done_in_time_or_late(string done, bool late, int days, string words)
    {
        var reading = Read("2026-01-01", Filed, new ClockMet(Day(done)));

        (reading.State, reading.Late, reading.LateDays, reading.Words).Should().Be((ClockState.Met, late, days, words));
        reading.DaysLeft.Should().BeNull();
        reading.NextWarning.Should().BeNull();
    }

    [Fact]
    public void Done_while_suspended_is_in_time() =>
        Read("2026-01-01", Filed, new ClockSuspended(Day("2024-10-01"), "鉴定"), new ClockMet(Day("2024-12-01"))).Words.Should().Be("已完成(按期)");

    [Theory]
    [InlineData(16, 30, "已完成(按期)")]
    [InlineData(16, 31, "已完成(当日逾时)")]
    public void Hours_are_kept_to_the_minute(int hour, int minute, string words) => Deadlines.Read(
        "case.refer-handover", [new ClockStarted(Day("2024-09-30"), At: new TimeOnly(16, 30)), new ClockMet(Day("2024-10-01"), new TimeOnly(hour, minute))],
        Day("2024-12-31")).Words.Should().Be(words);

    [Fact]
    public void Warnings_come_on_working_days_and_name_who_is_told()
    {
        var reading = Read("2024-09-28", Filed);

        reading.Warnings.Select(warning => (warning.Day, string.Join('、', warning.Who))).Should().Equal(
            (Day("2024-09-27"), "承办人"), (Day("2024-09-30"), "承办机构负责人"), (Day("2024-10-08"), "局负责人"), (Day("2024-10-09"), "县卫片办"));
        reading.NextWarning!.Day.Should().Be(Day("2024-09-30"));
        (reading.DaysLeft, reading.WorkdaysLeft).Should().Be((10, 3));
        Read("2024-10-30", Filed).NextWarning.Should().BeNull();
    }

    [Fact]
    public void A_limit_shorter_than_its_ladder_warns_from_the_day_it_starts() =>
        Deadlines.Read("case.file", [new ClockStarted(Day("2024-10-08"), Set: new LimitLength(1, LimitUnit.Days))], Day("2024-10-08"))
            .Warnings[0].Day.Should().Be(Day("2024-10-08"));

    [Fact]
    public void A_notice_is_due_before_the_hearing_it_announces()
    {
        var reading = Deadlines.Read("case.hearing-notice", [new ClockStarted(Day("2024-05-06"), From: Day("2024-05-20"))], Day("2024-05-08"));

        reading.Due!.Day.Should().Be(Day("2024-05-10"));
        reading.State.Should().Be(ClockState.Near);
    }

    [Fact]
    public void A_cancelled_limit_may_start_anew()
    {
        var cancelled = new ClockCancelled(Day("2024-08-01"), "撤销立案");

        Read("2024-09-01", Filed, cancelled).State.Should().Be(ClockState.Cancelled);
        Read("2024-09-01", Filed, cancelled, new ClockStarted(Day("2024-08-05"))).Due!.BeforeRollOver.Should().Be(Day("2024-11-03"));
    }

    [Fact]
    public void Events_after_the_day_are_not_looked_at() =>
        Read("2024-08-01", Filed, new ClockMet(Day("2024-08-02"))).State.Should().Be(ClockState.Running);

    [Fact]
    public void Events_that_cannot_be_are_left_out_and_named()
    {
        var extension = new ClockExtended(Day("2024-10-08"), new LimitLength(5, LimitUnit.Workdays), "示延");
        Faults("case.decide", new ClockSuspended(Day("2024-07-01"), "鉴定")).Should().ContainSingle().Which.Should().Contain("中止不予计算:期限尚未起算");
        Faults("case.decide", Filed, Filed).Should().ContainSingle().Which.Should().Contain("不重复起算");
        Faults("case.decide", Filed, new ClockResumed(Day("2024-08-01"))).Should().ContainSingle().Which.Should().Contain("没有中止");
        Faults("case.decide", Filed, new ClockSuspended(Day("2024-08-01"), "鉴定"), new ClockSuspended(Day("2024-08-02"), "鉴定")).Should().ContainSingle();
        Faults("case.decide", Filed, new ClockSuspended(Day("2024-10-09"), "鉴定")).Should().ContainSingle().Which.Should().Contain("已经届满");
        Faults("case.decide", Filed, new ClockMet(Day("2024-08-01")), new ClockMet(Day("2024-08-02"))).Should().ContainSingle().Which.Should().Contain("已经办结");
        Faults("case.statement", new ClockStarted(Day("2024-09-30")), extension).Should().ContainSingle().Which.Should().Contain("不能延长");
        Faults("case.refer-handover", new ClockStarted(Day("2024-09-30")), new ClockSuspended(Day("2024-09-30"), "鉴定")).Should().ContainSingle();
    }

    private static IReadOnlyList<string> Faults(string code, params ClockEvent[] events) => Deadlines.Read(code, events, Day("2024-12-31")).Faults;

    private static ClockReading Read(string today, params ClockEvent[] events) => Deadlines.Read("case.decide", events, Day(today));

    private static DateOnly Day(string text) => DateOnly.Parse(text);
}
