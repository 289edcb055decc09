using AwesomeAssertions;
using Weipian.Law.Parameters;
using Weipian.Law.Statistics;
using Xunit;

namespace Weipian.Law.Tests.Statistics;

public class FarmlandRatioTests
{
    [Theory]
    [InlineData(14.996, false)]
    [InlineData(14.9999999, false)]
    [InlineData(15, true)]
    [InlineData(15.0000001, true)]
    public void The_threshold_is_met_by_raw_values_and_not_by_printed_ones(double illegal, bool reached)
    {
        var ratio = FarmlandRatio.Of([Patch("W", illegal), Patch("B", 100 - illegal)], Year(2024));

        ratio.Reached.Should().Be(reached);
        ratio.V1.Ratio.Should().BeApproximately(illegal / 100, 1e-15);
    }

    [Fact]
    public void PJ_enters_the_denominator_only()
    {
        var ratio = FarmlandRatio.Of([Patch("W", 10), Patch("B", 20), Patch("PJ", 70), Patch("QT", 500), Patch("DH", 900)], Year(2024));

        ratio.Should().BeEquivalentTo(new { LawfulM2 = 20.0, IllegalM2 = 10.0, ApprovedEarlierM2 = 70.0, DenominatorM2 = 100.0 });
        ratio.V1.Ratio.Should().Be(0.1);
    }

    [Fact]
    public void The_published_figures_of_Shaanxi_2013_come_out()
    {
        var ratio = FarmlandRatio.Of([Patch("W", 2.11), Patch("B", 20.97 - 2.11)], Year(2013));

        Math.Round(ratio.V1.Ratio!.Value * 100, 2).Should().Be(10.06);
    }

    [Fact]
    public void Without_any_farmland_there_is_no_ratio()
    {
        var ratio = FarmlandRatio.Of([Patch("B", 0), Patch("QT", 5)], Year(2024));

        ratio.V1.Ratio.Should().BeNull();
        ratio.Reached.Should().BeFalse();
    }

    [Fact]
    public void A_patch_whose_farmland_is_not_known_is_named_and_counted_nowhere()
    {
        var ratio = FarmlandRatio.Of([Patch("W", 10), new RatioPatch("X", "W", null, false, false, false)], Year(2024));

        ratio.Unknown.Should().Equal("X");
        ratio.IllegalM2.Should().Be(10);
    }

    [Fact]
    public void The_survey_is_the_denominator_where_the_programme_says_so()
    {
        var parameters = Year(2024, ("ratio.denominatorSource", "survey"));

        FarmlandRatio.Of([Patch("W", 14), Patch("B", 1)], parameters, surveyM2: 100).V1.Ratio.Should().Be(0.14);
        FluentActions.Invoking(() => FarmlandRatio.Of([Patch("W", 14)], parameters)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void What_is_rectified_leaves_only_the_progress_reading()
    {
        var ratio = FarmlandRatio.Of([Patch("W", 10) with { Eliminated = true }, Patch("W", 10), Patch("B", 80)], Year(2024));

        (ratio.V1.Ratio, ratio.V2.Ratio, ratio.V3.Ratio, ratio.V4.Ratio).Should().Be((0.2, 0.2, 0.1, null));
    }

    internal static RatioPatch Patch(string code, double farmland) => new(code, code, farmland, false, false, false);

    internal static ParameterValues Year(int year, params (string Key, string Value)[] set) =>
        new(LawFolder.Pack.Parameters, set.ToDictionary(pair => pair.Key, pair => pair.Value), new DateOnly(year, 12, 31));
}
