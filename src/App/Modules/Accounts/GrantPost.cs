using Weipian.App.Database;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Access;

namespace Weipian.App.Modules.Accounts;

/// <summary>Gives a person a post. The three administrators exclude each other and every other post (三员分立).</summary>
public static class GrantPost
{
    /// <param name="held">Posts the person holds or will hold.</param>
    /// <param name="all">Every grant in force, for the first administrators.</param>
    /// <exception cref="ProblemException"><c>post.unknown</c>, <c>grant.unit</c>, <c>grant.days</c>, <c>grant.conflict</c>, <c>grant.twice</c>, <c>grant.bootstrap</c>.</exception>
    public static PostGranted Decide(
        Grant wish, IReadOnlyList<Grant> held, IReadOnlyList<Grant> all, IReadOnlyCollection<string> units, string granterPost, AccessBook access)
    {
        if (!access.Posts.TryGetValue(wish.Post, out var post))
            throw new ProblemException("post.unknown", $"没有岗位“{wish.Post}”;岗位见 law/access/sight.csv:{string.Join('、', access.Posts.Keys)}", field: "post");
        if (post.NeedsUnit && wish.Unit is null)
            throw new ProblemException("grant.unit", $"岗位“{wish.Post}”只见本单位,须指明单位", field: "unit");
        if (wish.Unit is not null && !units.Contains(wish.Unit))
            throw new ProblemException("grant.unit", $"没有代码为“{wish.Unit}”的单位;单位见年度单位名单", field: "unit");
        if (wish.To < wish.From)
            throw new ProblemException("grant.days", $"截止日 {Days.Write(wish.To!.Value)} 早于起始日 {Days.Write(wish.From)}", field: "to");
        if (granterPost == Administrators.System && (!post.Administrative || all.Any(grant => grant.Post == Administrators.Security)))
            throw new ProblemException("grant.bootstrap", "系统管理员只在尚无安全管理员时授予安全管理员、审计管理员;其余岗位由安全管理员授予", field: "post");
        var overlapping = held.Where(grant => (grant.To is null || grant.To >= wish.From) && (wish.To is null || wish.To >= grant.From)).ToList();
        if (overlapping.Any(grant => grant.Post == wish.Post && grant.Unit == wish.Unit))
            throw new ProblemException("grant.twice", $"{wish.Login} 已有岗位“{wish.PostAtUnit}”", field: "post");
        if (Conflict(overlapping.Select(grant => grant.Post).Append(wish.Post), access) is { } conflict)
            throw new ProblemException("grant.conflict", conflict, field: "post");
        return new PostGranted(wish.Id, wish.Login, wish.Post, wish.Unit, Days.Write(wish.From), wish.To is { } to ? Days.Write(to) : null);
    }

    /// <summary>Why some posts may not meet in one person; null when they may.</summary>
    public static string? Conflict(IEnumerable<string> posts, AccessBook access)
    {
        var all = posts.Distinct(StringComparer.Ordinal).ToList();
        var administrative = all.Where(post => access.Posts.GetValueOrDefault(post)?.Administrative == true).ToList();
        return administrative.Count > 0 && all.Count > 1
            ? $"{string.Join('、', all)} 不能由同一人担任:系统管理员、安全管理员、审计管理员三员分立,且不兼业务岗位" : null;
    }

    public static Grant Run(Workspace workspace, string login, string post, string? unit, DateOnly? from, DateOnly? to, RulePack pack, Actor actor)
    {
        var today = Moment.DayOf(workspace.Clock.GetUtcNow());
        var account = AccountShelf.One(workspace, login);
        if (!account.Open)
            throw new ProblemException("account.closed", $"账号“{login}”已停用", field: "login");
        var all = AccountShelf.Grants(workspace);
        var units = workspace.Connection.Query("SELECT DISTINCT code FROM unit", row => row.GetString(0)).Append(County.Of(workspace).Code).ToHashSet(StringComparer.Ordinal);
        var wish = new Grant($"G{all.Count + 1:0000}", login, post, string.IsNullOrWhiteSpace(unit) ? null : unit.Trim(), from ?? today, to);
        var granted = Decide(wish, all.Where(grant => grant.Login == login).ToList(), all.Where(grant => grant.InForce(today)).ToList(), units, actor.Post.Split('@')[0], pack.Access);
        workspace.Append(actor, new Happening(AccountFolds.Granted, login, granted));
        return wish;
    }
}

/// <summary>Takes a post back.</summary>
public static class EndGrant
{
    /// <exception cref="ProblemException"><c>grant.missing</c>, <c>grant.ended</c>, <c>grant.last</c>.</exception>
    public static Grant Run(Workspace workspace, string id, string? reason, Actor actor)
    {
        var all = AccountShelf.Grants(workspace);
        var grant = all.FirstOrDefault(one => one.Id == id) ?? throw new ProblemException("grant.missing", $"没有授权“{id}”");
        var yesterday = Moment.DayOf(workspace.Clock.GetUtcNow()).AddDays(-1);
        if (grant.To <= yesterday)
            throw new ProblemException("grant.ended", $"授权“{id}”已于 {Days.Write(grant.To!.Value)} 到期");
        // Without a security administrator nobody could give posts any more.
        if (grant.Post == Administrators.Security && all.Count(one => one.Post == Administrators.Security && one.InForce(yesterday.AddDays(1))) == 1)
            throw new ProblemException("grant.last", "这是最后一名安全管理员,须先授予他人");
        workspace.Append(actor, new Happening(AccountFolds.Ended, grant.Login, new GrantEnded(id, Days.Write(yesterday), reason)));
        return grant with { To = yesterday };
    }
}
