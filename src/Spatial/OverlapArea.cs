using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Weipian.Spatial;

/// <summary>
/// The area two shapes have in common, without building any topology: the sum over pairs of edges of the area common to the strips
/// under them, ∫ min(y₁, y₂) dx, with the product of their signs. It is continuous in every coordinate, so shared edges, touching
/// vertices, holes and multipart shapes need no cases of their own.
/// </summary>
public static class OverlapArea
{
    /// <summary>Square metres common to <paramref name="a"/> and <paramref name="b"/>; both valid, both in one plane.</summary>
    public static double Of(EdgeSet a, EdgeSet b) => Of(a.View, b.View);

    internal static double Of(EdgeView a, EdgeView b)
    {
        var (from, to) = (Math.Max(a.Bounds.MinX, b.Bounds.MinX), Math.Min(a.Bounds.MaxX, b.Bounds.MaxX));
        // Strips are measured from the foot of the common box; what lies under it cancels, so only rounding depends on the choice.
        var (foot, top) = (Math.Max(a.Bounds.MinY, b.Bounds.MinY), Math.Min(a.Bounds.MaxY, b.Bounds.MaxY));
        if (!(from < to) || !(foot < top))
            return 0;
        var (sum, first) = (Vector256<double>.Zero, b.FirstReaching(from));
        for (var index = a.FirstReaching(from); index < a.Count && a.X1[index] < to; index++)
        {
            var (left, right) = (Math.Max(a.X1[index], from), Math.Min(a.X2[index], to));
            // Below b every line across it leaves as often as it enters: the strips cancel to nothing.
            if (!(left < right) || (a.Y1[index] <= b.Bounds.MinY && a.Y2[index] <= b.Bounds.MinY))
                continue;
            while (first < b.Count && b.X1[first] < left - b.WidestX)
                first++;
            var slope = (a.Y2[index] - a.Y1[index]) / (a.X2[index] - a.X1[index]);
            sum += Vector256.Create(a.Sign[index]) * Under(new Strip(a.X1[index], a.Y1[index] - foot, slope, left, right), foot, b, first);
        }

        return Math.Max(0, sum[0] + sum[1] + (sum[2] + sum[3]));
    }

    /// <summary>A stretch of an edge: a point it goes through, measured from the foot, its slope, and where it begins and ends.</summary>
    private readonly record struct Strip(double X, double Y, double Slope, double Left, double Right);

    /// <summary>
    /// Σ sign · ∫ (min(y₁, y₂) − foot) dx over the edges of b beside one stretch of a, four at a time; two lines cross at most once. Always four,
    /// whatever the machine has, so that the last bit is the same everywhere.
    /// </summary>
    private static Vector256<double> Under(in Strip one, double foot, EdgeView b, int first)
    {
        ref var x1 = ref MemoryMarshal.GetReference(b.X1);
        ref var y1 = ref MemoryMarshal.GetReference(b.Y1);
        ref var x2 = ref MemoryMarshal.GetReference(b.X2);
        ref var y2 = ref MemoryMarshal.GetReference(b.Y2);
        ref var sign = ref MemoryMarshal.GetReference(b.Sign);
        var (left, right, feet) = (Vector256.Create(one.Left), Vector256.Create(one.Right), Vector256.Create(foot));
        var (origin, height, slope) = (Vector256.Create(one.X), Vector256.Create(one.Y), Vector256.Create(one.Slope));
        var sum = Vector256<double>.Zero;
        for (var index = (nuint)(first & ~3); index < (nuint)b.Count && Unsafe.Add(ref x1, index) < one.Right; index += 4)
        {
            var (startX, startY) = (Vector256.LoadUnsafe(ref x1, index), Vector256.LoadUnsafe(ref y1, index));
            var (endX, endY) = (Vector256.LoadUnsafe(ref x2, index), Vector256.LoadUnsafe(ref y2, index));
            var (from, to) = (Vector256.Max(left, startX), Vector256.Min(right, endX));
            var width = to - from;
            var beside = Vector256.GreaterThan(width, Vector256<double>.Zero);
            if (beside == Vector256<double>.Zero)
                continue;
            var steep = (endY - startY) / (endX - startX);
            var (b1, b2) = (startY - feet + (steep * (from - startX)), startY - feet + (steep * (to - startX)));
            var (a1, a2) = (height + (slope * (from - origin)), height + (slope * (to - origin)));
            var (d1, d2) = (a1 - b1, a2 - b2);
            var (m1, m2) = (Vector256.Min(a1, b1), Vector256.Min(a2, b2));
            var doubled = m1 + m2;
            // Where the lines cross, the lower of them rises above the straight line between its ends.
            var crossing = Vector256.LessThan(d1 * d2, Vector256<double>.Zero);
            if (crossing != Vector256<double>.Zero)
            {
                var share = Vector256.ConditionalSelect(crossing, d1 / (d1 - d2), Vector256<double>.Zero);
                var rise = a1 + ((a2 - a1) * share) - (m1 + ((m2 - m1) * share));
                doubled += Vector256.ConditionalSelect(crossing, rise, Vector256<double>.Zero);
            }

            sum += Vector256.ConditionalSelect(beside, Vector256.LoadUnsafe(ref sign, index) * doubled * width, Vector256<double>.Zero);
        }

        return sum * Vector256.Create(0.5);
    }
}
