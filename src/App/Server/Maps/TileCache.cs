using System.Collections.Concurrent;

namespace Weipian.App.Server.Maps;

/// <summary>Tiles made lately, with the event they were made at; the oldest go when there are too many bytes.</summary>
public sealed class TileCache(long mostBytes = 64L << 20)
{
    private readonly ConcurrentDictionary<string, (byte[] Tile, long Sequence)> _tiles = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();
    private readonly Lock[] _making = [.. Enumerable.Range(0, 64).Select(_ => new Lock())];
    private long _bytes;

    /// <param name="now">Last event of the journal.</param>
    /// <param name="stands">Whether a tile made at an earlier event is still what would be made now.</param>
    public byte[] Get(string key, long now, Func<long, bool> stands, Func<byte[]> make)
    {
        if (Kept(key, now, stands) is { } kept)
            return kept;
        // One makes a tile, the others who want it wait for that one.
        lock (_making[(uint)key.GetHashCode(StringComparison.Ordinal) % _making.Length])
            return Kept(key, now, stands) ?? Made(key, now, make());
    }

    private byte[]? Kept(string key, long now, Func<long, bool> stands)
    {
        if (!_tiles.TryGetValue(key, out var known) || known.Sequence != now && !stands(known.Sequence))
            return null;
        if (known.Sequence < now)
            _tiles.TryUpdate(key, (known.Tile, now), known);
        return known.Tile;
    }

    private byte[] Made(string key, long now, byte[] made)
    {
        if (_tiles.TryGetValue(key, out var older))
        {
            if (_tiles.TryUpdate(key, (made, now), older))
                Interlocked.Add(ref _bytes, made.Length - older.Tile.Length);
        }
        else if (_tiles.TryAdd(key, (made, now)))
        {
            _order.Enqueue(key);
            Interlocked.Add(ref _bytes, made.Length + key.Length);
        }

        while (Interlocked.Read(ref _bytes) > mostBytes && _order.TryDequeue(out var oldest) && _tiles.TryRemove(oldest, out var gone))
            Interlocked.Add(ref _bytes, -(gone.Tile.Length + oldest.Length));
        return made;
    }
}
