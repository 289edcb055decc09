using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Accounts;

/// <summary>Somebody signed in.</summary>
/// <param name="Token">SHA-256 of what the browser holds; the token itself is kept nowhere.</param>
/// <param name="GrantId">Post acted in; null until chosen.</param>
/// <param name="Proven">The second factor was given.</param>
public sealed record Session(string Token, string Login, string? GrantId, DateTimeOffset Started, DateTimeOffset Seen, bool Proven);

/// <summary>Sessions: kept in the file so that a restart signs nobody out, held in memory so that a request costs nothing.</summary>
public sealed class SessionStore(CredentialDatabase database, TimeProvider clock)
{
    /// <summary>How often a session's last request is written down; at most this much idle time is forgotten by a crash.</summary>
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Session> _known = new(database.Do(Read).Select(session => KeyValuePair.Create(session.Token, session)), StringComparer.Ordinal);

    /// <returns>The token for the browser.</returns>
    public string Start(string login, string? grant, bool proven)
    {
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        var now = clock.GetUtcNow();
        Keep(new Session(Hash(token), login, grant, now, now, proven), fresh: true);
        return token;
    }

    /// <summary>The session of a token, while it is neither idle nor over; being asked keeps it alive.</summary>
    public Session? Find(string token, AccountPolicy policy)
    {
        if (!_known.TryGetValue(Hash(token), out var session))
            return null;
        var now = clock.GetUtcNow();
        if (now - session.Seen > TimeSpan.FromMinutes(policy.IdleMinutes) || now - session.Started > TimeSpan.FromHours(policy.SessionHours))
        {
            End(session);
            return null;
        }

        var seen = session with { Seen = now };
        _known.TryUpdate(session.Token, seen, session);
        if (now.Ticks / Noted.Ticks != session.Seen.Ticks / Noted.Ticks)
            database.Do(connection => connection.Execute("UPDATE session SET seen=$2 WHERE token=$1", seen.Token, Moment.Write(now)));
        return seen;
    }

    /// <summary>Keeps a session with another post or as proven.</summary>
    public Session Change(Session session) => Keep(session, fresh: false);

    public void End(Session session)
    {
        _known.TryRemove(session.Token, out _);
        database.Do(connection => connection.Execute("DELETE FROM session WHERE token=$1", session.Token));
    }

    /// <summary>Ends what a person has open, at once; <paramref name="but"/> may stay.</summary>
    public int EndAll(string login, Session? but = null)
    {
        var ended = _known.Values.Where(session => session.Login == login && session.Token != but?.Token).ToList();
        ended.ForEach(End);
        return ended.Count;
    }

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private Session Keep(Session session, bool fresh)
    {
        database.Do(connection => fresh
            ? connection.Execute(
                "INSERT INTO session VALUES ($1,$2,$3,$4,$5,$6)", session.Token, session.Login, session.GrantId, Moment.Write(session.Started), Moment.Write(session.Seen), session.Proven ? 1 : 0)
            : connection.Execute("UPDATE session SET grant_id=$2, proven=$3 WHERE token=$1", session.Token, session.GrantId, session.Proven ? 1 : 0));
        return _known[session.Token] = session;
    }

    private static List<Session> Read(DbConnection connection) => connection.Query(
        "SELECT token, login, grant_id, started, seen, proven FROM session",
        row => new Session(row.GetString(0), row.GetString(1), row.Text(2), Moment.Read(row.GetString(3)), Moment.Read(row.GetString(4)), row.GetInt64(5) == 1));
}
