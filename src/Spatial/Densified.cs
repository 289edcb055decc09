using NetTopologySuite.Geometries;

namespace Weipian.Spatial;

/// <summary>A shape with points put along its long edges, on the straight line between their ends.</summary>
internal static class Densified
{
    public static Geometry Along(Geometry source, double longest) => source switch
    {
        Polygon polygon => source.Factory.CreatePolygon(
            Ring(polygon.Shell, longest), polygon.Holes.Select(hole => Ring(hole, longest)).ToArray()),
        MultiPolygon many => source.Factory.CreateMultiPolygon(
            many.Geometries.Select(part => (Polygon)Along(part, longest)).ToArray()),
        _ => source.Copy(),
    };

    /// <summary>Points are counted from the lesser end, so that neighbours sharing an edge get the very same points.</summary>
    private static LinearRing Ring(LineString ring, double longest)
    {
        var points = new List<Coordinate>(ring.NumPoints);
        for (var index = 0; index + 1 < ring.NumPoints; index++)
        {
            var (from, to) = (ring.GetCoordinateN(index), ring.GetCoordinateN(index + 1));
            points.Add(new Coordinate(from.X, from.Y));
            var parts = (int)Math.Ceiling(Math.Max(1, Math.Sqrt(Square(to.X - from.X) + Square(to.Y - from.Y)) / longest));
            var forward = from.X < to.X || (from.X == to.X && from.Y < to.Y);
            var (low, high) = forward ? (from, to) : (to, from);
            for (var part = 1; part < parts; part++)
            {
                var share = (double)(forward ? part : parts - part) / parts;
                points.Add(new Coordinate(low.X + ((high.X - low.X) * share), low.Y + ((high.Y - low.Y) * share)));
            }
        }

        points.Add(points[0].Copy());
        return ring.Factory.CreateLinearRing(points.ToArray());
    }

    private static double Square(double value) => value * value;
}
