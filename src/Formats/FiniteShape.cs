using NetTopologySuite.Geometries;

namespace Weipian.Formats;

/// <summary>Well-known binary and text can hold what is no place: not a number, or infinite.</summary>
internal static class FiniteShape
{
    /// <exception cref="FormatException">A coordinate is not finite.</exception>
    public static Geometry Of(Geometry shape)
    {
        shape.Apply(new Check());
        return shape;
    }

    private sealed class Check : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => false;

        public void Filter(CoordinateSequence points)
        {
            for (var point = 0; point < points.Count; point++)
                if (!double.IsFinite(points.GetX(point) + points.GetY(point)))
                    throw new FormatException($"第 {point + 1} 点的坐标不是有限数");
        }
    }
}
