using System.Data;
using System.Data.Common;
using Npgsql;

namespace Weipian.App.Database;

/// <summary>The connection to tables beside the journal's, for one user at a time; opened anew when the database server was gone for a while.</summary>
public sealed class BesideTables(string directory, string name) : IDisposable
{
    private readonly TableStore _store = TableStore.Of(directory);
    private DbConnection? _connection;

    /// <summary>Runs in one transaction. When the connection turns out to be dead before it was to be committed, nothing was done, and it is done on a new one.</summary>
    public T Do<T>(Func<DbConnection, T> work)
    {
        var committing = false;
        try
        {
            return Once();
        }
        catch (NpgsqlException) when (!committing && _connection?.State is not ConnectionState.Open)
        {
            return Once();
        }

        T Once()
        {
            var connection = Opened();
            using var transaction = connection.BeginTransaction();
            var result = work(connection);
            committing = true;
            transaction.Commit();
            return result;
        }
    }

    public void Dispose() => _connection?.Dispose();

    private DbConnection Opened()
    {
        if (_connection?.State is ConnectionState.Open)
            return _connection;
        _connection?.Dispose();
        return _connection = _store.OpenBeside(name);
    }
}
