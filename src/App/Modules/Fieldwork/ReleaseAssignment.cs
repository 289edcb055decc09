using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>An assignment was given back.</summary>
public sealed record AssignmentReleased(string Assignment, string Reason);

/// <summary><c>weipian fieldwork release</c>: the unit cannot do it and says why; what was recorded under it stays.</summary>
public static class ReleaseAssignment
{
    /// <exception cref="ProblemException"><c>assignment.missing</c>, <c>assignment.released</c>, <c>assignment.reason</c>.</exception>
    public static AssignmentReleased Decide(AssignmentStanding? standing, string id, string reason)
    {
        if (standing is null)
            throw new ProblemException("assignment.missing", $"没有核查任务“{id}”");
        if (standing.State == AssignmentStates.Released)
            throw new ProblemException("assignment.released", $"核查任务 {id} 已交回:{standing.Reason}");
        if (string.IsNullOrWhiteSpace(reason))
            throw new ProblemException("assignment.reason", "交回须写明理由", field: "--reason");
        return new AssignmentReleased(id, reason.Trim());
    }

    public static AssignmentReleased Run(Workspace workspace, int year, string id, string reason, Actor actor)
    {
        var released = Decide(FieldworkShelf.Assignments(workspace, year).FirstOrDefault(standing => standing.Assignment.Id == id), id, reason);
        workspace.Append(actor, new Happening(FieldworkFolds.Released, id, released));
        return released;
    }
}
