using NetTopologySuite.Geometries;
using static Weipian.Spatial.DeterministicMath;

namespace Weipian.Spatial;

/// <summary>
/// A piece of ground as it is seen from points about it: how far, and whether a direction leads to it. Distances in the Gauss-Krüger plane
/// of the nearest 3° meridian, true to 1e-4; directions count from true north.
/// </summary>
public sealed class Sighting
{
    /// <summary>Degrees of longitude or latitude beyond which the plane no longer holds; distances are then rough, directions meaningless.</summary>
    private const double FarDeg = 1.5;

    private readonly Crs _zone;
    private readonly Geometry _ground;
    private readonly (double Longitude, double Latitude) _middle;

    /// <param name="ground">Polygon or point in <paramref name="crs"/>.</param>
    public Sighting(Geometry ground, Crs crs)
    {
        _zone = CrsChange.ZoneAbout(ground.Coordinate, crs);
        _ground = CrsChange.Between(ground, crs, _zone);
        var middle = _ground.EnvelopeInternal.Centre;
        _middle = GaussKruger.Inverse(middle.X, middle.Y, _zone);
    }

    /// <summary>Metres from a point to the ground; 0 inside it. Rough beyond some hundred kilometres.</summary>
    public double DistanceM(double longitude, double latitude) =>
        IsFar(longitude, latitude) ? Rough(_middle, (longitude, latitude)) : _ground.Distance(PointAt(longitude, latitude));

    /// <summary>
    /// By how many degrees a direction misses the ground widened by <paramref name="bufferM"/>; 0 when the ray meets it or starts inside, null so far
    /// away that a direction means nothing.
    /// </summary>
    /// <param name="azimuthDeg">Clockwise from true north.</param>
    public double? OffDeg(double longitude, double latitude, double azimuthDeg, double bufferM)
    {
        if (IsFar(longitude, latitude))
            return null;
        var from = PointAt(longitude, latitude);
        var wide = bufferM > 0 ? _ground.Buffer(bufferM) : _ground;
        if (wide.Distance(from) == 0)
            return 0;
        var grid = azimuthDeg + GridNorthDeg(longitude, latitude);
        var reach = wide.EnvelopeInternal;
        var length = from.Distance(_ground) + reach.Width + reach.Height + 1;
        var (sin, cos) = SinCos(grid * Ellipsoid.RadiansPerDegree);
        var ray = _ground.Factory.CreateLineString([from.Coordinate, new Coordinate(from.X + (length * sin), from.Y + (length * cos))]);
        // A ray that misses is nearest in angle to a corner: along an edge the angle only grows or falls.
        return ray.Intersects(wide) ? 0 : wide.Coordinates.Min(corner => Between(Bearing(from.Coordinate, corner), grid));
    }

    /// <summary>Metres between two points, degrees each.</summary>
    public double BetweenM((double Longitude, double Latitude) one, (double Longitude, double Latitude) other) =>
        IsFar(one.Longitude, one.Latitude) || IsFar(other.Longitude, other.Latitude) ? Rough(one, other)
        : PointAt(one.Longitude, one.Latitude).Distance(PointAt(other.Longitude, other.Latitude));

    /// <summary>The smaller angle between two directions, 0–180.</summary>
    public static double Between(double oneDeg, double otherDeg)
    {
        var turned = Math.Abs(oneDeg - otherDeg) % 360;
        return turned > 180 ? 360 - turned : turned;
    }

    /// <summary>What true north reads in the grid: minus the convergence, found by a step northward.</summary>
    private double GridNorthDeg(double longitude, double latitude)
    {
        const double step = 1e-4;
        return Bearing(PointAt(longitude, latitude).Coordinate, PointAt(longitude, latitude + step).Coordinate);
    }

    private bool IsFar(double longitude, double latitude) => Math.Abs(longitude - _middle.Longitude) > FarDeg || Math.Abs(latitude - _middle.Latitude) > FarDeg;

    private static double Rough((double Longitude, double Latitude) one, (double Longitude, double Latitude) other)
    {
        var east = Between(one.Longitude, other.Longitude) * SinCos((one.Latitude + other.Latitude) / 2 * Ellipsoid.RadiansPerDegree).Cos;
        var north = one.Latitude - other.Latitude;
        return Math.Sqrt((east * east) + (north * north)) * Ellipsoid.RadiansPerDegree * Ellipsoid.A;
    }

    private static double Bearing(Coordinate from, Coordinate to)
    {
        var (east, north) = (to.X - from.X, to.Y - from.Y);
        if (north == 0)
            return east >= 0 ? 90 : 270;
        var degrees = Atan(east / north) / Ellipsoid.RadiansPerDegree;
        return north < 0 ? degrees + 180 : degrees < 0 ? degrees + 360 : degrees;
    }

    private Point PointAt(double longitude, double latitude)
    {
        var (east, north) = GaussKruger.Forward(longitude, latitude, _zone);
        return _ground.Factory.CreatePoint(new Coordinate(east, north));
    }
}
