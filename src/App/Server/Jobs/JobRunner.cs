using System.Collections.Concurrent;
using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Server.Jobs;

/// <summary>
/// Does the long work, one job at a time, reading beside the writer; only the append itself passes the gate. When something it
/// was reckoned from has changed meanwhile it is done again. A job cut off by a restart is begun again, and done once all the same.
/// </summary>
public sealed partial class JobRunner(OfficeHall hall, ILogger<JobRunner> log) : BackgroundService
{
    private const int MostRepeats = 2;
    private static readonly TimeSpan FilesKept = TimeSpan.FromDays(7);
    private readonly SemaphoreSlim _asked = new(1);
    private readonly ConcurrentDictionary<string, (long Done, long? All)> _progress = new(StringComparer.Ordinal);

    /// <summary>What the work was reckoned from has changed.</summary>
    private sealed class UpsetException : Exception;

    /// <summary>The work was done before the restart that forgot it.</summary>
    private sealed class AlreadyDoneException : Exception;

    public Job Ask(string kind, string form, string login, Actor actor, string key)
    {
        var job = hall.Jobs.Ask(kind, form, login, actor, key);
        _asked.Release();
        return job;
    }

    /// <summary>A job as it is at this moment.</summary>
    public Job? Now(string id) => hall.Jobs.Find(id) is not { } job ? null
        : job.State == JobState.Running && _progress.TryGetValue(id, out var at) ? job with { Done = at.Done, All = at.All } : job;

    public string FolderOf(string id) => Path.Combine(hall.Options.Directory, "results", id);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Tidy();
        var lost = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (lost)
                    hall.Jobs.Requeue();
                lost = false;
                while (!stoppingToken.IsCancellationRequested && hall.Jobs.Take() is { } job)
                    await Task.Factory.StartNew(() => Do(job, stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            catch (Exception exception) when (Unreachable(exception))
            {
                // What was under way is begun again once the database is back; what it had finished is known by its key.
                LogLost(exception);
                lost = true;
            }

            await _asked.WaitAsync(TimeSpan.FromSeconds(30), stoppingToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private void Do(Job job, CancellationToken stop)
    {
        try
        {
            var (answer, file) = Repeated(job, stop);
            hall.Jobs.End(job.Id, JobState.Done, CanonicalJson.Write(answer), [], file);
        }
        catch (AlreadyDoneException)
        {
            hall.Jobs.End(job.Id, JobState.Done, null, [], null);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Left as running: the next start takes it up again.
        }
        catch (ProblemException refused) when (!Unreachable(refused))
        {
            hall.Jobs.End(job.Id, JobState.Refused, null, refused.Problems.Select(problem => problem with { File = problem.File is null ? null : Path.GetFileName(problem.File) }).ToList(), null);
        }
        catch (Exception exception) when (!Unreachable(exception))
        {
            Failed(job.Id, job.Kind, exception);
            hall.Jobs.End(job.Id, JobState.Refused, null, [new Problem("server.failed", "服务器出错,作业未完成;请把作业号告知系统管理员")], null);
        }
        finally
        {
            _progress.TryRemove(job.Id, out _);
        }
    }

    private (object Answer, string? File) Repeated(Job job, CancellationToken stop)
    {
        for (var turn = 0; turn < MostRepeats; turn++)
            try
            {
                return Beside(job, stop);
            }
            catch (UpsetException)
            {
                Again(job.Id, job.Kind);
            }

        // Others write faster than this can be reckoned: for once they wait.
        return hall.Gate.Write(workspace =>
        {
            RequireNew(workspace, job);
            var result = JobKinds.Run(job, workspace, hall, Progress(job, stop), Emptied(job));
            Remember(workspace, job);
            return result;
        }, stop).GetAwaiter().GetResult();
    }

    private (object Answer, string? File) Beside(Job job, CancellationToken stop)
    {
        var start = hall.Reads.Read(workspace =>
        {
            RequireNew(workspace, job);
            return workspace.Journal.Head().Sequence;
        });
        using var workspace = Workspace.OpenToPropose(hall.Options.Directory, hall.Clock, (actor, happenings) => hall.Gate.Write(writer =>
        {
            RequireNew(writer, job);
            if (JobKinds.Upset(job.Kind).Any(type => writer.Connection.Scalar("SELECT 1 FROM journal WHERE sequence>$1 AND substr(type, 1, length($2))=$2 LIMIT 1", start, type) is not null))
                throw new UpsetException();
            var written = writer.Append(actor, happenings);
            Remember(writer, job);
            return written;
        }, stop).GetAwaiter().GetResult());
        return JobKinds.Run(job, workspace, hall, Progress(job, stop), Emptied(job));
    }

    private Action<long, long?> Progress(Job job, CancellationToken stop) => (done, all) =>
    {
        stop.ThrowIfCancellationRequested();
        _progress[job.Id] = (done, all);
    };

    private string Emptied(Job job)
    {
        var folder = FolderOf(job.Id);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return folder;
    }

    private static string KeyOf(Job job) => $"job:{job.Id}:{job.AskedAt}";

    private static void RequireNew(Workspace workspace, Job job)
    {
        if (RequestKey.Known(workspace.Connection, KeyOf(job)) is not null)
            throw new AlreadyDoneException();
    }

    private static void Remember(Workspace workspace, Job job) => workspace.Connection.Execute(
        "INSERT INTO answered_request SELECT $1, '', '', $2 WHERE EXISTS (SELECT 1 FROM journal)", KeyOf(job), Days.Write(Moment.DayOf(workspace.Clock.GetUtcNow())));

    private void Tidy()
    {
        var root = Path.Combine(hall.Options.Directory, "results");
        if (!Directory.Exists(root))
            return;
        foreach (var folder in Directory.EnumerateDirectories(root).Where(folder => hall.Clock.GetUtcNow() - Directory.GetLastWriteTimeUtc(folder) > FilesKept))
            Directory.Delete(folder, recursive: true);
    }

    private static bool Unreachable(Exception exception) =>
        exception is ProblemException { Problems: [{ Code: "database.unreachable" }, ..] } or Npgsql.NpgsqlException and not Npgsql.PostgresException { IsTransient: false };

    [LoggerMessage(Level = LogLevel.Error, Message = "the database went away; jobs wait for it")]
    private partial void LogLost(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "job {Id} {Kind} failed")]
    private partial void Failed(string id, string kind, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "job {Id} {Kind} is done again: what it was reckoned from has changed")]
    private partial void Again(string id, string kind);
}
