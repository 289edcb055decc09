using System.Data.Common;
using System.Text.RegularExpressions;
using Npgsql;
using Weipian.App.Platform;

namespace Weipian.App.Database;

/// <summary>
/// A schema of a PostgreSQL database for the journal's tables, and one each for those beside it. Texts compare by their bytes, as in
/// SQLite; shapes need no PostGIS, but where it is installed the view <c>patch_ground</c> shows patches to GIS programs.
/// </summary>
public sealed partial class PostgresStore(DatabaseSetting setting) : TableStore
{
    private const int OldestServer = 130000;
    private const int SecondsPerCommand = 300;
    private const int MostLooks = 60;

    public override string Name => $"PostgreSQL {setting.Schema}";

    /// <summary>The setting is written when the tables are there.</summary>
    public override bool Exists => true;

    /// <summary>Sent together with the first statement.</summary>
    public override DbTransaction BeginRead(DbConnection connection) => connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);

    public override DbConnection Create()
    {
        var connection = Connect(setting.Schema);
        try
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute($"CREATE SCHEMA {setting.Schema}");
            BuildTables(connection);
            transaction.Commit();
            return connection;
        }
        catch (PostgresException exception)
        {
            connection.Dispose();
            throw new ProblemException("database.refused", $"数据库拒绝建表:{exception.MessageText};此账户须有在该库建立 schema 的权限(GRANT CREATE ON DATABASE …)", file: Name);
        }
    }

    public override DbConnection Open(Action<DbConnection>? upgrade, out bool upgraded)
    {
        var connection = Connect(setting.Schema);
        try
        {
            if (connection.Scalar("SELECT to_regclass('table_version')::text") is null)
                throw new ProblemException("workspace.missing", $"数据库中没有 schema {setting.Schema};请核对 {DatabaseSetting.FileName},或从备份恢复", file: Name);
            var found = connection.Query("SELECT version, fingerprint FROM table_version", row => (row.GetInt64(0), row.GetInt64(1))).Single();
            upgraded = Fence(connection, found, upgrade);
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
        var schema = $"{setting.Schema}_{name}";
        var connection = Connect(schema);
        connection.Execute($"CREATE SCHEMA IF NOT EXISTS {schema}");
        connection.Execute(Translated(Beside[name]));
        return connection;
    }

    public override void Lock(DbConnection connection)
    {
        // A server may need a moment to notice that the last writer was killed.
        for (var looks = 1; connection.Scalar("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", setting.Schema) is not true; looks++, Thread.Sleep(50))
            if (looks == MostLooks)
                throw new ProblemException("workspace.busy", "另一个程序(可能在另一台机器上)正在写此工作区,请稍后再试", file: Name);
    }

    public override void Settle(DbConnection connection)
    {
    }

    public override string? Sha256AtRest() => null;

    public override void CopyTo(string target, Action<DbConnection> fold)
    {
        var files = new SqliteStore(target);
        using (var from = Open(null, out _))
        using (var to = files.Create())
        {
            using (BeginRead(from))
            using (var transaction = to.BeginTransaction())
            {
                CopyRows(from, to, Kept);
                fold(to);
                transaction.Commit();
            }

            Finish(to);
        }

        foreach (var name in Beside.Keys)
            using (var from = OpenBeside(name))
            using (var to = files.OpenBeside(name))
            {
                using var moment = BeginRead(from);
                CopyRows(from, to, TablesOf(from));
                Finish(to);
            }
    }

    public override void TakeFrom(string source, Action<DbConnection> fold)
    {
        using (var from = SqliteStore.ToLookInto(Path.Combine(source, SqliteStore.FileName)))
        using (var to = Create())
        using (var transaction = to.BeginTransaction())
        {
            CopyRows(from, to, Kept);
            fold(to);
            transaction.Commit();
        }

        foreach (var name in Beside.Keys.Where(name => File.Exists(Path.Combine(source, name + ".db"))))
            using (var from = SqliteStore.ToLookInto(Path.Combine(source, name + ".db")))
            using (var to = OpenBeside(name))
            using (var transaction = to.BeginTransaction())
            {
                CopyRows(from, to, TablesOf(to));
                transaction.Commit();
            }
    }

    protected override void DropFolds(DbConnection connection)
    {
        foreach (var table in TablesOf(connection).Except([.. Kept, "table_version"]))
            connection.Execute($"DROP TABLE \"{table}\" CASCADE");
    }

    protected override void BuildTables(DbConnection connection)
    {
        connection.Execute(Translated(Tables));
        // A tree over four numbers answers which boxes touch a box, in the same words as SQLite's.
        connection.Execute(Extension(connection, "btree_gist", make: true) is null
            ? "CREATE INDEX patch_tree_box ON patch_tree (west, east, south, north)"
            : "CREATE INDEX patch_tree_box ON patch_tree USING gist (west, east, south, north)");
        if (Extension(connection, "postgis", make: false) is { } postgis)
            connection.Execute($"""
                CREATE VIEW patch_ground AS SELECT s.patch_id, s.year, s.line, s.number, s.status, s.town, s.area_m2, s.code, s.state, s.stage,
                  {postgis}.st_geomfromwkb(s.shape, 4490)::{postgis}.geometry(Geometry, 4490) AS ground
                FROM patch_sheet s WHERE s.shape IS NOT NULL
                """);
        connection.Execute("CREATE TABLE IF NOT EXISTS table_version (version BIGINT NOT NULL, fingerprint BIGINT NOT NULL)");
        connection.Execute("DELETE FROM table_version");
        connection.Execute("INSERT INTO table_version VALUES ($1,$2)", (long)SchemaVersion, (long)Fingerprint);
    }

    /// <summary>Schema of an extension; null when it is not there and cannot be made.</summary>
    private static string? Extension(DbConnection connection, string name, bool make)
    {
        if (make && Found() is null)
        {
            connection.Execute("SAVEPOINT extension");
            try
            {
                connection.Execute($"CREATE EXTENSION {name} SCHEMA public");
            }
            catch (PostgresException)
            {
                connection.Execute("ROLLBACK TO extension");
            }
        }

        return Found();

        string? Found() => (string?)connection.Scalar("SELECT n.nspname::text FROM pg_extension e JOIN pg_namespace n ON n.oid=e.extnamespace WHERE e.extname=$1", name);
    }

    private NpgsqlConnection Connect(string schema)
    {
        var builder = new NpgsqlConnectionStringBuilder(setting.Connection)
        {
            SearchPath = $"{schema},public",
            Pooling = false,
            ApplicationName = "weipian",
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            Enlist = false,
            CommandTimeout = SecondsPerCommand,
        };
        var connection = new NpgsqlConnection(builder.ToString());
        try
        {
            connection.Open();
            Configure(connection);
            return connection;
        }
        catch (Exception exception) when (exception is NpgsqlException or System.Net.Sockets.SocketException)
        {
            connection.Dispose();
            throw new ProblemException("database.unreachable", $"连不上数据库:{exception.Message};请核对地址、账户与数据库服务是否运行", file: Name);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a server that may lose what it acknowledged, or is too old.</summary>
    private static void Configure(NpgsqlConnection connection)
    {
        connection.Execute("SET client_min_messages = warning");
        var found = connection.Query(
            "SELECT current_setting('server_version_num')::int, current_setting('server_encoding'), current_setting('fsync'), current_setting('synchronous_commit')",
            row => (Version: row.GetInt32(0), Encoding: row.GetString(1), Fsync: row.GetString(2), Commit: row.GetString(3))).Single();
        if (found.Version < OldestServer)
            throw new ProblemException("database.version", $"PostgreSQL 版本为 {found.Version / 10000},至少需要 {OldestServer / 10000}");
        if (found.Encoding != "UTF8")
            throw new ProblemException("database.encoding", $"数据库编码为 {found.Encoding},须为 UTF8");
        if (found.Fsync != "on" || found.Commit == "off")
            throw new ProblemException("workspace.not-durable", $"数据库服务器的设置可能丢失已确认的写入(fsync={found.Fsync},synchronous_commit={found.Commit}),请改为 on");
    }

    /// <summary>One file that is not written to any more needs no log beside it.</summary>
    private static void Finish(DbConnection copy) => copy.Execute("PRAGMA journal_mode=DELETE");

    private static List<string> TablesOf(DbConnection connection) =>
        connection.Query("SELECT tablename::text FROM pg_tables WHERE schemaname=current_schema() ORDER BY tablename", row => row.GetString(0));

    /// <summary>Copies the rows of tables, by the names of their columns.</summary>
    private static void CopyRows(DbConnection from, DbConnection to, IEnumerable<string> tables)
    {
        using var queue = new WriteQueue(to);
        foreach (var table in tables)
        {
            using var read = from.CreateCommand();
            read.CommandText = $"SELECT * FROM {table}";
            using var reader = read.ExecuteReader();
            var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
            var statement = $"INSERT INTO {table} ({string.Join(',', columns)}) VALUES ({string.Join(',', columns.Select((_, index) => $"${index + 1}"))})";
            var values = new object[columns.Count];
            while (reader.Read())
            {
                reader.GetValues(values);
                queue.Add(statement, values);
            }
        }

        queue.Send();
    }

    /// <summary>The tables in PostgreSQL's words.</summary>
    private static string Translated(string tables)
    {
        var types = SqliteType().Replace(tables, match => match.Value switch
        {
            "INTEGER" => "BIGINT",
            "REAL" => "DOUBLE PRECISION",
            "BLOB" => "BYTEA",
            "TEXT" => "TEXT COLLATE \"C\"",
            _ => ")",
        });
        return Tree().Replace(types, match => $"CREATE TABLE {match.Groups[1].Value} ({match.Groups[2].Value} BIGINT PRIMARY KEY,{string.Join(',', match.Groups[3].Value.Split(',').Select(column => column + " DOUBLE PRECISION NOT NULL"))})");
    }

    [GeneratedRegex(@"\b(?:INTEGER|REAL|BLOB|TEXT)\b|\) STRICT")]
    private static partial Regex SqliteType();

    [GeneratedRegex(@"CREATE VIRTUAL TABLE (\w+) USING rtree \((\w+),([^)]*)\)")]
    private static partial Regex Tree();
}
