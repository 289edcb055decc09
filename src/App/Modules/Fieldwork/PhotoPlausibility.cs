using Weipian.App.Modules.Evidence;
using Weipian.App.Platform;
using Weipian.Law.Fieldwork;
using Weipian.Law.Parameters;
using Weipian.Spatial;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>Limits of the checks, by the parameters <c>photo.*</c>.</summary>
/// <param name="BearingBufferM">The patch is widened by this before a direction is held against it.</param>
/// <param name="DuplicateBits">Perceptual hashes (256 bits) that differ in no more show the same picture.</param>
public sealed record PhotoLimits(
    double MaxDistanceM, double BearingBufferM, double BearingToleranceDeg, double MaxAgeDays, double ReuseDays, TimeSpan ClockTolerance, int DuplicateBits)
{
    public static PhotoLimits From(ParameterValues values) => new(
        values.Number("photo.maxDistanceM"), values.Number("photo.bearingBufferM"), values.Number("photo.bearingToleranceDeg"), values.Number("photo.maxAgeDays"),
        values.Number("evidence.reuseDays"), TimeSpan.FromMinutes(values.Number("photo.clockToleranceMin")), (int)values.Number("photo.duplicateBits"));
}

/// <summary>A photo to be held against a patch.</summary>
/// <param name="ReceivedAt">When the server had it; for a declared second use, when that was declared.</param>
/// <param name="DeclaredReuse">Cited for this patch with a stated reason (一举多用): it may be older than the assignment.</param>
public sealed record PhotoToCheck(string Evidence, string Sha256, string Role, PhotoFacts? Facts, EvidenceClaim Claim, DateTimeOffset ReceivedAt, bool DeclaredReuse);

/// <summary>The earliest moment the photo may be of, and what says so.</summary>
public sealed record PhotoWindow(DateTimeOffset? NotBefore, string? Why);

/// <summary>A photo received earlier for other patches only.</summary>
/// <param name="Numbers">Numbers of the patches by id; a patch without one is named by its id.</param>
public readonly record struct OtherPhoto(string Evidence, string Sha256, PictureBits? Bits, IEnumerable<string> PatchIds, IReadOnlyDictionary<string, string> Numbers)
{
    public string Patches
    {
        get
        {
            var numbers = Numbers;
            return string.Join('、', PatchIds.Order(StringComparer.Ordinal).Select(id => numbers.GetValueOrDefault(id, id)));
        }
    }
}

/// <summary>What does not fit, in words.</summary>
public sealed record Misfit(string Code, string Reason);

/// <summary>
/// Holds a photo against ground, time and all other photos (spec 2.7). The outcome is a list of doubts for a person to answer: nothing here rejects,
/// and what cannot be known is a doubt, never a contradiction.
/// </summary>
public static class PhotoPlausibility
{
    /// <summary>Compasses count from magnetic north, which lies up to ten degrees west of true north in this country.</summary>
    private const double DeclinationDeg = 10;

    /// <param name="ground">Null while the patch has no usable shape.</param>
    public static IReadOnlyList<Misfit> Check(PhotoToCheck photo, Sighting? ground, PhotoWindow window, PhotoLimits limits, IEnumerable<OtherPhoto> others) =>
        [.. Place(photo, ground, limits), .. Time(photo, window, limits), .. Claims(photo, ground, limits), .. Copies(photo, limits, others)];

    private static IEnumerable<Misfit> Place(PhotoToCheck photo, Sighting? ground, PhotoLimits limits)
    {
        var facts = photo.Facts;
        var place = facts is { Longitude: { } longitude, Latitude: { } latitude } ? (longitude, latitude) : ((double Longitude, double Latitude)?)null;
        var claimed = photo.Claim is { Longitude: { } said, Latitude: { } saidToo } ? (said, saidToo) : ((double Longitude, double Latitude)?)null;
        if (place is null)
            yield return new Misfit(DoubtCodes.NoPosition, $"照片文件中没有卫星定位{(claimed is null ? "" : ",只有填报的位置")}");
        if (facts?.AzimuthDeg is null)
            yield return new Misfit(DoubtCodes.NoAzimuth, "照片文件中没有方位角");
        if ((place ?? claimed) is not { } at || ground is null)
            yield break;
        var distance = ground.DistanceM(at.Longitude, at.Latitude);
        if (distance > limits.MaxDistanceM)
            yield return new Misfit(DoubtCodes.TooFar, $"拍摄点距图斑 {Digits.Fixed(distance, 0)} 米,限 {Digits.Of(limits.MaxDistanceM)} 米");
        var tolerance = limits.BearingToleranceDeg + (facts?.MagneticNorth == true ? DeclinationDeg : 0);
        if ((facts?.AzimuthDeg ?? photo.Claim.AzimuthDeg) is { } azimuth && ground.OffDeg(at.Longitude, at.Latitude, azimuth, limits.BearingBufferM) is { } off && off > tolerance)
            yield return new Misfit(DoubtCodes.AzimuthAway, $"方位角 {Digits.Fixed(azimuth, 0)}° 偏离图斑 {Digits.Fixed(off, 0)}°,容差 {Digits.Of(tolerance)}°");
    }

    private static IEnumerable<Misfit> Time(PhotoToCheck photo, PhotoWindow window, PhotoLimits limits)
    {
        if (photo.Facts?.TakenAt is null)
            yield return new Misfit(DoubtCodes.NoTime, $"照片文件中没有拍摄时间{(photo.Claim.TakenAt is null ? "" : ",只有填报的时间")}");
        if ((photo.Facts?.TakenAt ?? photo.Claim.TakenAt) is not { } text)
            yield break;
        var taken = Moment.Read(text);
        if (window.NotBefore is { } from && taken < from - limits.ClockTolerance)
            yield return new Misfit(DoubtCodes.BeforeWindow, $"拍摄于 {Moment.Said(taken)},早于{window.Why}({Moment.Said(from)})");
        if (taken > photo.ReceivedAt + limits.ClockTolerance)
            yield return new Misfit(DoubtCodes.AfterReceipt, $"拍摄于 {Moment.Said(taken)},晚于收到时间 {Moment.Said(photo.ReceivedAt)}");
        var days = photo.DeclaredReuse ? Math.Max(limits.ReuseDays, limits.MaxAgeDays) : limits.MaxAgeDays;
        if (photo.Role != PhotoRoles.Before && (photo.ReceivedAt - taken).TotalDays > days)
            yield return new Misfit(DoubtCodes.TooOld, $"拍摄至使用已 {Digits.Fixed((photo.ReceivedAt - taken).TotalDays, 0)} 日,限 {Digits.Of(days)} 日");
        if (photo.Facts is { TakenAt: not null, SatelliteTime: { } satellite } && (taken - Moment.Read(satellite)).Duration() is var drift && drift > limits.ClockTolerance)
            yield return new Misfit(DoubtCodes.ClockDrift, $"设备时间与卫星时间相差 {Digits.Fixed(drift.TotalMinutes, 0)} 分钟");
    }

    private static IEnumerable<Misfit> Claims(PhotoToCheck photo, Sighting? ground, PhotoLimits limits)
    {
        if (ground is not null && photo is { Facts: { Longitude: { } longitude, Latitude: { } latitude }, Claim: { Longitude: { } said, Latitude: { } saidToo } }
            && ground.BetweenM((longitude, latitude), (said, saidToo)) is var apart && apart > limits.MaxDistanceM)
            yield return new Misfit(DoubtCodes.ClaimDiffers, $"填报的位置与照片记载相距 {Digits.Fixed(apart, 0)} 米");
        if (photo is { Facts.TakenAt: { } taken, Claim.TakenAt: { } claimed } && (Moment.Read(taken) - Moment.Read(claimed)).Duration() is var gap && gap > limits.ClockTolerance)
            yield return new Misfit(DoubtCodes.ClaimDiffers, $"填报的时间与照片记载相差 {Digits.Fixed(gap.TotalMinutes, 0)} 分钟");
    }

    private static IEnumerable<Misfit> Copies(PhotoToCheck photo, PhotoLimits limits, IEnumerable<OtherPhoto> others)
    {
        var bits = PictureBits.From(photo.Facts?.PerceptualHash);
        foreach (var other in others.Where(other => other.Evidence != photo.Evidence))
        {
            if (other.Sha256 == photo.Sha256)
                yield return new Misfit(DoubtCodes.ExactDuplicate, $"与图斑 {other.Patches} 的照片 {other.Evidence} 逐字节相同");
            else if (bits is { } mine && other.Bits is { } theirs && mine.Apart(theirs) is var apart && apart <= limits.DuplicateBits)
                yield return new Misfit(DoubtCodes.SimilarDuplicate, $"与图斑 {other.Patches} 的照片 {other.Evidence} 画面相同(256 位中差 {apart} 位)");
        }
    }
}
