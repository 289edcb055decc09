using Weipian.Law.Parameters;

namespace Weipian.Law.TimeLimits;

/// <summary>The law's limits with what a programme set: due dates and clocks by code.</summary>
/// <param name="programme">Parameters the programme set, by key.</param>
public sealed class Deadlines(RulePack law, IReadOnlyDictionary<string, string> programme)
{
    public WorkCalendar Calendar => law.Calendar;

    /// <summary>Parameters as of a day.</summary>
    public ParameterValues Parameters(DateOnly day) => new(law.Parameters, programme, day);

    /// <summary>The version of a limit in force on a day.</summary>
    /// <exception cref="LimitException"><c>limit.unknown</c>, <c>limit.not-in-force</c>.</exception>
    public Limit LimitOn(string code, DateOnly day) => law.TimeLimits.Find(code, day) ?? throw (law.TimeLimits.IsKnown(code)
        ? new LimitException("limit.not-in-force", $"期限“{code}”在 {day:yyyy-MM-dd} 没有施行中的规定")
        : new LimitException("limit.unknown", $"没有期限“{code}”;有 {string.Join('、', law.TimeLimits.Codes.Order(StringComparer.Ordinal))}"));

    /// <summary>Its length on a day: what the paper set, else the written length, else the parameter.</summary>
    /// <exception cref="LimitException"><c>limit.length-unset</c>: only a paper can say; <c>limit.length</c>: the set value is no length.</exception>
    /// <exception cref="ParameterUnsetException">The programme has not set it.</exception>
    public LimitLength LengthOf(Limit limit, DateOnly day, LimitLength? set = null)
    {
        if ((set ?? limit.Length) is { } length)
            return length;
        if (limit.ByPaper)
            throw new LimitException("limit.length-unset", $"期限“{limit.Code}”({limit.Name})的长度由文书载明,须给出");
        return FromParameter(limit.Parameter, day);
    }

    /// <summary>Due date of a limit set off on a day.</summary>
    /// <inheritdoc cref="LengthOf" path="/exception"/>
    public DueDate Due(string code, DateOnly from, TimeOnly? at = null, LimitLength? set = null) => Due(LimitOn(code, from), from, at, set);

    /// <inheritdoc cref="Due(string, DateOnly, TimeOnly?, LimitLength?)"/>
    public DueDate Due(Limit limit, DateOnly from, TimeOnly? at = null, LimitLength? set = null) =>
        Deadline.Of(Calendar, Run(limit, from, at, [LengthOf(limit, from, set)], []));

    /// <summary>How a limit stands on a day; events after the day are not looked at.</summary>
    /// <inheritdoc cref="LengthOf" path="/exception"/>
    public ClockReading Read(string code, IEnumerable<ClockEvent> events, DateOnly today)
    {
        var clock = new Clock(this, code);
        foreach (var happened in events.Where(happened => happened.Day <= today).OrderBy(happened => happened.Day))
            clock.Apply(happened);
        return clock.Read(today);
    }

    internal LimitRun Run(Limit limit, DateOnly from, TimeOnly? at, IReadOnlyList<LimitLength> lengths, IReadOnlyList<Pause> pauses) => new(
        limit.StartEvent, from, at, limit.Start, lengths, limit.RollsOver, pauses,
        [.. limit.Articles.Select(code => law.Articles.Find(code)?.Title ?? code)]);

    /// <summary>Longest extension; null when the limit cannot be extended.</summary>
    /// <remarks>A parameter the programme has not set leaves the extension to its approval: no bound is known.</remarks>
    internal (bool Allowed, LimitLength? Most) ExtensionOf(Limit limit, DateOnly day)
    {
        if (limit.Extension.Length == 0)
            return (false, null);
        if (LimitLength.Parse(limit.Extension) is { } most)
            return (true, most);
        return (true, Parameters(day).Find(limit.Extension) is null ? null : FromParameter(limit.Extension, day));
    }

    private LimitLength FromParameter(string key, DateOnly day)
    {
        var text = Parameters(day).Text(key);
        var parameter = law.Parameters.Find(key, day) ?? law.Parameters.All.First(parameter => parameter.Key == key);
        return LimitUnits.Length(parameter, text)
            ?? throw new LimitException("limit.length", $"参数“{key}”({parameter.Name})的值“{text}”不能作期限长度");
    }
}
