using NetTopologySuite.Geometries;

namespace Weipian.Spatial;

/// <summary>
/// The edges of a valid shape of the plane, ordered by their left end. Each carries its sign: +1 when the shape lies below it,
/// −1 when above, so that the shape is the signed sum of the strips under its edges. Vertical edges carry no strip.
/// </summary>
public sealed class EdgeSet
{
    private static readonly Comparison<Edge> ByLeftEnd = (one, other) =>
    {
        var order = one.X1.CompareTo(other.X1);
        order = order != 0 ? order : one.Y1.CompareTo(other.Y1);
        order = order != 0 ? order : one.X2.CompareTo(other.X2);
        return order != 0 ? order : one.Y2.CompareTo(other.Y2);
    };

    internal EdgeSet(Edge[] edges, Bounds bounds)
    {
        Array.Sort(edges, ByLeftEnd);
        (Edges, Bounds) = (edges, bounds);
        foreach (var edge in edges)
            WidestX = Math.Max(WidestX, edge.X2 - edge.X1);
    }

    internal Edge[] Edges { get; }

    internal Bounds Bounds { get; }

    /// <summary>Longest extent of an edge along x; bounds the search among edges ordered by left end.</summary>
    internal double WidestX { get; }

    internal EdgeView View => new(Edges, Bounds, WidestX);

    /// <summary>Edges of a shape whose coordinates are those of the plane.</summary>
    public static EdgeSet Of(Geometry shape)
    {
        var builder = new EdgeBuilder((x, y) => (x, y), double.PositiveInfinity);
        builder.Add(shape);
        return builder.Close();
    }

    /// <summary>Edges of a shape in the official plane, longer ones bent along the source line as <see cref="OfficialPlane.Project"/> does.</summary>
    public static EdgeSet Project(Geometry source, Crs crs) => Project(source, crs, out _);

    /// <param name="official">Area in the plane, vertex to vertex: the official ellipsoid area.</param>
    internal static EdgeSet Project(Geometry source, Crs crs, out (double VertexToVertex, double Bent) official)
    {
        var longest = crs.IsGeographic ? PatchShape.LongestEdgeM / 111_000 : PatchShape.LongestEdgeM;
        var builder = new EdgeBuilder((x, y) => OfficialPlane.FromSource(x, y, crs), longest);
        builder.Add(source);
        official = (builder.VertexToVertex, builder.Bent);
        return builder.Close();
    }
}

/// <summary>An edge from its left to its right end. No padding: its bytes are written as they lie.</summary>
internal readonly record struct Edge(double X1, double Y1, double X2, double Y2, long Sign)
{
    public double At(double x) => x == X1 ? Y1 : x == X2 ? Y2 : Y1 + ((Y2 - Y1) * ((x - X1) / (X2 - X1)));
}

/// <summary>A box of the plane, as a value.</summary>
internal readonly record struct Bounds(double MinX, double MinY, double MaxX, double MaxY)
{
    public static readonly Bounds Nothing = new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    public double Area => Math.Max(0, MaxX - MinX) * Math.Max(0, MaxY - MinY);

    public Bounds With(double x, double y) => new(Math.Min(MinX, x), Math.Min(MinY, y), Math.Max(MaxX, x), Math.Max(MaxY, y));

    public Bounds With(Bounds other) => new(Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY), Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));

    public bool Meets(Bounds other) => MinX <= other.MaxX && other.MinX <= MaxX && MinY <= other.MaxY && other.MinY <= MaxY;
}

/// <summary>Edges wherever they lie, in an array or in a mapped file; ordered by left end.</summary>
internal readonly ref struct EdgeView(ReadOnlySpan<Edge> edges, Bounds bounds, double widestX)
{
    public ReadOnlySpan<Edge> Edges { get; } = edges;

    public Bounds Bounds { get; } = bounds;

    public double WidestX { get; } = widestX;

    /// <summary>First edge that can reach to the right of <paramref name="x"/>.</summary>
    public int FirstReaching(double x)
    {
        var (low, high) = (0, Edges.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Edges[middle].X1 < x - WidestX)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
