using System.Collections.Concurrent;

namespace Weipian.App.Platform;

/// <summary>Lets a sequence be made on another thread while the items before are being used; a few items ahead, no more.</summary>
public static class Ahead
{
    /// <param name="most">Items kept waiting; bounds the memory.</param>
    public static IEnumerable<T> Of<T>(IEnumerable<T> source, int most)
    {
        using var waiting = new BlockingCollection<T>(most);
        using var stop = new CancellationTokenSource();
        var making = Task.Run(() =>
        {
            try
            {
                foreach (var item in source)
                    waiting.Add(item, stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The user of the sequence went away before its end.
            }
            finally
            {
                waiting.CompleteAdding();
            }
        });
        try
        {
            foreach (var item in waiting.GetConsumingEnumerable())
                yield return item;
            making.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            ((IAsyncResult)making).AsyncWaitHandle.WaitOne();
        }
    }
}
