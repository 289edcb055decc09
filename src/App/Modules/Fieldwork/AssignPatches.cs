using System.Globalization;
using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>States of an assignment.</summary>
public static class AssignmentStates
{
    public const string Given = "已派";

    /// <summary>The unit gave it back, with a reason; its patches may be assigned anew.</summary>
    public const string Released = "已交回";
}

/// <summary><c>weipian fieldwork assign</c>: patches to a unit, to a person, until a day.</summary>
public static class AssignPatches
{
    /// <param name="open">Assignments of the year that were not given back.</param>
    /// <param name="settled">Patches whose visit the office accepted.</param>
    /// <param name="offline">Patches handled off-line: nothing of them is gathered here.</param>
    /// <exception cref="ProblemException">All that stands against it: <c>assignment.empty</c>, <c>unit.missing</c>, <c>assignment.person</c>, <c>assignment.due</c>, <c>patch.not-current</c>, <c>patch.offline</c>, <c>assignment.open</c>.</exception>
    public static Assignment Decide(
        string id, ProgrammeYear year, IReadOnlyList<Patch> patches, string unit, string person, DateOnly due, string? text,
        IReadOnlyList<Assignment> open, IReadOnlySet<string> settled, IReadOnlySet<string> offline, DateOnly today)
    {
        var problems = new List<Problem>();
        var named = year.Units.FirstOrDefault(known => known.Code == unit && known.InForce(today)) ?? year.Units.LastOrDefault(known => known.Code == unit);
        if (patches.Count == 0)
            problems.Add(new Problem("assignment.empty", "没有要核查的图斑"));
        if (named is null)
            problems.Add(new Problem("unit.missing", $"{year.Year} 年度没有单位“{unit}”;单位名单由 weipian programme units 载入", Field: "--unit"));
        if (string.IsNullOrWhiteSpace(person))
            problems.Add(new Problem("assignment.person", "须写明核查人", Field: "--to"));
        if (due < today)
            problems.Add(new Problem("assignment.due", $"截止日 {Days.Write(due)} 已过", Field: "--due"));
        problems.AddRange(patches.Where(patch => patch.Status != PatchStatus.Current)
            .Select(patch => new Problem("patch.not-current", $"图斑 {patch.Number} {PatchStatus.Name(patch.Status)},不再办理")));
        problems.AddRange(patches.Where(patch => offline.Contains(patch.Id)).Select(OfflinePatch.Refusal));
        problems.AddRange(patches.Where(patch => !settled.Contains(patch.Id))
            .SelectMany(patch => open.Where(assignment => assignment.Patches.Contains(patch.Id)).Take(1)
                .Select(assignment => new Problem("assignment.open", $"图斑 {patch.Number} 已由 {assignment.Id} 派给 {assignment.UnitName} {assignment.Person};交回后才能另派"))));
        if (problems.Count > 0)
            throw new ProblemException(problems);
        return new Assignment(id, year.Year, patches.Select(patch => patch.Id).Distinct().ToList(), unit, named!.Name, person.Trim(), Days.Write(due), string.IsNullOrWhiteSpace(text) ? null : text.Trim());
    }

    public static Assignment Run(Workspace workspace, int year, IReadOnlyList<string> patches, string unit, string person, DateOnly due, string? text, Actor actor)
    {
        var number = Convert.ToInt64(workspace.Connection.Scalar("SELECT COUNT(*)+1 FROM assignment"), CultureInfo.InvariantCulture);
        var settled = workspace.Connection.Query("SELECT patch_id FROM visit_review WHERE accepts=1", row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
        var named = patches.Select(patch => PatchShelf.One(workspace, patch, year)).ToList();
        var assignment = Decide(
            $"A{number:D6}", ProgrammeYear.Load(workspace, year), named, unit, person, due, text,
            FieldworkShelf.Assignments(workspace, year).Where(standing => standing.State == AssignmentStates.Given).Select(standing => standing.Assignment).ToList(),
            settled, named.Where(patch => OfflinePatch.Is(workspace, patch)).Select(patch => patch.Id).ToHashSet(StringComparer.Ordinal), Moment.DayOf(workspace.Clock.GetUtcNow()));
        workspace.Append(actor, new Happening(FieldworkFolds.Assigned, assignment.Id, assignment));
        return assignment;
    }
}
