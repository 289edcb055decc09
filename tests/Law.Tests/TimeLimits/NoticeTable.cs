using System.Globalization;
using System.Text.Json;

namespace Weipian.Law.Tests.TimeLimits;

/// <summary>
/// Working days as one long sorted list, made without the house's calendar: the nth working day after a day is found by position,
/// not by walking. The oracle of the arithmetic tests.
/// </summary>
internal sealed class NoticeTable
{
    private readonly List<DateOnly> _workdays = [];

    private NoticeTable(int first, int last, IReadOnlyDictionary<DateOnly, bool> off)
    {
        for (var day = new DateOnly(first, 1, 1); day.Year <= last; day = day.AddDays(1))
            if (!(off.TryGetValue(day, out var rest) ? rest : ((int)day.DayOfWeek + 6) % 7 >= 5))
                _workdays.Add(day);
    }

    public IReadOnlyDictionary<DateOnly, bool> Named { get; private init; } = new Dictionary<DateOnly, bool>();

    /// <summary>From the notices as published in holiday-cn.</summary>
    public static NoticeTable FromJson(Func<int, string> path, int first, int last)
    {
        var off = new Dictionary<DateOnly, bool>();
        for (var year = first; year <= last; year++)
        {
            using var notice = JsonDocument.Parse(File.ReadAllText(path(year)));
            foreach (var day in notice.RootElement.GetProperty("days").EnumerateArray())
                off.Add(Day(day.GetProperty("date").GetString()!), day.GetProperty("isOffDay").GetBoolean());
        }

        return new NoticeTable(first, last, off) { Named = off };
    }

    /// <summary>The years 2024 and 2025 copied by hand from the notices: <c>+</c> worked, else off; a range is <c>a..b</c>.</summary>
    public static NoticeTable ByHand()
    {
        const string Written =
            "2024-01-01 2024-02-10..2024-02-17 2024-04-04..2024-04-06 2024-05-01..2024-05-05 2024-06-10 2024-09-15..2024-09-17 2024-10-01..2024-10-07 " +
            "+2024-02-04 +2024-02-18 +2024-04-07 +2024-04-28 +2024-05-11 +2024-09-14 +2024-09-29 +2024-10-12 " +
            "2025-01-01 2025-01-28..2025-02-04 2025-04-04..2025-04-06 2025-05-01..2025-05-05 2025-05-31..2025-06-02 2025-10-01..2025-10-08 " +
            "+2025-01-26 +2025-02-08 +2025-04-27 +2025-09-28 +2025-10-11";
        var off = new Dictionary<DateOnly, bool>();
        foreach (var word in Written.Split(' '))
        {
            var ends = word.TrimStart('+').Split("..");
            for (var day = Day(ends[0]); day <= Day(ends[^1]); day = day.AddDays(1))
                off.Add(day, word[0] != '+');
        }

        return new NoticeTable(2024, 2025, off) { Named = off };
    }

    public DateOnly After(DateOnly day, int count) => _workdays[FirstOnOrAfter(day.AddDays(1)) + count - 1];

    public DateOnly Before(DateOnly day, int count) => _workdays[FirstOnOrAfter(day) - count];

    public DateOnly OnOrAfter(DateOnly day) => _workdays[FirstOnOrAfter(day)];

    public int In(int year) => _workdays.Count(day => day.Year == year);

    private int FirstOnOrAfter(DateOnly day)
    {
        var at = _workdays.BinarySearch(day);
        return at >= 0 ? at : ~at;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
