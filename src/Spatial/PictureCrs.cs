using System.Globalization;
using System.Text.RegularExpressions;
using static Weipian.Spatial.DeterministicMath;

namespace Weipian.Spatial;

/// <summary>
/// A coordinate system a picture of the ground may lie in: those of CGCS2000, and for looking only – where some centimetres are less
/// than a dot – longitude and latitude of WGS 84, its UTM zones and web Mercator. No area is ever taken from a picture.
/// </summary>
/// <param name="Plane">Gauss-Krüger zone it is made of; <see cref="Crs.Geographic"/> for degrees; null for web Mercator.</param>
/// <param name="Scale">Of the central meridian: 1, or 0.9996 in UTM.</param>
public sealed record PictureCrs(int Epsg, string Name, Crs? Plane, double Scale)
{
    public const int WebMercator = 3857;

    /// <summary>Beyond it the Mercator square ends; degrees.</summary>
    public const double MercatorEnd = 85.0511287798066;

    private static readonly Regex Utm = new("UTM[ _]ZONE[ _](?<zone>\\d{1,2})N", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>Whether numbers of WGS 84 are taken as CGCS2000.</summary>
    public bool IsWgs84 => Epsg is 4326 or WebMercator or (>= 32601 and <= 32660);

    /// <summary>The system of an EPSG code; null when pictures in it are not laid over the map.</summary>
    public static PictureCrs? FromEpsg(int epsg) => epsg switch
    {
        _ when Crs.FromEpsg(epsg) is { } crs => new(epsg, crs.Name, crs, 1),
        4326 => new(epsg, "WGS 84 经纬度", Crs.Geographic, 1),
        WebMercator or 900913 or 102100 => new(WebMercator, "Web 墨卡托", null, 1),
        >= 32601 and <= 32660 => new(epsg, string.Create(CultureInfo.InvariantCulture, $"WGS 84 UTM 第 {epsg - 32600} 带"), new Crs(epsg, "", (6 * (epsg - 32600)) - 183, 500_000, 6), 0.9996),
        _ => null,
    };

    /// <summary>By what a file declares.</summary>
    /// <param name="wkt">Read when there is no code.</param>
    /// <returns>The system, or code and Chinese reason why not.</returns>
    public static (PictureCrs? Crs, string? Code, string? Message) Read(int? epsg, string? wkt)
    {
        if (epsg is { } code)
        {
            if (FromEpsg(code) is { } known)
                return (known, null, null);
            var refused = CrsReading.FromEpsg(code);
            return (null, refused.Code, refused.Message);
        }

        var flat = wkt?.ToUpperInvariant() ?? "";
        if (flat.StartsWith("PROJCS", StringComparison.Ordinal) && flat.Contains("WGS", StringComparison.Ordinal))
        {
            if (flat.Contains("PSEUDO-MERCATOR", StringComparison.Ordinal) || flat.Contains("AUXILIARY_SPHERE", StringComparison.Ordinal))
                return (FromEpsg(WebMercator), null, null);
            if (Utm.Match(flat) is { Success: true } zone && FromEpsg(32600 + int.Parse(zone.Groups["zone"].Value, CultureInfo.InvariantCulture)) is { } utm)
                return (utm, null, null);
        }

        var reading = CrsReading.FromWkt(wkt, acceptWgs84: true);
        return reading.Crs is { } crs ? (FromEpsg(crs.Epsg), null, null) : (null, reading.Code, reading.Message);
    }

    /// <summary>Degrees to the picture's own coordinates; not a number where the picture cannot reach.</summary>
    public (double X, double Y) Of(double longitude, double latitude)
    {
        if (Plane is null)
            return Math.Abs(latitude) > MercatorEnd ? (double.NaN, double.NaN)
                : (Ellipsoid.A * longitude * Ellipsoid.RadiansPerDegree, Ellipsoid.A * Atanh(SinCos(latitude * Ellipsoid.RadiansPerDegree).Sin));
        if (Plane.IsGeographic)
            return (longitude, latitude);
        // A zone says nothing of the other side of the earth.
        if (Math.Abs(longitude - Plane.CentralMeridian) > 30 || Math.Abs(latitude) > 85)
            return (double.NaN, double.NaN);
        var (east, north) = GaussKruger.Forward(longitude, latitude, Plane);
        return (Plane.FalseEasting + ((east - Plane.FalseEasting) * Scale), north * Scale);
    }

    /// <summary>The picture's own coordinates to degrees.</summary>
    public (double Longitude, double Latitude) ToDegrees(double x, double y)
    {
        if (Plane is null)
            return (x / Ellipsoid.A / Ellipsoid.RadiansPerDegree, Atan(Sinh(Math.Clamp(y / Ellipsoid.A, -4, 4))) / Ellipsoid.RadiansPerDegree);
        return Plane.IsGeographic ? (x, y) : GaussKruger.Inverse(Plane.FalseEasting + ((x - Plane.FalseEasting) / Scale), y / Scale, Plane);
    }

    /// <summary>The series of the house ends at 1; the Mercator square goes on to π: from a quarter, doubled twice.</summary>
    private static double Sinh(double value)
    {
        var (sinh, cosh) = SinhCosh(value / 4);
        (sinh, cosh) = (2 * sinh * cosh, (2 * cosh * cosh) - 1);
        return 2 * sinh * cosh;
    }
}
