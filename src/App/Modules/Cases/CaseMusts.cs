using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Offences;
using Weipian.Law.Parameters;

namespace Weipian.App.Modules.Cases;

/// <summary>The six 该…必须 of a case, read from its steps and the law it was decided by.</summary>
public static class CaseMusts
{
    /// <summary>Checks in order; one whose duty is not known (不明) stands against closing like one that is undone.</summary>
    public static IReadOnlyList<MustCheck> Of(Workspace workspace, Dossier dossier, RulePack pack, DateOnly today) => SixMusts.Of(State(workspace, dossier, pack, today), today);

    /// <summary>What keeps the case from being closed, in words; a court that has the matter in hand (立案或裁定) stands for what it is to enforce.</summary>
    public static IReadOnlyList<string> Undone(Workspace workspace, Dossier dossier, RulePack pack, DateOnly today)
    {
        // Where no penalty is given, only persons and crimes are left to deal with.
        var withoutPenalty = dossier.Did("不予处罚") || dossier.Did("终止调查");
        var atCourt = InCourtsHands(workspace, dossier, pack, today);
        var annulled = CaseDecision.Of(dossier) is { Annulled: true };
        return Of(workspace, dossier, pack, today)
            .Where(check => check.Due != false && !check.Done)
            .Where(check => check.Must == Must.Refer || check.Must == Must.Sanction || !(withoutPenalty || annulled || atCourt))
            .Where(check => check.Must != Must.Refer || dossier.Field("研判结论") != "不移送")
            .Where(check => check.Must != Must.Sanction || !withoutPenalty || check.Due == true)
            .Select(check => $"{OfficialTerms.Of(check.Must)}:{(check.Due is null ? "不明," : "")}{check.Reason}").ToList();
    }

    private static bool InCourtsHands(Workspace workspace, Dossier dossier, RulePack pack, DateOnly today)
    {
        if (!dossier.Did("申请强制执行"))
            return false;
        var parameters = new ParameterValues(pack.Parameters, ProgrammeYear.Load(workspace, dossier.Year).Parameters, today);
        return parameters.Text("case.closeOnCourt") == "apply" || dossier.Did("法院裁定");
    }

    private static DisposalState State(Workspace workspace, Dossier dossier, RulePack pack, DateOnly today)
    {
        var clocks = DossierShelf.Clocks(workspace, dossier, pack, today);
        DateOnly? Due(string limit) => clocks.LastOrDefault(clock => clock.Limit == limit)?.Reading?.Due?.Day;
        var decided = dossier.Did("作出处罚决定") && CaseDecision.Of(dossier) is { } decision ? Measures(decision) : null;
        return new DisposalState(
            Law(workspace, dossier, pack, today), decided, Due("case.pay"), Due("case.demand")?.AddDays(1), Due("case.court"), DayOf(dossier, "申请强制执行", "申请日期"),
            Persons(dossier), CaseLaw.Alerts(workspace, dossier, pack, today), DayOf(dossier, "移送司法", "移送日期"), new Dictionary<Must, string>());
    }

    private static List<DecidedMeasure> Measures(CaseDecision decision) => new DecidedMeasure?[]
    {
        decision.HasFine ? new DecidedMeasure(MeasureKind.Fine, Yuan: decision.FineYuan, PaidYuan: decision.PaidYuan) : null,
        decision.HasDemolition ? new DecidedMeasure(MeasureKind.Demolish, decision.DemolishM2, Math.Min(decision.DemolishedM2, decision.DemolishM2)) : null,
        decision.ConfiscateM2 > 0 ? new DecidedMeasure(MeasureKind.ConfiscateBuildings, decision.ConfiscateM2, decision.HandedOver ? decision.ConfiscateM2 : 0) : null,
        decision.ConfiscateYuan > 0 ? new DecidedMeasure(MeasureKind.ConfiscateGains, Yuan: decision.ConfiscateYuan, PaidYuan: decision.HandedOver ? decision.ConfiscateYuan : 0) : null,
    }.OfType<DecidedMeasure>().ToList();

    /// <summary>The provision a person chose, over all violations of the case; null while none is chosen.</summary>
    private static PenaltyOutcome? Law(Workspace workspace, Dossier dossier, RulePack pack, DateOnly today)
    {
        if (PenaltyPreview.Choice(dossier) is not { } moment)
            return null;
        var outcomes = CaseLaw.Compare(workspace, dossier, pack, dossier.Last("作出处罚决定")?.Day ?? today)
            .Select(pair => pair.Comparison.Candidates.First(candidate => candidate.Moments.Contains(moment)).Outcome).OfType<PenaltyOutcome>().ToList();
        return outcomes.Count == 0 ? null : new PenaltyOutcome(outcomes[0].Provision, outcomes.SelectMany(outcome => outcome.Measures).ToList());
    }

    private static List<ResponsiblePerson> Persons(Dossier dossier) => dossier.All("登记责任人员").Select(step => step.Taken.Fields).Select(person => new ResponsiblePerson(
        person["姓名"], person["公职人员或党员"] == "是",
        dossier.All("提出处分建议").FirstOrDefault(step => step.Taken.Fields["被建议人"] == person["姓名"])?.Day)).ToList();

    private static DateOnly? DayOf(Dossier dossier, string action, string field) => dossier.Last(action) is { } step ? Days.Read(step.Taken.Fields[field]) : null;
}
