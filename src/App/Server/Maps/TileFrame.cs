using NetTopologySuite.Geometries;
using Weipian.App.Platform;

namespace Weipian.App.Server.Maps;

/// <summary>
/// A tile of the web Mercator pyramid: where it lies, and how shapes in degrees become its whole-number commands. For looking
/// only: CGCS2000 is drawn as WGS 84, some centimetres apart, and no area is ever taken from a tile.
/// </summary>
public sealed class TileFrame
{
    public const int Extent = 4096;
    public const int DeepestZoom = 20;

    /// <summary>Beyond the edge, so that outlines do not show it.</summary>
    private const int Buffer = 64;

    private readonly double _left;
    private readonly double _top;
    private readonly double _scale;

    /// <exception cref="ProblemException"><c>tile.missing</c>: no such tile.</exception>
    public TileFrame(int zoom, int column, int row)
    {
        if (zoom is < 0 or > DeepestZoom || column < 0 || row < 0 || column >= 1 << zoom || row >= 1 << zoom)
            throw new ProblemException("tile.missing", "没有此瓦片");
        var size = 1.0 / (1 << zoom);
        (_left, _top, _scale) = (column * size, row * size, Extent / size);
        var margin = size * Buffer / Extent;
        Reach = new Envelope(LongitudeOf(_left - margin), LongitudeOf(_left + size + margin), LatitudeOf(_top + size + margin), LatitudeOf(_top - margin));
    }

    /// <summary>Ground of the tile with its buffer, degrees.</summary>
    public Envelope Reach { get; }

    /// <summary>Degrees of longitude one unit of the tile spans.</summary>
    public double DegreesPerUnit => 360 / _scale;

    /// <summary>Kind (1 point, 3 polygon) and drawing commands; none when nothing of the shape is in the tile.</summary>
    public (int Kind, List<uint> Commands) Commands(Geometry shape)
    {
        var commands = new List<uint>();
        var (x, y) = (0, 0);
        switch (shape)
        {
            case Point point when Reach.Contains(point.Coordinate):
                commands.Add(1 << 3 | 1);
                Step(commands, Place(point.X, point.Y), ref x, ref y);
                return (1, commands);
            case Polygon polygon:
                Draw(polygon, commands, ref x, ref y);
                return (3, commands);
            case MultiPolygon many:
                foreach (var part in many.Geometries)
                    Draw((Polygon)part, commands, ref x, ref y);
                return (3, commands);
            default:
                return (0, commands);
        }
    }

    /// <summary>Kind and commands of many squares as one shape, in units of the tile.</summary>
    public static (int Kind, List<uint> Commands) Squares(IEnumerable<(int Left, int Top, int Size)> squares)
    {
        var commands = new List<uint>();
        var (x, y) = (0, 0);
        foreach (var (left, top, size) in squares)
        {
            commands.Add(1 << 3 | 1);
            Step(commands, (left, top), ref x, ref y);
            commands.Add(3 << 3 | 2);
            Step(commands, (left + size, top), ref x, ref y);
            Step(commands, (left + size, top + size), ref x, ref y);
            Step(commands, (left, top + size), ref x, ref y);
            commands.Add(1 << 3 | 7);
        }

        return (3, commands);
    }

    private void Draw(Polygon polygon, List<uint> commands, ref int x, ref int y)
    {
        if (!Reach.Intersects(polygon.EnvelopeInternal) || !Ring(polygon.Shell, outer: true, commands, ref x, ref y))
            return;
        foreach (var hole in polygon.Holes)
            if (Reach.Intersects(hole.EnvelopeInternal))
                Ring(hole, outer: false, commands, ref x, ref y);
    }

    /// <summary>A ring cut to the tile, on whole units, outer ones clockwise on the screen; a shell of no area is drawn as one unit.</summary>
    private bool Ring(LineString ring, bool outer, List<uint> commands, ref int x, ref int y)
    {
        var points = Clip(ring.Coordinates.Select(point => Exact(point.X, point.Y)).ToList());
        var whole = new List<(int X, int Y)>(points.Count);
        foreach (var (px, py) in points)
        {
            var at = ((int)Math.Round(px), (int)Math.Round(py));
            if (whole.Count == 0 || whole[^1] != at)
                whole.Add(at);
        }

        if (whole.Count > 1 && whole[0] == whole[^1])
            whole.RemoveAt(whole.Count - 1);
        var twice = TwiceArea(whole);
        if (twice == 0)
        {
            if (!outer || points.Count == 0)
                return false;
            var (cx, cy) = whole[0];
            (whole, twice) = ([(cx, cy), (cx + 1, cy), (cx + 1, cy + 1), (cx, cy + 1)], 2);
        }

        if (twice > 0 != outer)
            whole.Reverse();
        commands.Add(1 << 3 | 1);
        Step(commands, whole[0], ref x, ref y);
        commands.Add((uint)(whole.Count - 1) << 3 | 2);
        for (var index = 1; index < whole.Count; index++)
            Step(commands, whole[index], ref x, ref y);
        commands.Add(1 << 3 | 7);
        return true;
    }

    /// <summary>Sutherland and Hodgman: a ring against the four sides of the buffered tile, one after the other.</summary>
    private static List<(double X, double Y)> Clip(List<(double X, double Y)> ring)
    {
        const double Least = -Buffer, Most = Extent + Buffer;
        ring = Side(ring, point => point.X - Least);
        ring = Side(ring, point => Most - point.X);
        ring = Side(ring, point => point.Y - Least);
        return Side(ring, point => Most - point.Y);
    }

    private static List<(double X, double Y)> Side(List<(double X, double Y)> ring, Func<(double X, double Y), double> inside)
    {
        if (ring.TrueForAll(point => inside(point) >= 0))
            return ring;
        var kept = new List<(double, double)>();
        for (var index = 0; index < ring.Count; index++)
        {
            var (from, to) = (ring[index], ring[(index + 1) % ring.Count]);
            var (here, there) = (inside(from), inside(to));
            if (here >= 0)
                kept.Add(from);
            if (here >= 0 != there >= 0)
            {
                var part = here / (here - there);
                kept.Add((from.X + (part * (to.X - from.X)), from.Y + (part * (to.Y - from.Y))));
            }
        }

        return kept;
    }

    private static void Step(List<uint> commands, (int X, int Y) to, ref int x, ref int y)
    {
        commands.Add(ZigZag(to.X - x));
        commands.Add(ZigZag(to.Y - y));
        (x, y) = to;
    }

    private static uint ZigZag(int value) => (uint)(value << 1 ^ value >> 31);

    private static long TwiceArea(List<(int X, int Y)> ring)
    {
        var sum = 0L;
        for (var index = 0; index < ring.Count; index++)
        {
            var (from, to) = (ring[index], ring[(index + 1) % ring.Count]);
            sum += ((long)from.X * to.Y) - ((long)to.X * from.Y);
        }

        return sum;
    }

    private (int X, int Y) Place(double longitude, double latitude)
    {
        var (x, y) = Exact(longitude, latitude);
        return ((int)Math.Round(x), (int)Math.Round(y));
    }

    private (double X, double Y) Exact(double longitude, double latitude) => Units(Across(longitude), Down(latitude));

    /// <summary>Fraction of the whole map across (<see cref="Across"/>) and down (<see cref="Down"/>), as units of the tile from its upper left corner.</summary>
    public (double X, double Y) Units(double across, double down) => ((across - _left) * _scale, (down - _top) * _scale);

    /// <summary>A longitude as a fraction of the whole map from its left.</summary>
    public static double Across(double longitude) => (longitude + 180) / 360;

    /// <summary>A latitude as a fraction of the whole map from its top.</summary>
    public static double Down(double latitude)
    {
        var sin = Math.Sin(latitude * Math.PI / 180);
        return 0.5 - (Math.Log((1 + sin) / (1 - sin)) / (4 * Math.PI));
    }

    private static double LongitudeOf(double x) => (x * 360) - 180;

    private static double LatitudeOf(double y) => Math.Atan(Math.Sinh(Math.PI * (1 - (2 * y)))) * 180 / Math.PI;
}
