using System.Globalization;
using Weipian.Law.Parameters;

namespace Weipian.Law.TimeLimits;

/// <summary>How a parameter becomes the length of a limit: its unit says what is counted.</summary>
internal static class LimitUnits
{
    /// <summary>What a parameter counts; null when it is no length.</summary>
    public static LimitUnit? Of(Parameter parameter) => (parameter.Kind, parameter.Unit) switch
    {
        (ParameterKind.Day, _) => LimitUnit.FixedDay,
        (ParameterKind.Number, "工作日") => LimitUnit.Workdays,
        (ParameterKind.Number, "日") => LimitUnit.Days,
        (ParameterKind.Number, "月") => LimitUnit.Months,
        (ParameterKind.Number, "年") => LimitUnit.Years,
        (ParameterKind.Number, "小时") => LimitUnit.Hours,
        (ParameterKind.Number, "每月几日") => LimitUnit.DayOfMonth,
        _ => null,
    };

    /// <summary>The length a value means; null when it is none (a fraction, nothing, the 32nd).</summary>
    public static LimitLength? Length(Parameter parameter, string value)
    {
        if (Of(parameter) is not { } unit)
            return null;
        if (unit == LimitUnit.FixedDay)
            return DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? LimitLength.On(day) : null;
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;
        if (unit == LimitUnit.DayOfMonth)
            return count is >= 1 and <= 31 ? new LimitLength(count, unit) : null;
        return LimitLength.Parse(new LimitLength(count, unit).ToString());
    }
}
