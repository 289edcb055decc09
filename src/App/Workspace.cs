using System.Data;
using System.Data.Common;
using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App;

/// <summary>
/// One county's folder: <c>weipian.db</c> (journal and its folds), <c>files/</c> (sources and bodies by hash), <c>layers/</c>
/// (immutable GeoPackages by hash), <c>head.json</c> (seal). Either open for reading, or by one writer at a time.
/// </summary>
public sealed class Workspace : IDisposable
{
    private const string LockName = "writer.lock";
    private readonly FileStream? _writerLock;
    private readonly TableStore _store;
    private bool _appended;
    private bool _together;
    private Func<Actor, IReadOnlyList<Happening>, IReadOnlyList<JournalEvent>>? _elsewhere;

    private Workspace(string directory, TableStore store, DbConnection connection, TimeProvider clock, FileStream? writerLock)
    {
        (Directory, _store) = (directory, store);
        Connection = connection;
        Clock = clock;
        _writerLock = writerLock;
        Journal = new Journal(connection, clock);
        Files = new ContentStore(Path.Combine(directory, "files"));
    }

    public string Directory { get; }

    public string LayerDirectory => Path.Combine(Directory, "layers");

    public DbConnection Connection { get; private set; }

    public TimeProvider Clock { get; }

    public Journal Journal { get; private set; }

    public ContentStore Files { get; }

    /// <param name="database">Connection to a PostgreSQL database for the tables; null: see <see cref="DatabaseSetting.New"/>.</param>
    /// <exception cref="ProblemException"><c>workspace.exists</c>, <c>database.setting</c>, <c>database.unreachable</c>, <c>database.refused</c>.</exception>
    public static Workspace Create(string directory, TimeProvider clock, string? database = null)
    {
        if (TableStore.Of(directory).Exists)
            throw new ProblemException("workspace.exists", "此目录已是工作区,不能重复建立", file: directory);
        var setting = DatabaseSetting.New(database);
        System.IO.Directory.CreateDirectory(Path.Combine(directory, "files"));
        System.IO.Directory.CreateDirectory(Path.Combine(directory, "layers"));
        var writerLock = TakeLock(directory);
        try
        {
            TableStore store = setting is null ? new SqliteStore(directory) : new PostgresStore(setting);
            var connection = store.Create();
            setting?.Write(directory);
            store.Lock(connection);
            return new Workspace(directory, store, connection, clock, writerLock);
        }
        catch
        {
            writerLock.Dispose();
            throw;
        }
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

    /// <summary>Begins a reading that sees one moment of the journal from beginning to end.</summary>
    internal DbTransaction BeginRead() => _store.BeginRead(Connection);

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
        using var transaction = Begun();
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
            Journal.Release();
        }
    }

    /// <summary>A transaction that knows the head. Asking for it also shows whether the database server is still there: when it is not, nothing was done yet.</summary>
    private DbTransaction Begun()
    {
        if (Connection.State is not ConnectionState.Open)
            Reconnect();
        var begun = Connection.BeginTransaction();
        try
        {
            Journal.Hold();
            return begun;
        }
        catch (Npgsql.NpgsqlException) when (Connection.State is not ConnectionState.Open)
        {
            begun.Dispose();
            Reconnect();
            begun = Connection.BeginTransaction();
            Journal.Hold();
            return begun;
        }
        catch
        {
            begun.Dispose();
            throw;
        }
    }

    /// <summary>After the database server was gone: writes go on only on the same journal, with nobody else writing.</summary>
    private void Reconnect()
    {
        var connection = _store.Open(null, out _);
        try
        {
            _store.Lock(connection);
            var journal = new Journal(connection, Clock);
            Seal.Read(Directory)?.Admit(journal);
            Connection.Dispose();
            (Connection, Journal) = (connection, journal);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private List<JournalEvent> Write(Actor actor, IReadOnlyList<Happening> happenings)
    {
        var written = new List<JournalEvent>(happenings.Count);
        using var target = new FoldTarget(Connection, Files);
        foreach (var happening in happenings)
        {
            var happened = Journal.Append(target, actor, happening);
            Folds.Apply(target, happened);
            written.Add(happened);
        }

        target.Send();
        _appended = true;
        return written;
    }

    public void Dispose()
    {
        var head = _appended ? Settled() : null;
        Connection.Dispose();
        if (head is { } last)
            new Seal(last.Sequence, last.Hash, _store.Sha256AtRest()).Write(Directory);
        _writerLock?.Dispose();
        _appended = false;
    }

    /// <summary>Writes the seal when this is closed, though nothing is appended.</summary>
    internal void SealAgain() => _appended = true;

    /// <summary>The head to seal; null when the database server is gone – the seal then stays behind, as after a crash.</summary>
    private (long Sequence, string Hash)? Settled()
    {
        try
        {
            var head = Journal.Head();
            _store.Settle(Connection);
            return head;
        }
        catch (Exception exception) when (exception is Npgsql.NpgsqlException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Workspace Open(string directory, TimeProvider clock, FileStream? writerLock)
    {
        RequireWorkspace(directory);
        var store = TableStore.Of(directory);
        var opened = store.Open(writerLock is null ? null : FoldAnew(directory, clock), out var upgraded);
        try
        {
            if (writerLock is not null)
                store.Lock(opened);
            return new Workspace(directory, store, opened, clock, writerLock) { _appended = upgraded };
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Folds a whole journal into empty tables.</summary>
    internal static Action<DbConnection> FoldAnew(string directory, TimeProvider clock) => connection =>
    {
        using var target = new FoldTarget(connection, new ContentStore(Path.Combine(directory, "files")));
        foreach (var happened in new Journal(connection, clock).ReadAll())
            Folds.Apply(target, happened);
        target.Send();
    };

    private static void RequireWorkspace(string directory)
    {
        if (!TableStore.Of(directory).Exists)
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
