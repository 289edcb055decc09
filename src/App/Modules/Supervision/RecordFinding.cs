using System.Globalization;
using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Supervision;

/// <summary><c>weipian inspect-finding</c>: what the joint inspection found at a patch it drew.</summary>
public static class RecordFinding
{
    /// <exception cref="ProblemException"><c>finding.not-drawn</c>, <c>finding.text</c>, <c>finding.serious</c>, <c>finding.day</c>.</exception>
    public static InspectionFinding Decide(string id, InspectionDrawn draw, Patch patch, DateOnly day, bool problem, bool serious, string? text, DateOnly today)
    {
        var problems = new List<Problem>();
        var drawn = draw.Draw.Drawn.FirstOrDefault(item => item.Id == patch.Id);
        if (drawn is null)
            problems.Add(new Problem("finding.not-drawn", $"图斑 {patch.Number} 不在抽查 {draw.Id} 的名单内", Field: "--patch"));
        if (string.IsNullOrWhiteSpace(text))
            problems.Add(new Problem("finding.text", "须写明检查情况", Field: "--text"));
        if (serious && !problem)
            problems.Add(new Problem("finding.serious", "认定违法严重的须同时认定有问题", Field: "--serious"));
        if (day > today)
            problems.Add(new Problem("finding.day", $"检查日 {Days.Write(day)} 晚于今天", Field: "--day"));
        return problems.Count > 0 ? throw new ProblemException(problems) : new InspectionFinding(id, draw.Id, patch.Id, drawn!.Stratum, Days.Write(day), problem, serious, text!.Trim());
    }

    public static InspectionFinding Run(Workspace workspace, int year, string draw, string patch, DateOnly day, bool problem, bool serious, string? text, Actor actor)
    {
        var drawn = SupervisionShelf.Draws(workspace, year).Find(known => known.Id == draw) ?? throw new ProblemException("draw.missing", $"{year} 年度没有抽查“{draw}”", field: "--draw");
        var count = Convert.ToInt32(workspace.Connection.Scalar("SELECT count(*) FROM inspection_finding"), CultureInfo.InvariantCulture);
        var finding = Decide($"JC{count + 1:000000}", drawn, PatchShelf.One(workspace, patch, year), day, problem, serious, text, Moment.DayOf(workspace.Clock.GetUtcNow()));
        workspace.Append(actor, new Happening(SupervisionFolds.Found, finding.Id, finding));
        return finding;
    }
}
