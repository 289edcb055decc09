using NetTopologySuite.Geometries;

namespace Weipian.Spatial;

/// <summary>Vertices from one CGCS2000 system to another; the datum is the same, so nothing shifts.</summary>
public static class CrsChange
{
    /// <summary>The shape in <paramref name="to"/>; the very same object when nothing changes.</summary>
    public static Geometry Between(Geometry shape, Crs from, Crs to)
    {
        if (from == to)
            return shape;
        var changed = shape.Copy();
        changed.Apply(new Changing(from, to));
        changed.GeometryChanged();
        return changed;
    }

    /// <summary>The 3° Gauss-Krüger zone in which distances about a place are true to 1e-4.</summary>
    public static Crs ZoneAbout(Coordinate place, Crs crs)
    {
        var longitude = crs.IsGeographic ? place.X : GaussKruger.Inverse(place.X, place.Y, crs).Longitude;
        return new Crs(0, "", 3 * Math.Round(longitude / 3), 500_000, 3);
    }

    private sealed class Changing(Crs from, Crs to) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence)
        {
            for (var index = 0; index < sequence.Count; index++)
            {
                var (x, y) = (sequence.GetX(index), sequence.GetY(index));
                var (longitude, latitude) = from.IsGeographic ? (x, y) : GaussKruger.Inverse(x, y, from);
                (x, y) = to.IsGeographic ? (longitude, latitude) : GaussKruger.Forward(longitude, latitude, to);
                sequence.SetX(index, x);
                sequence.SetY(index, y);
            }
        }
    }
}
