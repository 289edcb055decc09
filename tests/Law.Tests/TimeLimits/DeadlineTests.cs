using AwesomeAssertions;
using CsCheck;
using Weipian.Law.TimeLimits;
using Weipian.Tests;
using Xunit;

namespace Weipian.Law.Tests.TimeLimits;

public class DeadlineTests
{
    private static readonly int[] Lengths = [1, 2, 3, 5, 7, 10, 20, 60, 250];

    [Theory]
    [InlineData("2024-09-30", "5wd", false, "2024-10-12")]
    [InlineData("2018-02-09", "7wd", false, "2018-02-24")]
    [InlineData("2018-02-09", "10wd", false, "2018-02-28")]
    [InlineData("2024-03-20", "10wd", false, "2024-04-03")]
    [InlineData("2025-09-26", "5wd", false, "2025-10-10")]
    [InlineData("2026-02-10", "10wd", false, "2026-03-02")]
    [InlineData("2024-03-01", "15d", true, "2024-03-18")]
    [InlineData("2024-03-01", "6m", true, "2024-09-02")]
    [InlineData("2024-07-05", "90d", false, "2024-10-03")]
    [InlineData("2024-07-05", "90d", true, "2024-10-08")]
    public void The_published_examples_hold(string from, string length, bool rolls, string due) => Due(from, length, rolls).Day.Should().Be(DateOnly.Parse(due));

    [Theory]
    [InlineData("2024-01-31", "1m", "2024-02-29")]
    [InlineData("2025-01-31", "1m", "2025-02-28")]
    [InlineData("2024-02-29", "1m", "2024-03-29")]
    [InlineData("2024-08-31", "6m", "2025-02-28")]
    [InlineData("2023-08-31", "6m", "2024-02-29")]
    [InlineData("2024-02-29", "1y", "2025-02-28")]
    [InlineData("2024-02-29", "4y", "2028-02-29")]
    [InlineData("2023-12-31", "2m", "2024-02-29")]
    [InlineData("2024-02-28", "1d", "2024-02-29")]
    [InlineData("2024-02-28", "2d", "2024-03-01")]
    [InlineData("2024-12-31", "1d", "2025-01-01")]
    [InlineData("2024-10-11", "1wd", "2024-10-12")]
    [InlineData("2024-10-12", "1wd", "2024-10-14")]
    [InlineData("2024-10-05", "1wd", "2024-10-08")]
    [InlineData("2024-09-27", "1wd", "2024-09-29")]
    [InlineData("2024-05-31", "24h", "2024-06-01")]
    [InlineData("2024-05-31", "25h", "2024-06-02")]
    public void Month_ends_leap_days_and_worked_Saturdays(string from, string length, string due) => Due(from, length, false).Day.Should().Be(DateOnly.Parse(due));

    [Theory]
    [InlineData("2024-03-01", "15d", "2024-03-16", "2024-03-18")] // Saturday
    [InlineData("2024-09-20", "9d", "2024-09-29", "2024-09-29")] // a Sunday that is worked
    [InlineData("2024-09-20", "11d", "2024-10-01", "2024-10-08")] // first day of the long holiday
    [InlineData("2024-01-26", "15d", "2024-02-10", "2024-02-18")] // to a Sunday that is worked
    [InlineData("2018-12-01", "30d", "2018-12-31", "2019-01-02")] // 元旦 of the next year's notice
    public void The_last_day_moves_off_rest_days_only(string from, string length, string reached, string due)
    {
        var answer = Due(from, length, true);

        answer.BeforeRollOver.Should().Be(DateOnly.Parse(reached));
        answer.Day.Should().Be(DateOnly.Parse(due));
    }

    [Fact]
    public void A_due_date_says_why() => Due("2024-09-27", "6wd", false).Why.Should().Equal(
        "起算事件 2024-09-27(周五),当日不计入,自 2024-09-28(周六) 起计 6 个工作日",
        "不计 2024-09-28(周六):周末",
        "计入 2024-09-29(周日):国庆节调休上班",
        "不计 2024-10-01(周二) 至 2024-10-07(周一):国庆节放假",
        "届满日 2024-10-11(周五)");

    [Fact]
    public void A_roll_over_says_from_where_to_where() => Due("2024-01-26", "15d", true).Why.Should().Equal(
        "起算事件 2024-01-26(周五),当日不计入,自 2024-01-27(周六) 起计 15 日",
        "末日 2024-02-10(周六) 为春节放假,顺延至第一个工作日 2024-02-18(周日)(春节调休上班)",
        "届满日 2024-02-18(周日)");

    [Theory]
    [InlineData("2026-12-20", "10wd", false, true)]
    [InlineData("2026-12-20", "5wd", false, false)]
    [InlineData("2026-12-21", "5wd", false, false)]
    [InlineData("2026-12-22", "5wd", false, true)] // ends on 29 December, which the next notice may give to 元旦
    [InlineData("2026-11-01", "90d", false, false)] // natural days need no notice
    [InlineData("2026-11-01", "90d", true, true)]
    [InlineData("2026-11-01", "6m", true, true)]
    [InlineData("2026-01-05", "90d", true, false)]
    public void What_rests_on_a_notice_not_yet_out_is_provisional_and_says_so(string from, string length, bool rolls, bool provisional)
    {
        var due = Due(from, length, rolls);

        due.Provisional.Should().Be(provisional);
        due.Why.Any(line => line.StartsWith("暂定:2027 年", StringComparison.Ordinal)).Should().Be(provisional);
    }

    [Theory]
    [InlineData("2024-05-20", "7wd", "2024-05-10")] // 11 May is a worked Saturday
    [InlineData("2024-10-15", "8wd", "2024-09-29")] // over the long holiday to a worked Sunday
    [InlineData("2024-05-20", "7d", "2024-05-13")]
    [InlineData("2024-05-19", "7d", "2024-05-11")] // Sunday 12 May: earlier, to the worked Saturday
    [InlineData("2024-03-31", "1m", "2024-02-29")]
    public void A_backward_limit_ends_earlier_never_later(string from, string length, string due) =>
        Deadline.Of(LawFolder.Pack.Calendar, Run(from, length, true) with { Direction = LimitStart.Backward }).Day.Should().Be(DateOnly.Parse(due));

    [Theory]
    [InlineData("2024-03-10", 15, "2024-03-15")]
    [InlineData("2024-03-15", 15, "2024-04-15")]
    [InlineData("2024-01-31", 31, "2024-02-29")]
    [InlineData("2024-02-29", 31, "2024-03-31")]
    [InlineData("2024-12-25", 5, "2025-01-05")]
    public void A_day_of_every_month_is_the_next_one(string from, int dayOfMonth, string due) => Deadline.Of(
        LawFolder.Pack.Calendar, Run(from, "1d", false) with { Lengths = [new LimitLength(dayOfMonth, LimitUnit.DayOfMonth)] }).Day.Should().Be(DateOnly.Parse(due));

    [Fact]
    public void Hours_run_to_the_minute_over_rest_days()
    {
        var due = Deadline.Of(LawFolder.Pack.Calendar, Run("2024-09-30", "24h", true) with { At = new TimeOnly(16, 30) });

        (due.Day, due.Time).Should().Be((new DateOnly(2024, 10, 1), new TimeOnly(16, 30)));
    }

    [Fact]
    public void Twenty_years_of_working_days_agree_with_a_table_made_from_the_notices()
    {
        var table = NoticeTable.FromJson(year => RealData.Path($"cn-holidays/{year}.json"), 2007, 2026);

        Agrees(table, new DateOnly(2007, 1, 1), new DateOnly(2025, 12, 20));
    }

    [Fact]
    public void Two_years_of_working_days_agree_with_a_table_copied_by_hand() =>
        Agrees(NoticeTable.ByHand(), new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 20));

    [Fact]
    public void Natural_days_and_months_with_roll_over_agree_with_the_table_copied_by_hand()
    {
        var table = NoticeTable.ByHand();
        Gen.Select(Gen.Int[0, 600], Gen.Int[1, 100], Gen.Bool).Sample((offset, count, months) =>
        {
            var start = new DateOnly(2024, 1, 1).AddDays(offset);
            var target = months ? start.AddMonths(count % 4 + 1) : start.AddDays(count);
            if (target > new DateOnly(2025, 12, 25))
                return;
            var length = months ? new LimitLength(count % 4 + 1, LimitUnit.Months) : new LimitLength(count, LimitUnit.Days);

            Deadline.Of(LawFolder.Pack.Calendar, Run(start, length, true)).Day.Should().Be(table.OnOrAfter(target));
        });
    }

    private static void Agrees(NoticeTable table, DateOnly first, DateOnly last)
    {
        for (var start = first; start <= last; start = start.AddDays(1))
            foreach (var count in Lengths)
            {
                var length = new LimitLength(count, LimitUnit.Workdays);
                if (Deadline.Of(LawFolder.Pack.Calendar, Run(start, length, false)).Day != table.After(start, count))
                    Assert.Fail($"{start} + {count} working days");
                if (start.DayNumber - first.DayNumber > 2 * count + 30
                    && Deadline.Of(LawFolder.Pack.Calendar, Run(start, length, false) with { Direction = LimitStart.Backward }).Day != table.Before(start, count))
                    Assert.Fail($"{start} - {count} working days");
            }
    }

    private static DueDate Due(string from, string length, bool rolls) => Deadline.Of(LawFolder.Pack.Calendar, Run(from, length, rolls));

    private static LimitRun Run(string from, string length, bool rolls) => Run(DateOnly.Parse(from), LimitLength.Parse(length)!.Value, rolls);

    private static LimitRun Run(DateOnly from, LimitLength length, bool rolls) => new("起算事件", from, null, LimitStart.NextDay, [length], rolls, [], []);
}
