using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law.Determination;

namespace Weipian.App.Modules.Determinations;

/// <summary><c>weipian conclude</c>: a person concludes what a patch is; other than proposed only with a reason.</summary>
public static class ConcludePatch
{
    /// <summary>What a person may not conclude: these ask for something else first.</summary>
    private static readonly string[] NotConclusions = [VerdictCodes.Pending, VerdictCodes.Split];

    /// <param name="code">Verdict code; null: as proposed.</param>
    /// <exception cref="ProblemException"><c>conclusion.code</c>, <c>conclusion.reason</c>, <c>patch.not-judged</c>, <c>patch.not-current</c>.</exception>
    public static Conclusion Decide(PatchStanding standing, string? code, string? reason, Actor actor)
    {
        if (standing.Patch.Status != PatchStatus.Current)
            throw new ProblemException("patch.not-current", $"图斑 {standing.Patch.Number} {PatchStatus.Name(standing.Patch.Status)},不再办理");
        // 线下处理 is neutral: it needs no judgement and keeps no reason.
        if (code == VerdictCodes.Offline)
            return new Conclusion(standing.Patch.Id, code, VerdictCodes.Term(code), null, false, actor.Person, actor.Post);
        var proposed = standing.Judged?.Verdict
            ?? throw new ProblemException("patch.not-judged", $"图斑 {standing.Patch.Number} 尚未判定;请先运行 weipian judge");
        var chosen = code ?? proposed.Code;
        if (!VerdictCodes.All.Contains(chosen))
            throw new ProblemException("conclusion.code", $"没有结论代码“{chosen}”;可用:{string.Join('、', VerdictCodes.All.Except(NotConclusions).Select(known => $"{known}({VerdictCodes.Term(known)})"))}", field: "--code");
        if (NotConclusions.Contains(chosen))
            throw new ProblemException("conclusion.code", chosen == VerdictCodes.Split ? $"图斑 {standing.Patch.Number} 须先按建议拆分(weipian split)" : $"图斑 {standing.Patch.Number} 尚缺:{string.Join('、', proposed.Missing)}", field: "--code");
        var differs = chosen != proposed.Code;
        if (differs && string.IsNullOrWhiteSpace(reason))
            throw new ProblemException("conclusion.reason", $"结论({VerdictCodes.Term(chosen)})与判定建议({proposed.Conclusion})不同,须写明理由", field: "--reason");
        return new Conclusion(standing.Patch.Id, chosen, differs ? VerdictCodes.Term(chosen) : proposed.Conclusion, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), differs, actor.Person, actor.Post);
    }

    public static Conclusion Run(Workspace workspace, string patch, int? year, string? code, string? reason, Actor actor)
    {
        var conclusion = Decide(DeterminationShelf.One(workspace, PatchShelf.One(workspace, patch, year)), code, reason, actor);
        workspace.Append(actor, new Happening(DeterminationFolds.Concluded, conclusion.Patch, conclusion));
        return conclusion;
    }
}
