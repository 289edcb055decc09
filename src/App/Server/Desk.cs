using Weipian.App.Database;
using Weipian.App.Modules.Accounts;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law;

namespace Weipian.App.Server;

/// <summary>
/// One request's place at the office: who asks, as what, and what he sees. Endpoints reach the workspace only through it, so
/// that what is not seen is not there.
/// </summary>
public sealed class Desk(OfficeHall hall, HttpContext http, IDisposable seat, Session? session, Account? account, Grant? grant, Sight sight)
{
    public RulePack Pack => hall.Pack;

    public OfficeHall Hall => hall;

    public Sight Sight => sight;

    public Grant? Grant => grant;

    public string Address => http.Connection.RemoteIpAddress?.ToString() ?? "";

    public DateOnly Today => Moment.DayOf(hall.Clock.GetUtcNow());

    /// <exception cref="ProblemException"><c>session.needed</c>.</exception>
    public Session Session => session ?? throw new ProblemException("session.needed", "请先登录");

    public Account Account => account ?? throw new ProblemException("session.needed", "请先登录");

    /// <summary>As the journal names who acts.</summary>
    public Actor Actor => new(Account.Name, grant?.PostAtUnit ?? throw new ProblemException("session.post", "请先选择岗位"));

    public bool May(string permission) => grant is not null && Pack.Access.Admits(permission, grant.Post);

    /// <summary>Reads at one moment of the journal.</summary>
    public T Read<T>(Func<Workspace, T> work) => hall.Reads.Read(work);

    /// <summary>
    /// Writes under the request's Idempotency-Key: what is appended and what is answered are committed as one, and the same request
    /// again gets the same answer without being done again.
    /// </summary>
    /// <exception cref="ProblemException"><c>request.key-needed</c>, <c>request.key-reused</c>, and those of <paramref name="work"/>.</exception>
    public Task<T> Write<T>(Func<Workspace, T> work)
    {
        var key = RequestKey.Of(http, Account.Login);
        // Writers stand in a line of their own; while a long one is at work, those behind it take no seat from who reads.
        seat.Dispose();
        return hall.Gate.Write(workspace => key.Answer(workspace, () => work(workspace)), http.RequestAborted);
    }

    /// <summary>A patch that is seen; one that is not does not exist.</summary>
    /// <exception cref="ProblemException"><c>patch.missing</c>.</exception>
    public Patch Patch(Workspace workspace, string id)
    {
        var found = PatchShelf.Find(workspace, id).Where(patch => patch.Id == id).ToList();
        return found.Count == 1 && sight.Sees(workspace, id) ? found[0] : throw Unseen("patch.missing", $"没有标识为“{AccessLog.Plain(id)}”的图斑");
    }

    /// <summary>A dossier that is seen.</summary>
    /// <exception cref="ProblemException"><c>dossier.missing</c>.</exception>
    public Dossier Dossier(Workspace workspace, string kind, string id) =>
        sight.Post.Covers(kind) && DossierShelf.Find(workspace, kind, id) is { } dossier && sight.Sees(workspace, dossier)
            ? dossier : throw Unseen("dossier.missing", $"没有编号为“{AccessLog.Plain(id)}”的卷宗");

    /// <summary>Refuses a request that was made looking at something older than what is there now.</summary>
    /// <param name="now">Tag of what is there.</param>
    /// <exception cref="ProblemException"><c>request.if-match</c>, or <paramref name="code"/>.</exception>
    public void RequireSeen(string now, string code, string what)
    {
        var seen = http.Request.Headers.IfMatch.ToString();
        if (seen.Length == 0)
            throw new ProblemException("request.if-match", "修改须带 If-Match:所见版本的 ETag");
        if (seen != now)
            throw new ProblemException(code, $"{what}已被他人改动,请刷新后再办");
    }

    public void Tag(string tag) => http.Response.Headers.ETag = tag;

    /// <summary>Writes down that something was asked for or done which the journal does not hold.</summary>
    public void Note(string what, string subject, bool success) => hall.Access.Write(account?.Login ?? "", Address, what, subject, success);

    private ProblemException Unseen(string code, string message)
    {
        Note("unseen", http.Request.Path + http.Request.QueryString, false);
        return new ProblemException(code, message);
    }
}
