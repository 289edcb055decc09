using Weipian.Spatial;

namespace Weipian.App.Modules.Imagery;

/// <summary>The pyramids tiles are cut in: web Mercator, which the map is drawn in, and that of longitude and latitude.</summary>
public static class TileGrid
{
    public const int Side = 256;
    private static readonly PictureCrs Mercator = PictureCrs.FromEpsg(PictureCrs.WebMercator)!;

    /// <summary>Half the width of the Mercator square, metres.</summary>
    private const double Half = Math.PI * Ellipsoid.A;

    /// <summary>Ground side of a pixel of a zoom, metres.</summary>
    public static double PixelM(int zoom, double latitude) => 2 * Half / Side / (1L << zoom) * Math.Cos(latitude * Ellipsoid.RadiansPerDegree);

    /// <summary>The zoom whose pixels are as fine as a picture's, or just finer.</summary>
    public static int ZoomOf(double pixelM, double latitude)
    {
        for (var zoom = 0; zoom < DeepestDrawn; zoom++)
            if (PixelM(zoom, latitude) <= pixelM * 1.05)
                return zoom;
        return DeepestDrawn;
    }

    /// <summary>Deeper the map does not go; a finer picture is drawn smaller there.</summary>
    public const int DeepestDrawn = 20;

    /// <summary>Longitude of the left edge of a column; the same in both pyramids.</summary>
    public static double Longitude(int zoom, double column) => (column / (1L << zoom) * 360) - 180;

    /// <summary>Latitude of the upper edge of a row of the Mercator pyramid.</summary>
    public static double Latitude(int zoom, double row) => Mercator.ToDegrees(0, Half - (row / (1L << zoom) * 2 * Half)).Latitude;

    /// <summary>Row of the pyramid of degrees a latitude lies in, with its fraction.</summary>
    public static double DegreeRow(int zoom, double latitude) => (90 - latitude) / 360 * (1L << zoom);

    /// <summary>Ground of a range of tiles, both ends included.</summary>
    public static GroundBox Ground(int zoom, int west, int north, int east, int south, bool degrees) => new(
        Longitude(zoom, west), degrees ? 90 - ((south + 1) * 360.0 / (1L << zoom)) : Latitude(zoom, south + 1), Longitude(zoom, east + 1), degrees ? 90 - (north * 360.0 / (1L << zoom)) : Latitude(zoom, north));
}
