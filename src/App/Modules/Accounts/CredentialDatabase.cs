using Microsoft.Data.Sqlite;
using Weipian.App.Database;

namespace Weipian.App.Modules.Accounts;

/// <summary>
/// <c>accounts.db</c>: what proves who somebody is, the sessions, and who tried to get in. Apart from the journal, because a
/// journal keeps for ever and these are to be forgotten. One connection, one user at a time; every call is short.
/// </summary>
public sealed class CredentialDatabase : IDisposable
{
    public const string FileName = "accounts.db";
    private const int Version = 1;

    private const string Tables = """
        CREATE TABLE credential (login TEXT PRIMARY KEY, password TEXT NOT NULL, changed TEXT NOT NULL, must_change INTEGER NOT NULL, failures INTEGER NOT NULL, locked_until TEXT,
          secret TEXT, secret_ready INTEGER NOT NULL, used_step INTEGER NOT NULL) STRICT;
        CREATE TABLE old_password (login TEXT NOT NULL, password TEXT NOT NULL, changed TEXT NOT NULL) STRICT;
        CREATE TABLE session (token TEXT PRIMARY KEY, login TEXT NOT NULL, grant_id TEXT, started TEXT NOT NULL, seen TEXT NOT NULL, proven INTEGER NOT NULL) STRICT;
        CREATE INDEX session_login ON session (login);
        CREATE TABLE reader_token (token TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, login TEXT NOT NULL, grant_id TEXT NOT NULL, name TEXT NOT NULL, made TEXT NOT NULL, last_day TEXT NOT NULL) STRICT;
        CREATE TABLE access (sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, login TEXT NOT NULL, address TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL, success INTEGER NOT NULL,
          previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
        """;

    private readonly SqliteConnection _connection;
    private readonly Lock _lock = new();

    public CredentialDatabase(string directory)
    {
        var path = Path.Combine(directory, FileName);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        WorkspaceDatabase.Configure(_connection);
        if ((long)_connection.Scalar("PRAGMA user_version")! == 0)
            Do(connection => connection.Execute(Tables + $"PRAGMA user_version={Version};"));
        // Proof of identity is for the account the server runs under, and nobody else on the machine.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Runs in one transaction, alone.</summary>
    public T Do<T>(Func<SqliteConnection, T> work)
    {
        lock (_lock)
        {
            using var transaction = _connection.BeginTransaction();
            var result = work(_connection);
            transaction.Commit();
            return result;
        }
    }

    /// <summary>A copy of the whole file as of now, for a backup.</summary>
    public void CopyTo(string path)
    {
        lock (_lock)
            _connection.Execute("VACUUM INTO $1", path);
    }

    public void Dispose() => _connection.Dispose();
}
