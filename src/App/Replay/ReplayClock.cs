namespace Weipian.App.Replay;

/// <summary>A clock that stands where the story is; one replay has the same times as the next.</summary>
public sealed class ReplayClock(DateOnly day) : TimeProvider
{
    private DateTimeOffset _now = At(day);

    public override DateTimeOffset GetUtcNow() => _now;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Moves on to a day; never back.</summary>
    public void MoveTo(DateOnly day)
    {
        if (At(day) > _now)
            _now = At(day);
    }

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
}
