using AwesomeAssertions;
using Weipian.Law.Documents;
using Xunit;

namespace Weipian.Law.Tests.Documents;

public class DocumentBookTests
{
    [Fact]
    public void A_paper_knows_its_series_its_articles_and_what_it_must_say()
    {
        var decision = LawFolder.Pack.Documents.Find("处罚决定书")!;

        decision.Name.Should().Be("行政处罚决定书");
        (decision.Style, decision.Series, decision.Part).Should().Be((DocumentStyle.Letter, "自然资罚", DossierPart.Main));
        decision.Find("处罚依据")!.Required.Should().BeTrue();
        decision.Find("听证情况")!.Required.Should().BeFalse();
        decision.Find("成文日期")!.Kind.Should().Be(DocumentFieldKind.Day);
    }

    [Fact]
    public void A_field_means_the_same_in_every_paper() =>
        LawFolder.Pack.Documents.All.SelectMany(document => document.Fields).GroupBy(field => field.Name)
            .Should().OnlyContain(group => group.Select(field => field.Kind).Distinct().Count() == 1 && group.Key.Length > 0);

    [Theory]
    [InlineData("documents.csv", "处罚决定书,行政处罚决定书,处罚决定书.docx,公文,自然资罚,3,正卷,行政处罚法2021.57", "处罚决定书,行政处罚决定书,处罚决定书.docx,公文,自然资罚,3,正卷,行政处罚法2021.157", "law.article-unknown")]
    [InlineData("documents.csv", "处罚决定书.docx,公文", "处罚决定书.docx,信函", "law.cell")]
    [InlineData("documents.csv", "备考表,卷内备考表,备考表.docx,表格,,", "备考表,卷内备考表,备考表.docx,表格,自然资考,", "law.document-number")]
    [InlineData("documents.csv", "送达回证,法律文书送达回证", "回证,法律文书送达回证", "law.document-unknown")]
    [InlineData("fields.csv", "*,处罚依据,", "*,处罚的依据,", "law.field-unknown")]
    [InlineData("fields.csv", "处罚决定书,处罚依据,,是,", "处罚决定书,处罚依据,,必,", "law.cell")]
    [InlineData("fields.csv", "*,成文日期,负责人签发之日,,日期", "*,成文日期,负责人签发之日,,年月", "law.cell")]
    [InlineData("fields.csv", "卷内目录,目录,,是,\n", "", "law.field-column")]
    public void A_fault_planted_in_the_list_of_papers_is_named(string file, string find, string replace, string code)
    {
        var folder = LawFolder.With("documents/" + file, text => text.Replace(find, replace, StringComparison.Ordinal));

        var load = () => RulePack.Load(folder);

        load.Should().Throw<LawException>().Which.Problems.Select(problem => problem.Code).Should().Contain(code);
    }

    [Fact]
    public void A_missing_template_is_named()
    {
        var folder = LawFolder.With("documents/documents.csv", text => text.Replace("备考表.docx", "没有.docx", StringComparison.Ordinal));
        var book = RulePack.Load(folder).Documents;

        var read = () => book.ReadTemplate(book.Find("备考表")!);

        read.Should().Throw<LawException>().Which.Problems.Single().Should().Match<LawProblem>(problem => problem.Code == "law.template-missing" && problem.File == "documents/没有.docx");
    }
}
