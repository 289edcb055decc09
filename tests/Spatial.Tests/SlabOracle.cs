using NetTopologySuite.Geometries;

namespace Weipian.Spatial.Tests;

/// <summary>
/// Area two shapes with small whole coordinates have in common, by slabs between all vertices and crossings: every comparison is made in exact
/// fractions, only the finished terms are added as doubles. Knows nothing of the way the product does it.
/// </summary>
internal static class SlabOracle
{
    private readonly record struct Fraction(Int128 Over, Int128 Under) : IComparable<Fraction>
    {
        public static Fraction Of(long value) => new(value, 1);

        public double Value => (double)Over / (double)Under;

        public static Fraction operator +(Fraction a, Fraction b) => Reduced((a.Over * b.Under) + (b.Over * a.Under), a.Under * b.Under);

        public static Fraction operator -(Fraction a, Fraction b) => Reduced((a.Over * b.Under) - (b.Over * a.Under), a.Under * b.Under);

        public static Fraction operator *(Fraction a, Fraction b) => Reduced(a.Over * b.Over, a.Under * b.Under);

        public int CompareTo(Fraction other) => (Over * other.Under).CompareTo(other.Over * Under);

        public static Fraction Reduced(Int128 over, Int128 under)
        {
            if (under < 0)
                (over, under) = (-over, -under);
            var (a, b) = (Int128.Abs(over), under);
            while (b != 0)
                (a, b) = (b, a % b);
            return a <= 1 ? new Fraction(over, under) : new Fraction(over / a, under / a);
        }
    }

    private readonly record struct Side(long X1, long Y1, long X2, long Y2, bool First)
    {
        public Fraction At(Fraction x) => Fraction.Of(Y1) + (Fraction.Reduced(Y2 - Y1, X2 - X1) * (x - Fraction.Of(X1)));
    }

    public static double CommonArea(Geometry one, Geometry other)
    {
        var sides = Sides(one, true).Concat(Sides(other, false)).ToList();
        var cuts = sides.SelectMany(side => new[] { Fraction.Of(side.X1), Fraction.Of(side.X2) }).ToList();
        for (var a = 0; a < sides.Count; a++)
            for (var b = a + 1; b < sides.Count; b++)
                if (sides[a].First != sides[b].First && Crossing(sides[a], sides[b]) is { } x)
                    cuts.Add(x);
        cuts.Sort();
        var area = 0.0;
        for (var index = 1; index < cuts.Count; index++)
            if (cuts[index - 1].CompareTo(cuts[index]) < 0)
                area += Slab(sides, cuts[index - 1], cuts[index]);
        return area;
    }

    private static double Slab(List<Side> sides, Fraction left, Fraction right)
    {
        var middle = (left + right) * new Fraction(1, 2);
        var over = sides.Where(side => Fraction.Of(side.X1).CompareTo(left) <= 0 && Fraction.Of(side.X2).CompareTo(right) >= 0)
            .Select(side => (Side: side, Y: side.At(middle))).OrderBy(pair => pair.Y).ToList();
        var (inOne, inOther, area, from) = (false, false, 0.0, default(Fraction?));
        foreach (var (side, y) in over)
        {
            if (side.First)
                inOne = !inOne;
            else
                inOther = !inOther;
            if (inOne && inOther)
                from ??= y;
            else if (from is { } start)
            {
                area += (y - start).Value;
                from = null;
            }
        }

        return area * (right - left).Value;
    }

    private static Fraction? Crossing(Side a, Side b)
    {
        var (da, db) = (Fraction.Reduced(a.Y2 - a.Y1, a.X2 - a.X1), Fraction.Reduced(b.Y2 - b.Y1, b.X2 - b.X1));
        var steeper = da - db;
        if (steeper.Over == 0)
            return null;
        var gap = Fraction.Of(b.Y1) - (db * Fraction.Of(b.X1)) - Fraction.Of(a.Y1) + (da * Fraction.Of(a.X1));
        var x = Fraction.Reduced(gap.Over * steeper.Under, gap.Under * steeper.Over);
        return x.CompareTo(Fraction.Of(Math.Max(a.X1, b.X1))) > 0 && x.CompareTo(Fraction.Of(Math.Min(a.X2, b.X2))) < 0 ? x : null;
    }

    private static IEnumerable<Side> Sides(Geometry shape, bool first)
    {
        foreach (var line in NetTopologySuite.Geometries.Utilities.LinearComponentExtracter.GetLines(shape).Cast<LineString>())
            for (var index = 1; index < line.NumPoints; index++)
            {
                var (from, to) = (line.GetCoordinateN(index - 1), line.GetCoordinateN(index));
                if (from.X < to.X)
                    yield return new Side((long)from.X, (long)from.Y, (long)to.X, (long)to.Y, first);
                else if (from.X > to.X)
                    yield return new Side((long)to.X, (long)to.Y, (long)from.X, (long)from.Y, first);
            }
    }
}
