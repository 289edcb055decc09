using AwesomeAssertions;
using Weipian.Law.Statistics;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>Scenario 8: a provincial key road and affordable housing, both without approval; the year's pack decides V2 and nothing else.</summary>
public class Scenario08KeyProjectTests
{
    [Fact]
    public void Switching_the_year_changes_only_V2_and_says_why_line_by_line()
    {
        using var office = Office.Prepared();
        office.Import(("公路", 0, 0, 266.7, 100), ("保障房", 300, 0, 366.7, 100), ("厂房", 400, 0, 466.7, 100));
        office.Found("国家和省级重点工程,保障性安居工程", "公路|是,", "保障房|,是");
        office.Judge();

        var now = office.Ratio().County;
        office.Set(("ratio.deduct.affordable-housing", "是"));
        var as2011 = office.Ratio().County;

        now.V2.Deductions.Should().BeEmpty();
        as2011.V2.Deductions.Should().ContainSingle().Which.Should().Match<Deduction>(deduction => deduction.Patch == "保障房" && deduction.Reason == "保障性安居工程");
        (as2011.V1, as2011.V3, as2011.V4, as2011.DenominatorM2).Should().BeEquivalentTo((now.V1, now.V3, now.V4, now.DenominatorM2));
        as2011.V2.NumeratorM2.Should().BeApproximately(now.V1.NumeratorM2!.Value - (66.7 * 100), 5);
    }

    [Theory]
    [InlineData(2011, 1)]
    [InlineData(2012, 1)]
    [InlineData(2013, 0)]
    [InlineData(2024, 0)]
    public void Affordable_housing_was_deducted_until_2012_and_key_projects_never(int year, int deductions)
    {
        var parameters = new Weipian.Law.Parameters.ParameterValues(Office.Pack.Parameters, new Dictionary<string, string>(), new DateOnly(year, 12, 31));

        var ratio = FarmlandRatio.Of([new RatioPatch("公路", "W", 26_680, true, false, false), new RatioPatch("保障房", "W", 6_670, false, true, false)], parameters);

        ratio.V2.Deductions.Should().HaveCount(deductions);
    }
}
