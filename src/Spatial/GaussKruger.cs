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
    private const double Radius = Ellipsoid.A / (1 + N) * (1 + (N2 / 4) + (N4 / 64) + (N6 / 256));

    private static readonly double[] Alpha =
    [
        (N / 2) - (N2 * 2 / 3) + (N3 * 5 / 16) + (N4 * 41 / 180) - (N5 * 127 / 288) + (N6 * 7891 / 37800),
        (N2 * 13 / 48) - (N3 * 3 / 5) + (N4 * 557 / 1440) + (N5 * 281 / 630) - (N6 * 1983433 / 1935360),
        (N3 * 61 / 240) - (N4 * 103 / 140) + (N5 * 15061 / 26880) + (N6 * 167603 / 181440),
        (N4 * 49561 / 161280) - (N5 * 179 / 168) + (N6 * 6601661 / 7257600),
        (N5 * 34729 / 80640) - (N6 * 3418889 / 1995840),
        N6 * 212378941 / 319334400,
    ];

    private static readonly double[] Beta =
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
        var (north, east) = Series(xi, eta, Alpha, +1);
        return ((Radius * east) + crs.FalseEasting, Radius * north);
    }

    /// <summary>East and north in metres to longitude and latitude in degrees.</summary>
    public static (double Longitude, double Latitude) Inverse(double east, double north, Crs crs)
    {
        var (xi, eta) = Series(north / Radius, (east - crs.FalseEasting) / Radius, Beta, -1);
        var (sinh, _) = SinhCosh(eta);
        var (sin, cos) = SinCos(xi);
        var conformal = sin / Math.Sqrt((sinh * sinh) + (cos * cos));
        var tan = Geodetic(conformal);
        return (
            crs.CentralMeridian + (Atan2(sinh, cos) / Ellipsoid.RadiansPerDegree),
            Atan(tan) / Ellipsoid.RadiansPerDegree);
    }

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

    private static (double Xi, double Eta) Series(double xi, double eta, double[] coefficients, int sign)
    {
        var (sumXi, sumEta) = (xi, eta);
        for (var order = 1; order <= coefficients.Length; order++)
        {
            var (sin, cos) = SinCos(2 * order * xi);
            var (sinh, cosh) = SinhCosh(2 * order * eta);
            sumXi += sign * coefficients[order - 1] * sin * cosh;
            sumEta += sign * coefficients[order - 1] * cos * sinh;
        }

        return (sumXi, sumEta);
    }

    private static double Asinh(double value) => Atanh(value / Math.Sqrt(1 + (value * value)));
}
