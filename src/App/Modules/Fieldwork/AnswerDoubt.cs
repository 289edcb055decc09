using Weipian.App.Database;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Fieldwork;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>A person raised a doubt.</summary>
public sealed record DoubtRaised(Doubt Doubt);

/// <summary><c>weipian fieldwork answer</c> and <c>doubt</c>: a reviewer answers in writing; what is found false follows the unit.</summary>
public static class AnswerDoubt
{
    /// <param name="handedIn">Who handed in what is in doubt; nobody clears his own.</param>
    /// <param name="unit">Unit answerable for a falsification.</param>
    /// <exception cref="ProblemException"><c>doubt.outcome</c>, <c>doubt.text</c>, <c>doubt.same-person</c>, <c>doubt.unit</c>, <c>doubt.answered</c>.</exception>
    public static DoubtAnswer Decide(DoubtStanding standing, string outcome, string? text, string? unit, string? handedIn, Actor actor)
    {
        if (!DoubtOutcomes.All.Contains(outcome))
            throw new ProblemException("doubt.outcome", $"答复“{outcome}”应为 {string.Join('、', DoubtOutcomes.All)}", field: "--outcome");
        if (string.IsNullOrWhiteSpace(text))
            throw new ProblemException("doubt.text", "存疑须书面说明", field: "--text");
        if (handedIn is not null && actor.Person == handedIn)
            throw new ProblemException("doubt.same-person", $"{actor.Person} 是提交人,不能说明自己的存疑");
        if (standing.Answer?.Outcome == outcome)
            throw new ProblemException("doubt.answered", $"存疑 {standing.Doubt.Id} 已由 {standing.Person} 答复:{outcome}");
        if (outcome == DoubtOutcomes.Falsified && string.IsNullOrWhiteSpace(unit))
            throw new ProblemException("doubt.unit", "查实弄虚作假须指明责任单位(一票否决随单位)", field: "--unit");
        return new DoubtAnswer(standing.Doubt.Id, outcome, text.Trim(), outcome == DoubtOutcomes.Falsified ? unit : null);
    }

    public static DoubtAnswer Run(Workspace workspace, string doubt, string outcome, string? text, string? unit, Actor actor)
    {
        var standing = DoubtReading.One(workspace, doubt);
        var patch = PatchShelf.One(workspace, standing.Doubt.Patch);
        if (unit is not null && ProgrammeYear.Load(workspace, patch.Year).Units.All(known => known.Code != unit))
            throw new ProblemException("unit.missing", $"{patch.Year} 年度没有单位“{unit}”", field: "--unit");
        var answerable = unit ?? FieldworkShelf.Assignments(workspace, patch.Year).LastOrDefault(assignment => assignment.Assignment.Patches.Contains(patch.Id))?.Assignment.Unit;
        var answer = Decide(standing, outcome, text, answerable, HandedIn(workspace, standing.Doubt), actor);
        workspace.Append(actor, new Happening(FieldworkFolds.DoubtAnswered, doubt, answer));
        return answer;
    }

    /// <summary>What no check sees, a person may say: a doubt that blocks until another person answers it.</summary>
    /// <exception cref="ProblemException"><c>doubt.text</c>, <c>evidence.missing</c>, <c>visit.missing</c>.</exception>
    public static Doubt Raise(Workspace workspace, string patch, int? year, string? evidence, string? visit, string text, RulePack pack, Actor actor)
    {
        var one = PatchShelf.One(workspace, patch, year);
        if (string.IsNullOrWhiteSpace(text))
            throw new ProblemException("doubt.text", "须写明疑在何处", field: "--text");
        var version = evidence is null ? null : EvidenceShelf.One(workspace, evidence).Version;
        if (visit is not null)
            _ = VisitReading.One(workspace, visit);
        var doubt = CheckPhotos.Doubt(pack, $"D{CheckPhotos.NextDoubt(workspace):D6}", one, version?.Id, version?.Version, visit, new Misfit(DoubtCodes.Raised, text.Trim()));
        workspace.Append(actor, new Happening(FieldworkFolds.DoubtRaised, one.Id, new DoubtRaised(doubt)));
        return doubt;
    }

    private static string? HandedIn(Workspace workspace, Doubt doubt) =>
        doubt.Evidence is { } evidence ? EvidenceShelf.Versions(workspace, evidence).FirstOrDefault(item => item.Version.Version == doubt.Version)?.Uploader
        : doubt.Visit is { } visit ? VisitReading.One(workspace, visit).Visit.Record.Verifier : null;
}
