using Weipian.App.Database;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Determination;
using Weipian.Law.Parameters;
using Weipian.Spatial;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>What was found at a patch on the ground; the newest record of a patch counts, older ones stay in the journal.</summary>
/// <param name="Land">Findings the land tables ask for.</param>
/// <param name="Activity">开采, 勘查, 非矿活动, 历史遗留 or 无; null on the land line.</param>
/// <param name="ActivityDay">Day of the act, where it could be told.</param>
/// <param name="Verifier">Who was on the ground.</param>
public sealed record FieldRecord(
    string Patch, VerificationFacts Land, string? Activity, string? Mineral, bool? AssociatedMineral, bool? WithinElevation, DateOnly? ActivityDay,
    string Verifier, DateOnly VerifiedOn);

/// <summary>What other modules may ask of the field records.</summary>
public static class FieldRecords
{
    /// <summary>The newest record of every patch that has one, by patch id.</summary>
    public static IReadOnlyDictionary<string, FieldRecord> Newest(Workspace workspace) => workspace.Connection
        .Query("SELECT patch_id, record FROM field_record", row => (Id: row.GetString(0), Record: CanonicalJson.Read<FieldRecord>(row.GetString(1))))
        .ToDictionary(pair => pair.Id, pair => pair.Record, StringComparer.Ordinal);
}

/// <summary>What a photo shows of a patch; only these are held against ground and time.</summary>
public static class PhotoRoles
{
    public const string Site = "现场照片";
    public const string Before = "整改前照片";
    public const string After = "整改后照片";
    public static readonly IReadOnlyList<string> All = [Site, Before, After];
}

/// <summary>Patches sent to a unit and a person of it to be looked at.</summary>
/// <param name="Due">Last day, ISO.</param>
public sealed record Assignment(string Id, int Year, IReadOnlyList<string> Patches, string Unit, string UnitName, string Person, string Due, string? Text);

/// <summary>Where an assignment stands: 已派, or 已交回 with a reason of the unit.</summary>
public sealed record AssignmentStanding(Assignment Assignment, string State, string? Reason, string GivenAt);

/// <summary>Somebody was there.</summary>
/// <param name="At">ISO 8601 with offset.</param>
/// <param name="Longitude">Where the person stood, degrees; null when the device did not say.</param>
/// <param name="Found">In the person's own words.</param>
/// <param name="Photos">SHA-256 of every photo that belongs to it; until all have come the visit is 待传.</param>
public sealed record Visit(
    string Id, string Patch, string? Assignment, string At, double? Longitude, double? Latitude, string Found, FieldRecord Record, IReadOnlyList<string> Photos);

/// <summary>Where a visit stands.</summary>
public static class VisitStates
{
    /// <summary>Photos it names have not come yet.</summary>
    public const string Incomplete = "待传";
    public const string Pending = "待审核";
    public const string Accepted = "审核通过";
    public const string Returned = "已退回";
}

/// <summary>The office's word on a visit.</summary>
public sealed record VisitReview(string Visit, string Patch, bool Accepts, string? Reason, string? ReasonName, string Text);

/// <summary>A visit as it stands.</summary>
/// <param name="Received">How many of the photos it names have come.</param>
/// <param name="Missing">Hashes of those that have not.</param>
public sealed record VisitStanding(
    Visit Visit, string State, int Received, IReadOnlyList<string> Missing, string Person, string Post, string ReceivedAt, VisitReview? Review, string? ReviewedAt);

/// <summary>One thing about a photo or a visit that could not be squared.</summary>
/// <param name="Code">Of <c>law/fieldwork/doubts.csv</c>.</param>
/// <param name="Blocks">Acceptance is impossible until it is answered.</param>
/// <param name="Evidence">The photo, null when it is about the visit.</param>
public sealed record Doubt(string Id, string Patch, string? Evidence, int? Version, string? Visit, string Code, string Name, bool Blocks, string Reason);

/// <summary>How a reviewer answers a doubt.</summary>
public static class DoubtOutcomes
{
    public const string Explained = "已说明";
    public const string Falsified = "查实弄虚作假";
    public static readonly IReadOnlyList<string> All = [Explained, Falsified];
}

/// <summary>A reviewer's written answer; it stays with the doubt.</summary>
/// <param name="Unit">Unit that answers for it, when it is a falsification: the veto follows the unit.</param>
public sealed record DoubtAnswer(string Doubt, string Outcome, string Text, string? Unit);

/// <summary>A doubt with what was said of it; open while there is no answer.</summary>
public sealed record DoubtStanding(Doubt Doubt, DoubtAnswer? Answer, string? Person, string? AnsweredAt)
{
    public bool Open => Answer is null;

    public bool Falsified => Answer?.Outcome == DoubtOutcomes.Falsified;
}

/// <summary>A proof found to be false: 一票否决 for the unit's acceptance.</summary>
public sealed record Falsification(string Patch, string Unit, string Doubt, string? Evidence, string Text, string Person, string At);

/// <summary>A patch was ordered to be put right; photos of the result must be later.</summary>
/// <param name="Day">Day of issue, ISO.</param>
public sealed record RectificationOrdered(IReadOnlyList<string> Patches, string Day, string Directive);

/// <summary>All the field work on one patch.</summary>
/// <param name="Verified">A record of it feeds the determination: imported, or an accepted visit.</param>
/// <param name="Unchecked">Photos linked to the patch that no check has looked at yet; they block like open doubts.</param>
/// <param name="OrderedOn">Newest day it was ordered to be put right.</param>
public sealed record PatchFieldwork(
    string Patch, bool Verified, IReadOnlyList<AssignmentStanding> Assignments, IReadOnlyList<VisitStanding> Visits, IReadOnlyList<EvidenceItem> Photos,
    IReadOnlyList<DoubtStanding> Doubts, IReadOnlyList<string> Unchecked, string? OrderedOn)
{
    public IEnumerable<DoubtStanding> OpenBlocking => Doubts.Where(doubt => doubt.Open && doubt.Doubt.Blocks);

    public IEnumerable<DoubtStanding> Falsified => Doubts.Where(doubt => doubt.Falsified);
}

/// <summary>What other modules may ask of the field work.</summary>
public static class FieldworkShelf
{
    public static PatchFieldwork Of(Workspace workspace, Patch patch)
    {
        var photos = EvidenceShelf.LinkedTo(workspace, LinkTargets.Patch, patch.Id).Where(link => PhotoRoles.All.Contains(link.Role)).Select(link => link.Evidence).Distinct()
            .Select(id => EvidenceShelf.One(workspace, id)).Where(item => item.Version.Kind == EvidenceKinds.Photo).ToList();
        var checkedPhotos = workspace.Connection.Query(
            "SELECT evidence, version FROM photo_check WHERE patch_id=$1", row => (row.GetString(0), row.GetInt32(1)), patch.Id).ToHashSet();
        return new PatchFieldwork(
            patch.Id, workspace.Connection.Scalar("SELECT 1 FROM field_record WHERE patch_id=$1", patch.Id) is not null,
            Assignments(workspace, patch.Year).Where(standing => standing.Assignment.Patches.Contains(patch.Id)).ToList(), Visits(workspace, patch.Id), photos,
            Doubts(workspace, patch.Id), photos.Where(photo => !checkedPhotos.Contains((photo.Version.Id, photo.Version.Version))).Select(photo => photo.Version.Id).ToList(),
            (string?)workspace.Connection.Scalar("SELECT MAX(day) FROM rectification_order WHERE patch_id=$1", patch.Id));
    }

    /// <summary>The patch as ground to be seen from points about it; null while it has no usable shape.</summary>
    public static Sighting? GroundOf(Patch patch) => CheckPhotos.GroundOf(patch);

    public static List<AssignmentStanding> Assignments(Workspace workspace, int year) => workspace.Connection.Query(
        "SELECT body, state, reason, given_at FROM assignment WHERE year=$1 ORDER BY id",
        row => new AssignmentStanding(CanonicalJson.Read<Assignment>(row.GetString(0)), row.GetString(1), row.Text(2), row.GetString(3)), year);

    public static List<VisitStanding> Visits(Workspace workspace, string patch) => VisitReading.Read(workspace, "WHERE v.patch_id=$1", patch);

    /// <summary>Doubts about a patch, oldest first; answered ones stay.</summary>
    public static List<DoubtStanding> Doubts(Workspace workspace, string patch) => DoubtReading.Read(workspace, "WHERE d.patch_id=$1", patch);

    /// <summary>Proofs found false in a year, by unit: the veto of the acceptance.</summary>
    public static List<Falsification> Falsifications(Workspace workspace, int year) =>
        DoubtReading.Read(workspace, "JOIN patch p ON p.id=d.patch_id WHERE p.year=$1", year).Where(doubt => doubt.Falsified)
            .Select(doubt => new Falsification(
                doubt.Doubt.Patch, doubt.Answer!.Unit!, doubt.Doubt.Id, doubt.Doubt.Evidence, doubt.Answer.Text, doubt.Person!, doubt.AnsweredAt!)).ToList();

    /// <summary>How often each return reason was used for visits of a year.</summary>
    public static SortedDictionary<string, int> ReturnReasons(Workspace workspace, int year) => new(
        workspace.Connection.Query(
            "SELECT v.reason, COUNT(*) FROM visit_review v JOIN patch p ON p.id=v.patch_id WHERE p.year=$1 AND v.reason IS NOT NULL GROUP BY v.reason",
            row => (row.GetString(0), row.GetInt32(1)), year).ToDictionary(pair => pair.Item1, pair => pair.Item2), StringComparer.Ordinal);
}

/// <summary>What other modules may do to the field work.</summary>
public static class FieldworkWork
{
    /// <summary>To be appended beside a directive: from this day on photos of the result must be younger than it.</summary>
    public static Happening Ordered(IReadOnlyList<string> patches, DateOnly day, string directive) =>
        new(FieldworkFolds.Ordered, directive, new RectificationOrdered(patches, Days.Write(day), directive));

    /// <summary>To be appended beside another event: a doubt about a photo that another module's check raised.</summary>
    /// <param name="code">Of <c>law/fieldwork/doubts.csv</c>.</param>
    public static Happening DoubtAbout(Workspace workspace, Patch patch, EvidenceVersion photo, string code, string reason, RulePack pack) => new(
        FieldworkFolds.DoubtRaised, patch.Id,
        new DoubtRaised(CheckPhotos.Doubt(pack, $"D{CheckPhotos.NextDoubt(workspace):D6}", patch, photo.Id, photo.Version, null, new Misfit(code, reason))));
}

/// <summary>Parameters of field work in force at a year's end: what the programme set before the defaults.</summary>
public static class FieldworkLimits
{
    public static ParameterValues Of(Workspace workspace, int year, RulePack pack) =>
        new(pack.Parameters, ProgrammeYear.Load(workspace, year).Parameters, new DateOnly(year, 12, 31));
}
