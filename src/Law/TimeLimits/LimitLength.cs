using System.Globalization;

namespace Weipian.Law.TimeLimits;

/// <summary>What a limit counts.</summary>
public enum LimitUnit
{
    [Official("工作日")] Workdays,
    [Official("自然日")] Days,
    [Official("月")] Months,
    [Official("年")] Years,
    [Official("小时")] Hours,

    /// <summary>A day of every month (月报): the next one after the event; the last day where the month is shorter.</summary>
    [Official("每月几日")] DayOfMonth,

    /// <summary>A day set once for the year (a milestone of the plan).</summary>
    [Official("定日")] FixedDay,
}

/// <summary>How long a limit runs, e.g. <c>5wd</c>, <c>90d</c>, <c>3m</c>, <c>2y</c>, <c>24h</c>.</summary>
/// <param name="Count">Number of units; of a day of the month that day; of a fixed day its day number.</param>
[Official("期限长度")]
public readonly record struct LimitLength(int Count, LimitUnit Unit)
{
    // A length beyond a century is a slip of the keyboard.
    private static readonly (string Suffix, LimitUnit Unit, int Most)[] Written =
    [
        ("wd", LimitUnit.Workdays, 25_000), ("d", LimitUnit.Days, 36_500), ("m", LimitUnit.Months, 1_200),
        ("y", LimitUnit.Years, 100), ("h", LimitUnit.Hours, 876_000),
    ];

    /// <summary>Chinese: 5 个工作日, 90 日, 3 个月.</summary>
    public string Words => Unit switch
    {
        LimitUnit.Workdays => $"{Count} 个工作日",
        LimitUnit.Days => $"{Count} 日",
        LimitUnit.Months => $"{Count} 个月",
        LimitUnit.Years => $"{Count} 年",
        LimitUnit.Hours => $"{Count} 小时",
        LimitUnit.DayOfMonth => $"每月 {Count} 日",
        _ => $"{DateOnly.FromDayNumber(Count):yyyy-MM-dd}",
    };

    /// <summary>A fixed day as a length.</summary>
    public static LimitLength On(DateOnly day) => new(day.DayNumber, LimitUnit.FixedDay);

    /// <summary>Reads <c>5wd|90d|3m|2y|24h</c>; null when it is none of these or out of reason.</summary>
    public static LimitLength? Parse(string text)
    {
        foreach (var (suffix, unit, most) in Written)
            if (text.EndsWith(suffix, StringComparison.Ordinal) &&
                int.TryParse(text.AsSpan(0, text.Length - suffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return count >= 1 && count <= most ? new LimitLength(count, unit) : null;
        return null;
    }

    /// <summary>As written (<c>5wd</c>); a day of the month or a fixed day in words.</summary>
    public override string ToString()
    {
        foreach (var (suffix, unit, _) in Written)
            if (unit == Unit)
                return string.Create(CultureInfo.InvariantCulture, $"{Count}{suffix}");
        return Words;
    }
}
