using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Weipian.Spatial;

/// <summary>
/// A quick proof that a polygon is sound: one ring, no two edges anywhere near meeting. What cannot be proved here is left to the full check;
/// nothing is ever called unsound by it. Most parcels of a survey are plain, and the full check costs ten times as much.
/// </summary>
public static class PlainRing
{
    private const int MostEdges = 4096;

    /// <summary>Twice the rounding of an orientation, relative to its terms.</summary>
    private const double Rounding = 1e-15;

    [ThreadStatic]
    private static Room? _room;

    /// <returns>True: certainly valid. False: not known.</returns>
    public static bool IsProved(Geometry shape)
    {
        if (shape is not Polygon { NumInteriorRings: 0 } polygon || polygon.Shell.NumPoints is < 4 or > MostEdges)
            return false;
        var extent = polygon.EnvelopeInternal;
        var room = _room ??= new Room();
        var ring = Ordinates(polygon.Shell.CoordinateSequence, room);
        var edges = (ring.Length / 2) - 1;
        if (IsStar(ring, (extent.MinX + extent.MaxX) / 2, (extent.MinY + extent.MaxY) / 2))
            return true;
        var columns = new Columns(extent.MinX, edges / (extent.MaxX - extent.MinX), edges);
        if (!double.IsFinite(columns.Scale))
            return false;
        for (var edge = 0; edge < edges; edge++)
            // A repeated point, or an edge that folds back on the one before, is for the full check.
            if (!Turns(ring, edge == 0 ? edges - 1 : edge - 1, edge))
                return false;
        Sort(ring, columns, room);
        for (var place = 0; place < edges; place++)
        {
            var one = room.Order[place];
            var last = room.Ends[columns.Of(Math.Max(ring[2 * one], ring[(2 * one) + 2]))];
            for (var later = place + 1; later < last; later++)
                if (!Apart(ring, one, room.Order[later], edges))
                    return false;
        }

        return true;
    }

    /// <summary>
    /// Every edge certainly turns the same way about one point, and the ring goes round it once: each ray from there meets one edge only, so that no
    /// two edges can meet. Most compact parcels are seen whole from their middle; the rest is looked at edge against edge.
    /// </summary>
    private static bool IsStar(ReadOnlySpan<double> ring, double x, double y)
    {
        var (beforeX, beforeY) = (ring[0] - x, ring[1] - y);
        var (turn, rounds) = (0, 0);
        for (var index = 2; index < ring.Length; index += 2)
        {
            var (nextX, nextY) = (ring[index] - x, ring[index + 1] - y);
            var (left, right) = (beforeX * nextY, beforeY * nextX);
            var doubt = Rounding * (Math.Abs(left) + Math.Abs(right));
            var side = left - right > doubt ? 1 : left - right < -doubt ? -1 : 0;
            if (side == 0 || turn + side == 0)
                return false;
            turn = side;
            rounds += beforeY < 0 && nextY >= 0 ? 1 : 0;
            (beforeX, beforeY) = (nextX, nextY);
        }

        return rounds == 1;
    }

    /// <summary>Edges by the column their western end lies in; an edge in a later column begins further east for certain.</summary>
    private static void Sort(ReadOnlySpan<double> ring, Columns columns, Room room)
    {
        var ends = room.Ends.AsSpan(0, columns.Count + 1);
        ends.Clear();
        for (var edge = 0; edge < columns.Count; edge++)
            ends[room.Column[edge] = columns.Of(Math.Min(ring[2 * edge], ring[(2 * edge) + 2]))]++;
        for (var column = 1; column < ends.Length; column++)
            ends[column] += ends[column - 1];
        // Filled from their ends downwards, and the ends then moved up again.
        for (var edge = columns.Count - 1; edge >= 0; edge--)
            room.Order[--ends[room.Column[edge]]] = edge;
        for (var column = 0; column + 1 < ends.Length; column++)
            ends[column] = ends[column + 1];
        ends[^1] = columns.Count;
    }

    private static ReadOnlySpan<double> Ordinates(CoordinateSequence ring, Room room)
    {
        if (ring is PackedDoubleCoordinateSequence { Dimension: 2 } packed)
            return packed.GetRawCoordinates();
        for (var index = 0; index < ring.Count; index++)
            (room.Points[2 * index], room.Points[(2 * index) + 1]) = (ring.GetX(index), ring.GetY(index));
        return room.Points.AsSpan(0, 2 * ring.Count);
    }

    /// <summary>Two edges that follow each other share their point and nothing else.</summary>
    private static bool Turns(ReadOnlySpan<double> ring, int before, int edge)
    {
        var (x0, y0, x1, y1) = (ring[2 * before], ring[(2 * before) + 1], ring[2 * edge], ring[(2 * edge) + 1]);
        var (x2, y2) = (ring[(2 * edge) + 2], ring[(2 * edge) + 3]);
        if (!double.IsFinite(x1 + y1 + x2 + y2) || (x1 == x2 && y1 == y2))
            return false;
        return Side(x0, y0, x1, y1, x2, y2) != 0 || ((x1 - x0) * (x2 - x1)) + ((y1 - y0) * (y2 - y1)) > 0;
    }

    private static bool Apart(ReadOnlySpan<double> ring, int one, int other, int edges)
    {
        var (ay, by, cy, dy) = (ring[(2 * one) + 1], ring[(2 * one) + 3], ring[(2 * other) + 1], ring[(2 * other) + 3]);
        if (Math.Max(ay, by) < Math.Min(cy, dy) || Math.Max(cy, dy) < Math.Min(ay, by)
            || other == one + 1 || one == other + 1 || (Math.Min(one, other) == 0 && Math.Max(one, other) == edges - 1))
            return true;
        var (ax, bx, cx, dx) = (ring[2 * one], ring[(2 * one) + 2], ring[2 * other], ring[(2 * other) + 2]);
        var (c, d) = (Side(ax, ay, bx, by, cx, cy), Side(ax, ay, bx, by, dx, dy));
        if (c * d > 0)
            return true;
        var (a, b) = (Side(cx, cy, dx, dy, ax, ay), Side(cx, cy, dx, dy, bx, by));
        return a * b > 0;
    }

    /// <summary>+1 left, −1 right, 0 when rounding could decide.</summary>
    private static int Side(double x0, double y0, double x1, double y1, double x, double y)
    {
        var (left, right) = ((x1 - x0) * (y - y0), (y1 - y0) * (x - x0));
        var side = left - right;
        var doubt = Rounding * (Math.Abs(left) + Math.Abs(right));
        return side > doubt ? 1 : side < -doubt ? -1 : 0;
    }

    /// <summary>As many columns across the shape as it has edges, and one for its very last point.</summary>
    private readonly record struct Columns(double West, double Scale, int Count)
    {
        public int Of(double x) => Math.Min(Count, (int)((x - West) * Scale));
    }

    /// <summary>Where a thread works, for the largest ring there may be.</summary>
    private sealed class Room
    {
        public int[] Column { get; } = new int[MostEdges];

        public int[] Order { get; } = new int[MostEdges];

        /// <summary>Per column the place behind its last edge.</summary>
        public int[] Ends { get; } = new int[MostEdges + 1];

        public double[] Points { get; } = new double[2 * MostEdges];
    }
}
