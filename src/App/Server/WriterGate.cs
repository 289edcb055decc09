namespace Weipian.App.Server;

/// <summary>The one connection that writes. The server holds the workspace's writer lock as long as it runs; requests pass one at a time.</summary>
public sealed class WriterGate(Workspace workspace) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Runs <paramref name="work"/> alone; all it appends is committed as one, or nothing is.</summary>
    public async Task<T> Write<T>(Func<Workspace, T> work, CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            return workspace.Together(() => work(workspace));
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Waits for the write under way, then seals.</summary>
    public void Dispose()
    {
        _one.Wait();
        workspace.Dispose();
        _one.Dispose();
    }
}
