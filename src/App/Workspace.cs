using Microsoft.Data.Sqlite;
using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App;

/// <summary>
/// One county's folder: <c>weipian.db</c> (journal and its folds), <c>files/</c> (sources and bodies by hash), <c>layers/</c>
/// (immutable GeoPackages by hash), <c>head.json</c> (seal). Either open for reading, or by one writer at a time.
/// </summary>
public sealed class Workspace : IDisposable
{
    public const string DatabaseName = "weipian.db";
    private const string LockName = "writer.lock";
    private readonly FileStream? _writerLock;
    private bool _appended;
    private bool _together;
    private Func<Actor, IReadOnlyList<Happening>, IReadOnlyList<JournalEvent>>? _elsewhere;

    private Workspace(string directory, SqliteConnection connection, TimeProvider clock, FileStream? writerLock)
    {
        Directory = directory;
        Connection = connection;
        Clock = clock;
        _writerLock = writerLock;
        Journal = new Journal(connection, clock);
        Files = new ContentStore(Path.Combine(directory, "files"));
    }

    public string Directory { get; }

    public string LayerDirectory => Path.Combine(Directory, "layers");

    public SqliteConnection Connection { get; }

    public TimeProvider Clock { get; }

    public Journal Journal { get; }

    public ContentStore Files { get; }

    /// <exception cref="ProblemException"><c>workspace.exists</c>.</exception>
    public static Workspace Create(string directory, TimeProvider clock)
    {
        var database = Path.Combine(directory, DatabaseName);
        if (File.Exists(database))
            throw new ProblemException("workspace.exists", "此目录已是工作区,不能重复建立", file: directory);
        System.IO.Directory.CreateDirectory(Path.Combine(directory, "files"));
        System.IO.Directory.CreateDirectory(Path.Combine(directory, "layers"));
        var writerLock = TakeLock(directory);
        return new Workspace(directory, WorkspaceDatabase.Create(database), clock, writerLock);
    }

    public static Workspace OpenToRead(string directory, TimeProvider clock) => Open(directory, clock, null);

    /// <summary>Open for reading, with appends handed to whoever writes: long work reads here without keeping others from writing.</summary>
    public static Workspace OpenToPropose(string directory, TimeProvider clock, Func<Actor, IReadOnlyList<Happening>, IReadOnlyList<JournalEvent>> append)
    {
        var workspace = Open(directory, clock, null);
        workspace._elsewhere = append;
        return workspace;
    }

    /// <exception cref="ProblemException"><c>workspace.busy</c>, <c>journal.rolled-back</c>, <c>journal.forked</c>.</exception>
    public static Workspace OpenToWrite(string directory, TimeProvider clock)
    {
        RequireWorkspace(directory);
        var writerLock = TakeLock(directory);
        try
        {
            var workspace = Open(directory, clock, writerLock);
            Seal.Read(directory)?.Admit(workspace.Journal);
            return workspace;
        }
        catch
        {
            writerLock.Dispose();
            throw;
        }
    }

    /// <summary>Writes events and folds them, all or none.</summary>
    public IReadOnlyList<JournalEvent> Append(Actor actor, params IReadOnlyList<Happening> happenings)
    {
        if (_elsewhere is not null)
            return _elsewhere(actor, happenings);
        if (_writerLock is null)
            throw new InvalidOperationException("The workspace is open for reading.");
        return _together ? Write(actor, happenings) : Together(() => Write(actor, happenings));
    }

    /// <summary>
    /// Whatever <paramref name="work"/> appends, and what it writes beside that into the same file, is committed as one:
    /// all of it or none. Such a call inside another joins it.
    /// </summary>
    public T Together<T>(Func<T> work)
    {
        if (_together)
            return work();
        using var transaction = Connection.BeginTransaction();
        _together = true;
        try
        {
            var result = work();
            transaction.Commit();
            return result;
        }
        finally
        {
            _together = false;
        }
    }

    private List<JournalEvent> Write(Actor actor, IReadOnlyList<Happening> happenings)
    {
        var written = new List<JournalEvent>(happenings.Count);
        var target = new FoldTarget(Connection, Files);
        foreach (var happening in happenings)
        {
            var happened = Journal.Append(actor, happening);
            Folds.Apply(target, happened);
            written.Add(happened);
        }

        _appended = true;
        return written;
    }

    public void Dispose()
    {
        var head = _appended ? Journal.Head() : default;
        if (_appended)
            Connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        Connection.Dispose();
        if (_appended)
        {
            var hash = ContentStore.HashOfFile(Path.Combine(Directory, DatabaseName));
            new Seal(head.Sequence, head.Hash, hash).Write(Directory);
        }

        _writerLock?.Dispose();
        _appended = false;
    }

    private static Workspace Open(string directory, TimeProvider clock, FileStream? writerLock)
    {
        RequireWorkspace(directory);
        var files = new ContentStore(Path.Combine(directory, "files"));
        Action<SqliteConnection>? upgrade = writerLock is null ? null : connection =>
        {
            var target = new FoldTarget(connection, files);
            foreach (var happened in new Journal(connection, clock).ReadAll())
                Folds.Apply(target, happened);
        };
        var opened = WorkspaceDatabase.Open(Path.Combine(directory, DatabaseName), upgrade, out var upgraded);
        return new Workspace(directory, opened, clock, writerLock) { _appended = upgraded };
    }

    private static void RequireWorkspace(string directory)
    {
        if (!File.Exists(Path.Combine(directory, DatabaseName)))
            throw new ProblemException("workspace.missing", "此目录不是工作区;请先运行 weipian init", file: directory);
    }

    private static FileStream TakeLock(string directory)
    {
        try
        {
            return new FileStream(Path.Combine(directory, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new ProblemException("workspace.busy", "另一个程序正在写此工作区,请稍后再试", file: directory);
        }
    }
}
