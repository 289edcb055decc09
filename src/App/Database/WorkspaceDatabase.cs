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
    /// <summary>Version of what events mean; a newer file is refused rather than misread. Tables may change without it: they are folded anew.</summary>
    public const int SchemaVersion = 1;

    /// <summary>First SQLite with the WAL-reset fix.</summary>
    private static readonly Version OldestSafeSqlite = new(3, 51, 3);

    public static SqliteConnection Create(string path)
    {
        var connection = Connect(path, SqliteOpenMode.ReadWriteCreate);
        Configure(connection);
        using var transaction = connection.BeginTransaction();
        BuildTables(connection);
        transaction.Commit();
        return connection;
    }

    /// <inheritdoc cref="Open(string, Action{SqliteConnection}, out bool)"/>
    public static SqliteConnection Open(string path) => Open(path, null, out _);

    /// <param name="upgrade">How state is folded anew; null: an older file is refused.</param>
    /// <param name="upgraded">Whether it was.</param>
    /// <exception cref="ProblemException"><c>workspace.version</c>: of a newer program; <c>workspace.outdated</c>: of an older one, or of other tables.</exception>
    public static SqliteConnection Open(string path, Action<SqliteConnection>? upgrade, out bool upgraded)
    {
        var connection = Connect(path, SqliteOpenMode.ReadWrite);
        try
        {
            Configure(connection);
            upgraded = Fence(connection, path, upgrade);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// All but the journal is a fold of it: a file whose tables are not this program's is folded anew, in one transaction – whole, or
    /// as it was. A file of a newer program is never touched.
    /// </summary>
    private static bool Fence(SqliteConnection connection, string path, Action<SqliteConnection>? upgrade)
    {
        var version = Number(connection, "PRAGMA user_version");
        if (version > SchemaVersion)
            throw new ProblemException("workspace.version",
                $"工作区数据库版本为 {version},本程序支持 {SchemaVersion};它由更新的程序写成,请使用相应版本的程序", file: path);
        if (version == SchemaVersion && Number(connection, "PRAGMA application_id") == Fingerprint)
            return false;
        if (upgrade is null)
            throw new ProblemException("workspace.outdated", "工作区由较早的程序写成;请先停止其他程序并运行 weipian upgrade", file: path);
        using var transaction = connection.BeginTransaction();
        foreach (var table in connection.Query("SELECT name FROM sqlite_master WHERE type='table' AND (sql LIKE 'CREATE VIRTUAL%' OR name NOT IN (SELECT s.name FROM pragma_table_list s WHERE s.type='shadow')) AND name NOT LIKE 'sqlite_%'", row => row.GetString(0)).Except(Kept))
            connection.Execute($"DROP TABLE \"{table}\"");
        BuildTables(connection);
        upgrade(connection);
        transaction.Commit();
        return true;
    }

    private static readonly string[] Kept = ["journal", "answered_request"];

    private static int Number(SqliteConnection connection, string statement) => Convert.ToInt32(connection.Scalar(statement), CultureInfo.InvariantCulture);

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

    /// <summary>Names the tables a file holds: the beginning of the hash of the text that makes them.</summary>
    private static readonly int Fingerprint = BitConverter.ToInt32(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Tables()))) & int.MaxValue;

    private static string Tables()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Weipian.App.Database.Schema.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static void BuildTables(SqliteConnection connection)
    {
        connection.Execute(Tables());
        connection.Execute($"PRAGMA user_version={SchemaVersion}");
        connection.Execute($"PRAGMA application_id={Fingerprint}");
    }
}
