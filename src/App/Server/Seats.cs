namespace Weipian.App.Server;

/// <summary>
/// How many requests are worked on at once. Work at a database holds its thread, and part of what it waits for – what Npgsql sends,
/// what Kestrel reads – wants a thread as well: were all of them held, new ones would come at one a second. Who finds no seat waits
/// in line and holds none. It also bounds the connections to the database.
/// </summary>
public sealed class Seats : IDisposable
{
    private const int Count = 16;

    /// <summary>Threads the pool makes without waiting: one for each seat, and as many for what these wait for.</summary>
    public const int Threads = 2 * Count;

    private readonly SemaphoreSlim _free = new(Count, Count);

    /// <summary>Waits for a seat, without a thread.</summary>
    /// <returns>Gives the seat back when disposed, once.</returns>
    public async Task<IDisposable> Take(CancellationToken stop)
    {
        await _free.WaitAsync(stop);
        return new Seat(_free);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Seat(SemaphoreSlim free) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
                free.Release();
        }
    }
}

/// <summary>Metadata of endpoints that wait for others – a slow line, another server – and hold no seat meanwhile.</summary>
public sealed record WaitsForOthers;
