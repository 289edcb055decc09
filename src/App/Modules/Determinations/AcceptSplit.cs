using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Determinations;

/// <summary><c>weipian split</c>: a person accepts the proposed split; the children take the patch's place.</summary>
public static class AcceptSplit
{
    /// <exception cref="ProblemException"><c>split.not-proposed</c>: the last judgement proposes none.</exception>
    public static IReadOnlyList<string> Run(Workspace workspace, string patch, int? year, Actor actor)
    {
        var standing = DeterminationShelf.One(workspace, PatchShelf.One(workspace, patch, year));
        if (standing.Judged is not { Split.Count: > 1 } judged || judged.Version != standing.Patch.Version)
            throw new ProblemException("split.not-proposed", $"图斑 {standing.Patch.Number} 的最近判定没有拆分建议");
        return PatchWork.Split(
            workspace, standing.Patch, judged.Verdict.SplitAlong!, judged.Split.Select(part => new NewPart(part.Number, part.Geometry, part.AreaM2)).ToList(), actor);
    }
}
