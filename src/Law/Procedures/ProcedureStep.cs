using Weipian.Law.Tables;

namespace Weipian.Law.Procedures;

/// <summary>Who may act: a post, and whether only in the unit that answers for the dossier.</summary>
/// <param name="OwnUnit">The officer's unit must be the dossier's unit.</param>
[Official("岗位要求")]
public sealed record PostRequirement(string Post, bool OwnUnit)
{
    public override string ToString() => OwnUnit ? $"{Post}(本单位)" : Post;
}

/// <summary>An order to a clock that comes with a step.</summary>
/// <param name="Limit">Code of <c>law/time-limits/limits.csv</c>.</param>
/// <param name="DayField">Field that holds the day, e.g. 送达日期; null: the day of the step.</param>
/// <param name="After">Limit whose end starts this one; null: starts by itself.</param>
/// <param name="If">Condition of <c>needs.csv</c> that must hold; null: always.</param>
/// <param name="UntilField">Field, of this or an earlier step, that holds the last day itself, e.g. 整改期限; null: the limit's own length.</param>
[Official("期限起止")]
public sealed record ClockOrder(string Limit, string? DayField, string? After, string? If, string? UntilField = null)
{
    /// <summary>Reads <c>CODE[@字段][=字段][&gt;CODE][?条件]</c>.</summary>
    internal static ClockOrder Parse(string text)
    {
        var (head, condition) = Cut(text, '?');
        var (start, after) = Cut(head, '>');
        var (from, until) = Cut(start, '=');
        var (limit, field) = Cut(from, '@');
        return new ClockOrder(limit, field, after, condition, until);
    }

    private static (string Head, string? Tail) Cut(string text, char at) =>
        text.IndexOf(at, StringComparison.Ordinal) is var index and >= 0 ? (text[..index], text[(index + 1)..]) : (text, null);
}

/// <summary>A paper that comes with a step, written <c>文书[?条件]</c>.</summary>
/// <param name="Document">Code of <c>law/documents</c>.</param>
/// <param name="If">Condition under which it is due; null: always.</param>
[Official("应出具文书")]
public sealed record DocumentOrder(string Document, string? If);

/// <summary>What a step does to the clocks of its dossier.</summary>
[Official("期限指令")]
public sealed record ClockOrders(
    IReadOnlyList<ClockOrder> Start, IReadOnlyList<ClockOrder> Stop, IReadOnlyList<ClockOrder> Suspend, IReadOnlyList<ClockOrder> Resume, IReadOnlyList<ClockOrder> Extend)
{
    public IEnumerable<ClockOrder> All => [.. Start, .. Stop, .. Suspend, .. Resume, .. Extend];
}

/// <summary>One row of a procedure: from a state, by an action, to a state.</summary>
/// <param name="Row">Cited by every step that was taken by it.</param>
/// <param name="From">States it is open in; <see cref="Procedure.Start"/> opens the dossier.</param>
/// <param name="To">State afterwards; null: the state stays; <see cref="Procedure.Back"/>: the state before the last change.</param>
/// <param name="Needs">Conditions that must hold; no post can pass them.</param>
/// <param name="Documents">Papers that come with it.</param>
[Official("程序步骤")]
public sealed record ProcedureStep(
    string Row, IReadOnlyList<string> From, string Action, string? To, IReadOnlyList<PostRequirement> Posts, IReadOnlyList<string> Needs, string Article,
    IReadOnlyList<DocumentOrder> Documents, ClockOrders Clocks, string Note, LawRow Source);

/// <summary>Why an action is not open in a state.</summary>
/// <param name="From">State, or <c>*</c> for any.</param>
/// <param name="Action">Action, or <c>*</c> for any.</param>
[Official("不可办理事由")]
public sealed record ProcedureRefusal(string Row, string From, string Action, string Reason, string Article, LawRow Source)
{
    public bool Covers(string state, string action) => (From == "*" || From.Split('|').Contains(state)) && (Action == "*" || Action.Split('|').Contains(action));
}

/// <summary>A condition steps ask for.</summary>
/// <param name="Lacking">What an officer reads when it does not hold: what is missing and what to do.</param>
[Official("办理条件")]
public sealed record ProcedureNeed(string Term, string Lacking, string Article, LawRow Source);

/// <summary>How a field of an action is read.</summary>
[Official("字段类型")]
public enum ActionFieldKind
{
    [Official("文字")] Text,
    [Official("日期")] Day,
    [Official("数值")] Number,
    [Official("是否")] YesNo,
    [Official("选项")] Choice,
    [Official("文件")] File,
}

/// <summary>A particular that an officer gives with an action.</summary>
/// <param name="Choices">Admitted values of 选项.</param>
[Official("办理字段")]
public sealed record ActionField(string Action, string Name, ActionFieldKind Kind, bool Required, IReadOnlyList<string> Choices, string Unit, string Note);

/// <summary>An officer as the procedure sees one.</summary>
/// <param name="Post">岗位 of <c>posts.csv</c>.</param>
/// <param name="Unit">Code of the unit; null for a county post.</param>
[Official("办理人")]
public sealed record Officer(string Person, string Post, string? Unit);

/// <summary>Whether a condition holds, and what that was read from.</summary>
/// <param name="Holds">Null: it cannot be told (不明), which never opens a step.</param>
[Official("条件状态")]
public sealed record NeedState(bool? Holds, string Why)
{
    public static NeedState Yes(string why) => new(true, why);

    public static NeedState No(string why) => new(false, why);

    public static NeedState Unknown(string why) => new(null, why);
}

/// <summary>A condition that is not met, in words.</summary>
[Official("未满足条件")]
public sealed record UnmetNeed(string Term, string Lacking, string Article, string Why);

/// <summary>The answer to "may this be done now": the row that allows it, or why not.</summary>
/// <param name="Code">Stable problem code; null when allowed.</param>
[Official("办理答复")]
public sealed record StepAnswer(ProcedureStep? Step, string? Code, string? Reason, string? Article, IReadOnlyList<UnmetNeed> Unmet)
{
    public bool Allowed => Code is null;
}
