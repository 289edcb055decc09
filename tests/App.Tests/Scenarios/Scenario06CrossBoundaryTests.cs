using AwesomeAssertions;
using Weipian.App.Modules.Statistics;
using Weipian.Law.Determination;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>Scenario 6: a patch over two towns with a part in the neighbouring county: one count, areas where the ground is.</summary>
public class Scenario06CrossBoundaryTests
{
    [Fact]
    public void A_patch_over_two_towns_is_counted_once_and_its_areas_where_they_lie()
    {
        using var office = Office.Prepared();
        office.Import(("1", 930, 0, 1030, 100));
        var judged = office.Judge()["1"];

        var table = office.Table("T4");
        var counts = office.Table("T1");

        judged.MainTown!.Name.Should().Be("清溪镇");
        judged.Units.Where(unit => unit.Level == "town").Sum(unit => unit.AreaM2).Should().BeApproximately(judged.AreaM2!.Value, 0.01);
        Cell(counts, "619901101", "illegal-land.count").Should().Be(1);
        Cell(counts, "619901102", "illegal-land.count").Should().Be(0);
        Cell(counts, "619901101", "illegal-land.area").Should().BeApproximately(10.5, 0.01);
        Cell(counts, "619901102", "illegal-land.area").Should().BeApproximately(4.5, 0.01);
        Cell(table, "619901102", "illegal-land.farmland").Should().BeApproximately(4.5, 0.01);
        (Cell(counts, "619901101", "illegal-land.area") + Cell(counts, "619901102", "illegal-land.area"))
            .Should().BeApproximately(judged.AreaM2.Value * 3 / 2000, 1e-6);
        counts.Trace("619901102", "illegal-land.farmland", Office.Pack).Should().ContainSingle().Which.Number.Should().Be("1");
    }

    [Fact]
    public void What_lies_in_the_next_county_is_cut_off_and_handed_over()
    {
        using var office = Office.Prepared();
        office.Import(("1", 1903, 0, 2003, 100));
        office.Judge()["1"].Verdict.Code.Should().Be(VerdictCodes.Split, "3 % outside is more than line drawing");
        office.Split("1");

        var judged = office.Judge();

        judged.Values.Select(patch => patch.Verdict.Code).Should().BeEquivalentTo(VerdictCodes.Unlawful, VerdictCodes.OutsideCounty);
        judged.Values.Sum(patch => patch.AreaM2!.Value).Should().BeApproximately(10_000, 10);
        office.Ratio().County.IllegalM2.Should().BeApproximately(9700, 10);
    }

    [Fact]
    public void A_sliver_over_the_line_is_line_drawing_and_stays()
    {
        using var office = Office.Prepared();
        office.Import(("1", 1901, 0, 2001, 100));

        office.Judge()["1"].Verdict.Code.Should().Be(VerdictCodes.Unlawful);
    }

    private static double Cell(CountedTable table, string unit, string value)
    {
        var column = table.Layout.Columns.ToList().FindIndex(known => known.Value == value);
        return (double)table.Rows.Single(row => row.Key == unit).Values[column]!;
    }
}
