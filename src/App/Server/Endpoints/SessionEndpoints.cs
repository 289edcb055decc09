using Weipian.App.Modules.Accounts;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;

namespace Weipian.App.Server.Endpoints;

public sealed record SignInForm(string Login, string Password, string? Code);

public sealed record PostForm(string Grant);

public sealed record PasswordForm(string Old, string New);

public sealed record CodeForm(string Code);

/// <summary>A secret to be taken into an authenticator app, shown once.</summary>
public sealed record OfferedSecret(string Uri, string Secret);

/// <summary>A post the signed-in person may act in.</summary>
public sealed record PostView(string Grant, string Post, string? Unit, string? UnitName);

/// <summary>Who is signed in, as what, and what is still to be done before he can work.</summary>
/// <param name="Todo"><c>password</c>, <c>factor</c>, <c>post</c>: what comes next; null when all is done.</param>
/// <param name="Permissions">Keys of what the post may do.</param>
/// <param name="SecondFactor">Whether a second factor is set up.</param>
public sealed record SessionView(
    bool SignedIn, string? Todo, string? Login, string? Name, PostView? Post, IReadOnlyList<PostView> Posts, IReadOnlyList<string> Permissions, bool SecondFactor,
    string? CountyCode, string? CountyName, IReadOnlyList<int> Years, DateOnly Today, int IdleMinutes);

/// <summary><c>/api/session</c>: in, out, as what; one's own password, second factor and reader tokens.</summary>
public static class SessionEndpoints
{
    public const string SignInLimit = "sign-in";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("", (Desk desk, HttpContext http) => View(desk, http)).Needs(Permission.Anyone).WithName("getSession");
        routes.MapPost("", SignIn).Needs(Permission.Anyone).RequireRateLimiting(SignInLimit).WithName("signIn");
        routes.MapDelete("", SignOut).Needs(Permission.SignedIn).WithMetadata(new WhileUnready()).WithName("signOut");
        routes.MapPut("/post", ChoosePost).Needs(Permission.SignedIn).WithMetadata(new WhileUnready()).WithName("choosePost");
        routes.MapPut("/password", ChangePassword).Needs(Permission.SignedIn).WithMetadata(new WhileUnready()).RequireRateLimiting(SignInLimit).WithName("changePassword");
        routes.MapPost("/factor", (Desk desk) => Offer(desk)).Needs(Permission.SignedIn).WithMetadata(new WhileUnready()).WithName("offerFactor");
        routes.MapPut("/factor", ConfirmFactor).Needs(Permission.SignedIn).WithMetadata(new WhileUnready()).WithName("confirmFactor");
    }

    private static SessionView SignIn(SignInForm form, Desk desk, HttpContext http)
    {
        var hall = desk.Hall;
        var (account, policy) = desk.Read(workspace => (AccountShelf.Find(workspace, form.Login), AccountShelf.Policy(workspace)));
        var outcome = hall.Passwords.Try(form.Login, form.Password, form.Code, account?.Open == true, policy);
        if (outcome != SignInOutcome.CodeNeeded)
            hall.Access.Write(form.Login, desk.Address, "sign-in", form.Login, outcome == SignInOutcome.Accepted);
        switch (outcome)
        {
            case SignInOutcome.CodeNeeded:
                throw new ProblemException("session.code-needed", "请输入动态码", field: "code");
            case SignInOutcome.Refused:
                throw new ProblemException("session.refused", $"账号、口令或动态码不正确,或账号已停用、锁定(连续 {policy.MostFailures} 次失败锁定 {policy.LockMinutes} 分钟)");
        }

        var grants = desk.Read(workspace => AccountShelf.InForce(workspace, form.Login, desk.Today, desk.Pack));
        var token = hall.Sessions.Start(form.Login, grants.Count == 1 ? grants[0].Id : null, hall.Passwords.HasSecondFactor(form.Login));
        http.Response.Cookies.Append(SessionGate.Cookie, token, Kept);
        return Of(hall, hall.Sessions.Find(token, policy)!, account!, policy);
    }

    private static readonly CookieOptions Kept = new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };

    private static void SignOut(Desk desk, HttpContext http)
    {
        desk.Hall.Sessions.End(desk.Session);
        http.Response.Cookies.Delete(SessionGate.Cookie, Kept);
        desk.Note("sign-out", desk.Account.Login, true);
    }

    private static SessionView ChoosePost(PostForm form, Desk desk)
    {
        var grants = desk.Read(workspace => AccountShelf.InForce(workspace, desk.Account.Login, desk.Today, desk.Pack));
        if (grants.All(grant => grant.Id != form.Grant))
            throw new ProblemException("grant.missing", "没有此岗位,或已到期");
        desk.Note("post", form.Grant, true);
        return Of(desk.Hall, desk.Hall.Sessions.Change(desk.Session with { GrantId = form.Grant }), desk.Account, desk.Read(AccountShelf.Policy));
    }

    private static SessionView ChangePassword(PasswordForm form, Desk desk)
    {
        var policy = desk.Read(AccountShelf.Policy);
        var right = desk.Hall.Passwords.Knows(desk.Account.Login, form.Old, policy);
        desk.Note("password", desk.Account.Login, right);
        if (!right)
            throw new ProblemException("password.wrong", "原口令不正确", field: "old");
        desk.Hall.Passwords.Change(desk.Account, form.New, policy);
        desk.Hall.Sessions.EndAll(desk.Account.Login, but: desk.Session);
        return Of(desk.Hall, desk.Session, desk.Account, policy);
    }

    private static OfferedSecret Offer(Desk desk)
    {
        // Once set up, only a reset by the system administrator takes it away: a stolen session must not.
        if (desk.Hall.Passwords.HasSecondFactor(desk.Account.Login))
            throw new ProblemException("factor.set", "动态码已设置;更换手机请由系统管理员重置口令");
        var secret = desk.Hall.Passwords.OfferSecret(desk.Account.Login);
        return new OfferedSecret(TimeCode.Uri(secret, desk.Account.Login, "卫片"), TimeCode.Text(secret));
    }

    private static SessionView ConfirmFactor(CodeForm form, Desk desk)
    {
        if (desk.Hall.Passwords.HasSecondFactor(desk.Account.Login))
            throw new ProblemException("factor.set", "动态码已设置");
        desk.Hall.Passwords.ConfirmSecret(desk.Account.Login, form.Code);
        desk.Note("factor", desk.Account.Login, true);
        return Of(desk.Hall, desk.Hall.Sessions.Change(desk.Session with { Proven = true }), desk.Account, desk.Read(AccountShelf.Policy));
    }

    private static SessionView View(Desk desk, HttpContext http)
    {
        var policy = desk.Read(AccountShelf.Policy);
        return http.Request.Cookies.TryGetValue(SessionGate.Cookie, out var token) && desk.Hall.Sessions.Find(token, policy) is { } session && desk.Read(workspace => AccountShelf.Find(workspace, session.Login)) is { Open: true } account
            ? Of(desk.Hall, session, account, policy)
            : new SessionView(false, null, null, null, null, [], [], false, null, null, [], desk.Today, policy.IdleMinutes);
    }

    private static SessionView Of(OfficeHall hall, Session session, Account account, AccountPolicy policy) => hall.Reads.Read(workspace =>
    {
        var today = Moment.DayOf(hall.Clock.GetUtcNow());
        var grants = AccountShelf.InForce(workspace, account.Login, today, hall.Pack);
        var names = UnitNames.Of(workspace);
        var posts = grants.Select(grant => new PostView(grant.Id, grant.Post, grant.Unit, grant.Unit is null ? null : names.GetValueOrDefault(grant.Unit))).ToList();
        var grant = grants.FirstOrDefault(one => one.Id == session.GrantId);
        var todo = hall.Passwords.MustChange(account.Login, policy) ? "password" : policy.SecondFactor == 1 && !session.Proven ? "factor" : grant is null ? "post" : null;
        var county = County.Of(workspace);
        return new SessionView(
            true, todo, account.Login, account.Name, posts.FirstOrDefault(post => post.Grant == grant?.Id), posts,
            grant is null ? [] : hall.Pack.Access.Permissions.Values.Where(row => row.Admits(grant.Post)).Select(row => row.Key).ToList(),
            hall.Passwords.HasSecondFactor(account.Login), county.Code, county.Name, ProgrammeEndpoints.Years(workspace), today, policy.IdleMinutes);
    });
}
