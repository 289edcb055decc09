using NetTopologySuite.Geometries;

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
    private static (double MinX, int Edge)[]? _order;

    /// <returns>True: certainly valid. False: not known.</returns>
    public static bool IsProved(Geometry shape)
    {
        if (shape is not Polygon { NumInteriorRings: 0 } polygon)
            return false;
        var ring = polygon.Shell.CoordinateSequence;
        var edges = ring.Count - 1;
        if (edges is < 3 or > MostEdges)
            return false;
        var order = _order is { } kept && kept.Length >= edges ? kept : _order = new (double, int)[Math.Max(256, edges)];
        for (var edge = 0; edge < edges; edge++)
        {
            // A repeated point, or an edge that folds back on the one before, is for the full check.
            var before = edge == 0 ? edges - 1 : edge - 1;
            if (!Turns(ring, before, edge))
                return false;
            order[edge] = (Math.Min(ring.GetX(edge), ring.GetX(edge + 1)), edge);
        }

        Array.Sort(order, 0, edges);
        for (var index = 0; index < edges; index++)
        {
            var one = order[index].Edge;
            var end = Math.Max(ring.GetX(one), ring.GetX(one + 1));
            for (var later = index + 1; later < edges && order[later].MinX <= end; later++)
                if (!Apart(ring, one, order[later].Edge, edges))
                    return false;
        }

        return true;
    }

    /// <summary>Two edges that follow each other share their point and nothing else.</summary>
    private static bool Turns(CoordinateSequence ring, int before, int edge)
    {
        var (x0, y0, x1, y1) = (ring.GetX(before), ring.GetY(before), ring.GetX(edge), ring.GetY(edge));
        var (x2, y2) = (ring.GetX(edge + 1), ring.GetY(edge + 1));
        if (!double.IsFinite(x1 + y1 + x2 + y2) || (x1 == x2 && y1 == y2))
            return false;
        return Side(x0, y0, x1, y1, x2, y2) != 0 || ((x1 - x0) * (x2 - x1)) + ((y1 - y0) * (y2 - y1)) > 0;
    }

    private static bool Apart(CoordinateSequence ring, int one, int other, int edges)
    {
        if (other == one + 1 || one == other + 1 || (Math.Min(one, other) == 0 && Math.Max(one, other) == edges - 1))
            return true;
        var (ax, ay, bx, by) = (ring.GetX(one), ring.GetY(one), ring.GetX(one + 1), ring.GetY(one + 1));
        var (cx, cy, dx, dy) = (ring.GetX(other), ring.GetY(other), ring.GetX(other + 1), ring.GetY(other + 1));
        if (Math.Max(ay, by) < Math.Min(cy, dy) || Math.Max(cy, dy) < Math.Min(ay, by))
            return true;
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
}
