using System.CommandLine;
using System.Globalization;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Parameters;
using Weipian.Law.TimeLimits;

namespace Weipian.App.Commands;

/// <summary><c>deadline</c>: the last day of a limit and why, without a workspace.</summary>
public static class DeadlineVerb
{
    public static Command Deadline(Invocation common)
    {
        var from = new Option<string>("--from") { Description = "起算事件的日期 yyyy-MM-dd(送达日、立案日;听证通知为听证日)", Required = true };
        var limit = new Option<string>("--limit") { Description = "5wd 工作日、90d 日、3m 月、2y 年、24h 小时,或期限代号如 case.statement", Required = true };
        var rollover = new Option<bool>("--rollover") { Description = "末日为休息日的顺延至其后第一个工作日;期限代号自带此规则" };
        var at = new Option<string?>("--at") { Description = "起算时刻 HH:mm,用于按小时计的期限" };
        var settings = new Option<string[]>("--set") { Description = "年度参数=值,可重复,用于天数由年度设定的期限", AllowMultipleArgumentsPerToken = true };
        return common.Verb("deadline", "计算期限届满日并说明理由;不需工作区", parsed =>
        {
            var answer = Answer(
                LawLibrary.Load(parsed.GetValue(common.Law)), Day(parsed.GetValue(from)!), parsed.GetValue(limit)!, parsed.GetValue(rollover),
                Hour(parsed.GetValue(at)), Pairs.Read(parsed.GetValue(settings), "--set"));
            common.Said(parsed, answer, Words(answer));
            return 0;
        }, from, limit, rollover, at, settings, common.Law, common.Json);
    }

    /// <exception cref="ProblemException"><c>limit.unknown</c>, <c>limit.not-in-force</c>, <c>limit.length-unset</c>, <c>limit.length</c>, <c>parameter.unset</c>, <c>parameter.value</c>.</exception>
    public static DeadlineAnswer Answer(
        RulePack law, DateOnly from, string limit, bool rollover, TimeOnly? at, IReadOnlyDictionary<string, string> settings)
    {
        foreach (var (key, value) in settings)
            if (law.Parameters.ProblemOf(key, value) is { } reason)
                throw new ProblemException("parameter.value", reason, field: "--set");
        var deadlines = new Deadlines(law, settings);
        try
        {
            if (LimitLength.Parse(limit) is { } length)
                return Told(limit, null, from, Weipian.Law.TimeLimits.Deadline.Of(
                    law.Calendar, new LimitRun("起算事件", from, at, LimitStart.NextDay, [length], rollover, [], [])));
            var named = deadlines.LimitOn(limit, from);
            return Told(limit, named.Name, from, deadlines.Due(named with { RollsOver = named.RollsOver || rollover }, from, at));
        }
        catch (LimitException exception)
        {
            throw new ProblemException(exception.Code, exception.Message + (exception.Code == "limit.unknown" ? ";长度应写成 5wd、90d、3m、2y 或 24h" : ""), field: "--limit");
        }
        catch (ParameterUnsetException exception)
        {
            throw new ProblemException("parameter.unset", exception.Message + ";可用 --set 给出", field: "--limit");
        }
    }

    private static DeadlineAnswer Told(string limit, string? name, DateOnly from, DueDate due) =>
        new(from, limit, name, due.Day, due.Time, due.Provisional, due.BeforeRollOver, due.Why);

    private static string Words(DeadlineAnswer answer) => string.Join('\n',
    [
        $"{answer.Name ?? answer.Limit}:{Weipian.Law.TimeLimits.Deadline.Shown(answer.Day)}{(answer.Time is { } time ? $" {time:HH\\:mm}" : "")}{(answer.Provisional ? "(暂定)" : "")}",
        .. answer.Why.Select(line => "  " + line),
    ]);

    /// <summary>The day asked from.</summary>
    /// <exception cref="ProblemException"><c>day.unreadable</c>, <c>day.out-of-range</c>.</exception>
    public static DateOnly Day(string text)
    {
        var day = Days.Read(text);
        // Outside these the law of this house says nothing, and counting would leave the calendar.
        return day.Year is >= 1949 and <= 2199 ? day : throw new ProblemException("day.out-of-range", $"“{text}”不在 1949 至 2199 年之间", field: "--from");
    }

    private static TimeOnly? Hour(string? text)
    {
        if (text is null)
            return null;
        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour)
            ? hour : throw new ProblemException("hour.unreadable", $"“{text}”不是 HH:mm 的时刻", field: "--at");
    }
}

/// <summary>What <c>deadline</c> answers.</summary>
/// <param name="Limit">As asked: a length or a code.</param>
/// <param name="Name">Name of the limit; null when only a length was given.</param>
/// <param name="Day">Last day.</param>
/// <param name="Time">Moment on it, of limits in hours whose hour is known.</param>
public sealed record DeadlineAnswer(
    DateOnly From, string Limit, string? Name, DateOnly Day, TimeOnly? Time, bool Provisional, DateOnly BeforeRollOver, IReadOnlyList<string> Why);
