namespace Weipian.Law.TimeLimits;

/// <summary>The last day of a limit, and why it is that day.</summary>
/// <param name="Day">Last day on which the act is in time; of a limit counted backward the latest day.</param>
/// <param name="Time">Moment on that day when the limit counts hours and the hour of the event is known.</param>
/// <param name="BeforeRollOver">The day reached by counting, before it moved off a rest day.</param>
/// <param name="Provisional">Rests on a day whose holiday notice is not out.</param>
/// <param name="Why">Chinese lines: event, days skipped and why, roll-over, articles.</param>
[Official("届满日")]
public sealed record DueDate(DateOnly Day, TimeOnly? Time, DateOnly BeforeRollOver, bool Provisional, IReadOnlyList<string> Why);

/// <summary>Days that do not count: 中止, 鉴定, 听证, 公告.</summary>
/// <param name="From">First day not counted.</param>
/// <param name="Until">First day counted again.</param>
[Official("不计入期间")]
public sealed record Pause(DateOnly From, DateOnly Until, string Reason)
{
    public bool Holds(DateOnly day) => day >= From && day < Until;
}

/// <summary>What a due date is computed from.</summary>
/// <param name="StartEvent">What starts the limit, in words.</param>
/// <param name="Start">Day of the event.</param>
/// <param name="At">Hour of the event; matters to limits in hours.</param>
/// <param name="Lengths">The length, then each extension, counted one after the other.</param>
/// <param name="Basis">Articles as printed.</param>
[Official("期限计算")]
public sealed record LimitRun(
    string StartEvent, DateOnly Start, TimeOnly? At, LimitStart Direction, IReadOnlyList<LimitLength> Lengths, bool RollsOver,
    IReadOnlyList<Pause> Pauses, IReadOnlyList<string> Basis);
