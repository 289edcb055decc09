using AwesomeAssertions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Weipian.App.Modules.Documents;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Rendering.Papers;
using Weipian.Tests;
using Xunit;

namespace Weipian.App.Tests.Modules.Documents;

public class PaperMakingTests
{
    public static TheoryData<string> Codes => [.. Office.Pack.Documents.All.Select(document => document.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_paper_is_filled_from_a_case_and_says_what_it_said_before(string code)
    {
        using var county = new TestWorkspace();
        using var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System);
        var paper = IssuePaper.Run(workspace, SamplePapers.Request(workspace, Office.Pack.Documents.Find(code)!), Office.Pack, TestWorkspace.Clerk);
        var lines = PaperPlainText.Of(PaperShelf.Docx(workspace, paper));

        string.Concat(lines).Should().NotContainAny("【", "】", "{", "}");
        GoldenFile.Matches($"papers/{code}.txt", string.Join('\n', lines) + "\n");
        PaperShelf.Check(workspace, paper).Should().BeNull("the same event gives the same bytes");
        using var docx = WordprocessingDocument.Open(new MemoryStream(PaperShelf.Docx(workspace, paper)), false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(docx, TestContext.Current.CancellationToken)
            .Select(error => $"{error.Description} {error.Path?.XPath}").Should().BeEmpty("Word opens it without repair");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_template_of_the_tree_asks_only_for_known_fields_and_has_a_place_for_every_required_one(string code) =>
        TemplateCheck.OfFile(Office.Pack, Office.Pack.Documents.Find(code)!).Should().BeEmpty();

    [Fact]
    public void A_changed_wording_of_a_template_stands_in_the_next_paper_and_not_in_the_last()
    {
        using var county = new TestWorkspace();
        using var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System);
        var before = Issue(workspace, Office.Pack);
        var after = Issue(workspace, LawCopy.With("立案呈批表", xml => xml.Replace("拟立案", "建议立案", StringComparison.Ordinal)));

        Words(workspace, before).Should().Contain("拟立案").And.NotContain("建议立案");
        Words(workspace, after).Should().Contain("建议立案").And.NotContain("拟立案");
        PaperShelf.Check(workspace, before).Should().BeNull("the old paper is made again from the template it was made from");
        PaperShelf.Check(workspace, after).Should().BeNull();
    }

    [Fact]
    public void A_template_with_a_field_nobody_knows_is_refused_by_its_name()
    {
        using var county = new TestWorkspace();
        using var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System);
        var pack = LawCopy.With("立案呈批表", xml => xml.Replace("w:tag w:val=\"违法地点\"", "w:tag w:val=\"违法地址\"", StringComparison.Ordinal));

        var issue = () => Issue(workspace, pack);

        issue.Should().Throw<ProblemException>().Which.Problems.Select(problem => (problem.Code, problem.Field))
            .Should().BeEquivalentTo([("template.unknown-field", "违法地址"), ("template.field-absent", "违法地点")]);
        PaperShelf.All(workspace).Should().BeEmpty();
    }

    [Fact]
    public void Everything_missing_is_named_and_no_number_is_used()
    {
        using var county = new TestWorkspace();
        using var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System);
        var request = SamplePapers.Request(workspace, Office.Pack.Documents.Find("处罚决定书")!);
        var fields = request.Fields.Where(field => field.Key is not ("处罚依据" or "复议机关")).ToDictionary();

        var issue = () => IssuePaper.Run(workspace, request with { Fields = fields }, Office.Pack, TestWorkspace.Clerk);

        issue.Should().Throw<ProblemException>().Which.Problems.Should().OnlyContain(problem => problem.Code == "paper.missing-field").And.Subject.Select(problem => problem.Field).Should().Equal("处罚依据", "复议机关");
        NumberSeries.Load(workspace, "自然资罚", 2026).Known.Should().BeEmpty();
    }

    [Theory]
    [InlineData("违法地址", "某地", "paper.unknown-field")]
    [InlineData("文号", "自然资罚〔2026〕9号", "paper.unknown-field")]
    [InlineData("成文日期", "三月五日", "paper.field-value")]
    public void A_value_that_does_not_fit_is_refused(string field, string text, string code)
    {
        using var county = new TestWorkspace();
        using var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System);
        var request = SamplePapers.Request(workspace, Office.Pack.Documents.Find("处罚决定书")!);

        var issue = () => IssuePaper.Run(workspace, request with { Fields = new Dictionary<string, PaperField>(request.Fields) { [field] = PaperField.Of(text) } }, Office.Pack, TestWorkspace.Clerk);

        issue.Should().Throw<ProblemException>().Which.Problems.Single().Code.Should().Be(code);
    }

    [Fact]
    public void Fields_trace_to_the_events_they_come_from()
    {
        using var county = new TestWorkspace();
        using var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System);
        var paper = Issue(workspace, Office.Pack);

        PaperShelf.Trace(workspace, paper).Should().Contain(new TracedField("案由", "示例建材有限公司非法占用土地案", 1, "programmes.workspace-created"));
        PaperShelf.Of(workspace, "case", "A2026-12").Should().Equal(paper);
    }

    [Fact]
    public void A_draft_has_no_number_and_becomes_the_paper_when_it_is_issued()
    {
        using var county = new TestWorkspace();
        using (var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System))
        {
            var request = SamplePapers.Request(workspace, Office.Pack.Documents.Find("催告书")!);
            var draft = DraftPaper.Run(workspace, request with { Fields = request.Fields.Where(field => field.Key != "成文日期").ToDictionary() }, Office.Pack, TestWorkspace.Clerk);
            (draft.State, draft.Number).Should().Be((PaperState.Drafted, null));
            PaperShelf.Check(workspace, draft).Should().BeNull();

            var issued = DraftPaper.Issue(workspace, draft.Id, new DateOnly(2026, 10, 8), Office.Pack, TestWorkspace.Clerk);
            (issued.Id, issued.Number).Should().Be((draft.Id, "自然资催〔2026〕1号"));
            Words(workspace, issued).Should().Contain("自然资催〔2026〕1号").And.Contain("2026年10月8日");
            PaperShelf.Check(workspace, issued).Should().BeNull();

            var again = () => DraftPaper.Issue(workspace, draft.Id, new DateOnly(2026, 10, 9), Office.Pack, TestWorkspace.Clerk);
            again.Should().Throw<ProblemException>().Which.Problems.Single().Code.Should().Be("paper.not-draft");
        }

        county.Verify().Should().BeEmpty();
    }

    private static Paper Issue(Workspace workspace, RulePack pack) =>
        IssuePaper.Run(workspace, SamplePapers.Request(workspace, pack.Documents.Find("立案呈批表")!), pack, TestWorkspace.Clerk);

    private static string Words(Workspace workspace, Paper paper) => string.Concat(PaperPlainText.Of(PaperShelf.Docx(workspace, paper)));
}
