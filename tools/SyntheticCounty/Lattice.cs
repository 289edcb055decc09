using NetTopologySuite.Geometries;

namespace Weipian.SyntheticCounty;

/// <summary>
/// A crooked lattice over the county: every corner is moved, every edge bends, and the cells on both sides of an edge have the very same points.
/// Unions of cells – towns, villages, the county – therefore fit together without gap or overlap. Millimetres, as surveys give them.
/// </summary>
public sealed class Lattice(int seed, int columns, int rows, int pointsPerEdge)
{
    /// <summary>Cell size in metres.</summary>
    public const double Cell = 100;

    /// <summary>South-west corner of the county in 3° zone 36.</summary>
    public const double East = 36_583_000;
    public const double North = 3_792_000;

    private const double CornerShift = 18;
    private const double Bend = 2.5;
    private static readonly GeometryFactory Factory = new();

    public int Columns { get; } = columns;

    public int Rows { get; } = rows;

    /// <summary>A number in −1…1 that is always the same for the same place and purpose.</summary>
    public double Noise(int x, int y, int purpose)
    {
        unchecked
        {
            var mixed = (ulong)seed * 0x9E3779B97F4A7C15UL + (ulong)(uint)x * 0xBF58476D1CE4E5B9UL + (ulong)(uint)y * 0x94D049BB133111EBUL + (ulong)(uint)purpose * 0xD6E8FEB86659FD93UL;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            mixed ^= mixed >> 31;
            return ((mixed >> 11) * (2.0 / (1UL << 53))) - 1;
        }
    }

    /// <summary>One cell.</summary>
    public Polygon Parcel(int column, int row) => Block(column, row, column + 1, row + 1);

    /// <summary>Cells from (left, bottom) up to but not including (right, top), as one outline.</summary>
    public Polygon Block(int left, int bottom, int right, int top)
    {
        var ring = new List<Coordinate>();
        for (var row = bottom; row < top; row++)
            ring.AddRange(Edge(left, row, vertical: true));
        for (var column = left; column < right; column++)
            ring.AddRange(Edge(column, top, vertical: false));
        for (var row = top - 1; row >= bottom; row--)
            ring.AddRange(Backwards(right, row, vertical: true));
        for (var column = right - 1; column >= left; column--)
            ring.AddRange(Backwards(column, bottom, vertical: false));
        ring.Add(ring[0].Copy());
        return Factory.CreatePolygon(ring.ToArray());
    }

    /// <summary>Points of an edge from its lesser corner, without the last.</summary>
    private List<Coordinate> Edge(int column, int row, bool vertical)
    {
        var (from, to) = (Corner(column, row), vertical ? Corner(column, row + 1) : Corner(column + 1, row));
        var points = new List<Coordinate>(pointsPerEdge + 1) { from };
        for (var point = 1; point <= pointsPerEdge; point++)
        {
            var share = (double)point / (pointsPerEdge + 1);
            var aside = Bend * Noise(column, row, (vertical ? 1000 : 2000) + point);
            points.Add(Millimetres(from.X + ((to.X - from.X) * share) + (vertical ? aside : 0), from.Y + ((to.Y - from.Y) * share) + (vertical ? 0 : aside)));
        }

        return points;
    }

    private IEnumerable<Coordinate> Backwards(int column, int row, bool vertical)
    {
        var points = Edge(column, row, vertical);
        points.Add(vertical ? Corner(column, row + 1) : Corner(column + 1, row));
        points.Reverse();
        return points.SkipLast(1);
    }

    private Coordinate Corner(int column, int row) => Millimetres(
        East + (column * Cell) + (CornerShift * Noise(column, row, 1)), North + (row * Cell) + (CornerShift * Noise(column, row, 2)));

    internal static Coordinate Millimetres(double x, double y) => new(Math.Round(x, 3), Math.Round(y, 3));
}
