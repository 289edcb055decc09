using System.Collections.Concurrent;

namespace Weipian.App.Server.Maps;

/// <summary>Tiles made lately, by what they were made of; the oldest go when there are too many bytes.</summary>
public sealed class TileCache(long mostBytes = 64L << 20)
{
    private readonly ConcurrentDictionary<string, byte[]> _tiles = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();
    private long _bytes;

    public byte[] Get(string key, Func<byte[]> make)
    {
        if (_tiles.TryGetValue(key, out var known))
            return known;
        var made = make();
        if (_tiles.TryAdd(key, made))
        {
            _order.Enqueue(key);
            Interlocked.Add(ref _bytes, made.Length + key.Length);
            while (Interlocked.Read(ref _bytes) > mostBytes && _order.TryDequeue(out var oldest) && _tiles.TryRemove(oldest, out var gone))
                Interlocked.Add(ref _bytes, -(gone.Length + oldest.Length));
        }

        return made;
    }
}
