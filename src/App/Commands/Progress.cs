namespace Weipian.App.Commands;

/// <summary>How far a long work is: a line that redraws itself on a terminal, a plain line every tenth otherwise, nothing for short work.</summary>
public sealed class Progress(string what, TimeProvider clock) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private readonly long _start = clock.GetTimestamp();
    private int _shown;
    private bool _drawn;

    public void Show(int done, int all)
    {
        lock (_lock)
        {
            var percent = (int)(100L * done / all);
            if (percent / Step <= _shown / Step || clock.GetElapsedTime(_start).TotalSeconds < 1)
                return;
            _shown = percent;
            _drawn = _terminal;
            Console.Error.Write(_terminal ? $"\r{what} {percent}%({done}/{all})" : $"{what} {percent}%({done}/{all})\n");
        }
    }

    /// <summary>For files: only where the file says how many rows it has.</summary>
    public void Show(long done, long? all)
    {
        if (all is > 0 and { } known)
            Show((int)Math.Min(done, known), (int)known);
    }

    public void Dispose()
    {
        if (_drawn)
            Console.Error.WriteLine();
        _drawn = false;
    }

    private int Step => _terminal ? 1 : 10;
}
