using System.Globalization;
using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Fieldwork;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>What a device or a person hands in about a visit.</summary>
/// <param name="Facts">Columns of the record list by name (实地已变化 …); an absent one says nothing.</param>
/// <param name="Photos">SHA-256 of each photo taken, in lower-case hex; the photos themselves may come later.</param>
public sealed record VisitReport(
    string? Assignment, string At, double? Longitude, double? Latitude, string Found, IReadOnlyDictionary<string, string> Facts, IReadOnlyList<string> Photos);

/// <summary>A visit was recorded, with what is in doubt about it.</summary>
public sealed record VisitRecorded(Visit Visit, IReadOnlyList<Doubt> Doubts);

/// <summary><c>weipian fieldwork visit</c>: who was where, when, and what was found. It feeds the determination once the office accepts it.</summary>
public static class RecordVisit
{
    /// <param name="assignment">The assignment named, null when none is.</param>
    /// <exception cref="ProblemException">All that is wrong: <c>visit.time</c>, <c>visit.future</c>, <c>visit.found</c>, <c>visit.photos</c>, <c>visit.position</c>, <c>assignment.missing</c>, <c>assignment.released</c>, <c>assignment.other-patch</c>, <c>fieldwork.cell</c>.</exception>
    public static Visit Decide(string id, Patch patch, VisitReport report, AssignmentStanding? assignment, string verifier, TimeSpan clockTolerance, DateTimeOffset now)
    {
        var problems = new List<Problem>();
        var at = Moment.Read(report.At);
        if (at > now + clockTolerance)
            problems.Add(new Problem("visit.future", $"核查时间 {report.At} 晚于现在", Field: "--at"));
        if (string.IsNullOrWhiteSpace(report.Found))
            problems.Add(new Problem("visit.found", "须写明现场所见", Field: "--found"));
        problems.AddRange(report.Photos.Where(hash => hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
            .Select(hash => new Problem("visit.photos", $"“{hash}”不是照片的 SHA-256", Field: "--expect")));
        if (report is { Longitude: null } != report is { Latitude: null } || report.Longitude is < -180 or > 180 || report.Latitude is < -90 or > 90)
            problems.Add(new Problem("visit.position", "位置应为 经度,纬度(度)", Field: "--position"));
        if (report.Assignment is { } named && assignment is null)
            problems.Add(new Problem("assignment.missing", $"没有核查任务“{named}”", Field: "--assignment"));
        if (assignment is { State: AssignmentStates.Released })
            problems.Add(new Problem("assignment.released", $"核查任务 {assignment.Assignment.Id} 已交回", Field: "--assignment"));
        if (assignment is not null && !assignment.Assignment.Patches.Contains(patch.Id))
            problems.Add(new Problem("assignment.other-patch", $"核查任务 {assignment.Assignment.Id} 不含图斑 {patch.Number}", Field: "--assignment"));
        foreach (var strange in report.Facts.Keys.Except(ImportRecords.FactColumns))
            problems.Add(new Problem("fieldwork.column-unknown", $"不认识的事实“{strange}”;可用:{string.Join('、', ImportRecords.FactColumns)}", Field: "--fact"));
        var cells = new Dictionary<string, string>(report.Facts, StringComparer.Ordinal) { ["核查人"] = verifier, ["核查日"] = Days.Write(Moment.DayOf(at)) };
        var record = ImportRecords.Read(patch.Id, new RecordRow(id, 1, cells, problems));
        if (problems.Count > 0)
            throw new ProblemException(problems);
        return new Visit(id, patch.Id, report.Assignment, Moment.Write(at), report.Longitude, report.Latitude, report.Found.Trim(), record, report.Photos.Distinct().ToList());
    }

    /// <returns>The visit; a report received twice is answered with the first.</returns>
    public static VisitRecorded Run(Workspace workspace, string patch, int? year, VisitReport report, string? verifier, RulePack pack, Actor actor)
    {
        var one = PatchShelf.One(workspace, patch, year);
        if (one.Status != PatchStatus.Current)
            throw new ProblemException("patch.not-current", $"图斑 {one.Number} {PatchStatus.Name(one.Status)},不再办理");
        OfflinePatch.Refuse(workspace, one);
        var limits = PhotoLimits.From(FieldworkLimits.Of(workspace, one.Year, pack));
        var number = Convert.ToInt64(workspace.Connection.Scalar("SELECT COUNT(*)+1 FROM visit"), CultureInfo.InvariantCulture);
        var assignment = report.Assignment is { } named ? FieldworkShelf.Assignments(workspace, one.Year).FirstOrDefault(standing => standing.Assignment.Id == named) : null;
        var visit = Decide($"V{number:D6}", one, report, assignment, verifier ?? actor.Person, limits.ClockTolerance, workspace.Clock.GetUtcNow());
        if (FieldworkShelf.Visits(workspace, one.Id).FirstOrDefault(known => CanonicalJson.Write(known.Visit with { Id = visit.Id }) == CanonicalJson.Write(visit)) is { } again)
            return new VisitRecorded(again.Visit, FieldworkShelf.Doubts(workspace, one.Id).Select(doubt => doubt.Doubt).Where(doubt => doubt.Visit == again.Visit.Id).ToList());
        var recorded = new VisitRecorded(visit, Far(workspace, one, visit, limits, pack));
        workspace.Append(actor, new Happening(FieldworkFolds.Visited, visit.Id, recorded));
        return recorded;
    }

    private static List<Doubt> Far(Workspace workspace, Patch patch, Visit visit, PhotoLimits limits, RulePack pack)
    {
        if (visit is not { Longitude: { } longitude, Latitude: { } latitude } || CheckPhotos.GroundOf(patch)?.DistanceM(longitude, latitude) is not { } distance || distance <= limits.MaxDistanceM)
            return [];
        var misfit = new Misfit(DoubtCodes.VisitFar, $"站立位置距图斑 {Digits.Fixed(distance, 0)} 米,限 {Digits.Of(limits.MaxDistanceM)} 米");
        return [CheckPhotos.Doubt(pack, $"D{CheckPhotos.NextDoubt(workspace):D6}", patch, null, null, visit.Id, misfit)];
    }
}
