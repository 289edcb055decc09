using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Programmes;
using Weipian.Law;
using Weipian.Law.Offences;
using Weipian.Law.Parameters;

namespace Weipian.App.Modules.Cases;

/// <summary>Criminal alerts over all offenders, and cases that should have been referred and were not.</summary>
public sealed record CrimeFindings(IReadOnlyList<CrimeAlert> Alerts, IReadOnlyList<ReferralGap> Gaps);

/// <summary><c>weipian crime-watch</c>: alerts, never decisions (R088, R109).</summary>
public static class CrimeWatch
{
    public static CrimeFindings Of(Workspace workspace, int year, RulePack pack, DateOnly today)
    {
        var parameters = new ParameterValues(pack.Parameters, ProgrammeYear.Load(workspace, year).Parameters, today);
        var acts = OffenderActs.All(workspace);
        var cases = DossierShelf.Of(workspace, CaseShelf.Case, year).Select(Referral).ToList();
        return new CrimeFindings(CrimeCheck.Of(pack.Crimes, parameters, acts, today), ReferralGaps.Find(pack.Crimes, parameters, acts, cases, today));
    }

    private static CaseReferral Referral(Dossier dossier) => new(
        dossier.Id, dossier.Linked(CaseShelf.ViolationLink).ToList(), dossier.Last("提交调查报告")?.Day, dossier.Last("作出处罚决定")?.Day, dossier.Last("批准结案")?.Day,
        FineOnly: !dossier.Did("移送司法"), dossier.Last("移送司法")?.Day,
        dossier.Last("研判涉罪") is { } judged && judged.Taken.Fields["研判结论"] == "不移送" ? judged.Taken.Fields["理由"] : "");
}
