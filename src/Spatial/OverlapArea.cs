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
        var (sum, first) = (0.0, b.FirstReaching(from));
        for (var index = a.FirstReaching(from); index < a.Edges.Length && a.Edges[index].X1 < to; index++)
        {
            ref readonly var one = ref a.Edges[index];
            var (left, right) = (Math.Max(one.X1, from), Math.Min(one.X2, to));
            // Below b every line across it leaves as often as it enters: the strips cancel to nothing.
            if (!(left < right) || (one.Y1 <= b.Bounds.MinY && one.Y2 <= b.Bounds.MinY))
                continue;
            while (first < b.Edges.Length && b.Edges[first].X1 < left - b.WidestX)
                first++;
            sum += one.Sign * Under(one, left, right, foot, b.Edges, first);
        }

        return Math.Max(0, sum);
    }

    private static double Under(in Edge one, double left, double right, double foot, ReadOnlySpan<Edge> others, int first)
    {
        var sum = 0.0;
        for (var index = first; index < others.Length; index++)
        {
            ref readonly var other = ref others[index];
            if (other.X1 >= right)
                break;
            var (from, to) = (Math.Max(left, other.X1), Math.Min(right, other.X2));
            if (from < to)
                sum += other.Sign * CommonStrip(one, other, from, to, foot);
        }

        return sum;
    }

    /// <summary>∫ (min(y₁, y₂) − foot) dx between two abscissas; the lines cross at most once.</summary>
    private static double CommonStrip(in Edge one, in Edge other, double from, double to, double foot)
    {
        var (a1, a2, b1, b2) = (one.At(from) - foot, one.At(to) - foot, other.At(from) - foot, other.At(to) - foot);
        var (d1, d2) = (a1 - b1, a2 - b2);
        var width = to - from;
        if (d1 <= 0 && d2 <= 0)
            return (a1 + a2) / 2 * width;
        if (d1 >= 0 && d2 >= 0)
            return (b1 + b2) / 2 * width;
        var share = d1 / (d1 - d2);
        var cross = a1 + ((a2 - a1) * share);
        return ((Math.Min(a1, b1) + cross) / 2 * width * share) + ((cross + Math.Min(a2, b2)) / 2 * width * (1 - share));
    }
}
