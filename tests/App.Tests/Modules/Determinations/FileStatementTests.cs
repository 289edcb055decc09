using AwesomeAssertions;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Determinations;

public class FileStatementTests
{
    private static readonly DateOnly Day = new(2025, 3, 2);

    [Fact]
    public void A_verdict_is_contradicted_with_files_answered_and_both_stay_in_the_explanation()
    {
        using var team = new FieldTeam();
        var judged = team.Office.Judge()["1"];
        var file = Scene.File("%PDF-1.7 批文"u8.ToArray(), ".pdf");
        Statement statement;
        using (var workspace = team.Office.Write())
        {
            statement = FileStatement.Run(workspace, "1", Office.Year, "用地人", "张三", Day, "2023 年已取得批准", [file], FieldTeam.Clerk);
            StatementShelf.Open(workspace, Office.Year).Should().ContainSingle();
            AnswerStatement.Run(workspace, statement.Id, "不采纳", "批文范围不含本图斑", [], FieldTeam.Reviewer);
            FluentActions.Invoking(() => AnswerStatement.Run(workspace, statement.Id, "采纳", "改", [], FieldTeam.Reviewer)).Should().Throw<ProblemException>()
                .Which.Problems[0].Code.Should().Be("statement.answered");
        }

        team.Office.Judge();
        using var read = team.Office.Read();
        var patch = PatchShelf.One(read, "1");
        statement.Against.Should().Be($"{judged.Verdict.Conclusion}({judged.Verdict.Code})");
        EvidenceShelf.LinksOf(read, statement.Files.Single()).Should().ContainSingle().Which.Role.Should().Be(FileStatement.Role);
        ExplainPatch.Lines(read, DeterminationShelf.One(read, patch), Office.Pack).Should()
            .Contain(line => line.Contains("2025-03-02 用地人 张三") && line.Contains("2023 年已取得批准") && line.Contains("附件 E000001"))
            .And.Contain(line => line.Contains("答复:不采纳,批文范围不含本图斑 ——王芳"));
        PatchHistory.Of(read, patch.Id).Select(line => line.What).Should().Contain($"答复陈述 {statement.Id}:不采纳");
        read.Dispose();
        team.Office.Verify().Should().BeEmpty();
    }

    [Theory]
    [InlineData("邻居", "张三", "2025-03-02", "有误", "statement.party")]
    [InlineData("镇街", " ", "2025-03-02", "有误", "statement.name")]
    [InlineData("镇街", "清溪镇", "2025-03-02", "", "statement.text")]
    [InlineData("镇街", "清溪镇", "2025-03-04", "有误", "statement.day")]
    public void A_statement_says_who_when_and_what(string party, string name, string day, string text, string code)
    {
        using var team = new FieldTeam();
        team.Office.Judge();
        using var workspace = team.Office.Write();

        FluentActions.Invoking(() => FileStatement.Run(workspace, "1", Office.Year, party, name, Days.Read(day), text, [], FieldTeam.Clerk)).Should().Throw<ProblemException>()
            .Which.Problems[0].Code.Should().Be(code);
    }

    [Fact]
    public void Before_a_verdict_there_is_nothing_to_contradict_and_a_missing_file_leaves_nothing_behind()
    {
        using var team = new FieldTeam();
        using var workspace = team.Office.Write();
        FluentActions.Invoking(() => FileStatement.Run(workspace, "1", Office.Year, "镇街", "清溪镇", Day, "有误", [], FieldTeam.Clerk)).Should().Throw<ProblemException>()
            .Which.Problems[0].Code.Should().Be("patch.not-judged");
        workspace.Dispose();
        team.Office.Judge();
        using var again = team.Office.Write();

        FluentActions.Invoking(() => FileStatement.Run(again, "1", Office.Year, "镇街", "清溪镇", Day, "有误", [Scene.File([1]), "nowhere.pdf"], FieldTeam.Clerk)).Should().Throw<ProblemException>();

        EvidenceShelf.All(again).Should().BeEmpty();
    }
}
