using System.Globalization;
using AwesomeAssertions;
using Weipian.Law.Offences;
using Xunit;

namespace Weipian.Law.Tests.Offences;

public class PenaltyTests
{
    private static readonly LandPart Against = new(1000, false, true);
    private static readonly LandPart Conforming = new(500, true, true);

    /// <summary>Every fine of the law on a known base; the ends are what the articles say.</summary>
    [Theory]
    [InlineData("illegal-transfer.2004", "", "500000")]
    [InlineData("illegal-transfer.2020", "", "500000")]
    [InlineData("illegal-transfer.2021", "100000", "500000")]
    [InlineData("farmland-destruction.2004", "", "40000")]
    [InlineData("farmland-destruction.2021", "100000", "200000")]
    [InlineData("reclamation-refusal.2004", "", "20000")]
    [InlineData("reclamation-refusal.2021", "20000", "50000")]
    [InlineData("temporary-not-reclaimed.2021", "20000", "50000")]
    [InlineData("illegal-occupation.2004", "", "30000")]
    [InlineData("illegal-occupation.2020", "", "30000")]
    [InlineData("illegal-occupation.2021", "100000", "1000000")]
    [InlineData("excess-occupation.2021", "100000", "1000000")]
    [InlineData("use-changed.2004", "10000", "30000")]
    [InlineData("use-changed.2021", "100000", "500000")]
    [InlineData("refusal-to-hand-over.2021", "100000", "500000")]
    [InlineData("temporary-not-returned.2020", "10000", "30000")]
    [InlineData("collective-land-transfer.2004", "50000", "200000")]
    [InlineData("collective-land-transfer.2021", "100000", "300000")]
    [InlineData("permanent-on-temporary.2021", "50000", "100000")]
    [InlineData("mining-without-right.2009", "", "500000")]
    [InlineData("mining-beyond-area.2009", "", "300000")]
    [InlineData("mining-without-right.2025", "1500000", "2500000")]
    [InlineData("mining-beyond-area.2025", "1500000", "2500000")]
    [InlineData("exploration-without-right.2009", "", "100000")]
    [InlineData("exploration-without-right.2025", "100000", "1000000")]
    [InlineData("mining-without-licence.2025", "500000", "1500000")]
    [InlineData("exploration-without-licence.2025", "100000", "500000")]
    [InlineData("mining-against-plan.2009", "", "300000")]
    [InlineData("mining-against-plan.2025", "100000", "500000")]
    [InlineData("mineral-overlay.2025", "100000", "1000000")]
    [InlineData("no-restoration.2025", "140000", "350000")]
    public void A_fine_is_base_times_band(string provision, string min, string max) =>
        Of(provision, Known).Find(MeasureKind.Fine)!.Amount.Should().Be(new AmountRange(Yuan(min), Yuan(max)));

    [Theory]
    [InlineData("villager-housing.2004")]
    [InlineData("villager-housing.2020")]
    [InlineData("illegal-approval.2020")]
    [InlineData("rebuilding-against-plan.2021")]
    [InlineData("permanent-on-temporary.2004")]
    public void Where_the_law_names_no_fine_there_is_none(string provision) => Of(provision, Known).Find(MeasureKind.Fine).Should().BeNull();

    [Theory]
    [InlineData("0", "100000", "1000000")]
    [InlineData("99999.99", "100000", "1000000")]
    [InlineData("100000", "300000", "500000")]
    [InlineData("100000.01", "300000.03", "500000.05")]
    public void Minerals_worth_less_than_the_border_are_fined_a_fixed_sum(string value, string min, string max) =>
        Of("mining-without-right.2025", Known with { MarketValueYuan = Yuan(value) }).Measures.Should()
            .ContainSingle(measure => measure.Kind == MeasureKind.Fine).Which.Amount.Should().Be(new AmountRange(Yuan(min), Yuan(max)));

    [Fact]
    public void Minerals_of_unknown_value_leave_both_fines_open()
    {
        var fines = Of("mining-without-right.2025", Known with { MarketValueYuan = null }).Measures.Where(measure => measure.Kind == MeasureKind.Fine).ToList();

        fines.Should().HaveCount(2).And.AllSatisfy(fine => fine.Applies.Should().BeNull());
        fines[0].Amount.Should().BeNull();
        fines[0].Missing.Should().Contain("违法采出矿产品市场价值");
    }

    [Fact]
    public void Plan_conformity_decides_part_by_part()
    {
        var outcome = Of("illegal-occupation.2021", Known with { Parts = [Against, Conforming] });

        outcome.Find(MeasureKind.Demolish)!.AreaM2.Should().Be(1000);
        outcome.Find(MeasureKind.ConfiscateBuildings)!.AreaM2.Should().Be(500);
        outcome.Find(MeasureKind.ReturnLand)!.AreaM2.Should().Be(1500);
        outcome.Find(MeasureKind.Fine)!.Amount.Should().Be(new AmountRange(150_000, 1_500_000));
    }

    [Fact]
    public void Without_the_plan_opinion_neither_demolition_nor_confiscation_is_sure()
    {
        var outcome = Of("illegal-occupation.2021", Known with { Parts = [Conforming, new LandPart(200, null, true)] });

        outcome.Measures.Where(measure => measure.Applies is null).Select(measure => (measure.Kind, measure.AreaM2)).Should().Equal(
            (MeasureKind.Demolish, 200m), (MeasureKind.ConfiscateBuildings, 200m));
        outcome.Missing.Should().Equal("规划符合性意见");
        outcome.Find(MeasureKind.ConfiscateBuildings)!.AreaM2.Should().Be(500);
    }

    [Fact]
    public void Against_the_plan_but_not_agricultural_is_neither() =>
        Of("illegal-occupation.2021", Known with { Parts = [new LandPart(100, false, false)] }).Measures.Select(measure => measure.Kind).Should().Equal(
            MeasureKind.ReturnLand, MeasureKind.Fine, MeasureKind.Sanction);

    [Theory]
    [InlineData(true, true, 5, 10, false)]
    [InlineData(false, true, 2, 5, true)]
    public void Orchard_on_permanent_farmland_is_fined_by_what_it_destroyed(bool destroyed, bool overdue, int min, int max, bool must)
    {
        var fine = Of("permanent-farmland-misuse.2021", Known with { PlantingDestroyed = destroyed, NotCorrected = overdue }).Find(MeasureKind.Fine)!;

        fine.Amount.Should().Be(new AmountRange(min * 20_000, max * 20_000));
        fine.Must.Should().Be(must);
    }

    [Fact]
    public void Corrected_in_time_an_orchard_is_not_fined() =>
        Of("permanent-farmland-misuse.2021", Known with { PlantingDestroyed = false, NotCorrected = false }).Find(MeasureKind.Fine).Should().BeNull();

    [Theory]
    [InlineData(false, "", "140000", false)]
    [InlineData(true, "140000", "350000", true)]
    public void Refusing_restoration_raises_the_fine(bool overdue, string min, string max, bool must)
    {
        var fine = Of("no-restoration.2025", Known with { NotCorrected = overdue }).Find(MeasureKind.Fine)!;

        fine.Amount.Should().Be(new AmountRange(Yuan(min), Yuan(max)));
        fine.Must.Should().Be(must);
    }

    [Theory]
    [InlineData(false, false, false, false)]
    [InlineData(true, false, true, false)]
    [InlineData(true, true, true, true)]
    public void Going_on_after_the_order_costs_business_and_licence(bool refused, bool serious, bool suspended, bool revoked)
    {
        var outcome = Of("mining-beyond-area.2025", Known with { RefusedToStop = refused, Serious = serious });

        (outcome.Find(MeasureKind.SuspendBusiness) is not null).Should().Be(suspended);
        (outcome.Find(MeasureKind.RevokeLicence) is not null).Should().Be(revoked);
    }

    [Fact]
    public void Every_base_not_known_is_named_and_never_zero()
    {
        foreach (var provision in LawFolder.Pack.Offences.Provisions)
            Penalty.Of(provision, new ActFacts()).Measures.Where(measure => measure.Kind == MeasureKind.Fine && measure.Rule.Base != FineBase.Fixed)
                .Should().AllSatisfy(fine =>
                {
                    fine.Amount.Should().BeNull();
                    fine.Missing.Should().NotBeEmpty();
                });
    }

    [Fact]
    public void The_formula_says_how_the_amount_came_about() =>
        Of("illegal-occupation.2021", Known with { Parts = [new LandPart(333.335m, true, true)] }).Find(MeasureKind.Fine)!.Formula.Should().Be(
            "333.335 ㎡ × 每平方米 100 元以上 1000 元以下 = 33,333.50 元以上 333,335.00 元以下(下限进一、上限去尾到分)");

    private static ActFacts Known => new()
    {
        Parts = [Against],
        GainsYuan = 1_000_000,
        CultivationFeeYuan = 20_000,
        ReclamationFeeYuan = 10_000,
        MarketValueYuan = 500_000,
        LossYuan = 600_000,
        RepairCostYuan = 70_000,
        NotCorrected = true,
        RefusedToStop = true,
        Serious = true,
        PlantingDestroyed = true,
        ResourceGravelyHarmed = true,
        OffenderIsUnit = true,
    };

    private static PenaltyOutcome Of(string provision, ActFacts facts) =>
        Penalty.Of(LawFolder.Pack.Offences.Provisions.Single(candidate => candidate.Code == provision), facts);

    private static decimal? Yuan(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
