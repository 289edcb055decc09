using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.OverlayNG;

namespace Weipian.Spatial;

/// <summary>Part of a patch inside one feature of a layer.</summary>
public readonly record struct Piece(int Feature, double AreaM2);

/// <summary>
/// A patch laid over a layer. The account closes: Σ pieces − overlap + remainder = area, within rounding of the last place.
/// </summary>
/// <param name="AreaM2">Official area of the patch, vertex to vertex.</param>
/// <param name="CoveredM2">Inside at least one feature.</param>
/// <param name="OverlapM2">Counted more than once because features of the layer overlap each other there.</param>
/// <param name="RemainderM2">Inside no feature.</param>
public sealed record Overlaid(double AreaM2, IReadOnlyList<Piece> Pieces, double CoveredM2, double OverlapM2, double RemainderM2);

/// <summary>A patch in the plane, ready to be laid over layers.</summary>
public sealed class PatchShape
{
    /// <summary>Edges longer than this many metres get points along the source line; bends of shorter ones stay under 0.02 mm.</summary>
    public const double LongestEdgeM = 25;

    private PatchShape(Geometry plane, double areaM2)
    {
        Plane = plane;
        Edges = EdgeSet.Of(plane);
        AreaM2 = areaM2;
        Scale = areaM2 / OfficialArea.Plane(plane);
    }

    public Geometry Plane { get; }

    public double AreaM2 { get; }

    internal EdgeSet Edges { get; }

    /// <summary>Official over densified area, 1 ± 1e-7: brings every measured part to the official total.</summary>
    internal double Scale { get; }

    /// <exception cref="ArgumentException">The shape is invalid or empty; an area of it would mean nothing.</exception>
    public static PatchShape From(Geometry source, Crs crs)
    {
        if (source.IsEmpty || ShapeFault.Find(source) is not null)
            throw new ArgumentException("an invalid or empty shape is not measured", nameof(source));
        return new PatchShape(OfficialPlane.Project(source, crs, LongestEdgeM), OfficialArea.Of(source, crs));
    }
}

/// <summary>A layer in the plane with its index. Features are numbered as given; absent ones (quarantined, no shape) keep their number.</summary>
public sealed class LayerIndex
{
    /// <summary>Shapes that share less than this are touching, not meeting.</summary>
    public const double TouchingM2 = 1e-6;

    private readonly STRtree<int> _tree = new();
    private readonly Geometry?[] _shapes;
    private readonly EdgeSet?[] _edges;

    public LayerIndex(IReadOnlyList<Geometry?> features, Crs crs)
    {
        _shapes = new Geometry?[features.Count];
        _edges = new EdgeSet?[features.Count];
        for (var feature = 0; feature < features.Count; feature++)
        {
            if (features[feature] is not { IsEmpty: false } source)
                continue;
            var plane = OfficialPlane.Project(source, crs, PatchShape.LongestEdgeM);
            (_shapes[feature], _edges[feature]) = (plane, EdgeSet.Of(plane));
            _tree.Insert(plane.EnvelopeInternal, feature);
        }

        _tree.Build();
    }

    /// <summary>Pieces by feature number, and the account. Safe to call from several threads; the same to the bit each time.</summary>
    public Overlaid Overlay(PatchShape patch)
    {
        var pieces = _tree.Query(patch.Plane.EnvelopeInternal).Order()
            .Select(feature => new Piece(feature, OverlapArea.Of(patch.Edges, _edges[feature]!) * patch.Scale))
            .Where(piece => piece.AreaM2 > TouchingM2)
            .ToList();
        var sum = pieces.Sum(piece => piece.AreaM2);
        var covered = Covered(patch, pieces, sum);
        return new Overlaid(patch.AreaM2, pieces, covered, sum - covered, patch.AreaM2 - covered);
    }

    /// <summary>What is covered at all; where features overlap each other inside the patch, by their union.</summary>
    private double Covered(PatchShape patch, List<Piece> pieces, double sum)
    {
        var doubled = pieces.Where(piece => pieces.Exists(other => other.Feature != piece.Feature && Meet(piece.Feature, other.Feature, patch))).ToList();
        if (doubled.Count == 0)
            return sum;
        var union = doubled.Select(piece => _shapes[piece.Feature]!).Aggregate((a, b) => OverlayNGRobust.Overlay(a, b, NetTopologySuite.Operation.Overlay.SpatialFunction.Union));
        return sum - doubled.Sum(piece => piece.AreaM2) + (OverlapArea.Of(patch.Edges, EdgeSet.Of(union)) * patch.Scale);
    }

    private bool Meet(int one, int other, PatchShape patch) =>
        _shapes[one]!.EnvelopeInternal.Intersection(_shapes[other]!.EnvelopeInternal).Intersects(patch.Plane.EnvelopeInternal)
        && OverlapArea.Of(_edges[one]!, _edges[other]!) > TouchingM2;
}
