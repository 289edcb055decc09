using NetTopologySuite.Geometries;

namespace Weipian.Spatial;

/// <summary>
/// The edges of a valid shape of the plane, ordered by their left end. Each carries its sign: +1 when the shape lies below it,
/// −1 when above, so that the shape is the signed sum of the strips under its edges. Vertical edges carry no strip.
/// </summary>
public sealed class EdgeSet
{
    /// <param name="edges">Brought into order.</param>
    internal EdgeSet(Span<Edge> edges, Bounds bounds)
    {
        EdgeOrder.Sort(edges);
        Count = EdgeView.Padded(edges.Length);
        (Data, Bounds) = (GC.AllocateUninitializedArray<double>(Count * EdgeView.Columns), bounds);
        WidestX = Lay(edges, bounds, Data);
    }

    /// <summary>Left ends, their heights, right ends, their heights, signs: five columns of <see cref="Count"/>.</summary>
    internal double[] Data { get; }

    /// <summary>Edges, filled up to a multiple of four.</summary>
    internal int Count { get; }

    internal Bounds Bounds { get; }

    /// <summary>Longest extent of an edge along x; bounds the search among edges ordered by left end.</summary>
    internal double WidestX { get; }

    internal EdgeView View => new(Data, Count, Bounds, WidestX);

    /// <summary>Edges of a shape whose coordinates are those of the plane.</summary>
    public static EdgeSet Of(Geometry shape)
    {
        var builder = new EdgeBuilder(null, double.PositiveInfinity);
        builder.Add(shape);
        return builder.Close();
    }

    /// <summary>Edges of a shape in the official plane, longer ones bent along the source line as <see cref="OfficialPlane.Project"/> does.</summary>
    public static EdgeSet Project(Geometry source, Crs crs) => Project(source, crs, out _);

    /// <inheritdoc cref="Project(Geometry, Crs)"/>
    /// <param name="official">Areas in the plane, ㎡: vertex to vertex, which is the official ellipsoid area; and along the bent edges.</param>
    public static EdgeSet Project(Geometry source, Crs crs, out (double VertexToVertex, double Bent) official)
    {
        var builder = Builder(crs);
        builder.Add(source);
        official = (builder.VertexToVertex, builder.Bent);
        return builder.Close();
    }

    internal static EdgeBuilder Builder(Crs crs) => new(crs, crs.IsGeographic ? PatchShape.LongestEdgeM / 111_000 : PatchShape.LongestEdgeM);

    /// <summary>Lays ordered edges out in five columns; the longest extent along x.</summary>
    internal static double Lay(ReadOnlySpan<Edge> edges, Bounds bounds, Span<double> data)
    {
        var count = data.Length / EdgeView.Columns;
        var x1 = data[..count];
        var y1 = data.Slice(count, count);
        var x2 = data.Slice(2 * count, count);
        var y2 = data.Slice(3 * count, count);
        var sign = data.Slice(4 * count, count);
        var widest = 0.0;
        for (var index = 0; index < edges.Length; index++)
        {
            ref readonly var edge = ref edges[index];
            (x1[index], y1[index], x2[index], y2[index], sign[index]) = (edge.X1, edge.Y1, edge.X2, edge.Y2, edge.Sign);
            widest = Math.Max(widest, edge.X2 - edge.X1);
        }

        // Edges behind the last are far to the right and carry no sign; they only fill the last four.
        for (var index = edges.Length; index < count; index++)
            (x1[index], y1[index], x2[index], y2[index], sign[index]) = (bounds.MaxX + 1, 0, bounds.MaxX + 2, 0, 0);
        return widest;
    }
}

/// <summary>An edge from its left to its right end.</summary>
internal readonly record struct Edge(double X1, double Y1, double X2, double Y2, int Sign);

/// <summary>A box of the plane, as a value.</summary>
internal readonly record struct Bounds(double MinX, double MinY, double MaxX, double MaxY)
{
    public static readonly Bounds Nothing = new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    public double Area => Math.Max(0, MaxX - MinX) * Math.Max(0, MaxY - MinY);

    public Bounds With(double x, double y) => new(Math.Min(MinX, x), Math.Min(MinY, y), Math.Max(MaxX, x), Math.Max(MaxY, y));

    public Bounds With(Bounds other) => new(Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY), Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));

    public bool Meets(Bounds other) => MinX <= other.MaxX && other.MinX <= MaxX && MinY <= other.MaxY && other.MinY <= MaxY;
}

/// <summary>Edges wherever they lie, in an array or in a mapped file: five columns, ordered by left end.</summary>
internal readonly ref struct EdgeView(ReadOnlySpan<double> data, int count, Bounds bounds, double widestX)
{
    /// <summary>X1, Y1, X2, Y2, sign.</summary>
    public const int Columns = 5;

    public int Count { get; } = count;

    public ReadOnlySpan<double> X1 { get; } = data[..count];

    public ReadOnlySpan<double> Y1 { get; } = data.Slice(count, count);

    public ReadOnlySpan<double> X2 { get; } = data.Slice(2 * count, count);

    public ReadOnlySpan<double> Y2 { get; } = data.Slice(3 * count, count);

    public ReadOnlySpan<double> Sign { get; } = data.Slice(4 * count, count);

    public Bounds Bounds { get; } = bounds;

    public double WidestX { get; } = widestX;

    public static int Padded(int edges) => (edges + 3) & ~3;

    /// <summary>First edge that can reach to the right of <paramref name="x"/>.</summary>
    public int FirstReaching(double x)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (X1[middle] < x - WidestX)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
