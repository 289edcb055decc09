using AwesomeAssertions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Weipian.Rendering.Maps;
using Weipian.Rendering.Papers;
using Xunit;
using static Weipian.Rendering.Tests.Papers.TestTemplate;

namespace Weipian.Rendering.Tests.Papers;

public class PaperTemplateTests
{
    private static readonly byte[] Letter = Of(
        Paragraph(Words("当事人:") + Inline("当事人") + Words("。"))
        + Block("违法事实")
        + Control("若有:抄送", Paragraph(Words("抄送:") + Inline("抄送")))
        + Control("若无:抄送", Paragraph(Words("不抄送")))
        + Table(Row(Words("材料"), Words("份数")) + Control("附送材料", Row(Inline("名称"), Inline("份数")))));

    private static PaperText Text(string text) => new(text);

    private static PaperRows Rows(params (string Name, string Copies)[] rows) => new([.. rows.Select(row => new Dictionary<string, PaperValue> { ["名称"] = Text(row.Name), ["份数"] = Text(row.Copies) })]);

    private static Dictionary<string, PaperValue> Values(params (string Name, PaperValue Value)[] values) => values.ToDictionary(pair => pair.Name, pair => pair.Value);

    private static IReadOnlyList<string> Lines(byte[] template, params (string Name, PaperValue Value)[] values) => PaperPlainText.Of(PaperTemplate.Read(template).Fill(Values(values), []));

    [Fact]
    public void A_template_says_what_it_asks_for() => PaperTemplate.Read(Letter).Fields.Should().Equal(
        new TemplateField("当事人", TemplateFieldKind.Text), new("违法事实", TemplateFieldKind.Text), new("抄送", TemplateFieldKind.Text),
        new("附送材料", TemplateFieldKind.Rows), new("附送材料.名称", TemplateFieldKind.Text), new("附送材料.份数", TemplateFieldKind.Text));

    [Fact]
    public void Every_control_gives_way_to_its_value() =>
        Lines(Letter, ("当事人", Text("甲公司")), ("违法事实", Text("第一段\n第二段")), ("附送材料", Rows(("报告", "1"), ("证据", "2"))))
            .Should().Equal("当事人:甲公司。", "第一段", "第二段", "不抄送", "材料 | 份数", "报告 | 1", "证据 | 2");

    [Fact]
    public void A_part_stands_only_where_its_field_has_a_value() =>
        Lines(Letter, ("当事人", Text("甲")), ("抄送", Text("县政府"))).Should().Contain("抄送:县政府").And.NotContain("不抄送");

    [Fact]
    public void Rows_without_values_leave_one_blank_row_to_write_in() => Lines(Letter, ("当事人", Text("甲"))).Should().EndWith([" | "]).And.NotContain(line => line.Contains("点击"));

    [Fact]
    public void The_paper_is_a_valid_docx_and_the_same_every_time()
    {
        (string, PaperValue)[] values = [("当事人", Text("甲")), ("违法事实", Text("一\n二")), ("附送材料", Rows(("报告", "1")))];
        var docx = PaperTemplate.Read(Letter).Fill(Values(values), [], draft: true);

        docx.Should().Equal(PaperTemplate.Read(Letter).Fill(Values(values), [], draft: true));
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => error.Description + error.Path?.XPath).Should().BeEmpty();
        document.MainDocumentPart!.Document!.Descendants<SdtElement>().Should().BeEmpty();
    }

    [Fact]
    public void A_draft_carries_the_word_on_every_kind_of_page_and_an_issued_paper_does_not()
    {
        using var draft = WordprocessingDocument.Open(new MemoryStream(PaperTemplate.Read(Letter).Fill(Values(), [], draft: true)), false);
        using var issued = WordprocessingDocument.Open(new MemoryStream(PaperTemplate.Read(Letter).Fill(Values(), [])), false);

        draft.MainDocumentPart!.HeaderParts.Should().HaveCount(3).And.OnlyContain(header => header.Header!.OuterXml.Contains("string=\"草稿\""));
        issued.MainDocumentPart!.HeaderParts.Should().BeEmpty();
    }

    [Fact]
    public void A_field_unknown_to_the_paper_is_refused_by_name_and_a_required_one_without_a_place_too() =>
        PaperTemplate.Read(Letter).Check(["当事人", "违法事实", "抄送", "附送材料", "附送材料.名称"], ["处罚依据"])
            .Select(problem => (problem.Code, problem.Field)).Should().Equal(("template.unknown-field", "附送材料.份数"), ("template.field-absent", "处罚依据"));

    [Fact]
    public void What_is_missing_stops_the_paper_and_all_of_it_is_named()
    {
        var fill = () => PaperTemplate.Read(Letter).Fill(
            Values(("当事人", Text(" ")), ("附送材料", Rows(("报告", "1"), ("证据", "")))), ["当事人", "违法事实", "附送材料", "附送材料.份数"]);

        fill.Should().Throw<PaperException>().Which.Problems.Select(problem => problem.Message)
            .Should().Equal("缺少必填字段“当事人”", "缺少必填字段“违法事实”", "“附送材料”第 2 行缺少必填的“份数”");
    }

    [Fact]
    public void A_control_character_does_not_break_the_paper() =>
        Lines(Letter, ("当事人", Text("甲\u0001\uD800<b>&"))).Should().Contain("当事人:甲\uFFFD\uFFFD<b>&。");

    [Fact]
    public void Lines_inside_a_sentence_stay_in_it() => Lines(Letter, ("当事人", Text("甲\n乙"))).Should().StartWith(["当事人:甲", "乙。"]);

    [Fact]
    public void Words_own_repeating_section_repeats()
    {
        const string Section = "<w15:repeatingSection/>";
        var item = Control("", Row(Inline("名称"), Inline("份数")), "<w15:repeatingSectionItem/>").Replace("<w:tag w:val=\"\"/>", "", StringComparison.Ordinal);

        Lines(Of(Table(Control("附送材料", item, Section))), ("附送材料", Rows(("报告", "1"), ("证据", "2")))).Should().Equal("报告 | 1", "证据 | 2");
    }

    [Fact]
    public void A_picture_is_stored_once_fits_its_box_and_keeps_its_proportions()
    {
        var swatch = new PaperPicture(MapCutout.Swatch(0));
        var template = Of(Table(Control("照片", Row(Picture("照片"), Inline("说明")))));
        var rows = new PaperRows([new Dictionary<string, PaperValue> { ["照片"] = swatch, ["说明"] = Text("一") }, new Dictionary<string, PaperValue> { ["照片"] = new PaperPicture(MapCutout.Swatch(0)) }]);
        var docx = PaperTemplate.Read(template).Fill(Values(("照片", rows)), []);

        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => error.Description).Should().BeEmpty();
        document.MainDocumentPart!.ImageParts.Should().ContainSingle();
        document.MainDocumentPart.Document!.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Extent>()
            .Select(extent => (extent.Cx!.Value, extent.Cy!.Value)).Should().Equal((2000000, 1000000), (2000000, 1000000));
    }

    [Fact]
    public void What_is_no_picture_is_refused()
    {
        var fill = () => PaperTemplate.Read(Of(Paragraph(Picture("图")))).Fill(Values(("图", new PaperPicture([1, 2, 3]))), []);

        fill.Should().Throw<PaperException>().Which.Problems.Single().Code.Should().Be("paper.picture");
    }

    [Fact]
    public void A_long_name_shrinks_to_stay_on_its_line()
    {
        const string Large = "<w:rPr><w:sz w:val=\"72\"/></w:rPr>";
        var template = Of(Paragraph(Control("发文机关|单行", $"<w:r>{Large}<w:t>机关</w:t></w:r>")));
        int Size(string name)
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(PaperTemplate.Read(template).Fill(Values(("发文机关", Text(name))), [])), false);
            return int.Parse(document.MainDocumentPart!.Document!.Descendants<FontSize>().Single().Val!, System.Globalization.CultureInfo.InvariantCulture);
        }

        Size("县局").Should().Be(72);
        Size(new string('县', 20)).Should().Be(45, "451 points hold twenty characters of 22.5 points");
        Size(new string('县', 60)).Should().Be(32);
    }

    [Theory]
    [InlineData("")]
    [InlineData("不是 docx")]
    public void A_file_that_is_no_docx_is_refused(string text)
    {
        var read = () => PaperTemplate.Read(System.Text.Encoding.UTF8.GetBytes(text));

        read.Should().Throw<PaperException>().Which.Problems.Single().Code.Should().Be("template.unreadable");
    }
}
