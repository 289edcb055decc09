using System.Globalization;

namespace Weipian.App.Platform;

/// <summary>Days as text: <c>yyyy-MM-dd</c> inside the house; <c>yyyyMMdd</c> and <c>yyyy/M/d</c> are read from files too.</summary>
public static class Days
{
    private static readonly string[] Known = ["yyyy-MM-dd", "yyyyMMdd", "yyyy/M/d", "yyyy-M-d", "yyyy.M.d", "yyyy年M月d日"];

    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static bool TryRead(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text?.Trim(), Known, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <exception cref="ProblemException"><c>day.unreadable</c>.</exception>
    public static DateOnly Read(string text) => TryRead(text, out var day)
        ? day
        : throw new ProblemException("day.unreadable", $"日期“{text}”无法识别,应形如 2026-11-23");
}
