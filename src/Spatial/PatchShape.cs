using NetTopologySuite.Geometries;

namespace Weipian.Spatial;

/// <summary>A patch in the plane, ready to be laid over layers.</summary>
public sealed class PatchShape
{
    /// <summary>Edges longer than this many metres get points along the source line; bends of shorter ones stay under 0.02 mm.</summary>
    public const double LongestEdgeM = 25;

    private readonly Lazy<Geometry> _plane;

    private PatchShape(Func<Geometry> plane, EdgeSet edges, double areaM2, double bentM2)
    {
        _plane = new Lazy<Geometry>(plane);
        Edges = edges;
        AreaM2 = areaM2;
        Scale = areaM2 / bentM2;
    }

    /// <summary>Outline in the plane; made when it is asked for, counting needs none.</summary>
    public Geometry Plane => _plane.Value;

    public double AreaM2 { get; }

    internal EdgeSet Edges { get; }

    /// <summary>Official over bent area, 1 ± 1e-6: brings every measured part to the official total.</summary>
    internal double Scale { get; }

    /// <exception cref="ArgumentException">The shape is invalid or empty; an area of it would mean nothing.</exception>
    public static PatchShape From(Geometry source, Crs crs)
    {
        if (source.IsEmpty || ShapeFault.Find(source) is not null)
            throw new ArgumentException("an invalid or empty shape is not measured", nameof(source));
        return Sound(source, crs);
    }

    /// <summary>A shape known to be valid; its official area comes from the same pass.</summary>
    public static PatchShape Sound(Geometry source, Crs crs)
    {
        var edges = EdgeSet.Project(source, crs, out var official);
        return new PatchShape(() => OfficialPlane.Project(source, crs, LongestEdgeM), edges, official.VertexToVertex, official.Bent);
    }

    /// <summary>A part cut out of a patch, or a child made of one: its official area was measured as a share of the whole.</summary>
    public static PatchShape Part(Geometry source, Crs crs, double areaM2)
    {
        var edges = EdgeSet.Project(source, crs, out var official);
        return new PatchShape(() => OfficialPlane.Project(source, crs, LongestEdgeM), edges, areaM2, official.Bent);
    }

    /// <summary>A part already in the plane; null when nothing of it is ground.</summary>
    public static PatchShape? InPlane(Geometry plane, double areaM2) =>
        OfficialArea.Plane(plane) is > 0 and var bent ? new(() => plane, EdgeSet.Of(plane), areaM2, bent) : null;

    /// <summary>What a shape of the plane has in common with this patch, ㎡.</summary>
    public double CommonM2(Geometry plane) => OverlapArea.Of(Edges, EdgeSet.Of(plane)) * Scale;
}
