using AwesomeAssertions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace Weipian.Rendering.Tests;

public class WorkbookTests
{
    private static readonly Sheet Page = new(
        "台账", "示例县违法图斑台账", ["附表 T10"],
        [new("", "序号", "", 0, 6), new("面积", "图斑面积", "亩", 2, 10), new("面积", "耕地", "亩", 2, 10), new("", "备注", "", 0, 30)],
        [new([1m, 12.3m, 0m, "=1+1"]), new(["合计", 12.3m, null, "\u0001坏字符"], Total: true)], ["说明"]);

    [Fact]
    public void The_same_sheets_give_the_same_bytes() => Workbook.Write([Page]).Should().Equal(Workbook.Write([Page]));

    [Fact]
    public void The_file_is_valid_and_a_text_that_looks_like_a_formula_stays_a_text()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Workbook.Write([Page, Page with { Name = "另一张" }])), false);

        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => error.Description).Should().BeEmpty();
        var cells = document.WorkbookPart!.WorksheetParts.First().Worksheet!.Descendants<Cell>().ToList();
        cells.Should().NotContain(cell => cell.CellFormula != null);
        cells.Select(cell => cell.InnerText).Should().Contain("=1+1").And.Contain("\uFFFD坏字符").And.Contain("12.3");
    }

    [Fact]
    public void Columns_of_one_group_share_a_heading()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Workbook.Write([Page])), false);

        var merged = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<MergeCell>().Select(cell => cell.Reference!.Value);
        merged.Should().Equal("A1:D1", "A2:D2", "A3:A4", "B3:C3", "D3:D4", "A7:D7");
    }
}
