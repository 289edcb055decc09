using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Weipian.Spatial;

/// <summary>Outlines of parts, for what needs more than areas: splits, unions, evidence. Only ground counts: lines and points where shapes touch are left out.</summary>
public static class Cutting
{
    public static Geometry Common(Geometry one, Geometry other) => Ground(OverlayNGRobust.Overlay(one, other, SpatialFunction.Intersection));

    public static Geometry Without(Geometry one, Geometry other) => Ground(OverlayNGRobust.Overlay(one, other, SpatialFunction.Difference));

    /// <exception cref="InvalidOperationException">There are no shapes.</exception>
    public static Geometry United(IEnumerable<Geometry> shapes) =>
        shapes.Aggregate((one, other) => Ground(OverlayNGRobust.Overlay(one, other, SpatialFunction.Union)));

    private static Geometry Ground(Geometry shape)
    {
        if (shape is Polygon or MultiPolygon)
            return shape;
        var polygons = PolygonExtracter.GetPolygons(shape).Cast<Polygon>().ToArray();
        return polygons.Length == 1 ? polygons[0] : shape.Factory.CreateMultiPolygon(polygons);
    }
}
