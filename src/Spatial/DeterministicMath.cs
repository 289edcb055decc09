namespace Weipian.Spatial;

/// <summary>
/// Trigonometry made only of + − × ÷ and square root, which IEEE 754 fixes to the bit: the C library's functions differ in the last
/// place between machines, and an official figure must not.
/// </summary>
public static class DeterministicMath
{
    private const double HalfPi = Math.PI / 2;

    /// <summary>Up to this square the short series of the hyperbolic functions are used.</summary>
    internal const double SmallSquare = 0.01;

    /// <summary>π/2 in two parts, the first with trailing zeros, so that small multiples of it are exact.</summary>
    internal const double HalfPiHigh = 1.5707963267341256;
    internal const double HalfPiLow = 6.077100506506192e-11;

    /// <summary>Sine and cosine of an angle in radians, |angle| up to a few thousand turns, within 2 units in the last place.</summary>
    public static (double Sin, double Cos) SinCos(double angle)
    {
        var quarter = Math.Floor((angle / HalfPi) + 0.5);
        var rest = (angle - (quarter * HalfPiHigh)) - (quarter * HalfPiLow);
        var (sin, cos) = (SinNear(rest), CosNear(rest));
        return ((int)(quarter - (4 * Math.Floor(quarter / 4)))) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    /// <summary>Arc tangent, radians, in (−π/2, π/2).</summary>
    public static double Atan(double value)
    {
        if (value < 0)
            return -Atan(-value);
        if (value > 1)
            return HalfPi - Atan(1 / value);
        // Two halvings of the angle, tan(t/2) = tan t / (1 + √(1 + tan² t)), leave |x| < 0.2 where the series is short.
        var halved = value / (1 + Math.Sqrt(1 + (value * value)));
        halved /= 1 + Math.Sqrt(1 + (halved * halved));
        var square = halved * halved;
        var sum = 0.0;
        for (var odd = 31; odd >= 1; odd -= 2)
            sum = (1.0 / odd) - (square * sum);
        return 4 * halved * sum;
    }

    /// <summary>Angle of the point (x, y), radians; x must be positive – all a projection inside its zone asks for.</summary>
    public static double Atan2(double y, double x) => Atan(y / x);

    /// <summary>Arc sine, radians; |value| below 1.</summary>
    public static double Asin(double value) => Atan(value / Math.Sqrt((1 - value) * (1 + value)));

    /// <summary>Hyperbolic sine and cosine for |value| ≤ 1; short where the value is small, as inside a zone.</summary>
    public static (double Sinh, double Cosh) SinhCosh(double value)
    {
        var square = value * value;
        if (square <= SmallSquare)
        {
            var sinhSmall = 1 + (square * (1.0 / 6) * (1 + (square * (1.0 / 20) * (1 + (square * (1.0 / 42) * (1 + (square * (1.0 / 72) * (1 + (square * (1.0 / 110))))))))));
            var coshSmall = 1 + (square * (1.0 / 2) * (1 + (square * (1.0 / 12) * (1 + (square * (1.0 / 30) * (1 + (square * (1.0 / 56) * (1 + (square * (1.0 / 90) * (1 + (square * (1.0 / 132))))))))))));
            return (value * sinhSmall, coshSmall);
        }

        double sinh = 1, cosh = 1;
        for (var n = 24; n >= 2; n -= 2)
        {
            sinh = 1 + (square * sinh / (n * (n + 1)));
            cosh = 1 + (square * cosh / (n * (n - 1)));
        }

        return (value * sinh, cosh);
    }

    /// <summary>Inverse hyperbolic tangent for |value| &lt; 1, by halving: atanh x = 2 atanh(x / (1 + √(1 − x²))).</summary>
    public static double Atanh(double value)
    {
        var scale = 1.0;
        while (Math.Abs(value) > 0.1)
        {
            value /= 1 + Math.Sqrt((1 - value) * (1 + value));
            scale *= 2;
        }

        var square = value * value;
        var sum = 0.0;
        for (var odd = 17; odd >= 1; odd -= 2)
            sum = (1.0 / odd) + (square * sum);
        return scale * value * sum;
    }

    // Products with reciprocals instead of divisions: a division costs as much as a whole step of the series.
    private static double SinNear(double x)
    {
        var square = x * x;
        var sum = 1 - (square * (1.0 / (18 * 19)));
        sum = 1 - (square * sum * (1.0 / (16 * 17)));
        sum = 1 - (square * sum * (1.0 / (14 * 15)));
        sum = 1 - (square * sum * (1.0 / (12 * 13)));
        sum = 1 - (square * sum * (1.0 / (10 * 11)));
        sum = 1 - (square * sum * (1.0 / (8 * 9)));
        sum = 1 - (square * sum * (1.0 / (6 * 7)));
        sum = 1 - (square * sum * (1.0 / (4 * 5)));
        sum = 1 - (square * sum * (1.0 / (2 * 3)));
        return x * sum;
    }

    private static double CosNear(double x)
    {
        var square = x * x;
        var sum = 1 - (square * (1.0 / (17 * 18)));
        sum = 1 - (square * sum * (1.0 / (15 * 16)));
        sum = 1 - (square * sum * (1.0 / (13 * 14)));
        sum = 1 - (square * sum * (1.0 / (11 * 12)));
        sum = 1 - (square * sum * (1.0 / (9 * 10)));
        sum = 1 - (square * sum * (1.0 / (7 * 8)));
        sum = 1 - (square * sum * (1.0 / (5 * 6)));
        sum = 1 - (square * sum * (1.0 / (3 * 4)));
        return 1 - (square * sum * (1.0 / 2));
    }

    /// <summary>Arc tangent of a small value, |value| ≤ 0.1, where the plain series is short.</summary>
    public static double AtanSmall(double value)
    {
        var square = value * value;
        var sum = 1.0 / 17;
        sum = (1.0 / 15) - (square * sum);
        sum = (1.0 / 13) - (square * sum);
        sum = (1.0 / 11) - (square * sum);
        sum = (1.0 / 9) - (square * sum);
        sum = (1.0 / 7) - (square * sum);
        sum = (1.0 / 5) - (square * sum);
        sum = (1.0 / 3) - (square * sum);
        sum = 1 - (square * sum);
        return value * sum;
    }
}
