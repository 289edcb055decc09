using System.Buffers;

namespace Weipian.App.Server.Maps;

/// <summary>
/// Patches too small to be drawn, as ink: in every place of a tile all with one code are one square of as much ground as they have together, at least a dot
/// and a half and at most the place. So what is dense looks dense, what is rare is still there, no code hides another, and a county takes no more than its
/// places. Who wants to point at one of them comes nearer.
/// </summary>
public sealed class TileInk(TileFrame frame) : IDisposable
{
    /// <summary>Four dots of a screen, in units of the tile.</summary>
    public const int Place = 32;

    private const double LeastInk = 12;

    /// <summary>Ink is handed out by blocks of this many places across, so that what is pointed at is found without trying a whole tile.</summary>
    private const int Block = 16;

    private const int Across = TileFrame.Extent / Place;

    private readonly SortedDictionary<string, Blot[]> _codes = new(StringComparer.Ordinal);

    private struct Blot
    {
        public int Count;
        public double X, Y, Ground;
    }

    /// <summary>A patch's ground goes to the place its middle lies in, if that is in this tile: the neighbours have the others.</summary>
    public void Add(PatchEntry one)
    {
        var ((left, top), (right, bottom)) = (frame.Units(one.Left, one.Top), frame.Units(one.Right, one.Bottom));
        var (x, y) = ((left + right) / 2, (top + bottom) / 2);
        if (x is < 0 or >= TileFrame.Extent || y is < 0 or >= TileFrame.Extent)
            return;
        if (!_codes.TryGetValue(one.Facets.Code, out var places))
        {
            _codes[one.Facets.Code] = places = ArrayPool<Blot>.Shared.Rent(Across * Across);
            Array.Clear(places);
        }

        ref var blot = ref places[((int)y / Place * Across) + ((int)x / Place)];
        blot.Count++;
        blot.X += x;
        blot.Y += y;
        blot.Ground += (right - left) * (bottom - top);
    }

    /// <summary>Squares by block and code, in units of the tile.</summary>
    public IEnumerable<(string Code, List<(int Left, int Top, int Size)> Squares)> Squares()
    {
        for (var block = 0; block < Across / Block * (Across / Block); block++)
            foreach (var (code, places) in _codes)
                if (In(places, block % (Across / Block) * Block, block / (Across / Block) * Block) is { Count: > 0 } squares)
                    yield return (code, squares);
    }

    public void Dispose()
    {
        foreach (var places in _codes.Values)
            ArrayPool<Blot>.Shared.Return(places);
        _codes.Clear();
    }

    private static List<(int Left, int Top, int Size)> In(Blot[] places, int column, int row)
    {
        var squares = new List<(int, int, int)>();
        for (var y = row; y < row + Block; y++)
            for (var x = column; x < column + Block; x++)
                if (places[(y * Across) + x] is { Count: > 0 } blot)
                {
                    var size = (int)Math.Round(Math.Clamp(Math.Sqrt(blot.Ground), LeastInk, Place));
                    squares.Add((Inside(blot.X / blot.Count, x * Place, size), Inside(blot.Y / blot.Count, y * Place, size), size));
                }

        return squares;
    }

    private static int Inside(double middle, int from, int size) => Math.Clamp((int)Math.Round(middle - (size / 2.0)), from, from + Place - size);
}
