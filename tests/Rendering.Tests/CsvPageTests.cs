using System.Text;
using AwesomeAssertions;
using Xunit;

namespace Weipian.Rendering.Tests;

public class CsvPageTests
{
    [Fact]
    public void Numbers_are_rounded_texts_are_quoted_and_the_first_row_names_the_units()
    {
        var page = new Sheet("台账", "标题不写", ["副题不写"], [new("", "编号", "", 0, 6), new("", "面积", "亩", 2, 10)], [new(["甲,\"乙\"\r\n丙", 12.345m]), new([null, -3m])], ["注"]);
        var bytes = CsvPage.Write(page);
        bytes[..3].Should().Equal(0xEF, 0xBB, 0xBF);
        Encoding.UTF8.GetString(bytes[3..]).Should().Be("编号,面积(亩)\r\n\"甲,\"\"乙\"\"\r\n丙\",12.35\r\n,-3.00\r\n注\r\n");
        CsvPage.Write(page).Should().Equal(bytes);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData(" =1+1", "' =1+1")]
    [InlineData("\t=1+1", "\"'\t=1+1\"")]
    [InlineData("\n=1+1", "\"'\n=1+1\"")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("-", "'-")]
    [InlineData("清溪镇=1", "清溪镇=1")]
    [InlineData("", "")]
    [InlineData("a\u0001b", "a\uFFFDb")]
    public void What_begins_like_a_formula_is_text(string text, string cell) => CsvPage.Cell(text).Should().Be(cell);
}
