using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Weipian.Spatial;

/// <summary>Turns the rings of one shape into edges of the plane in one pass: bends long edges, projects each point once, knows each ring's turn from its area.</summary>
/// <param name="crs">System of the shape; null when its coordinates are those of the plane already.</param>
internal sealed class EdgeBuilder(Crs? crs, double longest)
{
    /// <summary>Each thread builds one shape after the other in the same lists.</summary>
    [ThreadStatic]
    private static (List<Edge> Edges, List<double> X, List<double> Y, List<int> Vertices) _lists;

    private readonly List<Edge> _edges = (_lists.Edges ??= new(256));
    private readonly List<double> _x = (_lists.X ??= new(256));
    private readonly List<double> _y = (_lists.Y ??= new(256));

    /// <summary>Places in the ring of the given vertices, between which are the points of bent edges.</summary>
    private readonly List<int> _vertices = (_lists.Vertices ??= new(256));

    public Bounds Bounds { get; private set; } = Bounds.Nothing;

    /// <summary>Area in the plane between the given vertices only.</summary>
    public double VertexToVertex { get; private set; }

    /// <summary>Area in the plane along the bent edges.</summary>
    public double Bent { get; private set; }

    public void Add(Geometry shape)
    {
        _edges.Clear();
        for (var part = 0; part < shape.NumGeometries; part++)
            if (shape.GetGeometryN(part) is Polygon { IsEmpty: false } polygon)
            {
                Add(polygon.Shell.CoordinateSequence, shell: true);
                for (var hole = 0; hole < polygon.NumInteriorRings; hole++)
                    Add(polygon.GetInteriorRingN(hole).CoordinateSequence, shell: false);
            }
    }

    public EdgeSet Close() => new(CollectionsMarshal.AsSpan(_edges), Bounds);

    /// <summary>The edges in order, until the thread builds its next shape.</summary>
    public ReadOnlySpan<Edge> Sorted()
    {
        var edges = CollectionsMarshal.AsSpan(_edges);
        EdgeOrder.Sort(edges);
        return edges;
    }

    private void Add(CoordinateSequence ring, bool shell)
    {
        if (ring.Count == 0)
            return;
        Gather(ring);
        var x = CollectionsMarshal.AsSpan(_x);
        var y = CollectionsMarshal.AsSpan(_y);
        if (crs is not null)
            PlaneByFours.FromSource(x, y, crs);
        // The ring ends where it began, to the bit.
        (x[^1], y[^1]) = (x[0], y[0]);
        var (straight, bent, bounds) = (0.0, 0.0, Bounds);
        for (var index = 1; index < _vertices.Count; index++)
            straight += Turn(x, y, _vertices[index - 1], _vertices[index]);
        for (var index = 0; index < x.Length; index++)
        {
            if (index > 0)
                bent += Turn(x, y, index - 1, index);
            bounds = bounds.With(x[index], y[index]);
        }

        Bounds = bounds;
        VertexToVertex += (shell ? 0.5 : -0.5) * Math.Abs(straight);
        Bent += (shell ? 0.5 : -0.5) * Math.Abs(bent);
        Emit(x, y, clockwise: bent < 0, shell);
    }

    /// <summary>The ring's points in the source, those of bent edges among them.</summary>
    private void Gather(CoordinateSequence ring)
    {
        _x.Clear();
        _y.Clear();
        _vertices.Clear();
        var (beforeX, beforeY) = (0.0, 0.0);
        var packed = ring is PackedDoubleCoordinateSequence { Dimension: 2 } sequence ? sequence.GetRawCoordinates() : null;
        for (var index = 0; index < ring.Count; index++)
        {
            var (x, y) = packed is null ? (ring.GetX(index), ring.GetY(index)) : (packed[2 * index], packed[(2 * index) + 1]);
            if (index > 0)
                Bend(beforeX, beforeY, x, y);
            _vertices.Add(_x.Count);
            _x.Add(x);
            _y.Add(y);
            (beforeX, beforeY) = (x, y);
        }
    }

    /// <summary>Points between two vertices, counted from the lesser end, so that neighbours sharing an edge get the very same points.</summary>
    private void Bend(double x1, double y1, double x2, double y2)
    {
        var length2 = ((x2 - x1) * (x2 - x1)) + ((y2 - y1) * (y2 - y1));
        if (!(length2 > longest * longest))
            return;
        var parts = (int)Math.Ceiling(Math.Sqrt(length2) / longest);
        var forward = x1 < x2 || (x1 == x2 && y1 < y2);
        var (lowX, lowY, highX, highY) = forward ? (x1, y1, x2, y2) : (x2, y2, x1, y1);
        for (var part = 1; part < parts; part++)
        {
            var share = (double)(forward ? part : parts - part) / parts;
            _x.Add(lowX + ((highX - lowX) * share));
            _y.Add(lowY + ((highY - lowY) * share));
        }
    }

    private void Emit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, bool clockwise, bool shell)
    {
        for (var index = 1; index < x.Length; index++)
        {
            var (x1, y1, x2, y2) = (x[index - 1], y[index - 1], x[index], y[index]);
            if (x1 == x2)
                continue;
            // Walking a clockwise shell, the inside is on the right: below edges that run east.
            var below = (x2 > x1) == clockwise == shell;
            _edges.Add(x1 < x2 ? new Edge(x1, y1, x2, y2, below ? 1 : -1) : new Edge(x2, y2, x1, y1, below ? 1 : -1));
        }
    }

    /// <summary>Twice the area of a triangle; about the first vertex, so that metres do not drown in products of millions.</summary>
    private static double Turn(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int from, int to) =>
        ((x[from] - x[0]) * (y[to] - y[0])) - ((x[to] - x[0]) * (y[from] - y[0]));
}
