using Weipian.App.Database;
using Weipian.App.Modules.Acceptance;
using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Directives;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Submissions;
using Weipian.App.Modules.Supervision;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Procedures;

namespace Weipian.App;

/// <summary>Where the procedures and the modules that know their conditions and papers meet; every door to a dossier goes through here.</summary>
public static class ProcedureDesk
{
    private static readonly Dictionary<string, DossierRules> ByKind = new Dictionary<string, DossierRules>(StringComparer.Ordinal) { [CaseShelf.Case] = CaseShelf.Rules, [SubmissionShelf.Submission] = SubmissionShelf.Rules }
        .Concat(DirectiveShelf.Rules).Concat(SupervisionShelf.Rules).Concat(AcceptanceShelf.Rules).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <exception cref="ProblemException">As <see cref="TakeStep.Decide"/>; <c>procedure.unknown</c>; what a paper of the step lacks.</exception>
    public static (DossierStep Step, IReadOnlyList<Paper> Papers) Take(Workspace workspace, StepRequest request, RulePack pack, Actor actor) =>
        DossierWork.Take(workspace, request, pack, Rules(request.Kind), actor);

    /// <summary>Every action of a procedure with the answer to whether the officer may take it now.</summary>
    public static List<OfferedStep> Offer(Workspace workspace, string kind, string? id, int year, RulePack pack, Officer officer, DateOnly day) =>
        DossierWork.Offer(workspace, kind, id, year, pack, Rules(kind).Needs, officer, day);

    private static DossierRules Rules(string kind) => ByKind.GetValueOrDefault(kind) ?? throw new ProblemException("procedure.unknown", $"没有程序“{kind}”");
}
