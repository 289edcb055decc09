using AwesomeAssertions;
using Weipian.Law.Offences;
using Xunit;

namespace Weipian.Law.Tests.Scenarios;

/// <summary>A factory built in 2018 on ten mu of farmland, found in the 2022 patches, decided in 2025: every law that may apply, side by side.</summary>
public class Scenario04LawInTimeTests
{
    private const decimal AreaM2 = 6667.5m;
    private static readonly DateOnly Decided = new(2025, 5, 20);
    private static readonly DateOnly Found = new(2022, 6, 1);
    private static readonly ActPeriod Built = new(new(2018, 3, 1), new(2018, 11, 30));
    private static readonly PlanReading OldPlan = new("土地利用总体规划(2015 调整)", [new LandPart(AreaM2, false, true)]);
    private static readonly PlanReading NewPlan = new("国土空间总体规划", [new LandPart(AreaM2, true, true)]);

    [Fact]
    public void Both_laws_are_computed_under_both_plans()
    {
        var compared = Compare("illegal-occupation", Built);

        compared.Candidates.Select(candidate => candidate.Key).Should().Equal(
            "illegal-occupation.2004/土地利用总体规划(2015 调整)", "illegal-occupation.2021/土地利用总体规划(2015 调整)",
            "illegal-occupation.2004/国土空间总体规划", "illegal-occupation.2021/国土空间总体规划");
        compared.Candidates.Select(candidate => candidate.Outcome!.Find(MeasureKind.Fine)!.Amount).Should().Equal(
            new AmountRange(null, 200_025m), new AmountRange(666_750m, 6_667_500m), new AmountRange(null, 200_025m), new AmountRange(666_750m, 6_667_500m));
        compared.Candidates.Select(candidate => candidate.Outcome!.Provision.Punishes).Should().Equal(
            "土地管理法2004.76", "土地管理法2019.77", "土地管理法2004.76", "土地管理法2019.77");
    }

    [Fact]
    public void The_plan_decides_between_demolition_and_confiscation()
    {
        var outcomes = Compare("illegal-occupation", Built).Candidates.Select(candidate => candidate.Outcome!).ToList();

        outcomes.Take(2).Should().AllSatisfy(outcome =>
        {
            outcome.Find(MeasureKind.Demolish)!.AreaM2.Should().Be(AreaM2);
            outcome.Find(MeasureKind.ConfiscateBuildings).Should().BeNull();
        });
        outcomes.Skip(2).Should().AllSatisfy(outcome =>
        {
            outcome.Find(MeasureKind.ConfiscateBuildings)!.AreaM2.Should().Be(AreaM2);
            outcome.Find(MeasureKind.Demolish).Should().BeNull();
        });
    }

    [Fact]
    public void The_old_law_is_proposed_because_the_new_one_is_not_lighter()
    {
        var compared = Compare("illegal-occupation", Built);

        compared.Readings.Select(reading => reading.Proposed).Should().Equal(compared.Candidates[0].Key, compared.Candidates[2].Key);
        compared.Readings.Should().AllSatisfy(reading => reading.Lenity!.Lighter.Should().Be(LighterSide.Old));
        compared.Explanation.Should().Contain("从旧适用行为时的规定").And.Contain("200,025.00 元以下").And.Contain("666,750.00 元以上 6,667,500.00 元以下");
    }

    [Fact]
    public void Nothing_is_chosen_for_the_person()
    {
        var compared = Compare("illegal-occupation", Built);

        compared.Limitation.Barred.Should().BeNull();
        compared.Limitation.LastDay.Should().Be(new DateOnly(2020, 11, 30));
        compared.ToConfirm.Should().Equal(
            "违法状态通常持续至恢复原状;本案是否认定为继续,须人工确认", "两个规划的意见并存,以哪一规划为准须人工确认", "追诉时效须人工确认",
            "条文待核,须与公布文本核对:实施条例1998.42",
            "适用哪一规定及理由,由承办人选择并记录");
    }

    [Fact]
    public void A_confirmed_lasting_state_keeps_the_limitation_from_running_and_asks_which_law()
    {
        var compared = Compare("illegal-occupation", Built with { StateContinues = true });

        compared.Limitation.Barred.Should().BeFalse();
        compared.ToConfirm.Should().Contain("行为终了而违法状态继续到新规定施行后:按行为发生时的规定还是按新规定,须人工确认");
    }

    [Fact]
    public void A_villagers_house_is_another_offence_with_the_same_measures_in_both_laws()
    {
        var compared = Compare("villager-housing", Built);

        compared.Candidates.Should().AllSatisfy(candidate => candidate.Outcome!.Find(MeasureKind.Fine).Should().BeNull());
        compared.Readings.Should().AllSatisfy(reading => reading.Lenity!.Lighter.Should().Be(LighterSide.Same));
    }

    [Fact]
    public void A_villagers_house_goes_to_agriculture_today_and_went_to_land_then()
    {
        Authority? On(DateOnly day) => LawFolder.Pack.Jurisdiction.Route("villager-housing", OffenderKind.Villager, "619901", "", day).Authority;

        (On(new(2018, 11, 30)), On(Decided)).Should().Be((Authority.NaturalResources, Authority.Agriculture));
    }

    private static LawComparison Compare(string offence, ActPeriod act) =>
        CompareLaws.Of(LawFolder.Pack, offence, act, Found, Decided, new ActFacts { OffenderIsUnit = true }, [OldPlan, NewPlan]);
}
