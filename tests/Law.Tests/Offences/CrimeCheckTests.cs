using System.Globalization;
using AwesomeAssertions;
using Weipian.Law.Offences;
using Weipian.Law.Parameters;
using Xunit;

namespace Weipian.Law.Tests.Offences;

public class CrimeCheckTests
{
    private static readonly DateOnly Day = new(2024, 6, 1);

    [Theory]
    [InlineData("3333.33", "0", false)] // 4.999995 mu
    [InlineData("3333.34", "0", true)]
    [InlineData("0", "6666.66", false)] // 9.99999 mu
    [InlineData("0", "6666.67", true)]
    [InlineData("3333.33", "6666.66", false)] // kinds of farmland are not added to each other
    public void Farmland_thresholds_are_compared_raw(string permanent, string other, bool alerts) =>
        Check([Land("A", Day, Number(permanent), Number(other))]).Any().Should().Be(alerts);

    [Theory]
    [InlineData("2023-03-10", "2024-03-09", true)] // 365 days
    [InlineData("2023-03-10", "2024-03-10", true)] // 366 days across a leap day: the year ends on the same day
    [InlineData("2023-03-10", "2024-03-11", false)]
    [InlineData("2022-03-10", "2023-03-10", true)] // 365 days
    [InlineData("2022-03-10", "2023-03-11", false)] // 366 days
    public void Acts_are_summed_within_one_year_to_the_day(string first, string second, bool alerts) =>
        Check([Land("A", At(first), 2000, 0), Land("B", At(second), 2000, 0)]).Any().Should().Be(alerts);

    [Fact]
    public void The_year_slides_and_each_widest_sum_is_told_once()
    {
        var alerts = Check([Land("A", new(2023, 1, 1), 2000, 0), Land("B", new(2023, 9, 1), 2000, 0), Land("C", new(2023, 12, 1), 2000, 0), Land("D", new(2024, 6, 1), 2000, 0)]);

        alerts.Select(alert => string.Concat(alert.Acts.Select(act => act.Act))).Should().Equal("ABC", "BCD");
    }

    [Fact]
    public void An_act_over_the_threshold_alerts_by_itself_even_when_penalised()
    {
        var alert = Check([Land("A", Day, 4000, 0) with { PenalisedOn = Day }]).Should().ContainSingle().Subject;

        alert.Acts.Should().ContainSingle();
        alert.Explanation.Should().Contain("已于 2024-06-01 处罚").And.EndWith("是否移送由人决定");
    }

    [Fact]
    public void Treatment_counts_from_the_day_after_it()
    {
        IReadOnlyList<OffenderAct> acts = [Land("A", new(2024, 1, 1), 2000, 0) with { PenalisedOn = new(2024, 6, 1) }, Land("B", new(2024, 5, 1), 2000, 0)];

        CrimeCheck.Of(LawFolder.Pack.Crimes, Values(), acts, new(2024, 6, 1)).Should().ContainSingle();
        CrimeCheck.Of(LawFolder.Pack.Crimes, Values(), acts, new(2024, 6, 2)).Should().BeEmpty();
    }

    [Fact]
    public void Sound_planting_conditions_are_no_crime() => Check([Land("A", Day, 9000, 9000) with { PlantingDestroyed = false }]).Should().BeEmpty();

    [Theory]
    [InlineData("illegal-transfer", "3333.34", "0", "0", "0", false)]
    [InlineData("illegal-transfer", "6666.67", "0", "0", "0", true)]
    [InlineData("illegal-transfer", "0", "6666.67", "0", "0", false)]
    [InlineData("illegal-transfer", "0", "0", "26666.67", "0", true)]
    [InlineData("illegal-transfer", "0", "0", "0", "500000", false)]
    [InlineData("illegal-transfer", "0", "0", "0", "1000000", true)]
    public void Twice_the_threshold_of_transfer_is_grave(string offence, string permanent, string other, string rest, string gains, bool grave)
    {
        var act = new OffenderAct("A", "张三", offence, Day, null)
        {
            PermanentFarmlandM2 = Number(permanent),
            OtherFarmlandM2 = Number(other),
            OtherLandM2 = Number(rest),
            GainsYuan = Number(gains),
        };

        Check([act]).Should().ContainSingle().Which.Grave.Should().Be(grave);
    }

    [Theory]
    [InlineData("499999.99", 0)]
    [InlineData("500000", 1)]
    public void Gains_of_a_transfer(string gains, int alerts) =>
        Check([new OffenderAct("A", "张三", "collective-land-transfer", Day, null) { GainsYuan = Number(gains) }]).Should().HaveCount(alerts);

    [Theory]
    [InlineData("99999.99", null)]
    [InlineData("100000", AlertLevel.Possible)]
    [InlineData("299999.99", AlertLevel.Possible)]
    [InlineData("300000", AlertLevel.Reached)]
    public void While_the_province_has_not_fixed_its_value_the_range_decides_what_is_sure(string value, AlertLevel? level) =>
        Check([Mining("A", Day, value)]).Select(alert => (AlertLevel?)alert.Level).FirstOrDefault().Should().Be(level);

    [Theory]
    [InlineData("199999.99", false)]
    [InlineData("200000", true)]
    public void The_value_the_province_fixed_decides(string value, bool alerts) =>
        CrimeCheck.Of(LawFolder.Pack.Crimes, Values(new() { ["crime.mining-value-yuan"] = "200000" }), [Mining("A", Day, value)], Day).Any().Should().Be(alerts);

    [Fact]
    public void A_protected_mineral_halves_the_threshold_and_not_knowing_keeps_it_possible()
    {
        Check([Mining("A", Day, "150000") with { ProtectedMining = true }]).Should().Contain(alert => alert.Level == AlertLevel.Reached && alert.Border == 150_000);
        Check([Mining("A", Day, "60000") with { ProtectedMining = null }]).Should().ContainSingle().Which.Missing
            .Should().Equal("A 是否特定矿区、特定矿种或禁采区禁采期", "本省标准(参数 crime.mining-protected-value-yuan)未设置");
    }

    [Theory]
    [InlineData("2022-06-01", "2024-06-01", true)]
    [InlineData("2022-05-31", "2024-06-01", false)]
    public void Mining_is_summed_over_two_years(string first, string second, bool alerts) =>
        Check([Mining("A", At(first), "200000"), Mining("B", At(second), "200000")])
            .Any(alert => alert.Level == AlertLevel.Reached && alert.Articles.Contains("法释2016.25.8")).Should().Be(alerts);

    [Theory]
    [InlineData("2022-06-01", true)]
    [InlineData("2022-05-31", false)]
    public void Two_penalties_in_two_years_and_mining_again(string earliest, bool alerts) =>
        Check([
            Mining("A", At("2022-01-01"), "100") with { PenalisedOn = At(earliest) }, Mining("B", At("2023-01-01"), "100") with { PenalisedOn = At("2023-02-01") },
            Mining("C", At("2024-06-01"), "100")]).Any(alert => alert.Threshold.Metric == CrimeMetric.EarlierPenalties).Should().Be(alerts);

    [Fact]
    public void Five_times_the_mining_value_is_grave() =>
        Check([Mining("A", Day, "1500000")])[0].Grave.Should().BeTrue();

    [Fact]
    public void Serious_ecological_harm_alerts_by_itself() =>
        Check([Mining("A", Day, "0") with { EcologicalHarm = true }]).Should().ContainSingle().Which.Threshold.Metric.Should().Be(CrimeMetric.EcologicalHarm);

    [Fact]
    public void An_offence_of_another_kind_is_not_counted() =>
        Check([Land("A", Day, 2000, 0), Land("B", Day, 2000, 0) with { Offence = "mining-against-plan" }]).Should().BeEmpty();

    private static IReadOnlyList<CrimeAlert> Check(IReadOnlyList<OffenderAct> acts) => CrimeCheck.Of(LawFolder.Pack.Crimes, Values(), acts, new(2024, 12, 31));

    private static ParameterValues Values(Dictionary<string, string>? programme = null) => new(LawFolder.Pack.Parameters, programme ?? [], new(2024, 12, 31));

    private static OffenderAct Land(string id, DateOnly day, decimal permanent, decimal other) =>
        new(id, "张三", "illegal-occupation", day, null) { PermanentFarmlandM2 = permanent, OtherFarmlandM2 = other, PlantingDestroyed = true };

    private static OffenderAct Mining(string id, DateOnly day, string value) =>
        new(id, "张三", "mining-without-right", day, null) { MineralValueYuan = Number(value), ProtectedMining = false };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly At(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
