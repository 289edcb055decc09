using System.Data.Common;

namespace Weipian.App.Database;

/// <summary>The connection to tables beside the journal's, for one user at a time; opened anew when the database server was gone for a while.</summary>
public sealed class BesideTables(string directory, string name) : IDisposable
{
    private readonly TableStore _store = TableStore.Of(directory);
    private DbConnection? _connection;

    public DbConnection Connection
    {
        get
        {
            if (_connection is not null && _store.IsAlive(_connection))
                return _connection;
            _connection?.Dispose();
            return _connection = _store.OpenBeside(name);
        }
    }

    public void Dispose() => _connection?.Dispose();
}
