using AwesomeAssertions;
using Weipian.Law.Offences;
using Xunit;

namespace Weipian.Law.Tests.Offences;

public class LenityTests
{
    private static readonly ActFacts Facts = new() { Parts = [new LandPart(1000, true, true)], GainsYuan = 1000, MarketValueYuan = 500_000, RefusedToStop = false, OffenderIsUnit = true };

    [Fact]
    public void A_higher_upper_end_is_heavier() => Of("illegal-occupation.2004", "illegal-occupation.2021").Lighter.Should().Be(LighterSide.Old);

    [Fact]
    public void The_same_bands_are_the_same() => Of("illegal-occupation.2004", "illegal-occupation.2020").Lighter.Should().Be(LighterSide.Same);

    [Fact]
    public void Where_upper_ends_are_equal_the_lower_end_decides()
    {
        var lenity = Of("illegal-transfer.2004", "illegal-transfer.2021");

        lenity.Lighter.Should().Be(LighterSide.Old);
        lenity.Criteria[^1].Name.Should().Be("罚款下限");
    }

    [Fact]
    public void Unlawful_without_a_penalty_is_lighter_than_punished()
    {
        var lenity = Of("mineral-overlay.2009", "mineral-overlay.2025");

        lenity.Lighter.Should().Be(LighterSide.Old);
        lenity.Criteria[0].Reads.Should().Be("旧 违法无罚则,新 违法应处理");
    }

    [Fact]
    public void Gains_taken_by_one_law_and_tools_by_the_other_cannot_be_weighed_by_a_table()
    {
        var lenity = Of("mining-without-right.2009", "mining-without-right.2025");

        lenity.Lighter.Should().Be(LighterSide.Incomparable);
        lenity.Criteria.Single(criterion => criterion.Name == "拆除与没收").Reads.Should().Be("旧 没收矿产品、没收违法所得,新 没收工具设备、没收矿产品");
    }

    [Fact]
    public void Bands_of_one_base_compare_without_the_base() =>
        Lenity.Of(Outcome("farmland-destruction.2004", new ActFacts()), Outcome("farmland-destruction.2021", new ActFacts())).Lighter.Should().Be(LighterSide.Old);

    [Fact]
    public void Fines_on_different_bases_do_not_compare_while_one_is_unknown() =>
        Lenity.Of(Outcome("mining-beyond-area.2009", Facts with { GainsYuan = null }), Outcome("mining-beyond-area.2025", Facts))
            .Criteria.Single(criterion => criterion.Name == "罚款上限").Side.Should().Be(LighterSide.Incomparable);

    [Fact]
    public void It_is_the_same_seen_from_the_other_side()
    {
        Of("illegal-occupation.2021", "illegal-occupation.2004").Lighter.Should().Be(LighterSide.New);
        Of("use-changed.2021", "use-changed.2004").Lighter.Should().Be(LighterSide.New);
    }

    private static Lenity Of(string old, string now) => Lenity.Of(Outcome(old, Facts), Outcome(now, Facts));

    private static PenaltyOutcome Outcome(string provision, ActFacts facts) =>
        Penalty.Of(LawFolder.Pack.Offences.Provisions.Single(candidate => candidate.Code == provision), facts);
}
