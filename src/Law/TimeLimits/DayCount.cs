namespace Weipian.Law.TimeLimits;

/// <summary>A day that needs a word: why it is not counted, or why it is.</summary>
internal readonly record struct NotedDay(DateOnly Day, bool Counted, string Reason);

/// <summary>Counts days and keeps account of what it looked at: days skipped and why, rest-looking days that count, days that may still change.</summary>
internal sealed class DayCount(WorkCalendar calendar, IReadOnlyList<Pause> pauses)
{
    /// <summary>Days skipped, and weekend days that count because a notice says so.</summary>
    public List<NotedDay> Noted { get; } = [];

    /// <summary>Years whose missing notice the result rests on.</summary>
    public SortedSet<int> MissingYears { get; } = [];

    /// <param name="from">Day before the first day counted.</param>
    public DateOnly Forward(DateOnly from, LimitLength length) => length.Unit switch
    {
        LimitUnit.Workdays => Steps(from, length.Count, 1, onlyWorkdays: true),
        LimitUnit.Days => Steps(from, length.Count, 1, onlyWorkdays: false),
        // Same day of the month, else its last day; pauses lengthen it day by day.
        LimitUnit.Months => Steps(from, from.AddMonths(length.Count).DayNumber - from.DayNumber, 1, onlyWorkdays: false),
        LimitUnit.Years => Steps(from, from.AddYears(length.Count).DayNumber - from.DayNumber, 1, onlyWorkdays: false),
        LimitUnit.Hours => Steps(from, (length.Count + 23) / 24, 1, onlyWorkdays: false),
        LimitUnit.DayOfMonth => NextDayOfMonth(from, length.Count),
        _ => DateOnly.FromDayNumber(length.Count),
    };

    /// <param name="from">Day of the event counted back from.</param>
    public DateOnly Backward(DateOnly from, LimitLength length) => length.Unit switch
    {
        LimitUnit.Workdays => Steps(from, length.Count, -1, onlyWorkdays: true),
        LimitUnit.Months => from.AddMonths(-length.Count),
        LimitUnit.Years => from.AddYears(-length.Count),
        LimitUnit.Hours => from.AddDays(-((length.Count + 23) / 24)),
        _ => from.AddDays(-length.Count),
    };

    /// <summary>The day, moved on (or back) while it is a rest day or does not count.</summary>
    public DateOnly Rolled(DateOnly day, int step)
    {
        while (!Counts(day, onlyWorkdays: true))
            day = day.AddDays(step);
        return day;
    }

    private DateOnly Steps(DateOnly day, int count, int step, bool onlyWorkdays)
    {
        while (count > 0)
        {
            day = day.AddDays(step);
            if (!Counts(day, onlyWorkdays))
                continue;
            count--;
            if (onlyWorkdays && WorkCalendar.IsWeekend(day))
                Noted.Add(new NotedDay(day, true, calendar.ReasonOf(day)));
        }

        return day;
    }

    private bool Counts(DateOnly day, bool onlyWorkdays)
    {
        if (pauses.FirstOrDefault(pause => pause.Holds(day)) is { } pause)
        {
            Noted.Add(new NotedDay(day, false, pause.Reason));
            return false;
        }

        if (!onlyWorkdays)
            return true;
        if (calendar.IsProvisional(day))
            MissingYears.Add(calendar.IsProvisional(day.Year) ? day.Year : day.Year + 1);
        if (calendar.IsWorkday(day))
            return true;
        Noted.Add(new NotedDay(day, false, calendar.ReasonOf(day)));
        return false;
    }

    private static DateOnly NextDayOfMonth(DateOnly after, int dayOfMonth)
    {
        var here = InMonth(after.Year, after.Month, dayOfMonth);
        return here > after ? here : InMonth(after.AddMonths(1).Year, after.AddMonths(1).Month, dayOfMonth);
    }

    private static DateOnly InMonth(int year, int month, int day) => new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
}
