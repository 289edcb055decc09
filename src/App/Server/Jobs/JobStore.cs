using System.Data.Common;
using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Server.Jobs;

/// <summary>Where a job is.</summary>
public static class JobState
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Done = "done";
    public const string Refused = "refused";
    public const string Cancelled = "cancelled";

    public static bool IsOver(string state) => state is Done or Refused or Cancelled;
}

/// <summary>Long work somebody asked for.</summary>
/// <param name="Form">What was asked, as JSON.</param>
/// <param name="Post">Post acted in, with its unit.</param>
/// <param name="Answer">What came of it, as JSON.</param>
/// <param name="File">Name of the file it made, to be downloaded.</param>
public sealed record Job(
    string Id, string Kind, string Form, string Login, string Person, string Post, string State, long Done, long? All, string? Answer, IReadOnlyList<Problem> Problems, string? File, string AskedAt, string? EndedAt);

/// <summary><c>Jobs.sql</c>: what was asked for survives a restart; what was under way is begun again.</summary>
public sealed class JobStore : IDisposable
{
    private const string Columns = "id, kind, form, login, person, post, state, done, total, answer, problems, file, asked_at, ended_at";
    private readonly BesideTables _tables;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();

    public JobStore(string directory, TimeProvider clock)
    {
        (_clock, _tables) = (clock, new BesideTables(directory, "jobs"));
        Requeue();
    }

    /// <summary>Puts back in the queue what was under way when the server, or its database, went away. Nothing runs now.</summary>
    public void Requeue()
    {
        lock (_lock)
            _tables.Do(connection => connection.Execute("UPDATE job SET state=$1, done=0 WHERE state=$2", JobState.Queued, JobState.Running));
    }

    /// <summary>Puts work in the queue; the same key again is the same job.</summary>
    public Job Ask(string kind, string form, string login, Actor actor, string key)
    {
        lock (_lock)
            return _tables.Do(connection =>
            {
                if (Read(connection, "WHERE key=$1", key).FirstOrDefault() is { } known)
                    return known;
                var number = (long)connection.Scalar("SELECT coalesce(max(number), 0)+1 FROM job")!;
                connection.Execute(
                    "INSERT INTO job VALUES ($1,$2,$3,$4,$5,$6,$7,$8,0,NULL,NULL,'[]',NULL,$9,NULL,$10)", number, $"J{number:000000}", kind, form, login, actor.Person, actor.Post, JobState.Queued,
                    Moment.Write(_clock.GetUtcNow()), key);
                return Read(connection, "WHERE number=$1", number).Single();
            });
    }

    public Job? Find(string id)
    {
        lock (_lock)
            return _tables.Do(connection => Read(connection, "WHERE id=$1", id).FirstOrDefault());
    }

    /// <summary>Newest first.</summary>
    public List<Job> Of(string login, int take)
    {
        lock (_lock)
            return _tables.Do(connection => Read(connection, "WHERE login=$1 ORDER BY number DESC LIMIT $2", login, take));
    }

    /// <summary>The next in the queue, now running; null when there is none.</summary>
    public Job? Take()
    {
        lock (_lock)
            return _tables.Do(connection =>
            {
                if (Read(connection, "WHERE state=$1 ORDER BY number LIMIT 1", JobState.Queued).FirstOrDefault() is not { } next)
                    return null;
                connection.Execute("UPDATE job SET state=$2 WHERE id=$1", next.Id, JobState.Running);
                return next with { State = JobState.Running };
            });
    }

    public void End(string id, string state, string? answer, IReadOnlyList<Problem> problems, string? file)
    {
        lock (_lock)
            _tables.Do(connection => connection.Execute(
                "UPDATE job SET state=$2, answer=$3, problems=$4, file=$5, ended_at=$6 WHERE id=$1", id, state, answer, CanonicalJson.Write(problems), file, Moment.Write(_clock.GetUtcNow())));
    }

    /// <summary>Takes a job that has not begun out of the queue.</summary>
    public bool Cancel(string id)
    {
        lock (_lock)
            return _tables.Do(connection => connection.Execute("UPDATE job SET state=$2, ended_at=$3 WHERE id=$1 AND state=$4", id, JobState.Cancelled, Moment.Write(_clock.GetUtcNow()), JobState.Queued)) == 1;
    }

    public void Dispose()
    {
        lock (_lock)
            _tables.Dispose();
    }

    private static List<Job> Read(DbConnection connection, string where, params ReadOnlySpan<object?> values) => connection.Query(
        $"SELECT {Columns} FROM job {where}",
        row => new Job(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetInt64(7), row.IsDBNull(8) ? null : row.GetInt64(8), row.Text(9),
            CanonicalJson.Read<List<Problem>>(row.GetString(10)), row.Text(11), row.GetString(12), row.Text(13)), values);
}
