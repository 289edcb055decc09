using System.Security.Cryptography;
using System.Text;
using Weipian.App.Database;
using Weipian.App.Modules.Accounts;
using Weipian.App.Platform;

namespace Weipian.App.Server;

/// <summary>A token as its owner sees it; what it is made of was shown once.</summary>
public sealed record ReaderToken(string Id, string Name, string Post, DateOnly LastDay);

/// <summary>
/// Metadata of endpoints that programs such as QGIS may read with a token of their own (Basic: any user name, the token as
/// password; or Bearer). A token acts in one post of its maker, reads only, and ends with that post.
/// </summary>
public sealed record ReaderTokens
{
    public const int MostDays = 180;
    private const int MostOfOne = 20;

    /// <exception cref="ProblemException"><c>token.name</c>, <c>token.days</c>, <c>token.many</c>.</exception>
    public static string Make(OfficeHall hall, Session session, Grant grant, string name, DateOnly lastDay, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 60)
            throw new ProblemException("token.name", "令牌名称不能为空,不超过 60 字", field: "name");
        if (lastDay < today || lastDay > today.AddDays(MostDays))
            throw new ProblemException("token.days", $"令牌有效期最长 {MostDays} 天", field: "last_day");
        if (Of(hall, session.Login, [grant]).Count >= MostOfOne)
            throw new ProblemException("token.many", $"每人最多 {MostOfOne} 个令牌,请先废止不用的");
        var token = "wp_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var id = SessionStore.Hash(token)[..12];
        hall.Credentials.Do(connection => connection.Execute(
            "INSERT INTO reader_token VALUES ($1,$2,$3,$4,$5,$6,$7)", SessionStore.Hash(token), id, session.Login, grant.Id, name.Trim(), Moment.Write(hall.Clock.GetUtcNow()), Days.Write(lastDay)));
        return token;
    }

    public static List<ReaderToken> Of(OfficeHall hall, string login, IReadOnlyList<Grant> grants) => hall.Credentials.Do(connection => connection.Query(
            "SELECT id, name, grant_id, last_day FROM reader_token WHERE login=$1 ORDER BY made", row => (row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)), login))
        .Select(row => new ReaderToken(row.Item1, row.Item2, grants.FirstOrDefault(grant => grant.Id == row.Item3)?.PostAtUnit ?? "已无此岗位", Days.Read(row.Item4))).ToList();

    /// <returns>Whether there was such a token of this person.</returns>
    public static bool Revoke(OfficeHall hall, string login, string id) =>
        hall.Credentials.Do(connection => connection.Execute("DELETE FROM reader_token WHERE login=$1 AND id=$2", login, id)) == 1;

    /// <summary>The session of a request that carries a token; null when it carries none.</summary>
    /// <exception cref="ProblemException"><c>token.refused</c>.</exception>
    public static Task<Session?> Session(HttpContext http, OfficeHall hall)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            // QGIS asks without the token first and sends it when it is asked for.
            if (!http.Request.Cookies.ContainsKey(SessionGate.Cookie))
                http.Response.OnStarting(() =>
                {
                    if (http.Response.StatusCode == StatusCodes.Status401Unauthorized)
                        http.Response.Headers.WWWAuthenticate = "Basic realm=\"weipian\", charset=\"UTF-8\"";
                    return Task.CompletedTask;
                });
            return Task.FromResult<Session?>(null);
        }

        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : Basic(header);
        var now = hall.Clock.GetUtcNow();
        var row = hall.Credentials.Do(connection => connection.Query(
            "SELECT login, grant_id FROM reader_token WHERE token=$1 AND last_day>=$2", one => (Login: one.GetString(0), Grant: one.GetString(1)),
            SessionStore.Hash(token), Days.Write(Moment.DayOf(now)))).FirstOrDefault();
        if (row.Login is null)
        {
            hall.Access.Write("", http.Connection.RemoteIpAddress?.ToString() ?? "", "token", http.Request.Path, false);
            throw new ProblemException("token.refused", "令牌不正确或已过期");
        }

        return Task.FromResult<Session?>(new Session("", row.Login, row.Grant, now, now, Proven: true));
    }

    private static string Basic(string header)
    {
        var bytes = new byte[header.Length];
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) || !Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length))
            return "";
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }
}
