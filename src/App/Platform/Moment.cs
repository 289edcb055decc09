using System.Globalization;

namespace Weipian.App.Platform;

/// <summary>Moments as text: ISO 8601 with offset. A moment without offset is Beijing time, the only zone a county works in.</summary>
public static class Moment
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    private static readonly string[] Known = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm"];

    public static string Write(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>For people: Beijing time to the minute.</summary>
    public static string Said(DateTimeOffset moment) => moment.ToOffset(Beijing).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A moment written by this house or by the journal.</summary>
    /// <exception cref="ProblemException"><c>time.unreadable</c>.</exception>
    public static DateTimeOffset Read(string text) =>
        DateTime.TryParseExact(text.Trim(), Known, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new DateTimeOffset(local, Beijing)
        : text.Contains('T') && DateTimeOffset.TryParse(text.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment
        : throw new ProblemException("time.unreadable", $"时间“{text}”无法识别,应形如 2026-11-23T10:30:00+08:00");

    /// <summary>The day it was in Beijing.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Beijing).DateTime);

    /// <summary>Midnight at which a day begins in Beijing.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Beijing);
}
