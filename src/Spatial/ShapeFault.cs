using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;

namespace Weipian.Spatial;

/// <summary>Why a shape may not be measured, and where.</summary>
/// <param name="Code">Stable code <c>shape.what</c>.</param>
/// <param name="Message">Chinese reason.</param>
/// <param name="Location">In the shape's own coordinates; null when the fault has no place.</param>
public sealed record ShapeFault(string Code, string Message, Coordinate? Location)
{
    /// <summary>The first fault of a polygon shape; null when it is sound.</summary>
    public static ShapeFault? Find(Geometry shape)
    {
        if (PlainRing.IsProved(shape))
            return null;
        if (shape.Coordinates.FirstOrDefault(point => !double.IsFinite(point.X) || !double.IsFinite(point.Y)) is { } infinite)
            return new ShapeFault("shape.not-finite", "坐标不是有限数", infinite);
        if (new IsValidOp(shape).ValidationError is { } error)
            return Describe(error);
        return shape is IPolygonal && !shape.IsEmpty && OfficialArea.Plane(shape) == 0
            ? new ShapeFault("shape.no-area", "图形面积为零", shape.Coordinate) : null;
    }

    /// <summary>A sound shape as close to the original as GeometryFixer makes it. A proposal: a person accepts it, seeing both areas.</summary>
    public static Geometry ProposeRepair(Geometry shape) => GeometryFixer.Fix(shape);

    private static ShapeFault Describe(TopologyValidationError error) => error.ErrorType switch
    {
        TopologyValidationErrors.SelfIntersection => new("shape.self-crossing", "边界自相交", error.Coordinate),
        TopologyValidationErrors.RingSelfIntersection => new("shape.ring-touches-itself", "环自相接或自相交", error.Coordinate),
        TopologyValidationErrors.HoleOutsideShell => new("shape.hole-outside", "内环在外环之外", error.Coordinate),
        TopologyValidationErrors.NestedHoles => new("shape.nested-holes", "内环相互嵌套", error.Coordinate),
        TopologyValidationErrors.NestedShells => new("shape.nested-parts", "部分之间相互嵌套", error.Coordinate),
        TopologyValidationErrors.DisconnectedInteriors => new("shape.cut-apart", "内部被边界隔断", error.Coordinate),
        TopologyValidationErrors.DuplicateRings => new("shape.duplicate-rings", "重复的环", error.Coordinate),
        TopologyValidationErrors.TooFewPoints => new("shape.too-few-points", "界址点过少,不成面", error.Coordinate),
        TopologyValidationErrors.RingNotClosed => new("shape.not-closed", "环没有闭合", error.Coordinate),
        TopologyValidationErrors.InvalidCoordinate => new("shape.not-finite", "坐标不是有限数", error.Coordinate),
        _ => new("shape.invalid", $"图形无效({error.Message})", error.Coordinate),
    };
}
