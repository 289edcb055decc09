using System.Globalization;
using NetTopologySuite.Geometries;

namespace Weipian.Spatial;

/// <summary>Something about coordinates that does not fit the system they are said to be in.</summary>
/// <param name="Blocking">The data cannot be used as declared; otherwise a warning to a person.</param>
public sealed record CoordinateProblem(string Code, string Message, bool Blocking);

/// <summary>Holds coordinates against their declared system: nothing is swapped or shifted, a mistake is named.</summary>
public static class CoordinateTest
{
    private static readonly Envelope China = new(73, 136, 3, 54);

    /// <param name="data">Extent of the data, X east, Y north.</param>
    /// <param name="wgs84Accepted">Places outside China are then only worth a warning.</param>
    public static IEnumerable<CoordinateProblem> Check(Crs crs, Envelope data, bool wgs84Accepted = false)
    {
        if (data.IsNull)
            return [];
        var looksLikeDegrees = Math.Abs(data.MaxX) <= 180 && Math.Abs(data.MinX) <= 180 && Math.Abs(data.MaxY) <= 180 && Math.Abs(data.MinY) <= 180;
        return crs.IsGeographic ? Degrees(data, looksLikeDegrees, wgs84Accepted) : Metres(crs, data, looksLikeDegrees);
    }

    private static IEnumerable<CoordinateProblem> Degrees(Envelope data, bool looksLikeDegrees, bool wgs84Accepted)
    {
        if (!looksLikeDegrees)
            yield return new("coordinate.metres-for-degrees", "注明为经纬度,坐标却是米", Blocking: true);
        else if (!China.Contains(data) && China.Contains(new Envelope(data.MinY, data.MaxY, data.MinX, data.MaxX)))
            yield return new("coordinate.axes-swapped", "经度与纬度似乎颠倒(应为先经度后纬度)", Blocking: true);
        else if (Math.Abs(data.MaxY) > 90 || Math.Abs(data.MinY) > 90)
            yield return new("coordinate.latitude", "纬度超出 ±90°", Blocking: true);
        else if (!China.Contains(data))
            yield return new("coordinate.outside-china", "坐标不在我国范围之内", Blocking: !wgs84Accepted);
    }

    private static IEnumerable<CoordinateProblem> Metres(Crs crs, Envelope data, bool looksLikeDegrees)
    {
        if (looksLikeDegrees)
        {
            yield return new("coordinate.degrees-for-metres", $"注明为 {crs.Name},坐标却像经纬度", Blocking: true);
            yield break;
        }

        if (data.MinX is >= 300_000 and < 6_000_000 && data.MinY > 6_000_000 || data.MaxX < 6_000_000 && data.MinX > 1_000_000 && data.MinY is > 0 and < 1_000_000)
        {
            yield return new("coordinate.axes-swapped", "横坐标与纵坐标似乎颠倒(应为先东后北)", Blocking: true);
            yield break;
        }

        var prefix = (int)Math.Floor(data.MinX / 1e6);
        if (crs.ZonePrefix is { } zone && prefix != zone)
            yield return new("coordinate.zone", prefix == 0
                ? string.Create(CultureInfo.InvariantCulture, $"注明为第 {zone} 带,横坐标却没有带号")
                : string.Create(CultureInfo.InvariantCulture, $"注明为第 {zone} 带,横坐标的带号却是 {prefix}"), Blocking: true);
        else if (crs.ZonePrefix is null && prefix != 0)
            yield return new("coordinate.zone", string.Create(CultureInfo.InvariantCulture, $"注明为不带带号的坐标系,横坐标却有带号 {prefix}"), Blocking: true);
        else if (data.MinY < 300_000 || data.MaxY > 6_100_000)
            yield return new("coordinate.outside-china", "纵坐标不在我国范围之内", Blocking: true);
        else if (Math.Max(Math.Abs(data.MinX - crs.FalseEasting), Math.Abs(data.MaxX - crs.FalseEasting)) > crs.ZoneWidth * 60_000 * 1.4)
            yield return new("coordinate.far-from-meridian", "坐标远在本带之外,请核对带号", Blocking: false);
    }
}
