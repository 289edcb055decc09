using System.IO.Compression;
using AwesomeAssertions;
using Weipian.App.Modules.Submissions;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Submissions;

public class SubmissionTextTests
{
    private static readonly string[] Titles = ["组织开展情况", "违法形势分析"];

    [Theory]
    [InlineData("一、组织开展情况\n有。\n二、违法形势分析\n有。", "")]
    [InlineData("# 组织开展情况\n有。\n## 2. 违法形势分析\n有。", "")]
    [InlineData("\uFF08一\uFF09本辖区卫片执法工作组织开展情况\n有。\n(二)国土资源违法形势分析\uFF1A\n有。", "")]
    [InlineData("第一章 组织开展情况\n有。\n第二部分 违法形势分析\n有。", "")]
    [InlineData("组织开展情况\n有。\n违法形势分析\n有。", "")]
    [InlineData("一、组织开展情况\n1. 领导重视\n成立专班。\n二、违法形势分析\n有。", "")]
    [InlineData("一、组织开展情况\n二、违法形势分析\n有。", "“组织开展情况”没有内容")]
    [InlineData("一、组织开展情况\n待补\n二、违法形势分析\n有。", "“组织开展情况”没有内容")]
    [InlineData("一、组织开展情况\n文中提到违法形势分析见下。", "缺“违法形势分析”")]
    [InlineData("1、这一段讲的是组织开展情况。它不是标题,只是编了号的一段话。\n二、违法形势分析\n有。", "缺“组织开展情况”")]
    [InlineData("", "缺“组织开展情况”、缺“违法形势分析”")]
    public void A_chapter_is_a_heading_with_something_under_it(string text, string lacking) =>
        string.Join('、', SubmissionText.Lacking(SubmissionText.Paragraphs(System.Text.Encoding.UTF8.GetBytes(text)), Titles)).Should().Be(lacking);

    [Fact]
    public void A_docx_is_read_by_its_paragraphs_and_heading_styles()
    {
        const string Body = """
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
            <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>组织</w:t></w:r><w:r><w:t>开展情况</w:t></w:r></w:p><w:p><w:r><w:t>有。</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>本县违法形势分析</w:t></w:r></w:p><w:p><w:r><w:t>有。</w:t></w:r></w:p></w:body></w:document>
            """;

        SubmissionText.Lacking(SubmissionText.Paragraphs(Docx(Body)), Titles).Should().BeEmpty();
    }

    [Theory]
    [InlineData("<w:document")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]
    public void A_broken_or_hostile_docx_is_refused(string body) => CodeOf(() => SubmissionText.Paragraphs(Docx(body))).Should().Be("submission.unreadable");

    [Fact]
    public void Bytes_that_only_begin_like_a_zip_are_refused() => CodeOf(() => SubmissionText.Paragraphs("PK\u0003\u0004 nothing"u8.ToArray())).Should().Be("submission.unreadable");

    private static string CodeOf(Action act) => act.Should().Throw<ProblemException>().Which.Problems.Single().Code;

    private static byte[] Docx(string body)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open()))
            writer.Write(body);
        return stream.ToArray();
    }
}
