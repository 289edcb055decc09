namespace Weipian.Spatial;

/// <summary>The CGCS2000 ellipsoid (GB 22021-2008). Lengths in metres.</summary>
public static class Ellipsoid
{
    public const double A = 6378137;
    public const double Flattening = 1 / 298.257222101;

    /// <summary>Semi-minor axis b.</summary>
    public const double B = A * (1 - Flattening);

    /// <summary>First eccentricity squared e².</summary>
    public const double E2 = Flattening * (2 - Flattening);

    /// <summary>Third flattening n.</summary>
    public const double N = Flattening / (2 - Flattening);

    public const double RadiansPerDegree = Math.PI / 180;
}
