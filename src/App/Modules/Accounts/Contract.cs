using Weipian.App.Database;
using Weipian.App.Platform;
using Weipian.Law;

namespace Weipian.App.Modules.Accounts;

/// <summary>Somebody who may sign in. What proves it is kept apart from the journal (<see cref="CredentialStore"/>).</summary>
/// <param name="Login">Never given to another person.</param>
/// <param name="Name">As the journal prints it; unique among accounts.</param>
/// <param name="Open">False once closed; nothing of it is removed.</param>
public sealed record Account(string Login, string Name, bool Open);

/// <summary>A post held by a person, in a unit, for a time.</summary>
/// <param name="Unit">Code; null for a county post.</param>
/// <param name="To">Last day; null: until ended.</param>
public sealed record Grant(string Id, string Login, string Post, string? Unit, DateOnly From, DateOnly? To)
{
    public bool InForce(DateOnly day) => day >= From && (To is null || day <= To);

    /// <summary>The post as the journal keeps it: <c>镇街办事员@619901101</c>.</summary>
    public string PostAtUnit => Unit is null ? Post : $"{Post}@{Unit}";
}

/// <summary>The three administrators (三员) as the program meets them by name; everything else about posts stands in <c>law/access</c>.</summary>
public static class Administrators
{
    public const string System = "系统管理员";
    public const string Security = "安全管理员";
    public const string Audit = "审计管理员";
}

/// <summary>Who has an account, and which posts they hold.</summary>
public static class AccountShelf
{
    /// <summary>By login.</summary>
    public static List<Account> All(Workspace workspace) => Read(workspace, "ORDER BY login");

    public static Account? Find(Workspace workspace, string login) => Read(workspace, "WHERE login=$1", login).FirstOrDefault();

    /// <exception cref="ProblemException"><c>account.missing</c>.</exception>
    public static Account One(Workspace workspace, string login) => Find(workspace, login)
        ?? throw new ProblemException("account.missing", $"没有账号“{login}”");

    /// <summary>Every grant ever made, oldest first.</summary>
    public static List<Grant> Grants(Workspace workspace, string? login = null) => workspace.Connection.Query(
        "SELECT id, login, post, unit, from_day, to_day FROM post_grant WHERE CAST($1 AS TEXT) IS NULL OR login=$1 ORDER BY sequence, id",
        row => new Grant(row.GetString(0), row.GetString(1), row.GetString(2), row.Text(3), Days.Read(row.GetString(4)), row.Text(5) is { } to ? Days.Read(to) : null), login);

    /// <summary>What a person may act as on a day, none of it when two of the posts must not meet in one person; and what emergency access gives at this moment.</summary>
    public static List<Grant> InForce(Workspace workspace, string login, DateOnly day, RulePack pack)
    {
        var grants = Grants(workspace, login).Where(grant => grant.InForce(day) && pack.Access.Posts.ContainsKey(grant.Post)).ToList();
        return [.. GrantPost.Conflict(grants.Select(grant => grant.Post), pack.Access) is null ? grants : [], .. EmergencyShelf.Grants(workspace, login, day)];
    }

    /// <summary>The security profile in force.</summary>
    public static AccountPolicy Policy(Workspace workspace) => AccountPolicy.Of(workspace.Connection
        .Query("SELECT key, value FROM account_policy", row => (row.GetString(0), row.GetInt32(1))).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal));

    private static List<Account> Read(Workspace workspace, string where, params ReadOnlySpan<object?> values) => workspace.Connection.Query(
        $"SELECT login, name, open FROM account {where}", row => new Account(row.GetString(0), row.GetString(1), row.GetInt64(2) == 1), values);
}
