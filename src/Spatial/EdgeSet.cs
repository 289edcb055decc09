using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Weipian.Spatial;

/// <summary>
/// The edges of a valid shape of the plane, ordered by their left end. Each carries its sign: +1 when the shape lies below it,
/// −1 when above, so that the shape is the signed sum of the strips under its edges. Vertical edges carry no strip.
/// </summary>
public sealed class EdgeSet
{
    private EdgeSet(Edge[] edges, Envelope bounds)
    {
        Edges = edges;
        Bounds = bounds;
        WidestX = edges.Length == 0 ? 0 : edges.Max(edge => edge.X2 - edge.X1);
    }

    internal Edge[] Edges { get; }

    public Envelope Bounds { get; }

    /// <summary>Longest extent of an edge along x; bounds the search among edges ordered by left end.</summary>
    internal double WidestX { get; }

    public static EdgeSet Of(Geometry shape)
    {
        var edges = new List<Edge>();
        for (var part = 0; part < shape.NumGeometries; part++)
            if (shape.GetGeometryN(part) is Polygon { IsEmpty: false } polygon)
            {
                Add(edges, polygon.Shell, shell: true);
                foreach (var hole in polygon.Holes)
                    Add(edges, hole, shell: false);
            }

        return new EdgeSet(edges.OrderBy(edge => edge.X1).ThenBy(edge => edge.Y1).ThenBy(edge => edge.X2).ToArray(), shape.EnvelopeInternal);
    }

    internal EdgeView View => new(Edges, Bounds, WidestX);

    private static void Add(List<Edge> edges, LineString ring, bool shell)
    {
        var sequence = ring.CoordinateSequence;
        var clockwise = !Orientation.IsCCW(sequence);
        for (var index = 0; index + 1 < sequence.Count; index++)
        {
            var (x1, y1, x2, y2) = (sequence.GetX(index), sequence.GetY(index), sequence.GetX(index + 1), sequence.GetY(index + 1));
            if (x1 == x2)
                continue;
            // Walking a clockwise shell, the inside is on the right: below edges that run east.
            var below = (x2 > x1) == clockwise == shell;
            edges.Add(x1 < x2 ? new Edge(x1, y1, x2, y2, below ? 1 : -1) : new Edge(x2, y2, x1, y1, below ? 1 : -1));
        }
    }
}

/// <summary>An edge from its left to its right end. No padding: its bytes are written as they lie.</summary>
internal readonly record struct Edge(double X1, double Y1, double X2, double Y2, long Sign)
{
    public double At(double x) => x == X1 ? Y1 : x == X2 ? Y2 : Y1 + ((Y2 - Y1) * ((x - X1) / (X2 - X1)));
}

/// <summary>Edges wherever they lie, in an array or in a mapped file; ordered by left end.</summary>
internal readonly ref struct EdgeView(ReadOnlySpan<Edge> edges, Envelope bounds, double widestX)
{
    public ReadOnlySpan<Edge> Edges { get; } = edges;

    public Envelope Bounds { get; } = bounds;

    /// <summary>First edge that can reach to the right of <paramref name="x"/>.</summary>
    public int FirstReaching(double x)
    {
        var (low, high) = (0, Edges.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Edges[middle].X1 < x - widestX)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
