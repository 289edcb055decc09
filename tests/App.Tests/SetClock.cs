namespace Weipian.App.Tests;

/// <summary>A clock that shows what it was set to.</summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();

    /// <summary>Beijing time.</summary>
    public static SetClock At(int year, int month, int day, int hour = 9) => new(new DateTimeOffset(year, month, day, hour, 0, 0, TimeSpan.FromHours(8)));
}
