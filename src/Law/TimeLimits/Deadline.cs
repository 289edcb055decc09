namespace Weipian.Law.TimeLimits;

/// <summary>Computes the last day of a limit and says why.</summary>
public static class Deadline
{
    private const string Weekdays = "日一二三四五六";

    /// <summary>
    /// Counting begins the day after the event; working days, natural days, months (same day of the month, else its last day);
    /// the last day moves off a rest day when the limit rolls over.
    /// </summary>
    public static DueDate Of(WorkCalendar calendar, LimitRun run)
    {
        var back = run.Direction == LimitStart.Backward;
        var length = run.Lengths[0];
        if (length.Unit == LimitUnit.Hours && run.At is { } hour)
            return ByTheHour(run, run.Start.ToDateTime(hour).AddHours(back ? -length.Count : length.Count));
        var count = new DayCount(calendar, run.Pauses);
        var why = new List<string> { Opening(run, length) };
        var reached = back ? count.Backward(run.Start, length) : count.Forward(run.Start, length);
        Account(count, why);
        foreach (var extension in run.Lengths.Skip(1))
        {
            why.Add($"原届满 {Shown(reached)},延长 {extension.Words}");
            reached = count.Forward(reached, extension);
            Account(count, why);
        }

        var due = run.RollsOver ? Rolled(calendar, count, reached, back, why) : reached;
        why.Add($"届满日 {Shown(due)}");
        if (run.Basis.Count > 0)
            why.Add($"依据:{string.Join(";", run.Basis)}");
        if (count.MissingYears.Count > 0)
            why.Add($"暂定:{string.Join('、', count.MissingYears)} 年放假通知尚未载入,按周末推算,通知发布后可能变动");
        return new DueDate(due, null, reached, count.MissingYears.Count > 0, why);
    }

    /// <summary>A day as people read it: 2024-10-12(周六).</summary>
    public static string Shown(DateOnly day) => $"{day:yyyy-MM-dd}(周{Weekdays[(int)day.DayOfWeek]})";

    private static DueDate ByTheHour(LimitRun run, DateTime end)
    {
        var why = new List<string>
        {
            $"{run.StartEvent} {Shown(run.Start)} {run.At:HH\\:mm},{(run.Direction == LimitStart.Backward ? "往前推" : "起")} {run.Lengths[0].Words};按小时计,不除休息日",
            $"届满于 {Shown(DateOnly.FromDateTime(end))} {end:HH\\:mm}",
        };
        if (run.Basis.Count > 0)
            why.Add($"依据:{string.Join(";", run.Basis)}");
        return new DueDate(DateOnly.FromDateTime(end), TimeOnly.FromDateTime(end), DateOnly.FromDateTime(end), false, why);
    }

    private static string Opening(LimitRun run, LimitLength length) => (run.Direction, length.Unit) switch
    {
        (_, LimitUnit.FixedDay) => $"定日 {length.Words}",
        (_, LimitUnit.DayOfMonth) => $"{run.StartEvent} {Shown(run.Start)},其后第一个{length.Words}(当月没有该日的为月末)",
        (LimitStart.Backward, _) => $"{run.StartEvent} {Shown(run.Start)},当日不计入,自 {Shown(run.Start.AddDays(-1))} 往前推 {length.Words}",
        _ => $"{run.StartEvent} {Shown(run.Start)},当日不计入,自 {Shown(run.Start.AddDays(1))} 起计 {length.Words}",
    };

    /// <summary>Says in order what was looked at since the last account, neighbouring days with one reason together.</summary>
    private static void Account(DayCount count, List<string> why)
    {
        var days = count.Noted.OrderBy(noted => noted.Day).ToList();
        for (int first = 0, next; first < days.Count; first = next)
        {
            for (next = first + 1; next < days.Count && days[next] == days[first] with { Day = days[next - 1].Day.AddDays(1) };)
                next++;
            var (from, to, word) = (days[first].Day, days[next - 1].Day, days[first].Counted ? "计入" : "不计");
            why.Add(from == to ? $"{word} {Shown(from)}:{days[first].Reason}" : $"{word} {Shown(from)} 至 {Shown(to)}:{days[first].Reason}");
        }

        count.Noted.Clear();
    }

    private static DateOnly Rolled(WorkCalendar calendar, DayCount count, DateOnly reached, bool back, List<string> why)
    {
        var due = count.Rolled(reached, back ? -1 : 1);
        if (due != reached)
            why.Add($"末日 {Shown(reached)} 为{count.Noted[0].Reason},{(back ? "提前" : "顺延")}至第一个工作日 {Shown(due)}{(WorkCalendar.IsWeekend(due) ? $"({calendar.ReasonOf(due)})" : "")}");
        count.Noted.Clear();
        return due;
    }
}
