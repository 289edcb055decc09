using System.Text.RegularExpressions;
using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Accounts;

/// <summary>Opens an account; it can do nothing until a post is granted.</summary>
public static partial class OpenAccount
{
    /// <exception cref="ProblemException"><c>account.login</c>, <c>account.name</c>, <c>account.exists</c>, <c>account.name-taken</c>.</exception>
    public static AccountOpened Decide(string login, string name, IReadOnlyCollection<Account> known)
    {
        if (!Login().IsMatch(login))
            throw new ProblemException("account.login", $"账号“{login}”应为 3–32 位小写字母、数字、点、横线", field: "login");
        if (name.Trim().Length is 0 or > 40 || name.Any(char.IsControl) || name.Contains('@'))
            throw new ProblemException("account.name", "姓名不能为空,不超过 40 字,不含控制字符与 @", field: "name");
        if (known.Any(account => account.Login == login))
            throw new ProblemException("account.exists", $"账号“{login}”已存在;账号不重复使用", field: "login");
        if (known.Any(account => account.Name == name.Trim()))
            throw new ProblemException("account.name-taken", $"已有姓名为“{name.Trim()}”的账号;同名的加以区分,如“{name.Trim()}(审批科)”,日志以姓名为准", field: "name");
        return new AccountOpened(login, name.Trim());
    }

    public static Account Run(Workspace workspace, string login, string name, Actor actor)
    {
        var opened = Decide(login, name, AccountShelf.All(workspace));
        workspace.Append(actor, new Happening(AccountFolds.Opened, opened.Login, opened));
        return new Account(opened.Login, opened.Name, true);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{2,31}$")]
    private static partial Regex Login();
}

/// <summary>Closes an account or opens it again; its posts and history stay.</summary>
public static class CloseAccount
{
    /// <exception cref="ProblemException"><c>account.missing</c>, <c>account.state</c>, <c>account.self</c>.</exception>
    public static Account Run(Workspace workspace, string login, bool open, string? reason, Actor actor)
    {
        var account = AccountShelf.One(workspace, login);
        if (account.Open == open)
            throw new ProblemException("account.state", $"账号“{login}”已{(open ? "启用" : "停用")}");
        if (account.Name == actor.Person)
            throw new ProblemException("account.self", "不能停用自己的账号");
        workspace.Append(actor, new Happening(AccountFolds.Closed, login, new AccountClosed(login, open, reason)));
        return account with { Open = open };
    }
}

/// <summary>Changes the security profile.</summary>
public static class SetAccountPolicy
{
    /// <exception cref="ProblemException"><c>policy.unknown</c>, <c>policy.value</c>.</exception>
    public static AccountPolicy Run(Workspace workspace, IReadOnlyDictionary<string, int> values, Actor actor)
    {
        var problems = values.SelectMany(pair => !AccountPolicy.Bounds.TryGetValue(pair.Key, out var bounds)
            ? [new Problem("policy.unknown", $"没有安全策略“{pair.Key}”;可用:{string.Join('、', AccountPolicy.Bounds.Keys)}", Field: pair.Key)]
            : pair.Value < bounds.Least || pair.Value > bounds.Most ? [new Problem("policy.value", $"应在 {bounds.Least}–{bounds.Most} 之间,现为 {pair.Value}", Field: pair.Key)] : Array.Empty<Problem>()).ToList();
        if (problems.Count > 0)
            throw new ProblemException(problems);
        workspace.Append(actor, new Happening(AccountFolds.PolicySet, "policy", new PolicySet(new SortedDictionary<string, int>(values.ToDictionary(), StringComparer.Ordinal))));
        return AccountShelf.Policy(workspace);
    }
}
