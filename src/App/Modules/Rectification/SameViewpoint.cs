using Weipian.App.Modules.Evidence;
using Weipian.App.Platform;
using Weipian.Law.Fieldwork;
using Weipian.Law.Parameters;
using Weipian.Spatial;

namespace Weipian.App.Modules.Rectification;

/// <summary>Whether some photo after the work was taken where, and towards where, one before it was.</summary>
internal static class SameViewpoint
{
    /// <returns>Null when a pair is alike; otherwise what the nearest pair lacks, in words.</returns>
    public static string? Misfit(IReadOnlyList<EvidenceItem> before, IReadOnlyList<EvidenceItem> after, Sighting ground, ParameterValues values)
    {
        var (metres, degrees) = (values.Number("photo.viewpointDistanceM"), values.Number("photo.viewpointBearingDeg"));
        var pairs = (from one in before
                     from other in after
                     where one.Version.Photo is { Longitude: not null, Latitude: not null, AzimuthDeg: not null } && other.Version.Photo is { Longitude: not null, Latitude: not null, AzimuthDeg: not null }
                     let apart = ground.BetweenM(Place(one), Place(other))
                     let turned = Sighting.Between(one.Version.Photo!.AzimuthDeg!.Value, other.Version.Photo!.AzimuthDeg!.Value)
                     orderby Math.Max(apart / metres, turned / degrees), one.Version.Id, other.Version.Id
                     select (one.Version.Id, other.Version.Id, apart, turned)).ToList();
        if (pairs.Count == 0)
            return before.Count == 0 ? "没有整改前照片可比对" : "整改前后照片没有都带位置与方位角的,无法比对视点";
        var (first, second, distance, angle) = pairs[0];
        return distance <= metres && angle <= degrees ? null
            : $"最相近的 {first} 与 {second} 相距 {Digits.Fixed(distance, 0)} 米、方向差 {Digits.Fixed(angle, 0)}°,限 {Digits.Of(metres)} 米、{Digits.Of(degrees)}°";
    }

    private static (double Longitude, double Latitude) Place(EvidenceItem item) => (item.Version.Photo!.Longitude!.Value, item.Version.Photo.Latitude!.Value);

    /// <summary>The doubt a misfit becomes.</summary>
    public const string Code = DoubtCodes.ViewpointDiffers;
}
