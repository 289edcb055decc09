using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Weipian.Formats;

/// <summary>
/// Which way a ring turns, from its bare ordinates: what <see cref="Orientation.IsCCW(CoordinateSequence)"/> says of it, point by point the same
/// reasoning, without an object for every point. A test holds the two against each other.
/// </summary>
public static class RingTurn
{
    /// <param name="ring">Closed, x and y by turns.</param>
    public static bool IsCounterClockwise(ReadOnlySpan<double> ring)
    {
        var points = (ring.Length / 2) - 1;
        if (points < 3)
            return false;
        // The last of the highest points that a rising edge leads to.
        var (high, before) = (0, ring[1]);
        for (var point = 1; point <= points; point++)
        {
            var y = ring[(2 * point) + 1];
            if (y > before && y >= ring[(2 * high) + 1])
                high = point;
            before = y;
        }

        if (high == 0)
            return false;
        // From there to the first point that is lower again, perhaps along a flat top.
        var low = high;
        do
            low = (low + 1) % points;
        while (low != high && ring[(2 * low) + 1] == ring[(2 * high) + 1]);
        var last = low > 0 ? low - 1 : points - 1;
        var (up, top, end, down) = (At(ring, high - 1), At(ring, high), At(ring, last), At(ring, low));
        if (!top.Equals2D(end))
            return end.X < top.X;
        return !up.Equals2D(top) && !down.Equals2D(top) && !up.Equals2D(down) && Orientation.Index(up, top, down) == OrientationIndex.CounterClockwise;
    }

    private static Coordinate At(ReadOnlySpan<double> ring, int point) => new(ring[2 * point], ring[(2 * point) + 1]);
}
