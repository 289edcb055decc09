using static Weipian.Spatial.DeterministicMath;

namespace Weipian.Spatial;

/// <summary>
/// Gauss-Krüger projection on CGCS2000, by Krüger's series in the third flattening to the sixth order: both ways far within 0.01 mm
/// inside a zone. No datum is ever changed.
/// </summary>
public static class GaussKruger
{
    private const double N = Ellipsoid.N;
    private const double N2 = N * N;
    private const double N3 = N2 * N;
    private const double N4 = N3 * N;
    private const double N5 = N4 * N;
    private const double N6 = N5 * N;

    /// <summary>Radius of the sphere whose meridian is as long as the ellipsoid's.</summary>
    internal const double Radius = Ellipsoid.A / (1 + N) * (1 + (N2 / 4) + (N4 / 64) + (N6 / 256));

    private static readonly double[] Alpha =
    [
        (N / 2) - (N2 * 2 / 3) + (N3 * 5 / 16) + (N4 * 41 / 180) - (N5 * 127 / 288) + (N6 * 7891 / 37800),
        (N2 * 13 / 48) - (N3 * 3 / 5) + (N4 * 557 / 1440) + (N5 * 281 / 630) - (N6 * 1983433 / 1935360),
        (N3 * 61 / 240) - (N4 * 103 / 140) + (N5 * 15061 / 26880) + (N6 * 167603 / 181440),
        (N4 * 49561 / 161280) - (N5 * 179 / 168) + (N6 * 6601661 / 7257600),
        (N5 * 34729 / 80640) - (N6 * 3418889 / 1995840),
        N6 * 212378941 / 319334400,
    ];

    internal static readonly double[] Beta =
    [
        (N / 2) - (N2 * 2 / 3) + (N3 * 37 / 96) - (N4 / 360) - (N5 * 81 / 512) + (N6 * 96199 / 604800),
        (N2 / 48) + (N3 / 15) - (N4 * 437 / 1440) + (N5 * 46 / 105) - (N6 * 1118711 / 3870720),
        (N3 * 17 / 480) - (N4 * 37 / 840) - (N5 * 209 / 4480) + (N6 * 5569 / 90720),
        (N4 * 4397 / 161280) - (N5 * 11 / 504) - (N6 * 830251 / 7257600),
        (N5 * 4583 / 161280) - (N6 * 108847 / 3991680),
        N6 * 20648693 / 638668800,
    ];

    private static readonly double Eccentricity = Math.Sqrt(Ellipsoid.E2);

    /// <summary>Longitude and latitude in degrees to east and north in metres.</summary>
    public static (double East, double North) Forward(double longitude, double latitude, Crs crs)
    {
        var (sin, cos) = SinCos(latitude * Ellipsoid.RadiansPerDegree);
        var (sinL, cosL) = SinCos((longitude - crs.CentralMeridian) * Ellipsoid.RadiansPerDegree);
        var tan = sin / cos;
        // Conformal latitude: tan χ = tan B √(1+σ²) − σ √(1+tan² B), σ = sinh(e·atanh(e·sin B)).
        var sigma = SinhCosh(Eccentricity * Atanh(Eccentricity * sin)).Sinh;
        var conformal = (tan * Math.Sqrt(1 + (sigma * sigma))) - (sigma * Math.Sqrt(1 + (tan * tan)));
        var xi = Atan2(conformal, cosL);
        var eta = Asinh(sinL / Math.Sqrt((conformal * conformal) + (cosL * cosL)));
        var (sin2, cos2) = SinCos(2 * xi);
        var (north, east) = Series(xi, eta, sin2, cos2, Alpha, +1);
        return ((Radius * east) + crs.FalseEasting, Radius * north);
    }

    /// <summary>East and north in metres to longitude and latitude in degrees.</summary>
    public static (double Longitude, double Latitude) Inverse(double east, double north, Crs crs)
    {
        var (longitude, conformal) = Conformal(east, north, crs);
        return (crs.CentralMeridian + (longitude / Ellipsoid.RadiansPerDegree), Atan(Geodetic(conformal)) / Ellipsoid.RadiansPerDegree);
    }

    /// <summary>Longitude from the central meridian, radians, and sine of the latitude: all an area needs, without arc functions of the latitude.</summary>
    internal static (double Longitude, double SinLatitude) InverseSine(double east, double north, Crs crs)
    {
        var (longitude, tan) = Conformal(east, north, crs);
        // B = χ + Δ with the sines of 2χ, 4χ … from tan χ alone; Δ is below 0.0034, so its sine and cosine are short.
        var secant2 = 1 / (1 + (tan * tan));
        var (sin2, cos2) = (2 * tan * secant2, (1 - (tan * tan)) * secant2);
        var (after, next) = (0.0, 0.0);
        for (var order = Delta.Length - 1; order >= 0; order--)
            (after, next) = (next, Delta[order] + (2 * cos2 * next) - after);
        var delta = next * sin2;
        var square = delta * delta;
        var (sinD, cosD) = (delta * (1 - (square * (1.0 / 6) * (1 - (square * (1.0 / 20))))), 1 - (square * 0.5 * (1 - (square * (1.0 / 12)))));
        var cosine = Math.Sqrt(secant2);
        return (longitude, cosine * ((tan * cosD) + sinD));
    }

    /// <summary>Longitude from the central meridian, radians, and tangent of the conformal latitude.</summary>
    private static (double Longitude, double Tangent) Conformal(double east, double north, Crs crs)
    {
        var from = north / Radius;
        var (sin0, cos0) = SinCos(from);
        var (xi, eta) = Series(from, (east - crs.FalseEasting) / Radius, 2 * sin0 * cos0, (cos0 * cos0) - (sin0 * sin0), Beta, -1);
        var (sinh, _) = SinhCosh(eta);
        // The series turns the angle by less than 0.003: its sine and cosine are those of the start, turned.
        var turn = xi - from;
        var square = turn * turn;
        var (sinT, cosT) = (turn * (1 - (square * (1.0 / 6) * (1 - (square * (1.0 / 20))))), 1 - (square * 0.5 * (1 - (square * (1.0 / 12) * (1 - (square * (1.0 / 30)))))));
        var (sin, cos) = ((sin0 * cosT) + (cos0 * sinT), (cos0 * cosT) - (sin0 * sinT));
        var ratio = sinh / cos;
        return (Math.Abs(ratio) <= 0.1 ? AtanSmall(ratio) : Atan(ratio), sin / Math.Sqrt((sinh * sinh) + (cos * cos)));
    }

    /// <summary>Latitude from conformal latitude: B = χ + Σ δₖ sin 2kχ.</summary>
    internal static readonly double[] Delta =
    [
        (2 * N) - (N2 * 2 / 3) - (2 * N3) + (N4 * 116 / 45) + (N5 * 26 / 45) - (N6 * 2854 / 675),
        (N2 * 7 / 3) - (N3 * 8 / 5) - (N4 * 227 / 45) + (N5 * 2704 / 315) + (N6 * 2323 / 945),
        (N3 * 56 / 15) - (N4 * 136 / 35) - (N5 * 1262 / 105) + (N6 * 73814 / 2835),
        (N4 * 4279 / 630) - (N5 * 332 / 35) - (N6 * 399572 / 14175),
        (N5 * 4174 / 315) - (N6 * 144838 / 6237),
        N6 * 601676 / 22275,
    ];

    /// <summary>Tangent of the latitude from that of the conformal latitude, by Newton; three steps reach the last place.</summary>
    private static double Geodetic(double conformal)
    {
        var tan = conformal / (1 - Ellipsoid.E2);
        for (var step = 0; step < 5; step++)
        {
            var secant = Math.Sqrt(1 + (tan * tan));
            var sigma = SinhCosh(Eccentricity * Atanh(Eccentricity * tan / secant)).Sinh;
            var found = (tan * Math.Sqrt(1 + (sigma * sigma))) - (sigma * secant);
            var slope = (1 - Ellipsoid.E2) * Math.Sqrt(1 + (found * found)) * secant / (1 + ((1 - Ellipsoid.E2) * tan * tan));
            tan += (conformal - found) / slope;
        }

        return tan;
    }

    /// <summary>ζ ± Σ cₖ sin 2kζ for ζ = ξ + iη, by Clenshaw: one sine and one hyperbolic sine for all orders.</summary>
    /// <param name="sin">sin 2ξ.</param>
    /// <param name="cos">cos 2ξ.</param>
    private static (double Xi, double Eta) Series(double xi, double eta, double sin, double cos, double[] coefficients, int sign)
    {
        var (sinh, cosh) = SinhCosh(2 * eta);
        // 2 cos 2ζ and sin 2ζ as complex numbers.
        var (cosRe, cosIm) = (2 * cos * cosh, -2 * sin * sinh);
        var (re, im, afterRe, afterIm) = (0.0, 0.0, 0.0, 0.0);
        for (var order = coefficients.Length - 1; order >= 0; order--)
        {
            var (nextRe, nextIm) = (coefficients[order] + (cosRe * re) - (cosIm * im) - afterRe, (cosRe * im) + (cosIm * re) - afterIm);
            (afterRe, afterIm, re, im) = (re, im, nextRe, nextIm);
        }

        var (sinRe, sinIm) = (sin * cosh, cos * sinh);
        return (xi + (sign * ((sinRe * re) - (sinIm * im))), eta + (sign * ((sinRe * im) + (sinIm * re))));
    }

    private static double Asinh(double value) => Atanh(value / Math.Sqrt(1 + (value * value)));
}
