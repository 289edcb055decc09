using System.Globalization;
using Weipian.App.Database;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Access;

namespace Weipian.App.Modules.Accounts;

/// <summary>Somebody asked for a post he does not hold, for some hours.</summary>
public sealed record EmergencyAsked(string Id, string Login, string Name, string Post, string? Unit, int Hours, string Reason);

/// <summary>A second person allowed it.</summary>
/// <param name="Until">From when on it counts no longer.</param>
public sealed record EmergencyApproved(string Id, string Approver, string Until, string? Text);

/// <summary>It was refused, withdrawn or ended before its time.</summary>
/// <param name="State">已拒绝, 已撤回 or 已收回.</param>
public sealed record EmergencyEnded(string Id, string Person, string State, string? Text);

/// <summary>Where a request for emergency access stands.</summary>
public static class EmergencyStates
{
    public const string Asked = "待批准";
    public const string Approved = "已批准";
    public const string Refused = "已拒绝";
    public const string Withdrawn = "已撤回";
    public const string Ended = "已收回";
}

/// <summary>A request for emergency access as it stands.</summary>
/// <param name="InForce">It lets its asker act at this moment.</param>
public sealed record EmergencyStanding(
    string Id, string Login, string Name, string Post, string? Unit, int Hours, string Reason, string AskedAt, string State, string? Approver, string? Until, string? Text, bool InForce);

/// <summary>
/// Emergency access (紧急授权): one asks and says why, a second one allows it, it ends by itself, and all of it stands in the journal.
/// It gives a post of the office for hours, never one of the three administrators.
/// </summary>
public static class AskEmergency
{
    public const int MostHours = 24;

    /// <exception cref="ProblemException"><c>emergency.post</c>, <c>emergency.unit</c>, <c>emergency.hours</c>, <c>emergency.reason</c>, <c>emergency.open</c>.</exception>
    public static EmergencyAsked Decide(EmergencyAsked wish, IReadOnlyList<EmergencyStanding> own, IReadOnlyCollection<string> units, AccessBook access)
    {
        if (!access.Posts.TryGetValue(wish.Post, out var post) || post.Administrative)
            throw new ProblemException("emergency.post", $"紧急授权只给业务岗位,没有“{wish.Post}”", field: "post");
        if (post.NeedsUnit && (wish.Unit is null || !units.Contains(wish.Unit)))
            throw new ProblemException("emergency.unit", $"岗位“{wish.Post}”只见本单位,须指明单位", field: "unit");
        if (wish.Hours is < 1 or > MostHours)
            throw new ProblemException("emergency.hours", $"紧急授权 1–{MostHours} 小时,到时自动失效", field: "hours");
        if (wish.Reason.Trim().Length < 5)
            throw new ProblemException("emergency.reason", "须写明为什么等不到正常授权(不少于 5 字)", field: "reason");
        if (own.Any(one => one.State == EmergencyStates.Asked || one.InForce && one.Post == wish.Post && one.Unit == wish.Unit))
            throw new ProblemException("emergency.open", "已有一件紧急授权在等待批准或仍然有效");
        return wish with { Reason = wish.Reason.Trim() };
    }

    public static EmergencyAsked Run(Workspace workspace, Account account, string post, string? unit, int hours, string reason, RulePack pack, Actor actor)
    {
        var number = Convert.ToInt64(workspace.Connection.Scalar("SELECT COUNT(*)+1 FROM emergency"), CultureInfo.InvariantCulture);
        var units = workspace.Connection.Query("SELECT DISTINCT code FROM unit", row => row.GetString(0));
        var asked = Decide(
            new EmergencyAsked($"U{number:0000}", account.Login, account.Name, post, string.IsNullOrWhiteSpace(unit) ? null : unit.Trim(), hours, reason),
            EmergencyShelf.All(workspace).Where(one => one.Login == account.Login).ToList(), units, pack.Access);
        workspace.Append(actor, new Happening(AccountFolds.EmergencyAsked, account.Login, asked));
        return asked;
    }
}

/// <summary>The second person's word.</summary>
public static class AnswerEmergency
{
    /// <exception cref="ProblemException"><c>emergency.same-person</c>, <c>emergency.answered</c>.</exception>
    public static object Decide(EmergencyStanding standing, string login, bool allows, string? text, DateTimeOffset now)
    {
        if (standing.Login == login)
            throw new ProblemException("emergency.same-person", "本人申请的紧急授权须由另一人批准");
        if (standing.State != EmergencyStates.Asked)
            throw new ProblemException("emergency.answered", $"紧急授权 {standing.Id} {standing.State}");
        return allows ? new EmergencyApproved(standing.Id, login, Moment.Write(now.AddHours(standing.Hours)), text) : new EmergencyEnded(standing.Id, login, EmergencyStates.Refused, text);
    }

    public static EmergencyStanding Run(Workspace workspace, string id, string login, bool allows, string? text, Actor actor)
    {
        var standing = EmergencyShelf.One(workspace, id);
        var answer = Decide(standing, login, allows, string.IsNullOrWhiteSpace(text) ? null : text.Trim(), workspace.Clock.GetUtcNow());
        workspace.Append(actor, new Happening(answer is EmergencyApproved ? AccountFolds.EmergencyApproved : AccountFolds.EmergencyEnded, standing.Login, answer));
        return EmergencyShelf.One(workspace, id);
    }
}

/// <summary>Ends what is asked for or in force: its asker, or who may allow it.</summary>
public static class EndEmergency
{
    /// <exception cref="ProblemException"><c>emergency.answered</c>.</exception>
    public static EmergencyEnded Decide(EmergencyStanding standing, string login, string? text) => standing switch
    {
        { State: EmergencyStates.Asked } => new EmergencyEnded(standing.Id, login, EmergencyStates.Withdrawn, text),
        { InForce: true } => new EmergencyEnded(standing.Id, login, EmergencyStates.Ended, text),
        _ => throw new ProblemException("emergency.answered", $"紧急授权 {standing.Id} {standing.State},已不在有效期内"),
    };

    public static EmergencyStanding Run(Workspace workspace, string id, string login, string? text, Actor actor)
    {
        var standing = EmergencyShelf.One(workspace, id);
        workspace.Append(actor, new Happening(AccountFolds.EmergencyEnded, standing.Login, Decide(standing, login, string.IsNullOrWhiteSpace(text) ? null : text.Trim())));
        return EmergencyShelf.One(workspace, id);
    }
}

/// <summary>Emergency access as the tables have it.</summary>
public static class EmergencyShelf
{
    /// <summary>Newest first.</summary>
    public static List<EmergencyStanding> All(Workspace workspace) => Read(workspace, "ORDER BY id DESC");

    /// <exception cref="ProblemException"><c>emergency.missing</c>.</exception>
    public static EmergencyStanding One(Workspace workspace, string id) => Read(workspace, "WHERE id=$1", id).FirstOrDefault()
        ?? throw new ProblemException("emergency.missing", $"没有紧急授权“{AccessLog.Plain(id)}”");

    /// <summary>Posts a person may act in at this moment by emergency access.</summary>
    internal static List<Grant> Grants(Workspace workspace, string login, DateOnly day) =>
        Read(workspace, "WHERE login=$1 AND state=$2", login, EmergencyStates.Approved).Where(one => one.InForce).Select(one => new Grant(one.Id, login, one.Post, one.Unit, day, day)).ToList();

    private static List<EmergencyStanding> Read(Workspace workspace, string where, params ReadOnlySpan<object?> values)
    {
        var now = workspace.Clock.GetUtcNow();
        return workspace.Connection.Query(
            "SELECT id, login, name, post, unit, hours, reason, asked_at, state, approver, until_at, said FROM emergency " + where,
            row => new EmergencyStanding(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Text(4), row.GetInt32(5), row.GetString(6), row.GetString(7), row.GetString(8), row.Text(9), row.Text(10), row.Text(11),
                row.GetString(8) == EmergencyStates.Approved && row.Text(10) is { } until && Moment.Read(until) > now), values);
    }
}
