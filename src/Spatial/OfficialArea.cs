using NetTopologySuite.Geometries;

namespace Weipian.Spatial;

/// <summary>Areas of shapes in square metres.</summary>
public static class OfficialArea
{
    /// <summary>
    /// Ellipsoid area, vertex to vertex (国土调查办发〔2008〕32号); holes subtract, parts add. The shape must be valid: the area of
    /// an invalid one means nothing and is never asked for.
    /// </summary>
    public static double Of(Geometry source, Crs crs) => Plane(OfficialPlane.Project(source, crs));

    /// <summary>Gauss-Krüger planar area in the data's own zone; geographic data take the 3° zone of their middle.</summary>
    public static double Planar(Geometry source, Crs crs)
    {
        if (!crs.IsGeographic)
            return Plane(source);
        var meridian = 3 * Math.Round(source.EnvelopeInternal.Centre.X / 3);
        var zone = new Crs(0, "", meridian, 500_000, 3);
        return Shells(source, (x, y) => GaussKruger.Forward(x, y, zone));
    }

    /// <summary>Planar area of a shape whose coordinates are metres.</summary>
    public static double Plane(Geometry shape) => Shells(shape, (x, y) => (x, y));

    private static double Shells(Geometry shape, Func<double, double, (double X, double Y)> point)
    {
        var sum = 0.0;
        for (var part = 0; part < shape.NumGeometries; part++)
            if (shape.GetGeometryN(part) is Polygon polygon)
                sum += Ring(polygon.Shell, point) - polygon.Holes.Sum(hole => Ring(hole, point));
        return sum;
    }

    /// <summary>Trapezoid sum about the first vertex, which keeps metres of area out of products of millions.</summary>
    private static double Ring(LineString ring, Func<double, double, (double X, double Y)> point)
    {
        var sequence = ring.CoordinateSequence;
        if (sequence.Count < 4)
            return 0;
        var origin = point(sequence.GetX(0), sequence.GetY(0));
        var (sum, before) = (0.0, (X: 0.0, Y: 0.0));
        for (var index = 1; index < sequence.Count; index++)
        {
            var (x, y) = point(sequence.GetX(index), sequence.GetY(index));
            var now = (X: x - origin.X, Y: y - origin.Y);
            sum += (before.X * now.Y) - (now.X * before.Y);
            before = now;
        }

        return Math.Abs(sum) / 2;
    }
}
