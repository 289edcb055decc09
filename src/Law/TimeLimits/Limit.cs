namespace Weipian.Law.TimeLimits;

/// <summary>From where a limit is counted.</summary>
public enum LimitStart
{
    /// <summary>Forward; the day of the event is not counted.</summary>
    [Official("次日")] NextDay,

    /// <summary>Backward from the event, whose day is not counted (听证 … 日前通知).</summary>
    [Official("前推")] Backward,

    /// <summary>To a day set by itself: a milestone, a day of every month.</summary>
    [Official("定日")] FixedDay,
}

/// <summary>Whose limit it is: a body that runs late, or a party whose right ends.</summary>
public enum LimitDuty
{
    [Official("机关")] Authority,
    [Official("当事人")] Party,
    [Official("法院")] Court,
    [Official("镇街")] Unit,
    [Official("部门")] Department,
}

/// <summary>One step of the warning ladder.</summary>
/// <param name="Offset">Natural days from the due day; negative before.</param>
/// <param name="Who">Posts of <c>law/procedure/posts.csv</c> to be told, or those of <see cref="OfTheDossier"/>.</param>
[Official("预警")]
public sealed record LimitWarning(int Offset, IReadOnlyList<string> Who)
{
    /// <summary>Not posts but persons of the one dossier: who handles it, and the head of the body that does.</summary>
    public static IReadOnlyList<string> OfTheDossier { get; } = ["承办人", "承办机构负责人"];
}

/// <summary>One dated version of a limit: a row of <c>law/time-limits/limits.csv</c>.</summary>
/// <param name="Code">Stable code, e.g. <c>case.statement</c>; several rows of one code do not meet in time.</param>
/// <param name="Length">Written length; null when a parameter or the paper gives it.</param>
/// <param name="Parameter">Key of <c>law/parameters</c> whose value is the length; empty when none.</param>
/// <param name="ByPaper">The paper that starts it sets the length (责令改正).</param>
/// <param name="RollsOver">The last day moves to the next working day when it is a rest day.</param>
/// <param name="StartEvent">What starts it, in words.</param>
/// <param name="Follows">Codes of limits at whose end it may start.</param>
/// <param name="Extension">Longest extension: a written length or a parameter key; empty when it cannot be extended.</param>
/// <param name="Articles">Codes of <c>law/articles.csv</c>.</param>
[Official("期限")]
public sealed record Limit(
    string Code, string Name, LimitLength? Length, string Parameter, bool ByPaper, bool RollsOver, LimitStart Start, string StartEvent,
    IReadOnlyList<string> Follows, string Extension, LimitDuty Duty, IReadOnlyList<string> Articles, DateOnly? From, DateOnly? To,
    IReadOnlyList<LimitWarning> Warnings, string Note)
{
    public bool InForce(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);
}

/// <summary>A limit cannot be used: unknown, not in force on the day, or its length is nowhere said.</summary>
/// <param name="code"><c>limit.unknown</c>, <c>limit.not-in-force</c>, <c>limit.length-unset</c>, <c>limit.length</c>.</param>
public sealed class LimitException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
