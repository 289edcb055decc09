using NetTopologySuite.Geometries;
using static Weipian.Spatial.DeterministicMath;

namespace Weipian.Spatial;

/// <summary>
/// The plane in which the official ellipsoid area (国土调查办发〔2008〕32号) is the planar area: x = a·L, y = b²·G(B)/a.
/// Everything is overlaid here, so that areas of pieces are official and add up (docs/adr/0004).
/// </summary>
public static class OfficialPlane
{
    private const double E2 = Ellipsoid.E2;
    private const double E4 = E2 * E2;
    private const double E6 = E4 * E2;
    private const double E8 = E6 * E2;
    internal const double KA = 1 + (E2 * 3 / 6) + (E4 * 30 / 80) + (E6 * 35 / 112) + (E8 * 630 / 2304);
    internal const double KB = (E2 / 6) + (E4 * 15 / 80) + (E6 * 21 / 112) + (E8 * 420 / 2304);
    internal const double KC = (E4 * 3 / 80) + (E6 * 7 / 112) + (E8 * 180 / 2304);
    internal const double KD = (E6 / 112) + (E8 * 45 / 2304);
    internal const double KE = E8 * 5 / 2304;

    /// <summary>Metres of the ordinate per unit of the authalic sum.</summary>
    internal const double Scale = Ellipsoid.B * Ellipsoid.B / Ellipsoid.A;

    /// <summary>A point of the plane, metres, from longitude and latitude in degrees.</summary>
    public static (double X, double Y) FromLonLat(double longitude, double latitude)
    {
        var (sin, _) = SinCos(latitude * Ellipsoid.RadiansPerDegree);
        return (Ellipsoid.A * longitude * Ellipsoid.RadiansPerDegree, Northing(sin));
    }

    /// <summary>Ordinate from the sine of the latitude.</summary>
    private static double Northing(double sin1)
    {
        var square = sin1 * sin1;
        // sin 3B, 5B, 7B, 9B as polynomials of sin B (Chebyshev recurrence: sin (k+2)B = 2 cos 2B · sin kB − sin (k−2)B).
        var twice = 2 * (1 - (2 * square));
        var sin3 = (twice * sin1) + sin1;
        var sin5 = (twice * sin3) - sin1;
        var sin7 = (twice * sin5) - sin3;
        var sin9 = (twice * sin7) - sin5;
        var authalic = (KA * sin1) - (KB * sin3) + (KC * sin5) - (KD * sin7) + (KE * sin9);
        return Scale * authalic;
    }

    /// <summary>A point of the plane from a point of <paramref name="crs"/> (X east, Y north).</summary>
    public static (double X, double Y) FromSource(double x, double y, Crs crs)
    {
        if (crs.IsGeographic)
            return FromLonLat(x, y);
        var (longitude, sin) = GaussKruger.InverseSine(x, y, crs);
        return (Ellipsoid.A * ((crs.CentralMeridian * Ellipsoid.RadiansPerDegree) + longitude), Northing(sin));
    }

    /// <summary>
    /// A shape in the plane. With <paramref name="longestEdge"/>, longer edges first get points along the source line, because an edge
    /// straight in the source bends here by about L²·tanB/8R; without it, vertices only, as the official formula has it.
    /// </summary>
    public static Geometry Project(Geometry source, Crs crs, double? longestEdge = null)
    {
        var shape = longestEdge is { } longest ? Densified.Along(source, crs.IsGeographic ? longest / 111_000 : longest) : source.Copy();
        shape.Apply(new Projecting(crs));
        shape.GeometryChanged();
        return shape;
    }

    private sealed class Projecting(Crs crs) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence)
        {
            for (var index = 0; index < sequence.Count; index++)
            {
                var (x, y) = FromSource(sequence.GetX(index), sequence.GetY(index), crs);
                sequence.SetX(index, x);
                sequence.SetY(index, y);
            }
        }
    }
}
