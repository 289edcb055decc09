using NetTopologySuite.Geometries;

namespace Weipian.Spatial.Tests;

/// <summary>Valid shapes with small whole coordinates, of the kinds that break overlays: edges coincide, vertices lie on edges, needles, combs, stars, frames.</summary>
internal static class AdversarialShapes
{
    private static readonly GeometryFactory Factory = new();

    public static Geometry Make(Random random, int size)
    {
        while (true)
        {
            var shape = random.Next(7) switch
            {
                0 => Needle(random, size),
                1 => Comb(random, size),
                2 => Frame(random, size),
                3 => Islands(random, size),
                4 => Steps(random, size),
                _ => Star(random, size),
            };
            if (!shape.IsEmpty && shape.Area > 0 && shape.IsValid)
                return shape;
        }
    }

    /// <summary>The same shape somewhere far out, as official coordinates are.</summary>
    public static Geometry Moved(Geometry shape, double x, double y)
    {
        var moved = shape.Copy();
        foreach (var point in moved.Coordinates)
            (point.X, point.Y) = (point.X + x, point.Y + y);
        moved.GeometryChanged();
        return moved;
    }

    private static Polygon Needle(Random random, int size)
    {
        var (x, y, end) = (random.Next(size), random.Next(size), random.Next(size));
        return Ring((x, y), (size - x, end), (size - x, end + 1));
    }

    private static Polygon Comb(Random random, int size)
    {
        var (ring, teeth, foot) = (new List<(int, int)>(), random.Next(2, 5), random.Next(0, size / 3));
        for (var tooth = 0; tooth < teeth; tooth++)
            ring.AddRange([(tooth * 2, foot + 1), (tooth * 2, random.Next(foot + 2, size)), ((tooth * 2) + 1, random.Next(foot + 2, size)), ((tooth * 2) + 1, foot + 1)]);
        return Ring([.. ring, ((teeth * 2) - 1, foot), (0, foot)]);
    }

    /// <summary>A box with a hole, which now and then touches the shell in a point.</summary>
    private static Polygon Frame(Random random, int size)
    {
        var (x, y, w, h) = (random.Next(size / 2), random.Next(size / 2), random.Next(4, size), random.Next(4, size));
        var shell = Ring((x, y), (x + w, y), (x + w, y + h), (x, y + h)).Shell;
        var inner = random.Next(2) == 0
            ? Ring((x + 1, y + 1), (x + 1, y + h - 1), (x + w - 1, y + h - 1), (x + w - 1, y + 1)).Shell
            : Ring((x, y + (h / 2)), (x + 2, y + h - 1), (x + w - 1, y + (h / 2)), (x + 2, y + 1)).Shell;
        return Factory.CreatePolygon(shell, [inner]);
    }

    private static Geometry Islands(Random random, int size)
    {
        var (cut, w) = (random.Next(2, size - 2), random.Next(1, 4));
        return Factory.CreateMultiPolygon([Ring((0, 0), (cut, 0), (cut, w), (0, w)), Ring((cut, w), (cut + 3, w), (cut + 3, w + 4), (cut, w + 4))]);
    }

    private static Polygon Steps(Random random, int size)
    {
        var (ring, y) = (new List<(int, int)> { (0, 0) }, 1);
        for (var x = 0; x < size; x += random.Next(1, 4))
        {
            ring.AddRange([(x, y), (x + 1, y)]);
            y += random.Next(0, 3);
        }

        return Ring([.. ring, (size + 2, 0)]);
    }

    /// <summary>Points sorted by their direction from a point: always simple.</summary>
    private static Polygon Star(Random random, int size)
    {
        var (cx, cy) = (size / 2, size / 2);
        var points = Enumerable.Range(0, random.Next(3, 12)).Select(_ => (X: random.Next(size + 1), Y: random.Next(size + 1)))
            .Where(point => point != (cx, cy))
            .GroupBy(point => Math.Atan2(point.Y - cy, point.X - cx)).OrderBy(group => group.Key).Select(group => group.First()).ToArray();
        return points.Length < 3 ? Factory.CreatePolygon() : Ring(points);
    }

    private static Polygon Ring(params (int X, int Y)[] points) =>
        Factory.CreatePolygon([.. points.Append(points[0]).Select(point => new Coordinate(point.X, point.Y))]);
}
