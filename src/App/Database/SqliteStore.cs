using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Weipian.App.Platform;

namespace Weipian.App.Database;

/// <summary>
/// SQLite files in the workspace's folder, opened with the settings that lost nothing in 1,000 power cuts (WAL, synchronous=FULL);
/// both are read back on every connection, because a setting that did not take is how acknowledged work is lost.
/// </summary>
public sealed class SqliteStore(string directory) : TableStore
{
    public const string FileName = "weipian.db";

    /// <summary>First SQLite with the WAL-reset fix.</summary>
    private static readonly Version OldestSafeSqlite = new(3, 51, 3);

    public override string Name => Path.Combine(directory, FileName);

    public override bool Exists => File.Exists(Name);

    public override DbTransaction BeginRead(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    public override DbConnection Create()
    {
        var connection = Connect(Name, SqliteOpenMode.ReadWriteCreate);
        Configure(connection);
        using var transaction = connection.BeginTransaction();
        BuildTables(connection);
        transaction.Commit();
        return connection;
    }

    public override DbConnection Open(Action<DbConnection>? upgrade, out bool upgraded)
    {
        var connection = Connect(Name, SqliteOpenMode.ReadWrite);
        try
        {
            Configure(connection);
            upgraded = Fence(connection, (Number(connection, "PRAGMA user_version"), Number(connection, "PRAGMA application_id")), upgrade);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override DbConnection OpenBeside(string name)
    {
        var path = Path.Combine(directory, name + ".db");
        var connection = Connect(path, SqliteOpenMode.ReadWriteCreate);
        Configure(connection);
        connection.Execute(Beside[name]);
        // Proof of identity is for the account the server runs under, and nobody else on the machine.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return connection;
    }

    /// <summary>The lock file of the folder is enough.</summary>
    public override void Lock(DbConnection connection)
    {
    }

    public override void Settle(DbConnection connection) => connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");

    /// <summary>Null while a log lies beside the file.</summary>
    public override string? Sha256AtRest() => File.Exists(Name + "-wal") ? null : ContentStore.HashOfFile(Name);

    public override void CopyTo(string target, Action<DbConnection> fold)
    {
        using (var connection = Open(null, out _))
            connection.Execute("VACUUM INTO $1", Path.Combine(target, FileName));
        foreach (var name in Beside.Keys.Select(name => name + ".db").Where(name => File.Exists(Path.Combine(directory, name))))
            using (var connection = Connect(Path.Combine(directory, name), SqliteOpenMode.ReadWrite))
                connection.Execute("VACUUM INTO $1", Path.Combine(target, name));
    }

    /// <summary>The copies are such files already; an older program's are folded anew when first opened for writing.</summary>
    public override void TakeFrom(string source, Action<DbConnection> fold)
    {
        foreach (var name in Beside.Keys.Select(name => name + ".db").Prepend(FileName).Where(name => File.Exists(Path.Combine(source, name))))
            File.Copy(Path.Combine(source, name), Path.Combine(directory, name));
    }

    /// <summary>The same tables in memory, for folding a journal anew beside the stored state.</summary>
    public static DbConnection InMemory()
    {
        var connection = Connect(":memory:", SqliteOpenMode.ReadWriteCreate);
        connection.Execute(Tables);
        return connection;
    }

    /// <summary>A file to look into, whatever wrote it.</summary>
    internal static DbConnection ToLookInto(string path) => Connect(path, SqliteOpenMode.ReadOnly);

    protected override void DropFolds(DbConnection connection)
    {
        foreach (var table in connection.Query("SELECT name FROM sqlite_master WHERE type='table' AND (sql LIKE 'CREATE VIRTUAL%' OR name NOT IN (SELECT s.name FROM pragma_table_list s WHERE s.type='shadow')) AND name NOT LIKE 'sqlite_%'", row => row.GetString(0)).Except(Kept))
            connection.Execute($"DROP TABLE \"{table}\"");
    }

    protected override void BuildTables(DbConnection connection)
    {
        connection.Execute(Tables);
        connection.Execute($"PRAGMA user_version={SchemaVersion}");
        connection.Execute($"PRAGMA application_id={Fingerprint}");
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Sets what keeps acknowledged work through a power cut, and reads it back.</summary>
    private static void Configure(SqliteConnection connection)
    {
        var version = Version.Parse((string)connection.Scalar("SELECT sqlite_version()")!);
        if (version < OldestSafeSqlite)
            throw new ProblemException("workspace.sqlite-version", $"SQLite {version} 过旧,至少需要 {OldestSafeSqlite}");
        connection.Execute("PRAGMA trusted_schema=OFF");
        connection.Execute("PRAGMA journal_mode=WAL");
        connection.Execute("PRAGMA synchronous=FULL");
        var mode = (string)connection.Scalar("PRAGMA journal_mode")!;
        var synchronous = Number(connection, "PRAGMA synchronous");
        if (mode != "wal" || synchronous != 2)
            throw new ProblemException("workspace.not-durable",
                $"数据库未能以不丢失方式打开(journal_mode={mode},synchronous={synchronous})");
    }

    private static int Number(DbConnection connection, string statement) => Convert.ToInt32(connection.Scalar(statement), CultureInfo.InvariantCulture);
}
