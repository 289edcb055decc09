using NetTopologySuite.Geometries;

namespace Weipian.Spatial;

/// <summary>A patch in the plane, ready to be laid over layers.</summary>
public sealed class PatchShape
{
    /// <summary>Edges longer than this many metres get points along the source line; bends of shorter ones stay under 0.003 mm.</summary>
    public const double LongestEdgeM = 10;

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

    /// <summary>A part cut out of a patch, or a child made of one: its official area was measured as a share of the whole.</summary>
    public static PatchShape Part(Geometry source, Crs crs, double areaM2) => new(OfficialPlane.Project(source, crs, LongestEdgeM), areaM2);

    /// <summary>What a shape of the plane has in common with this patch, ㎡.</summary>
    public double CommonM2(Geometry plane) => OverlapArea.Of(Edges, EdgeSet.Of(plane)) * Scale;

    /// <summary>A part already in the plane; null when nothing of it is ground.</summary>
    public static PatchShape? InPlane(Geometry plane, double areaM2) => OfficialArea.Plane(plane) > 0 ? new(plane, areaM2) : null;
}
