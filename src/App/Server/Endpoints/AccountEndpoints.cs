using Weipian.App.Modules.Accounts;
using Weipian.App.Platform;

namespace Weipian.App.Server.Endpoints;

/// <summary>A grant as administrators see it.</summary>
public sealed record GrantView(string Id, string Login, string Post, string? Unit, string? UnitName, DateOnly From, DateOnly? To, bool InForce);

/// <summary>An account with its grants, newest last.</summary>
public sealed record AccountView(string Login, string Name, bool Open, IReadOnlyList<GrantView> Grants);

public sealed record AccountForm(string Login, string Name);

public sealed record OpenForm(bool Open, string? Reason);

public sealed record GrantForm(string Post, string? Unit, DateOnly? From, DateOnly? To);

public sealed record ReasonForm(string? Reason);

/// <summary>A one-time password, shown once and kept nowhere.</summary>
public sealed record IssuedPassword(string Login, string Password);

/// <summary>A post that can be granted.</summary>
public sealed record PostChoice(string Post, bool Administrative, bool NeedsUnit, IReadOnlyList<string> Permissions);

public sealed record AccessPage(long Total, IReadOnlyList<AccessEntry> Items);

public sealed record TokenForm(string Name, DateOnly LastDay);

/// <summary>A reader token, shown once.</summary>
public sealed record MadeToken(string Token);

/// <summary><c>/api/accounts</c>, <c>/api/grants</c>, <c>/api/policy</c>, <c>/api/access-log</c>: the work of the three administrators.</summary>
public static class AccountEndpoints
{
    private const int MostEntries = 500;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/accounts", (Desk desk) => desk.Read(workspace => All(workspace, desk))).Needs(Permission.ReadAccounts).WithName("listAccounts");
        api.MapGet("/posts", (Desk desk) => desk.Pack.Access.Posts.Values.Select(post => new PostChoice(
            post.Post, post.Administrative, post.NeedsUnit, desk.Pack.Access.Permissions.Values.Where(row => row.Admits(post.Post)).Select(row => row.Key).ToList())).ToList()).Needs(Permission.ReadAccounts).WithName("listPosts");
        api.MapPost("/accounts", (AccountForm form, Desk desk) => desk.Write(workspace => OpenAccount.Run(workspace, form.Login, form.Name, desk.Actor))).Needs(Permission.KeepAccounts).WithName("openAccount");
        api.MapPut("/accounts/{login}/open", async (string login, OpenForm form, Desk desk) =>
        {
            var account = await desk.Write(workspace => CloseAccount.Run(workspace, login, form.Open, form.Reason, desk.Actor));
            desk.Hall.Sessions.EndAll(login);
            return account;
        }).Needs(Permission.KeepAccounts).WithName("closeAccount");
        api.MapPost("/accounts/{login}/password", (string login, Desk desk) =>
        {
            var account = desk.Read(workspace => AccountShelf.One(workspace, login));
            desk.Note("password-reset", login, true);
            var password = desk.Hall.Passwords.Issue(account.Login);
            desk.Hall.Sessions.EndAll(login);
            return new IssuedPassword(login, password);
        }).Needs(Permission.KeepAccounts).WithName("resetPassword");
        api.MapPost("/accounts/{login}/grants", async (string login, GrantForm form, Desk desk) =>
        {
            var grant = await desk.Write(workspace => GrantPost.Run(workspace, login, form.Post, form.Unit, form.From, form.To, desk.Pack, desk.Actor));
            desk.Hall.Sessions.EndAll(login, but: login == desk.Account.Login ? desk.Session : null);
            return grant;
        }).Needs(Permission.KeepGrants).WithName("grantPost");
        api.MapPost("/grants/{id}/end", async (string id, ReasonForm form, Desk desk) =>
        {
            var grant = await desk.Write(workspace => EndGrant.Run(workspace, id, form.Reason, desk.Actor));
            desk.Hall.Sessions.EndAll(grant.Login);
            return grant;
        }).Needs(Permission.KeepGrants).WithName("endGrant");
        api.MapGet("/policy", (Desk desk) => desk.Read(AccountShelf.Policy)).Needs(Permission.ReadAccounts).WithName("getPolicy");
        api.MapPut("/policy", (Dictionary<string, int> values, Desk desk) => desk.Write(workspace => SetAccountPolicy.Run(workspace, values, desk.Actor))).Needs(Permission.KeepPolicy).WithName("setPolicy");
        api.MapGet("/access-log", (Desk desk, string? login, string? what, bool? success, int skip = 0, int take = 100) =>
        {
            var (entries, total) = desk.Hall.Access.Search(login, what, success, Math.Max(0, skip), Math.Clamp(take, 1, MostEntries));
            return new AccessPage(total, entries);
        }).Needs(Permission.ReadAccessLog).WithName("searchAccess");
        MapTokens(api);
    }

    private static void MapTokens(IEndpointRouteBuilder api)
    {
        api.MapGet("/session/tokens", (Desk desk) => ReaderTokens.Of(desk.Hall, desk.Account.Login, desk.Read(workspace => AccountShelf.Grants(workspace, desk.Account.Login)))).Needs(Permission.ReadPatches).WithName("listTokens");
        api.MapPost("/session/tokens", (TokenForm form, Desk desk) =>
        {
            desk.Note("token-made", form.Name, true);
            return new MadeToken(ReaderTokens.Make(desk.Hall, desk.Session, desk.Grant!, form.Name, form.LastDay, desk.Today));
        }).Needs(Permission.ReadPatches).WithName("makeToken");
        api.MapDelete("/session/tokens/{id}", (string id, Desk desk) =>
        {
            if (!ReaderTokens.Revoke(desk.Hall, desk.Account.Login, id))
                throw new ProblemException("token.missing", "没有此令牌");
            desk.Note("token-revoked", id, true);
        }).Needs(Permission.ReadPatches).WithName("revokeToken");
    }

    private static List<AccountView> All(Workspace workspace, Desk desk)
    {
        var names = UnitNames.Of(workspace);
        var grants = AccountShelf.Grants(workspace).ToLookup(grant => grant.Login, StringComparer.Ordinal);
        return AccountShelf.All(workspace).Select(account => new AccountView(account.Login, account.Name, account.Open, grants[account.Login].Select(grant => new GrantView(
            grant.Id, grant.Login, grant.Post, grant.Unit, grant.Unit is null ? null : names.GetValueOrDefault(grant.Unit), grant.From, grant.To, grant.InForce(desk.Today))).ToList())).ToList();
    }
}
