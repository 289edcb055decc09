using AwesomeAssertions;
using Weipian.Law.Offences;
using Weipian.Law.Parameters;
using Xunit;

namespace Weipian.Law.Tests.Offences;

public class ReferralGapsTests
{
    private static readonly DateOnly Today = new(2024, 7, 10);
    private static readonly OffenderAct Over = new("A", "张三", "illegal-occupation", new(2024, 3, 1), null) { PermanentFarmlandM2 = 4000, PlantingDestroyed = true };
    private static readonly CaseReferral Open = new("AJ-1", ["A"], new(2024, 7, 6), null, null, false, null);

    [Fact]
    public void Facts_established_more_than_three_days_ago_and_not_referred_are_a_gap() =>
        Find(Over, Open).Should().ContainSingle().Which.Should().Match<ReferralGap>(
            gap => gap.Kind == GapKind.NotReferred && gap.Since == new DateOnly(2024, 7, 9));

    [Fact]
    public void On_the_third_day_it_is_not_late_yet() => Find(Over, Open with { EstablishedOn = new(2024, 7, 7) }).Should().BeEmpty();

    [Fact]
    public void A_referred_case_has_no_gap() => Find(Over, Open with { ReferredOn = Today }).Should().BeEmpty();

    [Fact]
    public void Below_the_threshold_there_is_no_gap() => Find(Over with { PermanentFarmlandM2 = 3000 }, Open).Should().BeEmpty();

    [Fact]
    public void What_is_only_possible_is_no_gap() => Find(Over with { PlantingDestroyed = null }, Open).Should().BeEmpty();

    [Fact]
    public void A_case_closed_otherwise_than_by_a_fine_alone_is_only_not_referred() =>
        Find(Over, Open with { ClosedOn = new(2024, 7, 8) }).Select(gap => gap.Kind).Should().Equal(GapKind.NotReferred);

    [Fact]
    public void A_recorded_reason_is_shown_and_does_not_hide_the_gap() =>
        Find(Over with { PenalisedOn = new(2024, 7, 1) }, Open with { DecidedOn = new(2024, 7, 1), ClosedOn = new(2024, 7, 8), FineOnly = true, NotReferredReason = "已口头沟通" })
            .Should().HaveCount(2).And.AllSatisfy(gap => gap.Explanation.Should().EndWith("登记的未移送理由:已口头沟通"));

    [Fact]
    public void An_act_done_after_the_decision_is_not_held_against_the_closed_case()
    {
        var first = Over with { PermanentFarmlandM2 = 2000, PenalisedOn = new(2024, 4, 1) };
        var later = Over with { Act = "B", Day = new(2024, 5, 1), PermanentFarmlandM2 = 2000 };

        ReferralGaps.Find(LawFolder.Pack.Crimes, Values, [first, later], [Open with { DecidedOn = new(2024, 4, 1), ClosedOn = new(2024, 4, 20), FineOnly = true }], Today)
            .Should().BeEmpty();
    }

    private static IReadOnlyList<ReferralGap> Find(OffenderAct act, CaseReferral state) => ReferralGaps.Find(LawFolder.Pack.Crimes, Values, [act], [state], Today);

    private static ParameterValues Values => new(LawFolder.Pack.Parameters, new Dictionary<string, string>(), Today);
}
