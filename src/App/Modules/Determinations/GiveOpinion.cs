using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Determinations;

/// <summary><c>weipian opinion</c>: a department signs whether it agrees with the proposed verdict. Disagreement is a state, not an overwrite.</summary>
public static class GiveOpinion
{
    public static readonly IReadOnlyList<string> Departments = ["审批", "地籍", "耕保", "执法监察"];

    /// <exception cref="ProblemException"><c>opinion.department</c>, <c>opinion.text</c>, <c>patch.not-judged</c>, <c>patch.not-current</c>.</exception>
    public static Opinion Decide(PatchStanding standing, string department, bool agrees, string? text, Actor actor)
    {
        if (!Departments.Contains(department))
            throw new ProblemException("opinion.department", $"部门“{department}”应为 {string.Join('、', Departments)}", field: "--department");
        if (standing.Patch.Status != PatchStatus.Current)
            throw new ProblemException("patch.not-current", $"图斑 {standing.Patch.Number} {PatchStatus.Name(standing.Patch.Status)},不再办理");
        if (standing.Judged is null)
            throw new ProblemException("patch.not-judged", $"图斑 {standing.Patch.Number} 尚未判定;请先运行 weipian judge");
        if (!agrees && string.IsNullOrWhiteSpace(text))
            throw new ProblemException("opinion.text", "不同意须写明理由", field: "--text");
        return new Opinion(standing.Patch.Id, department, agrees, text?.Trim() ?? "", actor.Person, actor.Post);
    }

    public static Opinion Run(Workspace workspace, string patch, int? year, string department, bool agrees, string? text, Actor actor)
    {
        var opinion = Decide(DeterminationShelf.One(workspace, PatchShelf.One(workspace, patch, year)), department, agrees, text, actor);
        workspace.Append(actor, new Happening(DeterminationFolds.OpinionGiven, opinion.Patch, opinion));
        return opinion;
    }
}
