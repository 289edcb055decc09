using System.Globalization;
using Weipian.Law.Tables;

namespace Weipian.Law.TimeLimits;

/// <summary>A day named by a holiday notice.</summary>
/// <param name="Off">True for 放假, false for 调休上班.</param>
[Official("节假日")]
public sealed record HolidayNotice(DateOnly Day, string Name, bool Off);

/// <summary>
/// Which days are worked, by the yearly notices of the State Council: <c>law/time-limits/calendar/YYYY.csv</c>. A year without
/// its notice is computed from weekends and is provisional.
/// </summary>
[Official("工作日历")]
public sealed class WorkCalendar
{
    private const string Folder = "time-limits/calendar";

    // Six of the twenty notices of 2007–2026 gave days of the December before to 元旦, the earliest 29 December (of 2007 and 2018).
    private const int FirstDecemberDayAtRisk = 29;

    private readonly Dictionary<DateOnly, HolidayNotice> _days = [];

    private readonly SortedSet<int> _years = [];

    /// <summary>Years whose notice is loaded.</summary>
    public IReadOnlyCollection<int> Years => _years;

    /// <summary>The year's notice is not loaded.</summary>
    public bool IsProvisional(int year) => !_years.Contains(year);

    /// <summary>What this day is may still change: its year has no notice, or the next year's notice may reach back to it.</summary>
    public bool IsProvisional(DateOnly day) =>
        IsProvisional(day.Year) || (day is { Month: 12, Day: >= FirstDecemberDayAtRisk } && IsProvisional(day.Year + 1));

    public bool IsWorkday(DateOnly day) => _days.TryGetValue(day, out var notice) ? !notice.Off : !IsWeekend(day);

    /// <summary>Why a day is worked or not: 工作日, 周末, 国庆节放假, 国庆节调休上班.</summary>
    public string ReasonOf(DateOnly day) => _days.TryGetValue(day, out var notice)
        ? notice.Name + (notice.Off ? "放假" : "调休上班")
        : IsWeekend(day) ? "周末" : "工作日";

    /// <summary>The first working day on or after a day.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkday(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The last working day on or before a day.</summary>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorkday(day))
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>Working days in a year.</summary>
    public int Workdays(int year) => WorkdaysIn(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31));

    /// <summary>Working days after the first day up to and including the last; negative when the last lies before the first.</summary>
    public int WorkdaysIn(DateOnly after, DateOnly last)
    {
        if (last < after)
            return -WorkdaysIn(last, after);
        var count = 0;
        for (var day = after.AddDays(1); day <= last; day = day.AddDays(1))
            count += IsWorkday(day) ? 1 : 0;
        return count;
    }

    internal static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    internal static WorkCalendar Read(string root, List<LawProblem> problems)
    {
        var calendar = new WorkCalendar();
        var folder = Path.Combine(root, Folder);
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal).ToArray() : [];
        if (files.Length == 0)
            problems.Add(new LawProblem("law.file-missing", Folder + "/", 0, "", "没有节假日安排"));
        foreach (var file in files.Select(Path.GetFileName))
            if (file!.Length == 8 && int.TryParse(file.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 1)
                calendar.Add(year, LawTable.Read(root, $"{Folder}/{file}", problems, "日期", "名称", "休息"), problems);
            else
                problems.Add(new LawProblem("law.calendar-file", $"{Folder}/{file}", 0, "", "文件名应为 四位年份.csv"));
        for (var year = calendar._years.Min + 1; year < calendar._years.Max; year++)
            if (calendar.IsProvisional(year))
                problems.Add(new LawProblem("law.calendar-gap", Folder + "/", 0, "", $"缺少 {year} 年的节假日安排"));
        return calendar;
    }

    private void Add(int year, LawTable table, List<LawProblem> problems)
    {
        foreach (var row in table.Rows)
        {
            if (!DateOnly.TryParseExact(row["日期"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                problems.Add(row.Problem("law.day", "日期", $"“{row["日期"]}”不是 yyyy-MM-dd 的日期"));
            else if (day.Year != year && (day.Year != year - 1 || day.Month != 12))
                problems.Add(row.Problem("law.calendar-year", "日期", $"{day:yyyy-MM-dd} 不属于 {year} 年的安排"));
            else if (!_days.TryAdd(day, new HolidayNotice(day, row["名称"], row["休息"] == "是")))
                problems.Add(row.Problem("law.calendar-twice", "日期", $"{day:yyyy-MM-dd} 出现两次"));
            else
                _years.Add(year);
            if (row["名称"].Length == 0)
                problems.Add(row.Problem("law.cell", "名称", "不能为空"));
            if (row["休息"] is not ("是" or "否"))
                problems.Add(row.Problem("law.cell", "休息", $"应为 是 或 否,现为“{row["休息"]}”"));
        }

        if (table.Rows.Count == 0)
            problems.Add(new LawProblem("law.calendar-empty", table.File, 0, "", $"{year} 年没有一个放假日;通知未发布时请勿建此文件"));
    }
}
