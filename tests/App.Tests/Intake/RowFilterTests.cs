using AwesomeAssertions;
using Weipian.App.Intake;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Intake;

public class RowFilterTests
{
    private static readonly string[] Fields = ["DLBM", "MJ", "landuse"];
    private static readonly object?[] Paddy = ["0101", 120.5, null];

    [Theory]
    [InlineData(null, true)]
    [InlineData("landuse IS NULL", true)]
    [InlineData("landuse IS NOT NULL", false)]
    [InlineData("DLBM = '0101'", true)]
    [InlineData("dlbm LIKE '01%'", true)]
    [InlineData("DLBM LIKE '02_1'", false)]
    [InlineData("MJ > 120 AND MJ <= 120.5", true)]
    [InlineData("NOT (DLBM IN ('0201','0101'))", false)]
    [InlineData("landuse <> 'x'", false)]
    [InlineData("DLBM = '02' OR \"MJ\" >= 100 AND landuse IS NULL", true)]
    public void A_condition_holds_as_in_sql(string? expression, bool holds) =>
        RowFilter.Parse(expression, Fields).Holds(Paddy).Should().Be(holds);

    [Theory]
    [InlineData("DLMC = '水田'", "filter.field")]
    [InlineData("DLBM = ", "filter.syntax")]
    [InlineData("DLBM = '01", "filter.syntax")]
    [InlineData("DLBM ~ '01'", "filter.syntax")]
    [InlineData("(DLBM = '01'", "filter.syntax")]
    [InlineData("DLBM = '01' MJ > 3", "filter.syntax")]
    public void A_condition_that_cannot_be_read_is_refused(string expression, string code)
    {
        var parse = () => RowFilter.Parse(expression, Fields);

        parse.Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be(code);
    }
}
