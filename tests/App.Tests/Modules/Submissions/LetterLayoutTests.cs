using AwesomeAssertions;
using Weipian.App.Modules.Submissions;
using Xunit;

namespace Weipian.App.Tests.Modules.Submissions;

public class LetterLayoutTests
{
    [Fact]
    public void A_page_by_the_standard_has_no_fault() => LetterLayout.Faults(ReportDocx.Of("正文")).Should().BeEmpty();

    [Theory]
    [InlineData("w:top=\"2098\"", "w:top=\"1440\"", "天头应为 37 毫米,实为 25.4 毫米|版心高应为 225 毫米,实为 236.6 毫米")]
    [InlineData("w:left=\"1587\"", "w:left=\"1800\"", "订口应为 28 毫米,实为 31.8 毫米|版心宽应为 156 毫米,实为 152.3 毫米")]
    [InlineData("w:linePitch=\"579\"", "w:linePitch=\"312\"", "每面应排 22 行,实为 40.9")]
    [InlineData("<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>", "", "每面应排 22 行,实为 未设文档网格")]
    [InlineData("w:w=\"11906\" w:h=\"16838\"", "w:w=\"12240\" w:h=\"15840\"", "纸宽应为 210 毫米,实为 215.9 毫米")]
    public void What_differs_is_named_with_both_values(string find, string replace, string faults) =>
        LetterLayout.Faults(ReportDocx.Of("正文", ReportDocx.Standard.Replace(find, replace))).Should().Contain(faults.Split('|'));

    [Fact]
    public void Type_of_another_size_gives_another_number_of_characters_a_line() =>
        LetterLayout.Faults(ReportDocx.Of("正文", halfPoints: 28)).Should().Equal("正文应为三号字(每行 28 字),实为 14 磅");

    [Fact]
    public void A_turned_page_for_a_wide_table_is_no_fault() => LetterLayout.Faults(ReportDocx.Of("表", "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>")).Should().BeEmpty();

    [Fact]
    public void Plain_text_is_not_laid_out() => LetterLayout.Faults("正文"u8.ToArray()).Should().ContainSingle();

    /// <summary>The templates the office writes its letters from keep the rule the report is held to.</summary>
    [Fact]
    public void A_letter_of_the_house_has_no_fault() => LetterLayout.Faults(Office.Pack.Documents.ReadTemplate(Office.Pack.Documents.Find("验收请示")!)).Should().BeEmpty();
}
