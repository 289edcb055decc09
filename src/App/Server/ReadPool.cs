using System.Collections.Concurrent;
using Weipian.App.Platform;

namespace Weipian.App.Server;

/// <summary>Connections for reading, kept open between requests; each use sees one moment of the journal from beginning to end.</summary>
public sealed class ReadPool(string directory, TimeProvider clock) : IDisposable
{
    /// <summary>More are opened when needed and closed again afterwards.</summary>
    private const int MostKept = 16;

    private readonly ConcurrentBag<Workspace> _idle = [];

    /// <summary>Reading changes nothing: when an idle connection turns out to be dead, it is done again on a new one.</summary>
    public T Read<T>(Func<Workspace, T> work)
    {
        try
        {
            return ReadOnce(work);
        }
        catch (Npgsql.NpgsqlException exception) when (exception is not Npgsql.PostgresException { IsTransient: false })
        {
            Dispose();
            return ReadOnce(work);
        }
    }

    private T ReadOnce<T>(Func<Workspace, T> work)
    {
        var workspace = _idle.TryTake(out var idle) ? idle : Workspace.OpenToRead(directory, clock);
        var whole = false;
        try
        {
            using var moment = workspace.BeginRead();
            try
            {
                var result = work(workspace);
                moment.Commit();
                whole = true;
                return result;
            }
            catch (ProblemException)
            {
                // A refusal is an answer; the connection is as good as before.
                moment.Rollback();
                whole = true;
                throw;
            }
        }
        finally
        {
            if (!whole)
                workspace.Dispose();
            else if (_idle.Count < MostKept)
                _idle.Add(workspace);
            else
                workspace.Dispose();
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var idle))
            idle.Dispose();
    }
}
