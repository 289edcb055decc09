using AwesomeAssertions;
using Weipian.App.Modules.Submissions;
using Weipian.Rendering;
using Xunit;

namespace Weipian.App.Tests.Modules.Submissions;

public class SheetCellsTests
{
    [Fact]
    public void Cells_of_a_workbook_are_read_by_sheet_and_name()
    {
        var cells = SheetCells.TryRead(Workbook.Write([Page("甲", 12.5m), Page("乙", 7m)]))!;

        cells.Where(cell => cell.Key.StartsWith("1!", StringComparison.Ordinal)).Select(cell => cell.Value).Should().Contain("甲").And.Contain(value => value.StartsWith("12.5"));
        cells.Where(cell => cell.Key.StartsWith("2!", StringComparison.Ordinal)).Select(cell => cell.Value).Should().Contain("乙").And.Contain(value => value.StartsWith('7'));
    }

    [Fact]
    public void Cells_are_told_in_the_order_of_the_sheet() =>
        new[] { "1!B10", "2!A1", "1!AA2", "1!B2", "1!A10" }.Order(SheetCells.Order).Should().Equal("1!B2", "1!AA2", "1!A10", "1!B10", "2!A1");

    [Theory]
    [InlineData("not a zip")]
    [InlineData("PK\u0003\u0004 broken")]
    public void What_is_no_workbook_is_none(string text) => SheetCells.TryRead(System.Text.Encoding.UTF8.GetBytes(text)).Should().BeNull();

    private static Sheet Page(string name, decimal value) =>
        new(name, name + "表", [], [new SheetColumn("", "名称", "", 0, 10), new SheetColumn("", "值", "", 1, 10)], [new SheetRow([name, value])], []);
}
