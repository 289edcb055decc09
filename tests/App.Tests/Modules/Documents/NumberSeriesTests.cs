using AwesomeAssertions;
using Weipian.App.Modules.Documents;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Documents;

public class NumberSeriesTests
{
    private const string Word = "自然资抄";

    [Fact]
    public void Numbers_run_on_in_each_series_and_year_and_papers_prepared_together_follow_one_another()
    {
        using var county = new TestWorkspace();
        using var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System);
        var prepared = IssuePaper.Prepare(workspace, [Request(workspace, 2026), Request(workspace, 2026), Request(workspace, 2027)], Office.Pack);

        workspace.Append(TestWorkspace.Clerk, [.. prepared.Select(paper => paper.Happening)]);

        prepared.Select(paper => paper.Paper.Number).Should().Equal("自然资抄〔2026〕1号", "自然资抄〔2026〕2号", "自然资抄〔2027〕1号");
        Issue(workspace).Number.Should().Be("自然资抄〔2026〕3号");
    }

    [Fact]
    public void A_voided_number_is_never_used_again_and_keeps_its_reason()
    {
        using var county = new TestWorkspace();
        using (var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System))
        {
            var first = Issue(workspace);
            VoidPaper.Run(workspace, first.Number!, "当事人名称有误", TestWorkspace.Clerk).State.Should().Be(PaperState.Voided);

            Issue(workspace).Number.Should().Be("自然资抄〔2026〕2号");
            NumberSeries.Load(workspace, Word, 2026).All.Should().Equal(new SeriesNumber(1, NumberState.Voided, first.Id, "当事人名称有误"), new SeriesNumber(2, NumberState.Used, "W000002", null));
            PaperShelf.Docx(workspace, first).Should().NotBeEmpty("a voided paper stays");
        }

        county.Verify().Should().BeEmpty();
    }

    [Fact]
    public void A_reserved_number_waits_for_its_paper()
    {
        using var county = new TestWorkspace();
        using var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System);
        Reserve(workspace, null).Ordinal.Should().Be(1);
        Issue(workspace).Number.Should().Be("自然资抄〔2026〕2号");

        Issue(workspace, reserved: 1).Number.Should().Be("自然资抄〔2026〕1号");

        var twice = () => Issue(workspace, reserved: 1);
        twice.Should().Throw<ProblemException>().Which.Problems.Single().Code.Should().Be("number.not-reserved");
    }

    [Fact]
    public void A_gap_is_shown_until_somebody_explains_it()
    {
        using var county = new TestWorkspace();
        using var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System);
        Reserve(workspace, 4);
        NumberSeries.Load(workspace, Word, 2026).Unexplained.Should().Equal(1, 2, 3);

        foreach (var ordinal in new[] { 1, 2, 3 })
            VoidNumber.Run(workspace, Word, 2026, ordinal, "启用本系统前线下使用", TestWorkspace.Clerk);

        var series = NumberSeries.Load(workspace, Word, 2026);
        series.Unexplained.Should().BeEmpty();
        series.All.Select(number => number.State).Should().Equal(NumberState.Voided, NumberState.Voided, NumberState.Voided, NumberState.Reserved);
        Issue(workspace).Number.Should().Be("自然资抄〔2026〕5号");
    }

    [Theory]
    [InlineData(0, "理由", "number.ordinal")]
    [InlineData(3, "理由", "number.ordinal")]
    [InlineData(1, "理由", "number.used")]
    [InlineData(2, " ", "number.reason")]
    public void A_number_is_voided_only_where_that_says_something(int ordinal, string reason, string code)
    {
        var series = new NumberSeries(Word, 2026, [new(1, NumberState.Used, "W000001", null), new(2, NumberState.Reserved, null, "留用")]);

        var decide = () => VoidNumber.Decide(series, ordinal, reason);

        decide.Should().Throw<ProblemException>().Which.Problems.Single().Code.Should().Be(code);
    }

    private static PaperRequest Request(Workspace workspace, int year) => SamplePapers.Request(workspace, Office.Pack.Documents.Find("抄告单")!, year);

    private static Paper Issue(Workspace workspace, int? reserved = null) => IssuePaper.Run(workspace, Request(workspace, 2026) with { Reserved = reserved }, Office.Pack, TestWorkspace.Clerk);

    private static NumberReserved Reserve(Workspace workspace, int? ordinal) => ReserveNumber.Run(workspace, Word, 2026, ordinal, "留待补办", Office.Pack, TestWorkspace.Clerk);
}
