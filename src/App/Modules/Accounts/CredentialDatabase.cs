using System.Data.Common;
using Weipian.App.Database;

namespace Weipian.App.Modules.Accounts;

/// <summary>
/// <c>Accounts.sql</c>: what proves who somebody is, the sessions, and who tried to get in. Apart from the journal, because a
/// journal keeps for ever and these are to be forgotten. One connection, one user at a time; every call is short.
/// </summary>
public sealed class CredentialDatabase(string directory) : IDisposable
{
    private readonly BesideTables _tables = new(directory, "accounts");
    private readonly Lock _lock = new();

    /// <summary>Runs in one transaction, alone.</summary>
    public T Do<T>(Func<DbConnection, T> work)
    {
        lock (_lock)
            return _tables.Do(work);
    }

    public void Dispose() => _tables.Dispose();
}
