using System.Globalization;
using AwesomeAssertions;
using Weipian.Law.Offences;
using Xunit;

namespace Weipian.Law.Tests.Offences;

public class DiscretionTests
{
    private static readonly DateOnly Day = new(2024, 6, 1);

    [Theory]
    [InlineData("3333.33", DiscretionLevel.Ordinary, 500, 800)] // 4.999995 mu
    [InlineData("3333.34", DiscretionLevel.Grave, 800, 1000)]
    [InlineData("1333.33", DiscretionLevel.Slight, 300, 500)]
    [InlineData("1333.34", DiscretionLevel.Ordinary, 500, 800)]
    public void Area_of_basic_farmland_grades_raw(string m2, DiscretionLevel level, int low, int high)
    {
        var area = decimal.Parse(m2, CultureInfo.InvariantCulture);
        var graded = Land("illegal-occupation.2021", area, 0, 0);

        graded.Level.Should().Be(level);
        graded.Band.Should().Be(AmountRange.Inside(low * area, high * area));
    }

    [Fact]
    public void The_gravest_kind_of_land_decides()
    {
        var graded = Land("illegal-occupation.2021", 4000, 100, 100);

        graded.Level.Should().Be(DiscretionLevel.Grave);
        graded.Hit.Select(rule => rule.Level).Should().BeEquivalentTo([DiscretionLevel.Grave, DiscretionLevel.Slight, DiscretionLevel.Slight]);
        graded.Explanation.Should().Contain("面积亩(永久基本农田) 6 属严重").And.Contain("示例,须以本省公布的标准替换");
    }

    [Theory]
    [InlineData("299999.99", DiscretionLevel.Slight)]
    [InlineData("300000", DiscretionLevel.Ordinary)]
    [InlineData("500000", DiscretionLevel.Grave)]
    public void Gains_grade_a_transfer(string gains, DiscretionLevel level)
    {
        var yuan = decimal.Parse(gains, CultureInfo.InvariantCulture);

        Of("illegal-transfer.2021", new ActFacts { GainsYuan = yuan }, new DiscretionFacts(null, null, null, yuan, null, [])).Level.Should().Be(level);
    }

    [Theory]
    [InlineData("99999.99", DiscretionLevel.Ordinary, "300000", "1000000")]
    [InlineData("100000", DiscretionLevel.Slight, "300000", "350000")]
    public void Mining_grades_on_the_base_the_law_uses_for_that_value(string value, DiscretionLevel level, string low, string high)
    {
        var yuan = decimal.Parse(value, CultureInfo.InvariantCulture);
        var graded = Of("mining-without-right.2025", new ActFacts { MarketValueYuan = yuan }, new DiscretionFacts(null, null, null, null, yuan, []));

        graded.Level.Should().Be(level);
        graded.Band.Should().Be(new AmountRange(decimal.Parse(low, CultureInfo.InvariantCulture), decimal.Parse(high, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("300000", 0)]
    [InlineData("500000", 0)]
    [InlineData("299999.99", 1)]
    [InlineData("500000.01", 1)]
    [InlineData("99999.99", 2)]
    [InlineData("1000000.01", 2)]
    public void What_a_chosen_amount_lies_outside_of_is_said(string chosen, int outside) =>
        Land("illegal-occupation.2021", 1000, 0, 0).Outside(decimal.Parse(chosen, CultureInfo.InvariantCulture)).Should().HaveCount(outside);

    [Fact]
    public void Circumstances_are_named_with_their_article_and_stand_beside_the_grade()
    {
        var graded = Of("illegal-occupation.2021", Facts(1000), new DiscretionFacts(1000, 0, 0, null, null, ["主动消除或减轻危害后果", "屡次违法"]));

        graded.Adjustments.Select(adjustment => adjustment.Effect).Should().Equal(AdjustmentEffect.Lighter, AdjustmentEffect.Heavier);
        graded.Explanation.Should().Contain("主动消除或减轻危害后果:从轻或减轻(依据 行政处罚法2021.32)");
    }

    [Fact]
    public void A_fine_where_none_is_allowed_needs_a_reason() =>
        Of("illegal-occupation.2021", Facts(1000), new DiscretionFacts(1000, 0, 0, null, null, ["轻微并及时改正且无危害后果"])).Outside(300_000)
            .Should().Equal("存在不予处罚的情节");

    [Theory]
    [InlineData("心情不好", 2024)]
    [InlineData("无主观过错", 2021)] // the article came on 2021-07-15
    public void A_circumstance_not_in_the_table_of_the_day_is_refused(string name, int year)
    {
        var grade = () => Discretion.Of(
            LawFolder.Pack.Discretion, Outcome("illegal-occupation.2021", Facts(1000)), Facts(1000), new DiscretionFacts(1000, 0, 0, null, null, [name]), new DateOnly(year, 7, 14));

        grade.Should().Throw<ArgumentException>().WithMessage($"*{name}*");
    }

    [Fact]
    public void Without_a_table_only_the_law_bounds_the_fine()
    {
        var graded = Of("use-changed.2021", Facts(10), new DiscretionFacts(0, 0, 10, null, null, []));

        graded.Level.Should().BeNull();
        graded.Outside(5000.01m).Should().Equal("5,000.01 元 超出法定幅度 1,000.00 元以上 5,000.00 元以下");
    }

    [Fact]
    public void Where_there_is_no_fine_there_is_no_grade() => Of("villager-housing.2020", Facts(10), new DiscretionFacts(0, 0, 10, null, null, [])).Level.Should().BeNull();

    private static Discretion Land(string provision, decimal permanent, decimal other, decimal rest) =>
        Of(provision, Facts(permanent + other + rest), new DiscretionFacts(permanent, other, rest, null, null, []));

    private static Discretion Of(string provision, ActFacts facts, DiscretionFacts read) =>
        Discretion.Of(LawFolder.Pack.Discretion, Outcome(provision, facts), facts, read, Day);

    private static PenaltyOutcome Outcome(string provision, ActFacts facts) =>
        Penalty.Of(LawFolder.Pack.Offences.Provisions.Single(candidate => candidate.Code == provision), facts);

    private static ActFacts Facts(decimal m2) => new() { Parts = [new LandPart(m2, true, true)] };
}
