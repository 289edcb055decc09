using System.Security.Cryptography;
using System.Text;
using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Accounts;

/// <summary>One try to get at something.</summary>
/// <param name="What"><c>sign-in</c>, <c>sign-out</c>, <c>denied</c>, <c>unseen</c>, <c>password</c>, <c>export</c> …</param>
/// <param name="Subject">Path or account it was about; control characters and direction marks are written out.</param>
public sealed record AccessEntry(long Sequence, string At, string Login, string Address, string What, string Subject, bool Success);

/// <summary>Who came in, who was turned away, who asked for what is not theirs to see: chained, so that a line taken out shows.</summary>
public sealed class AccessLog(CredentialDatabase database, TimeProvider clock)
{
    private const int LongestSubject = 300;

    public void Write(string login, string address, string what, string subject, bool success) => database.Do(connection =>
    {
        var previous = connection.Query("SELECT sequence, hash FROM access ORDER BY sequence DESC LIMIT 1", row => (row.GetInt64(0), row.GetString(1)))
            .FirstOrDefault((0, JournalEvent.Genesis));
        var at = Moment.Write(clock.GetUtcNow());
        var (sequence, who, about) = (previous.Item1 + 1, Plain(login), Plain(subject));
        return connection.Execute(
            "INSERT INTO access VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)", sequence, at, who, address, what, about, success ? 1 : 0, previous.Item2,
            Hash(sequence, at, who, address, what, about, success, previous.Item2));
    });

    /// <summary>Newest first.</summary>
    public (List<AccessEntry> Entries, long Total) Search(string? login, string? what, bool? success, int skip, int take) => database.Do(connection =>
    {
        const string Where = "WHERE (CAST($1 AS TEXT) IS NULL OR login=$1) AND (CAST($2 AS TEXT) IS NULL OR what=$2) AND (CAST($3 AS INTEGER) IS NULL OR success=$3)";
        var wanted = success is { } flag ? flag ? 1 : 0 : (int?)null;
        return (
            connection.Query(
                $"SELECT sequence, at, login, address, what, subject, success FROM access {Where} ORDER BY sequence DESC LIMIT $4 OFFSET $5",
                row => new AccessEntry(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt64(6) == 1),
                login, what, wanted, take, skip),
            (long)connection.Scalar($"SELECT count(*) FROM access {Where}", login, what, wanted)!);
    });

    /// <summary>The first line that does not follow from the one before it; null when the log is whole.</summary>
    public long? FirstBroken() => database.Do(connection =>
    {
        var (previous, expected) = (JournalEvent.Genesis, 1L);
        foreach (var line in connection.Query(
            "SELECT sequence, at, login, address, what, subject, success, previous, hash FROM access ORDER BY sequence",
            row => (Sequence: row.GetInt64(0), At: row.GetString(1), Login: row.GetString(2), Address: row.GetString(3), What: row.GetString(4), Subject: row.GetString(5), Success: row.GetInt64(6) == 1, Previous: row.GetString(7), Hash: row.GetString(8))))
        {
            if (line.Sequence != expected++ || line.Previous != previous || line.Hash != Hash(line.Sequence, line.At, line.Login, line.Address, line.What, line.Subject, line.Success, line.Previous))
                return line.Sequence;
            previous = line.Hash;
        }

        return (long?)null;
    });

    /// <summary>Text on one line, without characters that hide or turn what is read.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var one in text.Length > LongestSubject ? text[..LongestSubject] : text)
            if (char.IsControl(one) || one is >= '\u200b' and <= '\u200f' or >= '\u2028' and <= '\u202e' or >= '\u2066' and <= '\u2069')
                plain.Append("\\u").Append(((int)one).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else
                plain.Append(one);
        return plain.ToString();
    }

    private static string Hash(params object[] fields) => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.WriteBytes(fields)));
}
