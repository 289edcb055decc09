using AwesomeAssertions;
using Weipian.Law.TimeLimits;
using Weipian.Tests;
using Xunit;

namespace Weipian.Law.Tests.TimeLimits;

public class WorkCalendarTests
{
    private static WorkCalendar Calendar => LawFolder.Pack.Calendar;

    [Theory]
    [InlineData(2017, 249)]
    [InlineData(2018, 250)]
    [InlineData(2019, 250)]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_its_working_days(int year, int workdays) => Calendar.Workdays(year).Should().Be(workdays);

    [Theory]
    [InlineData("2024-10-12", true, "国庆节调休上班")]
    [InlineData("2024-10-01", false, "国庆节放假")]
    [InlineData("2024-10-05", false, "国庆节放假")]
    [InlineData("2024-10-13", false, "周末")]
    [InlineData("2024-10-14", true, "工作日")]
    [InlineData("2018-12-29", true, "元旦调休上班")]
    [InlineData("2018-12-31", false, "元旦放假")]
    [InlineData("2026-02-28", true, "春节调休上班")]
    public void A_day_says_why_it_is_worked_or_not(string day, bool worked, string reason)
    {
        Calendar.IsWorkday(DateOnly.Parse(day)).Should().Be(worked);
        Calendar.ReasonOf(DateOnly.Parse(day)).Should().Be(reason);
    }

    [Theory]
    [InlineData("2027-01-01", true)]
    [InlineData("2027-06-15", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2026-12-29", true)]
    [InlineData("2026-12-28", false)]
    [InlineData("2025-12-31", false)]
    [InlineData("2006-12-28", true)]
    [InlineData("2007-01-01", false)]
    public void Days_that_a_notice_not_yet_out_may_change_are_provisional(string day, bool provisional) =>
        Calendar.IsProvisional(DateOnly.Parse(day)).Should().Be(provisional);

    [Fact]
    public void The_year_without_a_notice_is_computed_from_weekends()
    {
        Calendar.Years.Should().Equal(Enumerable.Range(2007, 20));
        Calendar.IsProvisional(2026).Should().BeFalse();
        Calendar.IsProvisional(2027).Should().BeTrue();
        Calendar.Workdays(2027).Should().Be(261);
        Calendar.IsWorkday(new DateOnly(2027, 10, 1)).Should().BeTrue();
    }

    [Fact]
    public void A_year_is_added_by_adding_its_file()
    {
        var folder = LawFolder.Copy();
        File.WriteAllText(Path.Combine(folder, "time-limits/calendar/2027.csv"), "日期,名称,休息\n2026-12-31,元旦,是\n2027-01-01,元旦,是\n2027-01-02,元旦,否\n");

        var calendar = RulePack.Load(folder).Calendar;

        calendar.IsProvisional(2027).Should().BeFalse();
        calendar.IsProvisional(new DateOnly(2026, 12, 31)).Should().BeFalse();
        calendar.IsWorkday(new DateOnly(2026, 12, 31)).Should().BeFalse();
        calendar.IsWorkday(new DateOnly(2027, 1, 2)).Should().BeTrue();
        calendar.Workdays(2026).Should().Be(247);
        calendar.Workdays(2027).Should().Be(261);
    }

    [Theory]
    [InlineData("2024.csv", "2024-02-10,春节,是", "2024/2/10,春节,是", "law.day", 4)]
    [InlineData("2024.csv", "2024-02-10,春节,是", "2024-02-30,春节,是", "law.day", 4)]
    [InlineData("2024.csv", "2024-02-10,春节,是", "2025-02-10,春节,是", "law.calendar-year", 4)]
    [InlineData("2024.csv", "2024-02-10,春节,是", "2023-11-30,春节,是", "law.calendar-year", 4)]
    [InlineData("2024.csv", "2024-02-10,春节,是", "2024-01-01,春节,是", "law.calendar-twice", 4)]
    [InlineData("2024.csv", "2024-02-10,春节,是", "2024-02-10,春节,休", "law.cell", 4)]
    [InlineData("2024.csv", "2024-02-10,春节,是", "2024-02-10,,是", "law.cell", 4)]
    [InlineData("2024.csv", "日期,名称,休息", "日期,名称,放假", "law.column-missing", 1)]
    public void A_fault_in_a_calendar_file_is_named_with_its_row(string file, string find, string replace, string code, int row)
    {
        var folder = LawFolder.With("time-limits/calendar/" + file, text => text.Replace(find, replace, StringComparison.Ordinal));

        Problems(folder).Should().Contain(problem => problem.Code == code && problem.File == "time-limits/calendar/" + file && problem.Row == row);
    }

    [Fact]
    public void An_empty_year_a_missing_year_and_a_misnamed_file_are_named()
    {
        var folder = LawFolder.With("time-limits/calendar/2024.csv", _ => "日期,名称,休息\n");
        File.Delete(Path.Combine(folder, "time-limits/calendar/2015.csv"));
        File.Copy(Path.Combine(folder, "time-limits/calendar/2016.csv"), Path.Combine(folder, "time-limits/calendar/16.csv"));

        Problems(folder).Select(problem => (problem.Code, problem.File)).Should().BeEquivalentTo(
        [
            ("law.calendar-empty", "time-limits/calendar/2024.csv"), ("law.calendar-file", "time-limits/calendar/16.csv"),
            ("law.calendar-gap", "time-limits/calendar/"), ("law.calendar-gap", "time-limits/calendar/"),
        ]);
    }

    [Fact]
    public void Without_any_calendar_the_law_is_refused()
    {
        var folder = LawFolder.Copy();
        Directory.Delete(Path.Combine(folder, "time-limits/calendar"), recursive: true);

        Problems(folder).Should().Contain(problem => problem.Code == "law.file-missing" && problem.File == "time-limits/calendar/");
    }

    [Fact]
    public void The_calendar_says_what_the_published_notices_say()
    {
        var table = NoticeTable.FromJson(year => RealData.Path($"cn-holidays/{year}.json"), 2007, 2026);

        for (var day = new DateOnly(2007, 1, 1); day.Year < 2027; day = day.AddDays(1))
            Calendar.IsWorkday(day).Should().Be(table.OnOrAfter(day) == day, "{0}", day);
        Enumerable.Range(2007, 20).Should().OnlyContain(year => Calendar.Workdays(year) == table.In(year));
    }

    private static IReadOnlyList<LawProblem> Problems(string folder) =>
        ((Action)(() => RulePack.Load(folder))).Should().Throw<LawException>().Which.Problems;
}
