using AwesomeAssertions;
using Weipian.App.Modules.Cases;
using Weipian.Law.Offences;
using Xunit;

namespace Weipian.App.Tests.Modules.Cases;

/// <summary>Scenario 9 and 4 as an office meets them: alerts over the record, old and new law beside each other.</summary>
public class CrimeWatchTests
{
    private const double Mu = 2000 / 3.0;

    [Fact]
    public void Two_untreated_acts_of_one_offender_are_summed_and_an_alert_blocks_closing_until_it_is_judged()
    {
        using var desk = new Desk();
        desk.Office.Conclude("TB-2");
        var first = desk.Violation(start: "2024-01-10", end: "2024-01-20", with: draft => Farmland(draft, 3.1));
        var second = desk.Violation("TB-2", start: "2024-09-01", end: "2024-09-20", with: draft => Farmland(draft, 2.2));

        using var workspace = desk.Office.Read();
        var alerts = CrimeWatch.Of(workspace, Office.Year, Office.Pack, new DateOnly(2025, 1, 6)).Alerts.Where(alert => alert.Level == AlertLevel.Reached).ToList();

        alerts.Should().ContainSingle().Which.Acts.Select(act => act.Act).Should().Equal(first.Id, second.Id);
        alerts[0].Amount.Should().BeApproximately(5.3m, 0.0001m);
    }

    [Fact]
    public void Once_the_first_act_was_penalised_nothing_is_summed()
    {
        using var desk = new Desk();
        desk.Office.Conclude("TB-2");
        var first = desk.Violation(start: "2024-01-10", end: "2024-01-20", with: draft => Farmland(draft, 3.1));
        new CaseWalk(desk).Decided(first.Id, fine: "1600000");
        desk.Violation("TB-2", start: "2024-09-01", end: "2024-09-20", with: draft => Farmland(draft, 2.2));

        using var workspace = desk.Office.Read();
        CrimeWatch.Of(workspace, Office.Year, Office.Pack, new DateOnly(2025, 3, 1)).Alerts.Should().NotContain(alert => alert.Level == AlertLevel.Reached);
    }

    [Fact]
    public void An_alert_must_be_judged_and_a_referral_made_before_the_case_can_close()
    {
        using var desk = new Desk();
        var walk = new CaseWalk(desk).Filed(desk.Violation(with: draft => Farmland(draft, 5.5)).Id);
        using (var workspace = desk.Office.Read())
            CaseNeeds.Read(Context(workspace, desk, walk.Id), "应移送已移送").Holds.Should().BeFalse();

        desk.Act("case", walk.Id, "研判涉罪", "2025-01-13", Desk.Chief, "研判结论=应移送", "理由=达到追诉标准");
        using (var workspace = desk.Office.Read())
            CaseNeeds.Read(Context(workspace, desk, walk.Id), "应移送已移送").Why.Should().Contain("尚未移送");

        desk.Act("case", walk.Id, "移送司法", "2025-01-14", Desk.Zhang, "主送=示例县公安局", "涉嫌罪名=非法占用农用地罪", "移送日期=2025-01-14").Papers.Single().Document.Should().Be("涉嫌犯罪移送书");
        using (var workspace = desk.Office.Read())
            CaseNeeds.Read(Context(workspace, desk, walk.Id), "应移送已移送").Holds.Should().BeTrue();
    }

    [Fact]
    public void An_act_of_2018_decided_in_2025_is_computed_under_both_laws()
    {
        using var desk = new Desk();
        var walk = new CaseWalk(desk).Lead(desk.Violation(start: "2018-03-10", end: "2018-08-20").Id);
        using var workspace = desk.Office.Read();

        var penalty = PenaltyPreview.Of(workspace, desk.Dossier("case", walk.Id), Office.Pack, new DateOnly(2025, 2, 12)).Single();

        penalty.Comparison.Candidates.Should().HaveCountGreaterThan(1);
        var fines = penalty.Comparison.Candidates.Select(candidate => candidate.Outcome!.Find(MeasureKind.Fine)!.Amount!.MaxYuan!.Value).ToList();
        fines.Max().Should().BeGreaterThan(fines.Min() * 30, "30 元/㎡ against 1000 元/㎡");
        penalty.Comparison.ToConfirm.Should().NotBeEmpty();
    }

    private static Violation Farmland(Violation draft, double mu) =>
        draft with { Land = draft.Land with { FarmlandM2 = mu * Mu, PermanentFarmlandM2 = mu * Mu }, PlantingDestroyed = true };

    private static App.Modules.Procedures.NeedContext Context(Workspace workspace, Desk desk, string id) => new(
        workspace, Office.Pack, desk.Dossier("case", id),
        new App.Modules.Procedures.StepRequest("case", id, Office.Year, "提请结案", new DateOnly(2025, 1, 20), new Dictionary<string, string>(), [], []), new("张明", "执法监察", null));
}
