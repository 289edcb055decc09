using AwesomeAssertions;
using Weipian.Law.Offences;
using Xunit;

namespace Weipian.Law.Tests.Offences;

public class CompareLawsTests
{
    private static readonly ActFacts Facts = new() { Parts = [new LandPart(1000, true, true)], GainsYuan = 1000, MarketValueYuan = 500_000, OffenderIsUnit = true };

    [Fact]
    public void One_law_throughout_leaves_no_choice()
    {
        var compared = Of("illegal-occupation", new(new(2022, 1, 1), new(2022, 6, 1)), new(2024, 1, 1));

        compared.Candidates.Should().ContainSingle().Which.Moments.Should().Equal(LawMoment.Start, LawMoment.End, LawMoment.Decision);
        compared.Readings.Single().Should().Match<LawReading>(reading => reading.Proposed == "illegal-occupation.2021/规划意见未提供" && reading.Lenity == null);
    }

    [Fact]
    public void An_act_across_the_change_falls_under_the_law_of_its_end()
    {
        var compared = Of("illegal-occupation", new(new(2021, 8, 31), new(2021, 9, 1)), new(2024, 1, 1));

        compared.Candidates.Select(candidate => candidate.Outcome!.Provision.Code).Should().Equal("illegal-occupation.2020", "illegal-occupation.2021");
        compared.Readings.Single().Proposed.Should().StartWith("illegal-occupation.2021");
    }

    [Fact]
    public void An_act_finished_the_day_before_the_change_falls_under_the_old_law() =>
        Of("illegal-occupation", new(new(2021, 8, 1), new(2021, 8, 31)), new(2024, 1, 1)).Readings.Single().Proposed.Should().StartWith("illegal-occupation.2020");

    [Fact]
    public void Three_laws_may_stand_side_by_side() =>
        Of("illegal-occupation", new(new(2019, 6, 1), new(2020, 6, 1)), new(2024, 1, 1)).Candidates.Select(candidate => candidate.Moments).Should().SatisfyRespectively(
            moments => moments.Should().Equal(LawMoment.Start), moments => moments.Should().Equal(LawMoment.End), moments => moments.Should().Equal(LawMoment.Decision));

    [Fact]
    public void An_act_still_going_on_falls_under_the_law_of_the_decision()
    {
        var compared = Of("illegal-occupation", new(new(2019, 6, 1), null, Ongoing: true), new(2024, 1, 1));

        compared.Readings.Single().Proposed.Should().StartWith("illegal-occupation.2021");
    }

    [Fact]
    public void An_end_nobody_knows_proposes_nothing()
    {
        var compared = Of("illegal-occupation", new(new(2019, 6, 1), null), new(2024, 1, 1));

        compared.Readings.Single().Proposed.Should().BeNull();
        compared.ToConfirm.Should().Contain("行为终了日未登记,或须确认尚未终了");
    }

    [Fact]
    public void Laws_that_cannot_be_weighed_are_left_to_the_person()
    {
        var compared = Of("mining-without-right", new(new(2025, 1, 1), new(2025, 6, 30)), new(2025, 9, 1));

        compared.Readings.Single().Proposed.Should().BeNull();
        compared.Readings.Single().Explanation.Should().StartWith("轻重标准互有高下或资料不全,由人判断");
    }

    [Fact]
    public void A_day_without_a_recorded_law_is_said_and_never_read_as_lawful()
    {
        var compared = Of("no-restoration", new(new(2025, 1, 1), new(2025, 6, 30)), new(2025, 9, 1));

        compared.Candidates[0].Outcome.Should().BeNull();
        compared.Candidates[0].Explanation.Should().Contain("不得当作不违法");
        compared.Readings.Single().Should().Match<LawReading>(reading => reading.Proposed == null && !reading.NewLawMakesLawful);
        compared.ToConfirm.Should().Contain("有时点的规定未收录,须人工查明");
    }

    [Fact]
    public void A_new_law_that_no_longer_forbids_is_the_lightest()
    {
        var pack = RulePack.Load(LawFolder.With("offences/provisions.csv", text => text.Replace(
            "mineral-overlay.2009,mineral-overlay,违法无罚则,矿产资源法2009.33,,2009-08-27,2025-06-30\nmineral-overlay.2025",
            "mineral-overlay.2009,mineral-overlay,违法无罚则,矿产资源法2009.33,,2009-08-27,2020-12-31\n"
            + "mineral-overlay.2021,mineral-overlay,不违法,矿产资源法2009.33,,2021-01-01,2025-06-30\nmineral-overlay.2025", StringComparison.Ordinal)));

        var compared = CompareLaws.Of(pack, "mineral-overlay", new(new(2020, 1, 1), new(2020, 12, 31)), null, new(2021, 1, 1), Facts, []);

        compared.Readings.Single().Should().Match<LawReading>(reading => reading.NewLawMakesLawful && reading.Proposed!.StartsWith("mineral-overlay.2021"));
    }

    [Theory]
    [InlineData("no-such-offence", 2020, 2021)]
    [InlineData("illegal-occupation", 2022, 2021)]
    [InlineData("illegal-occupation", 2020, 2025)]
    public void What_cannot_be_is_refused(string offence, int start, int end)
    {
        var compare = () => Of(offence, new(new(start, 1, 1), new(end, 1, 1)), new(2024, 1, 1));

        compare.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void An_act_that_goes_on_cannot_have_ended()
    {
        var compare = () => Of("illegal-occupation", new(new(2020, 1, 1), new(2021, 1, 1), Ongoing: true), new(2024, 1, 1));

        compare.Should().Throw<ArgumentException>();
    }

    private static LawComparison Of(string offence, ActPeriod act, DateOnly decision) =>
        CompareLaws.Of(LawFolder.Pack, offence, act, null, decision, Facts, []);
}
