using System.Security.Cryptography;
using System.Text;
using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Server;

/// <summary>
/// The Idempotency-Key of a writing request. Its answer is kept in the same transaction as the events: whether the reply was
/// lost, the button pressed twice or the server killed, the request is done once and always answered alike.
/// </summary>
/// <param name="Key">Of one person; two persons may choose the same.</param>
/// <param name="Fingerprint">Of the request; a key is no pass for another request.</param>
public sealed record RequestKey(string Key, string Fingerprint)
{
    public const string Header = "Idempotency-Key";
    public const string BodyItem = "weipian.body-sha256";
    private const int DaysKept = 30;

    /// <exception cref="ProblemException"><c>request.key-needed</c>.</exception>
    public static RequestKey Of(HttpContext http, string login)
    {
        var key = http.Request.Headers[Header].ToString();
        if (key.Length is < 8 or > 100 || key.Any(one => !char.IsAscii(one) || char.IsControl(one)))
            throw new ProblemException("request.key-needed", $"写入请求须带 {Header} 头(8–100 个字符,每次操作各用一个,重试用同一个)");
        var request = http.Request;
        var text = $"{request.Method}\n{request.Path}{request.QueryString}\n{http.Items[BodyItem] as string}";
        return new RequestKey($"{login}:{key}", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>Does the work, or answers as it was answered.</summary>
    /// <exception cref="ProblemException"><c>request.key-reused</c>.</exception>
    public T Answer<T>(Workspace workspace, Func<T> work)
    {
        if (Known(workspace.Connection, Key) is { } known)
            return known.Fingerprint == Fingerprint
                ? CanonicalJson.Read<T>(known.Answer)
                : throw new ProblemException("request.key-reused", $"{Header} 已用于另一请求,请换一个");
        var before = workspace.Journal.Head().Sequence;
        var answer = work();
        // Rows are written beside events only: a file that changed while its journal did not would break the seal.
        if (workspace.Journal.Head().Sequence > before)
        {
            var today = Moment.DayOf(workspace.Clock.GetUtcNow());
            using var queue = new WriteQueue(workspace.Connection);
            queue.Add("DELETE FROM answered_request WHERE day<$1", Days.Write(today.AddDays(-DaysKept)));
            queue.Add("INSERT INTO answered_request VALUES ($1,$2,$3,$4)", Key, Fingerprint, CanonicalJson.Write(answer), Days.Write(today));
            queue.Send();
        }

        return answer;
    }

    /// <summary>The answer kept under a key; null when nothing was done under it.</summary>
    public static (string Fingerprint, string Answer)? Known(System.Data.Common.DbConnection connection, string key)
    {
        var rows = connection.Query("SELECT fingerprint, answer FROM answered_request WHERE key=$1", row => (row.GetString(0), row.GetString(1)), key);
        return rows.Count == 0 ? null : rows[0];
    }
}
