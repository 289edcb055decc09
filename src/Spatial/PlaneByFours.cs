using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Weipian.Spatial;

/// <summary>
/// Points of a Gauss-Krüger zone into the official plane, four at a time: the very operations of <see cref="GaussKruger"/> and
/// <see cref="DeterministicMath"/> in their order, so that each point has the same bits as one projected alone (a test holds this).
/// Points far outside a zone, where those take their long ways, are left to them.
/// </summary>
public static class PlaneByFours
{
    private const int Width = 4;

    /// <summary>Projects points of <paramref name="crs"/> in place; X east, Y north.</summary>
    public static void FromSource(Span<double> x, Span<double> y, Crs crs)
    {
        var index = 0;
        if (!crs.IsGeographic && Vector256.IsHardwareAccelerated)
            for (; index + Width <= x.Length; index += Width)
                if (!Four(ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), (nuint)index, crs))
                    OneByOne(x.Slice(index, Width), y.Slice(index, Width), crs);
        OneByOne(x[index..], y[index..], crs);
    }

    private static void OneByOne(Span<double> x, Span<double> y, Crs crs)
    {
        for (var index = 0; index < x.Length; index++)
            (x[index], y[index]) = OfficialPlane.FromSource(x[index], y[index], crs);
    }

    private static bool Four(ref double xs, ref double ys, nuint index, Crs crs)
    {
        var from = Vector256.LoadUnsafe(ref ys, index) / Vector256.Create(GaussKruger.Radius);
        var start = (Vector256.LoadUnsafe(ref xs, index) - Vector256.Create(crs.FalseEasting)) / Vector256.Create(GaussKruger.Radius);
        // Between the equator and the pole the angle is in the first quarter or in the second half of it.
        var quarter = Vector256.Floor((from / Vector256.Create(Math.PI / 2)) + Vector256.Create(0.5));
        var second = Vector256.Equals(quarter, Vector256<double>.One);
        var doubled = start + start;
        if (!Vector256.GreaterThanOrEqualAll(quarter, Vector256<double>.Zero) || !Vector256.LessThanOrEqualAll(quarter, Vector256<double>.One)
            || !Vector256.LessThanOrEqualAll(doubled * doubled, Vector256.Create(DeterministicMath.SmallSquare)))
            return false;
        var rest = from - (quarter * DeterministicMath.HalfPiHigh) - (quarter * DeterministicMath.HalfPiLow);
        var (near, far) = (SinNear(rest), CosNear(rest));
        var (sin0, cos0) = (Vector256.ConditionalSelect(second, far, near), Vector256.ConditionalSelect(second, -near, far));
        var (xi, eta) = Series(from, start, Twice(sin0) * cos0, (cos0 * cos0) - (sin0 * sin0));
        var square = eta * eta;
        if (!Vector256.LessThanOrEqualAll(square, Vector256.Create(DeterministicMath.SmallSquare)))
            return false;
        var sinh = eta * Sinh(square);
        var turn = xi - from;
        var (sinT, cosT) = Turned(turn);
        var (sin, cos) = ((sin0 * cosT) + (cos0 * sinT), (cos0 * cosT) - (sin0 * sinT));
        var ratio = sinh / cos;
        if (!Vector256.LessThanOrEqualAll(Vector256.Abs(ratio), Vector256.Create(0.1)))
            return false;
        var longitude = AtanSmall(ratio);
        var sine = Latitude(sin / Vector256.Sqrt((sinh * sinh) + (cos * cos)));
        ((Vector256.Create(crs.CentralMeridian * Ellipsoid.RadiansPerDegree) + longitude) * Ellipsoid.A).StoreUnsafe(ref xs, index);
        Northing(sine).StoreUnsafe(ref ys, index);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Xi, Vector256<double> Eta) Series(Vector256<double> xi, Vector256<double> eta, Vector256<double> sin, Vector256<double> cos)
    {
        var doubled = Twice(eta);
        var square = doubled * doubled;
        var (sinh, cosh) = (doubled * Sinh(square), Cosh(square));
        var (cosRe, cosIm) = (Twice(cos) * cosh, Vector256.Create(-2.0) * sin * sinh);
        var (re, im, afterRe, afterIm) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var coefficients = GaussKruger.Beta;
        for (var order = coefficients.Length - 1; order >= 0; order--)
        {
            var (nextRe, nextIm) = (Vector256.Create(coefficients[order]) + (cosRe * re) - (cosIm * im) - afterRe, (cosRe * im) + (cosIm * re) - afterIm);
            (afterRe, afterIm, re, im) = (re, im, nextRe, nextIm);
        }

        var (sinRe, sinIm) = (sin * cosh, cos * sinh);
        return (xi - ((sinRe * re) - (sinIm * im)), eta - ((sinRe * im) + (sinIm * re)));
    }

    /// <summary>Sine of the latitude from the tangent of the conformal one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Latitude(Vector256<double> tan)
    {
        var one = Vector256<double>.One;
        var secant2 = one / (one + (tan * tan));
        var (sin2, cos2) = (Twice(tan) * secant2, (one - (tan * tan)) * secant2);
        var (after, next) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var order = GaussKruger.Delta.Length - 1; order >= 0; order--)
            (after, next) = (next, Vector256.Create(GaussKruger.Delta[order]) + (Twice(cos2) * next) - after);
        var delta = next * sin2;
        var square = delta * delta;
        var (sinD, cosD) = (delta * (one - (square * (1.0 / 6) * (one - (square * (1.0 / 20))))), one - (square * 0.5 * (one - (square * (1.0 / 12)))));
        return Vector256.Sqrt(secant2) * ((tan * cosD) + sinD);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Northing(Vector256<double> sin1)
    {
        var square = sin1 * sin1;
        var twice = Twice(Vector256<double>.One - Twice(square));
        var sin3 = (twice * sin1) + sin1;
        var sin5 = (twice * sin3) - sin1;
        var sin7 = (twice * sin5) - sin3;
        var sin9 = (twice * sin7) - sin5;
        return OfficialPlane.Scale * ((OfficialPlane.KA * sin1) - (OfficialPlane.KB * sin3) + (OfficialPlane.KC * sin5) - (OfficialPlane.KD * sin7) + (OfficialPlane.KE * sin9));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Sin, Vector256<double> Cos) Turned(Vector256<double> turn)
    {
        var (one, square) = (Vector256<double>.One, turn * turn);
        return (turn * (one - (square * (1.0 / 6) * (one - (square * (1.0 / 20))))), one - (square * 0.5 * (one - (square * (1.0 / 12) * (one - (square * (1.0 / 30)))))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Sinh(Vector256<double> square) => Nested(square, [1.0 / 6, 1.0 / 20, 1.0 / 42, 1.0 / 72, 1.0 / 110]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Cosh(Vector256<double> square) => Nested(square, [1.0 / 2, 1.0 / 12, 1.0 / 30, 1.0 / 56, 1.0 / 90, 1.0 / 132]);

    /// <summary>1 + s·c₀·(1 + s·c₁·(1 + …)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Nested(Vector256<double> square, ReadOnlySpan<double> factors)
    {
        var sum = Vector256<double>.One + (square * factors[^1]);
        for (var index = factors.Length - 2; index >= 0; index--)
            sum = Vector256<double>.One + (square * factors[index] * sum);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SinNear(Vector256<double> x)
    {
        var square = x * x;
        var sum = Vector256<double>.One - (square * (1.0 / (18 * 19)));
        return x * Alternating(square, sum, [1.0 / (16 * 17), 1.0 / (14 * 15), 1.0 / (12 * 13), 1.0 / (10 * 11), 1.0 / (8 * 9), 1.0 / (6 * 7), 1.0 / (4 * 5), 1.0 / (2 * 3)]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> CosNear(Vector256<double> x)
    {
        var square = x * x;
        var sum = Vector256<double>.One - (square * (1.0 / (17 * 18)));
        return Alternating(square, sum, [1.0 / (15 * 16), 1.0 / (13 * 14), 1.0 / (11 * 12), 1.0 / (9 * 10), 1.0 / (7 * 8), 1.0 / (5 * 6), 1.0 / (3 * 4), 1.0 / 2]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> AtanSmall(Vector256<double> value)
    {
        var square = value * value;
        var sum = Vector256.Create(1.0 / 17);
        ReadOnlySpan<double> terms = [1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3, 1.0];
        foreach (var term in terms)
            sum = Vector256.Create(term) - (square * sum);
        return value * sum;
    }

    /// <summary>1 − s·(…)·c, from the innermost factor outwards.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Alternating(Vector256<double> square, Vector256<double> sum, ReadOnlySpan<double> factors)
    {
        foreach (var factor in factors)
            sum = Vector256<double>.One - (square * sum * factor);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Twice(Vector256<double> value) => value + value;
}
