namespace Weipian.Law.TimeLimits;

/// <summary>One limit run over what happened. Not shared: made, fed and read by <see cref="Deadlines.Read"/>.</summary>
internal sealed class Clock(Deadlines deadlines, string code)
{
    private readonly List<LimitLength> _lengths = [];

    private readonly List<Pause> _pauses = [];

    private readonly List<string> _why = [];

    private readonly List<string> _faults = [];

    private Limit? _limit;

    private ClockStarted? _started;

    private ClockSuspended? _suspended;

    private ClockMet? _met;

    private bool _cancelled;

    public void Apply(ClockEvent happened)
    {
        switch (happened)
        {
            case ClockStarted started when _started is null:
                Start(started);
                break;
            case ClockStarted:
                Refuse(happened, "期限已经起算,不重复起算");
                break;
            case var _ when _started is null:
                Refuse(happened, "期限尚未起算");
                break;
            case var _ when _met is not null:
                Refuse(happened, "期限已经办结");
                break;
            case ClockSuspended suspended:
                Suspend(suspended);
                break;
            case ClockResumed resumed:
                Resume(resumed);
                break;
            case ClockExtended extended:
                Extend(extended);
                break;
            case ClockMet met:
                _met = met;
                break;
            case ClockCancelled cancelled:
                _why.Add($"{Deadline.Shown(cancelled.Day)} 取消:{cancelled.Reason}");
                (_started, _suspended, _cancelled) = (null, null, true);
                break;
        }
    }

    public ClockReading Read(DateOnly today)
    {
        if (_started is null)
            return new ClockReading(
                code, today, _limit, _cancelled ? ClockState.Cancelled : ClockState.NotStarted, null, null, null, null, null, false, 0, _why, _faults, [], null);
        var due = Due(_met?.Day ?? today);
        var until = _met?.Day ?? today;
        var late = until > due.Day || (_met?.At is { } at && due.Time is { } hour && until == due.Day && at > hour);
        var warnings = _met is null && _suspended is null ? Ladder(due) : [];
        var state = this switch
        {
            { _met: not null } => ClockState.Met,
            { _suspended: not null } => ClockState.Suspended,
            _ when late => ClockState.Overdue,
            _ when warnings.Count > 0 && warnings[0].Day <= today => ClockState.Near,
            _ => ClockState.Running,
        };
        List<string> why = [.. due.Why, .. _why];
        if (state == ClockState.Suspended)
            why.Add($"自 {Deadline.Shown(_suspended!.Day)} 起中止({_suspended.Reason}),所示届满日以 {Deadline.Shown(today)} 恢复计");
        if (_met is not null)
            why.Add($"{Deadline.Shown(_met.Day)} 办结");
        return new ClockReading(
            code, today, _limit, state, _started.CountedFrom, due, _met is null ? due.Day.DayNumber - today.DayNumber : null,
            _met is null ? deadlines.Calendar.WorkdaysIn(today, due.Day) : null, _met?.Day, late && _suspended is null,
            late && _suspended is null ? until.DayNumber - due.Day.DayNumber : 0, why, _faults, warnings, warnings.FirstOrDefault(warning => warning.Day >= today));
    }

    private void Start(ClockStarted started)
    {
        _started = started;
        _limit = deadlines.LimitOn(code, started.CountedFrom);
        _lengths.Clear();
        _pauses.Clear();
        _lengths.Add(deadlines.LengthOf(_limit, started.CountedFrom, started.Set));
        if (started.Set is { } set)
            _why.Add($"期限长度 {set.Words} 由文书载明");
    }

    private void Suspend(ClockSuspended suspended)
    {
        if (_suspended is not null)
            Refuse(suspended, "已在中止中");
        else if (!CanPause)
            Refuse(suspended, "按小时、前推或定日的期限不中止");
        else if (suspended.Day > Due(suspended.Day).Day)
            Refuse(suspended, "期限已经届满,不能中止");
        else
            _suspended = suspended;
    }

    private void Resume(ClockResumed resumed)
    {
        if (_suspended is null)
            Refuse(resumed, "没有中止,无从恢复");
        else
            _pauses.Add(new Pause(_suspended.Day, resumed.Day, _suspended.Reason));
        _suspended = null;
    }

    private void Extend(ClockExtended extended)
    {
        var (allowed, most) = deadlines.ExtensionOf(_limit!, _started!.CountedFrom);
        if (!allowed || !CanPause)
            Refuse(extended, $"“{_limit!.Name}”不能延长");
        else if (_suspended is null && extended.Day > Due(extended.Day).Day)
            Refuse(extended, "批准时期限已经届满");
        else if (most is { } bound && Reached([.. _lengths, extended.By]) > Reached([_lengths[0], bound]))
            Refuse(extended, $"延长合计超过 {bound.Words}");
        else
        {
            _lengths.Add(extended.By);
            _why.Add($"{Deadline.Shown(extended.Day)} 经批准({extended.Approval})延长 {extended.By.Words}");
        }
    }

    private bool CanPause => _limit!.Start == LimitStart.NextDay && _lengths[0].Unit != LimitUnit.Hours;

    /// <summary>Due date; an open suspension ends on <paramref name="day"/>.</summary>
    private DueDate Due(DateOnly day) => Deadline.Of(deadlines.Calendar, deadlines.Run(
        _limit!, _started!.CountedFrom, _started.At, _lengths,
        _suspended is null ? _pauses : [.. _pauses, new Pause(_suspended.Day, day, _suspended.Reason)]));

    private DateOnly Reached(IReadOnlyList<LimitLength> lengths) =>
        Deadline.Of(deadlines.Calendar, deadlines.Run(_limit!, _started!.CountedFrom, _started.At, lengths, [])).BeforeRollOver;

    /// <summary>Before the due day on a working day not later, after it on one not earlier; never before it was set off.</summary>
    private List<DatedWarning> Ladder(DueDate due) => [.. _limit!.Warnings.Select(step =>
    {
        var day = due.Day.AddDays(step.Offset);
        day = step.Offset > 0 ? deadlines.Calendar.OnOrAfter(day) : deadlines.Calendar.OnOrBefore(day);
        return new DatedWarning(day < _started!.Day ? _started.Day : day, step.Who);
    })];

    private void Refuse(ClockEvent happened, string reason) =>
        _faults.Add($"{Deadline.Shown(happened.Day)} 的{TermOf(happened)}不予计算:{reason}");

    private static string TermOf(ClockEvent happened) => ((OfficialAttribute)happened.GetType().GetCustomAttributes(typeof(OfficialAttribute), false)[0]).Term;
}
