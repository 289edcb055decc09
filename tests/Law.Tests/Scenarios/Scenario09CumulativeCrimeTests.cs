using AwesomeAssertions;
using Weipian.Law.Offences;
using Weipian.Law.Parameters;
using Xunit;

namespace Weipian.Law.Tests.Scenarios;

/// <summary>One offender, 3.1 and 2.2 mu of basic farmland in two patches eight months apart.</summary>
public class Scenario09CumulativeCrimeTests
{
    private const decimal M2PerMu = 2000m / 3;
    private static readonly DateOnly Today = new(2025, 3, 1);
    private static readonly OffenderAct First = Act("TB-0001", new(2024, 2, 10), 3.1m);
    private static readonly OffenderAct Second = Act("TB-0207", new(2024, 10, 10), 2.2m);

    [Fact]
    public void Both_untreated_are_summed_and_alert()
    {
        var alert = Check([First, Second]).Should().ContainSingle().Subject;

        alert.Level.Should().Be(AlertLevel.Reached);
        decimal.Round(alert.Amount, 6).Should().Be(5.3m);
        alert.Border.Should().Be(5);
        alert.Acts.Select(act => act.Act).Should().Equal("TB-0001", "TB-0207");
        alert.Articles.Should().Equal("刑法.342", "法释2000.14", "法释2000.14.9");
        alert.Explanation.Should().Be(
            "张三:TB-0001(2024-02-10)3.10 亩 + TB-0207(2024-10-10)2.20 亩,合计 5.30 亩(1 年内未经处理,累计计算),"
            + "永久基本农田面积达到非法占用农用地罪标准 5.00 亩;依据 刑法.342、法释2000.14、法释2000.14.9;是否移送由人决定");
    }

    [Fact]
    public void A_first_act_that_was_penalised_is_not_summed() =>
        Check([First with { PenalisedOn = new(2024, 6, 1) }, Second]).Should().BeEmpty();

    [Fact]
    public void Planting_conditions_not_yet_appraised_only_make_it_possible()
    {
        var alert = Check([First, Second with { PlantingDestroyed = null }]).Should().ContainSingle().Subject;

        alert.Level.Should().Be(AlertLevel.Possible);
        alert.Missing.Should().Equal("TB-0207 种植条件是否严重毁坏(鉴定)");
    }

    [Fact]
    public void Two_offenders_are_never_summed() => Check([First, Second with { Offender = "李四" }]).Should().BeEmpty();

    [Fact]
    public void A_closed_fine_only_case_over_the_threshold_is_found()
    {
        var penalised = new DateOnly(2024, 12, 1);
        var gaps = ReferralGaps.Find(
            LawFolder.Pack.Crimes, Values, [First with { PenalisedOn = penalised }, Second with { PenalisedOn = penalised }],
            [new CaseReferral("AJ-7", ["TB-0001", "TB-0207"], new(2024, 11, 1), penalised, new(2025, 1, 10), true, null)], Today);

        gaps.Select(gap => (gap.Kind, gap.Case)).Should().Equal((GapKind.FineInsteadOfCrime, "AJ-7"), (GapKind.NotReferred, "AJ-7"));
        gaps[0].Explanation.Should().StartWith("2025-01-10 仅以行政处罚结案;张三:TB-0001(2024-02-10)3.10 亩 + TB-0207");
    }

    private static IReadOnlyList<CrimeAlert> Check(IReadOnlyList<OffenderAct> acts) => CrimeCheck.Of(LawFolder.Pack.Crimes, Values, acts, Today);

    private static ParameterValues Values => new(LawFolder.Pack.Parameters, new Dictionary<string, string>(), Today);

    private static OffenderAct Act(string id, DateOnly day, decimal mu) =>
        new(id, "张三", "illegal-occupation", day, null) { PermanentFarmlandM2 = mu * M2PerMu, PlantingDestroyed = true };
}
