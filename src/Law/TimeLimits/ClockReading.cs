namespace Weipian.Law.TimeLimits;

/// <summary>How a limit stands on a day.</summary>
public enum ClockState
{
    [Official("未起算")] NotStarted,
    [Official("未到期")] Running,

    /// <summary>The first warning day has come.</summary>
    [Official("即将到期")] Near,
    [Official("逾期")] Overdue,
    [Official("中止中")] Suspended,
    [Official("已完成")] Met,
    [Official("已取消")] Cancelled,
}

/// <summary>A step of the ladder on its day; a rest day's warning comes on a working day.</summary>
[Official("预警日")]
public sealed record DatedWarning(DateOnly Day, IReadOnlyList<string> Who);

/// <summary>A limit as it stands on a day.</summary>
/// <param name="Limit">The version in force on the day it was counted from; null before it starts.</param>
/// <param name="Start">Day it is counted from.</param>
/// <param name="Due">While suspended: as if it were resumed today.</param>
/// <param name="DaysLeft">Natural days to the due day; negative when past. Null when nothing runs.</param>
/// <param name="WorkdaysLeft">Working days to the due day; negative when past.</param>
/// <param name="MetOn">Day it was done.</param>
/// <param name="Late">Done after the due day (or hour).</param>
/// <param name="LateDays">Natural days late, when done or overdue; 0 in time.</param>
/// <param name="Faults">Events that could not be, and were left out: 届满后才批准的延期 ….</param>
/// <param name="Warnings">The whole ladder, dated; empty when nothing runs.</param>
/// <param name="NextWarning">The first that is not past on the day.</param>
[Official("期限状态")]
public sealed record ClockReading(
    string Code, DateOnly Today, Limit? Limit, ClockState State, DateOnly? Start, DueDate? Due, int? DaysLeft, int? WorkdaysLeft,
    DateOnly? MetOn, bool Late, int LateDays, IReadOnlyList<string> Why, IReadOnlyList<string> Faults,
    IReadOnlyList<DatedWarning> Warnings, DatedWarning? NextWarning)
{
    /// <summary>The due day rests on a holiday notice that is not out.</summary>
    public bool Provisional => Due?.Provisional == true;

    /// <summary>State in words: 已完成(按期), 已完成(逾期 3 日), 逾期 2 日, 即将到期.</summary>
    public string Words => (State, Late, LateDays) switch
    {
        (ClockState.Met, false, _) => "已完成(按期)",
        (ClockState.Met, true, 0) => "已完成(当日逾时)",
        (ClockState.Met, true, var days) => $"已完成(逾期 {days} 日)",
        (ClockState.Overdue, _, var days) => $"逾期 {days} 日",
        _ => OfficialTerms.Of(State),
    };
}
