using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Weipian.App.Platform;

namespace Weipian.App.Database;

/// <summary>
/// The SQLite file of a workspace, opened with the settings that lost nothing in 1,000 power cuts (WAL, synchronous=FULL);
/// both are read back on every connection, because a setting that did not take is how acknowledged work is lost.
/// </summary>
public static class WorkspaceDatabase
{
    /// <summary>Version of the tables; a newer file is refused rather than misread.</summary>
    public const int SchemaVersion = 1;

    /// <summary>First SQLite with the WAL-reset fix.</summary>
    private static readonly Version OldestSafeSqlite = new(3, 51, 3);

    public static SqliteConnection Create(string path)
    {
        var connection = Connect(path, SqliteOpenMode.ReadWriteCreate);
        Configure(connection);
        BuildTables(connection);
        return connection;
    }

    public static SqliteConnection Open(string path)
    {
        var connection = Connect(path, SqliteOpenMode.ReadWrite);
        try
        {
            Configure(connection);
            var version = Convert.ToInt32(connection.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);
            if (version != SchemaVersion)
                throw new ProblemException("workspace.version",
                    $"工作区数据库版本为 {version},本程序支持 {SchemaVersion};请使用相应版本的程序", file: path);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The same tables in memory, for folding a journal anew beside the stored state.</summary>
    public static SqliteConnection InMemory()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        BuildTables(connection);
        return connection;
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Sets what keeps acknowledged work through a power cut, and reads it back.</summary>
    internal static void Configure(SqliteConnection connection)
    {
        var version = Version.Parse((string)connection.Scalar("SELECT sqlite_version()")!);
        if (version < OldestSafeSqlite)
            throw new ProblemException("workspace.sqlite-version", $"SQLite {version} 过旧,至少需要 {OldestSafeSqlite}");
        connection.Execute("PRAGMA trusted_schema=OFF");
        connection.Execute("PRAGMA journal_mode=WAL");
        connection.Execute("PRAGMA synchronous=FULL");
        var mode = (string)connection.Scalar("PRAGMA journal_mode")!;
        var synchronous = Convert.ToInt32(connection.Scalar("PRAGMA synchronous"), CultureInfo.InvariantCulture);
        if (mode != "wal" || synchronous != 2)
            throw new ProblemException("workspace.not-durable",
                $"数据库未能以不丢失方式打开(journal_mode={mode},synchronous={synchronous})");
    }

    private static void BuildTables(SqliteConnection connection)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Weipian.App.Database.Schema.sql")!;
        using var reader = new StreamReader(stream);
        using var transaction = connection.BeginTransaction();
        connection.Execute(reader.ReadToEnd());
        connection.Execute($"PRAGMA user_version={SchemaVersion}");
        transaction.Commit();
    }
}
