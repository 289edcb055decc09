namespace Weipian.Law.TimeLimits;

/// <summary>Something that happened to a running limit.</summary>
/// <param name="Day">Day it happened; events of one day keep their order.</param>
[Official("期限事件")]
public abstract record ClockEvent(DateOnly Day);

/// <summary>The limit was set off.</summary>
/// <param name="From">Day it is counted from when that is another day than <paramref name="Day"/>: the hearing (听证通知), the end of the suit period (申请强制执行).</param>
/// <param name="At">Hour of the event; matters to limits in hours.</param>
/// <param name="Set">Length a paper set (限期十五日改正); goes before the length of the law tables.</param>
[Official("起算")]
public sealed record ClockStarted(DateOnly Day, DateOnly? From = null, TimeOnly? At = null, LimitLength? Set = null) : ClockEvent(Day)
{
    public DateOnly CountedFrom => From ?? Day;
}

/// <summary>Days from this one on do not count.</summary>
/// <param name="Reason">中止调查, 鉴定, 听证, 公告 …</param>
[Official("中止")]
public sealed record ClockSuspended(DateOnly Day, string Reason) : ClockEvent(Day);

/// <summary>This day counts again.</summary>
[Official("恢复")]
public sealed record ClockResumed(DateOnly Day) : ClockEvent(Day);

/// <summary>More time was given.</summary>
/// <param name="Approval">Number of the approval.</param>
[Official("延长")]
public sealed record ClockExtended(DateOnly Day, LimitLength By, string Approval) : ClockEvent(Day);

/// <summary>What was due was done.</summary>
[Official("办结")]
public sealed record ClockMet(DateOnly Day, TimeOnly? At = null) : ClockEvent(Day);

/// <summary>The limit fell away; it may be set off anew.</summary>
[Official("取消")]
public sealed record ClockCancelled(DateOnly Day, string Reason) : ClockEvent(Day);
