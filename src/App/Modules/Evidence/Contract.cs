using System.Globalization;
using System.Numerics;
using NetTopologySuite.Geometries;
using Weipian.App.Database;
using Weipian.App.Platform;
using Weipian.Spatial;

namespace Weipian.App.Modules.Evidence;

/// <summary>What an evidence object may be.</summary>
public static class EvidenceKinds
{
    public const string Photo = "照片";
    public const string Document = "文件";
    public const string AudioVisual = "音像";
    public static readonly IReadOnlyList<string> All = [Photo, Document, AudioVisual];
}

/// <summary>What an evidence object may be linked to.</summary>
public static class LinkTargets
{
    public const string Patch = "patch";
    public const string Case = "case";
    public const string Campaign = "campaign";
    public static readonly IReadOnlyList<string> All = [Patch, Case, Campaign];
}

/// <summary>What a picture says of itself. Every member is null when the file does not say; nothing is guessed.</summary>
/// <param name="Longitude">Degrees, WGS 84 as the receiver writes it; within a metre of CGCS2000.</param>
/// <param name="AzimuthDeg">Direction the camera looked in, 0–360 clockwise.</param>
/// <param name="MagneticNorth">The azimuth counts from magnetic north.</param>
/// <param name="TakenAt">Device time, ISO 8601 with offset; Beijing time where the file names none.</param>
/// <param name="SatelliteTime">Time of the satellite fix, UTC.</param>
/// <param name="Orientation">EXIF 1–8.</param>
/// <param name="PerceptualHash">256 bits as hex; pictures that look alike differ in few. Null when the picture could not be decoded.</param>
/// <param name="Faults">What could not be read, in words.</param>
public sealed record PhotoFacts(
    double? Longitude, double? Latitude, double? AzimuthDeg, bool? MagneticNorth, string? TakenAt, string? SatelliteTime, int? Orientation, string? Camera,
    int? WidthPx, int? HeightPx, string? PerceptualHash, IReadOnlyList<string> Faults);

/// <summary>What the person or device said when handing it in, beside what the file says.</summary>
/// <param name="TakenAt">ISO 8601 with offset.</param>
public sealed record EvidenceClaim(string? TakenAt = null, double? Longitude = null, double? Latitude = null, double? AzimuthDeg = null, string? Device = null);

/// <summary>One version of an evidence object; the bytes lie in the content store under their hash, as received.</summary>
/// <param name="Name">Name of the file as handed in.</param>
/// <param name="ContentType">By content; the name's ending is never trusted.</param>
/// <param name="Reason">Why it replaces the version before; null for the first.</param>
public sealed record EvidenceVersion(
    string Id, int Version, string Kind, string Name, string Sha256, long Bytes, string ContentType, PhotoFacts? Photo, EvidenceClaim Claim, string? Reason);

/// <summary>The object is cited for something: a link, never a copy.</summary>
/// <param name="Role">What it proves there: 现场照片, 整改前照片, 审核验收意见 …</param>
public sealed record EvidenceLink(string Evidence, string Target, string TargetId, string Role, string? Reason);

/// <summary>An evidence version as kept, with who handed it in and when the server had it.</summary>
public sealed record EvidenceItem(EvidenceVersion Version, string Uploader, string Post, string ReceivedAt, bool Newest);

/// <summary>A version of a photo as far as comparing asks, and the targets of one kind it is cited for.</summary>
public sealed record ComparedPicture(string Evidence, string Sha256, PictureBits? Bits, string ReceivedAt, IReadOnlySet<string> TargetIds);

/// <summary>Evidence near a place, for 一举多用.</summary>
public sealed record NearbyEvidence(EvidenceItem Item, double DistanceM, int AgeDays, IReadOnlyList<EvidenceLink> Links);

/// <summary>A link to be made.</summary>
public sealed record LinkWish(string Target, string TargetId, string Role, string? Reason = null);

/// <summary>An object taken in, and the events to append for it beside the caller's own.</summary>
/// <param name="Already">The same bytes are linked there already: a repeated upload, answered with the first receipt.</param>
public sealed record ReceivedEvidence(EvidenceVersion Version, bool Already, IReadOnlyList<Happening> Happenings);

/// <summary>A perceptual hash ready to be compared; thousands are, for every photo that comes.</summary>
public readonly record struct PictureBits(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>From the hex of <see cref="PhotoFacts.PerceptualHash"/>; null for null.</summary>
    public static PictureBits? From(string? hex)
    {
        if (hex is null)
            return null;
        ulong Part(int index) => ulong.Parse(hex.AsSpan(index * 16, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new PictureBits(Part(0), Part(1), Part(2), Part(3));
    }

    /// <summary>Bits in which two pictures differ, 0–256.</summary>
    public int Apart(PictureBits other) =>
        BitOperations.PopCount(A ^ other.A) + BitOperations.PopCount(B ^ other.B) + BitOperations.PopCount(C ^ other.C) + BitOperations.PopCount(D ^ other.D);
}

/// <summary>What other modules may do with evidence.</summary>
public static class EvidenceWork
{
    /// <inheritdoc cref="AddEvidence.Receive"/>
    public static ReceivedEvidence Receive(Workspace workspace, string file, string? name, string? kind, EvidenceClaim claim, IReadOnlyList<LinkWish> wishes) =>
        AddEvidence.Receive(workspace, file, name, kind, claim, wishes);

    /// <inheritdoc cref="LinkEvidence.Decide"/>
    public static Happening Link(Workspace workspace, string evidence, LinkWish wish)
    {
        var link = LinkEvidence.Decide(workspace, evidence, wish);
        return new Happening(EvidenceFolds.Linked, link.Evidence, link);
    }
}

/// <summary>What other modules may ask of the evidence.</summary>
public static class EvidenceShelf
{
    private const string Columns = "SELECT e.body, e.uploader, e.post, e.received_at, CASE WHEN e.version=(SELECT MAX(n.version) FROM evidence n WHERE n.id=e.id) THEN 1 ELSE 0 END FROM evidence e ";

    /// <summary>Newest version of an object.</summary>
    /// <exception cref="ProblemException"><c>evidence.missing</c>.</exception>
    public static EvidenceItem One(Workspace workspace, string id) => Versions(workspace, id).LastOrDefault()
        ?? throw new ProblemException("evidence.missing", $"没有举证“{id}”");

    /// <summary>All versions of an object, oldest first.</summary>
    public static List<EvidenceItem> Versions(Workspace workspace, string id) => Read(workspace, "WHERE e.id=$1 ORDER BY e.version", id);

    /// <summary>All versions of everything, by id and version.</summary>
    public static List<EvidenceItem> All(Workspace workspace) => Read(workspace, "ORDER BY e.id, e.version");

    /// <summary>What the objects with these bytes are.</summary>
    public static List<EvidenceItem> WithBytes(Workspace workspace, string sha256) => Read(workspace, "WHERE e.sha256=$1 ORDER BY e.id, e.version", sha256);

    public static List<EvidenceLink> LinksOf(Workspace workspace, string id) => Links(workspace, "WHERE evidence=$1", id);

    /// <summary>Links to a patch, a case or a campaign, in the order they were made.</summary>
    public static List<EvidenceLink> LinkedTo(Workspace workspace, string target, string targetId) => Links(workspace, "WHERE target=$1 AND target_id=$2", target, targetId);

    /// <summary>Every link to targets of a kind.</summary>
    public static List<EvidenceLink> LinkedTo(Workspace workspace, string target) => Links(workspace, "WHERE target=$1", target);

    /// <summary>Every version of every photo that is cited for some target of a kind, without its particulars: tens of thousands are compared at once.</summary>
    public static List<ComparedPicture> Pictures(Workspace workspace, string target)
    {
        var targets = workspace.Connection.Query("SELECT evidence, target_id FROM evidence_link WHERE target=$1", row => (row.GetString(0), row.GetString(1)), target)
            .GroupBy(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        return workspace.Connection.Query(
                "SELECT id, sha256, picture, received_at FROM evidence WHERE kind=$1 ORDER BY id, version",
                row => (Id: row.GetString(0), Sha256: row.GetString(1), Bits: PictureBits.From(row.Text(2)), At: row.GetString(3)), EvidenceKinds.Photo)
            .Where(row => targets.ContainsKey(row.Id)).Select(row => new ComparedPicture(row.Id, row.Sha256, row.Bits, row.At, targets[row.Id])).ToList();
    }

    /// <summary>Newest versions of what is linked to a target, each once.</summary>
    public static List<EvidenceItem> Of(Workspace workspace, string target, string targetId) =>
        LinkedTo(workspace, target, targetId).Select(link => link.Evidence).Distinct().Select(id => One(workspace, id)).ToList();

    /// <summary>Photos taken within <paramref name="metres"/> of a place in the <paramref name="days"/> up to <paramref name="asOf"/>, nearest first: 一举多用.</summary>
    public static List<NearbyEvidence> Near(Workspace workspace, Geometry place, Crs crs, double metres, int days, DateOnly asOf) =>
        NearbyEvidenceSearch.Find(workspace, place, crs, metres, days, asOf);

    private static List<EvidenceItem> Read(Workspace workspace, string where, params ReadOnlySpan<object?> values) => workspace.Connection.Query(
        Columns + where,
        row => new EvidenceItem(CanonicalJson.Read<EvidenceVersion>(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4) == 1), values);

    private static List<EvidenceLink> Links(Workspace workspace, string where, params ReadOnlySpan<object?> values) => workspace.Connection.Query(
        $"SELECT body FROM evidence_link {where} ORDER BY sequence, evidence, target, target_id", row => CanonicalJson.Read<EvidenceLink>(row.GetString(0)), values);
}
