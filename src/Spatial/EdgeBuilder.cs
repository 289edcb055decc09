using NetTopologySuite.Geometries;

namespace Weipian.Spatial;

/// <summary>Turns the rings of a shape into edges of the plane in one pass: projects each vertex once, bends long edges, knows each ring's turn from its area.</summary>
/// <param name="crs">System of the shape; null when its coordinates are those of the plane already.</param>
internal sealed class EdgeBuilder(Crs? crs, double longest)
{
    private readonly List<Edge> _edges = new(64);
    private readonly List<(double X, double Y)> _ring = new(64);
    private Bounds _bounds = Bounds.Nothing;

    /// <summary>Area in the plane between the given vertices only.</summary>
    public double VertexToVertex { get; private set; }

    /// <summary>Area in the plane along the bent edges.</summary>
    public double Bent { get; private set; }

    public void Add(Geometry shape)
    {
        for (var part = 0; part < shape.NumGeometries; part++)
            if (shape.GetGeometryN(part) is Polygon { IsEmpty: false } polygon)
            {
                Add(polygon.Shell.CoordinateSequence, shell: true);
                for (var hole = 0; hole < polygon.NumInteriorRings; hole++)
                    Add(polygon.GetInteriorRingN(hole).CoordinateSequence, shell: false);
            }
    }

    public EdgeSet Close() => new([.. _edges], _bounds);

    private void Add(CoordinateSequence ring, bool shell)
    {
        _ring.Clear();
        var (straight, first, before) = (0.0, default((double X, double Y)), default((double X, double Y)));
        for (var index = 0; index < ring.Count; index++)
        {
            if (index > 0)
                Bend(ring.GetX(index - 1), ring.GetY(index - 1), ring.GetX(index), ring.GetY(index));
            var here = index == ring.Count - 1 ? first : Plane(ring.GetX(index), ring.GetY(index));
            if (index == 0)
                first = here;
            else
                straight += Turn(first, before, here);
            before = here;
            _ring.Add(here);
            _bounds = _bounds.With(here.X, here.Y);
        }

        var bent = 0.0;
        for (var index = 1; index < _ring.Count; index++)
            bent += Turn(first, _ring[index - 1], _ring[index]);
        VertexToVertex += (shell ? 0.5 : -0.5) * Math.Abs(straight);
        Bent += (shell ? 0.5 : -0.5) * Math.Abs(bent);
        Emit(clockwise: bent < 0, shell);
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
            var here = Plane(lowX + ((highX - lowX) * share), lowY + ((highY - lowY) * share));
            _ring.Add(here);
            _bounds = _bounds.With(here.X, here.Y);
        }
    }

    private void Emit(bool clockwise, bool shell)
    {
        for (var index = 1; index < _ring.Count; index++)
        {
            var ((x1, y1), (x2, y2)) = (_ring[index - 1], _ring[index]);
            if (x1 == x2)
                continue;
            // Walking a clockwise shell, the inside is on the right: below edges that run east.
            var below = (x2 > x1) == clockwise == shell;
            _edges.Add(x1 < x2 ? new Edge(x1, y1, x2, y2, below ? 1 : -1) : new Edge(x2, y2, x1, y1, below ? 1 : -1));
        }
    }

    private (double X, double Y) Plane(double x, double y) => crs is null ? (x, y) : OfficialPlane.FromSource(x, y, crs);

    /// <summary>Twice the area of a triangle; about the first vertex, so that metres do not drown in products of millions.</summary>
    private static double Turn((double X, double Y) origin, (double X, double Y) from, (double X, double Y) to) =>
        ((from.X - origin.X) * (to.Y - origin.Y)) - ((to.X - origin.X) * (from.Y - origin.Y));
}
