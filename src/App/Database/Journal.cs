using System.Data.Common;
using System.Globalization;
using Weipian.App.Platform;

namespace Weipian.App.Database;

/// <summary>An event about to be written: what happened, to what, and its particulars.</summary>
public sealed record Happening(string Type, string Subject, object Body);

/// <summary>The journal table: appended to, read in order, never changed.</summary>
public sealed class Journal(DbConnection connection, TimeProvider clock)
{
    private (long Sequence, string Hash)? _held;

    public (long Sequence, string Hash) Head()
    {
        if (_held is { } held)
            return held;
        var rows = connection.Query(
            "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1", row => (row.GetInt64(0), row.GetString(1)));
        return rows.Count == 0 ? (0, JournalEvent.Genesis) : rows[0];
    }

    /// <summary>Asks for the head once for a whole transaction of the one who writes: nobody else appends meanwhile.</summary>
    internal void Hold() => _held = Head();

    /// <summary>The transaction is over, whatever became of it.</summary>
    internal void Release() => _held = null;

    /// <summary>Chains one event onto the head, inside the caller's transaction.</summary>
    public JournalEvent Append(FoldTarget target, Actor actor, Happening happening)
    {
        var head = Head();
        var at = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var written = JournalEvent.Chain(
            head.Sequence + 1, at, actor, happening.Type, happening.Subject, CanonicalJson.Write(happening.Body), head.Hash);
        target.Write(
            "INSERT INTO journal VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)",
            written.Sequence, written.At, written.Person, written.Post, written.Type, written.Subject, written.Body,
            written.Previous, written.Hash);
        _held = (written.Sequence, written.Hash);
        return written;
    }

    public List<JournalEvent> ReadAll() => Read("SELECT * FROM journal ORDER BY sequence");

    public JournalEvent? Find(long sequence) =>
        Read("SELECT * FROM journal WHERE sequence=$1", sequence).FirstOrDefault();

    private List<JournalEvent> Read(string statement, params ReadOnlySpan<object?> values) =>
        connection.Query(
            statement,
            row => new JournalEvent(
                row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5),
                row.GetString(6), row.GetString(7), row.GetString(8)),
            values);
}
