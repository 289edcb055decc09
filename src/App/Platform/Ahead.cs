using System.Collections.Concurrent;

namespace Weipian.App.Platform;

/// <summary>Lets a sequence be made on another thread while the items before are being used; a few items ahead, no more.</summary>
public static class Ahead
{
    /// <summary>Makes something of every item on all hands at once and gives it back in the order of the items.</summary>
    /// <param name="most">Items kept waiting; bounds the memory.</param>
    public static IEnumerable<TMade> Each<TItem, TMade>(IEnumerable<TItem> source, Func<TItem, TMade> make, int most) =>
        Of(source.Select(item => Task.Run(() => make(item))), most).Select(made => made.GetAwaiter().GetResult());

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
