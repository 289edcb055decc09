using System.Security.Cryptography;
using Weipian.App.Database;
using Weipian.App.Modules.Accounts;
using Weipian.App.Platform;

namespace Weipian.App.Server;

/// <summary>
/// Between the routes and the endpoints: who asks, as what, and whether the endpoint is for him. An endpoint that declares no
/// permission answers nobody. A grant taken back, an account closed or a password reset counts from the next request on.
/// </summary>
public sealed class SessionGate(RequestDelegate next, OfficeHall hall)
{
    /// <summary>The prefix makes browsers insist on https, on the whole path and on this very host.</summary>
    public const string Cookie = "__Host-weipian";

    private static readonly string[] Reading = ["GET", "HEAD", "OPTIONS"];

    private sealed record Standing(Session? Session, Account? Account, Grant? Grant, Sight Sight, AccountPolicy Policy)
    {
        /// <summary>Nobody is signed in.</summary>
        public static readonly Standing None = new(null, null, null, Sight.Nothing, new AccountPolicy());
    }

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is not { } endpoint)
            throw new ProblemException("route.missing", "没有此地址");
        // Not a route of ours: the framework's own refusal of a method or a content type.
        if (endpoint is not RouteEndpoint)
        {
            await next(http);
            return;
        }

        var permission = endpoint.Metadata.GetMetadata<PermissionNeeded>()?.Permission;
        if (!Reading.Contains(http.Request.Method))
            await Arriving(http);
        using var seat = await hall.Seats.Take(http.RequestAborted);
        http.Features.Set(await Sit(http, endpoint, permission, seat));
        if (endpoint.Metadata.GetMetadata<WaitsForOthers>() is not null)
            seat.Dispose();
        // The work is done: what is left is the reader's line.
        http.Response.OnStarting(() =>
        {
            seat.Dispose();
            return Task.CompletedTask;
        });
        await next(http);
    }

    private async Task<Desk> Sit(HttpContext http, Endpoint endpoint, string? permission, IDisposable seat)
    {
        var reader = endpoint.Metadata.GetMetadata<ReaderTokens>() is null ? null : await ReaderTokens.Session(http, hall);
        var token = http.Request.Cookies.TryGetValue(Cookie, out var cookie) ? cookie : null;
        var standing = reader is null && token is null ? Standing.None : hall.Reads.Read(workspace => Stand(workspace, reader, token));
        if (standing is { Session: { } ended, Account: not { Open: true } })
        {
            hall.Sessions.EndAll(ended.Login);
            standing = Standing.None;
        }

        var desk = new Desk(hall, http, seat, standing.Session, standing.Account, standing.Grant, standing.Sight);
        Admit(desk, standing.Session, standing.Policy, permission, http, endpoint);
        return desk;
    }

    /// <summary>All that is asked of the tables about who asks, in one reading.</summary>
    private Standing Stand(Workspace workspace, Session? reader, string? token)
    {
        var policy = AccountShelf.Policy(workspace);
        if ((reader ?? (token is null ? null : hall.Sessions.Find(token, policy))) is not { } session)
            return Standing.None;
        var account = AccountShelf.Find(workspace, session.Login);
        var grant = session.GrantId is null ? null
            : AccountShelf.InForce(workspace, session.Login, Moment.DayOf(hall.Clock.GetUtcNow()), hall.Pack).FirstOrDefault(one => one.Id == session.GrantId);
        var unitName = grant?.Unit is null ? null : (string?)workspace.Connection.Scalar("SELECT name FROM unit WHERE code=$1 ORDER BY year DESC, valid_from DESC LIMIT 1", grant.Unit);
        return new Standing(session, account, grant, Sight.Of(grant, hall.Pack, unitName), policy);
    }

    private void Admit(Desk desk, Session? session, AccountPolicy policy, string? permission, HttpContext http, Endpoint endpoint)
    {
        if (permission == Permission.Anyone)
            return;
        if (session is null)
            throw new ProblemException("session.needed", "请先登录");
        if (permission == Permission.SignedIn && endpoint.Metadata.GetMetadata<WhileUnready>() is not null)
            return;
        if (hall.Passwords.MustChange(session.Login, policy))
            throw new ProblemException("session.password", "口令须先更改:首次登录、被重置或已过期");
        if (policy.SecondFactor == 1 && !session.Proven)
            throw new ProblemException("session.factor", "须先设置并验证动态码");
        if (permission == Permission.SignedIn)
            return;
        if (desk.Grant is null)
            throw new ProblemException("session.post", "请先选择岗位;没有岗位的请联系安全管理员");
        if (permission is null || !desk.May(permission))
        {
            desk.Note("denied", http.Request.Method + " " + http.Request.Path, false);
            throw new ProblemException("permission.denied", $"岗位“{desk.Grant.Post}”不能{(permission is not null && hall.Pack.Access.Permissions.TryGetValue(permission, out var row) ? row.Name : "使用此项")}");
        }
    }

    /// <summary>Writes come from this very page, and what they hold is hashed for the Idempotency-Key.</summary>
    private static async Task Arriving(HttpContext http)
    {
        var request = http.Request;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none") || origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}")
            throw new ProblemException("request.origin", "请求来自其他网站,已拒绝");
        if (!request.HasJsonContentType())
            return;
        request.EnableBuffering();
        http.Items[RequestKey.BodyItem] = Convert.ToHexStringLower(await SHA256.HashDataAsync(request.Body, http.RequestAborted));
        request.Body.Position = 0;
    }
}

/// <summary>Metadata of the few endpoints open while password or second factor are still to be set.</summary>
public sealed record WhileUnready;
