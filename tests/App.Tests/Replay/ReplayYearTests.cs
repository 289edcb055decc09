using System.Text;
using AwesomeAssertions;
using Weipian.App.Database;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.App.Replay;
using Weipian.Rendering.Papers;
using Weipian.Tests;
using Xunit;

namespace Weipian.App.Tests.Replay;

/// <summary>A fictional year, small: every story of a case once, twice over.</summary>
public sealed class ReplayYearTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("replay-").FullName;

    [Fact]
    public void A_year_runs_from_import_to_archive_the_same_each_time_and_its_papers_say_what_they_said_before()
    {
        var first = Year("一").Run();
        var again = Year("二").Run();

        again.Should().BeEquivalentTo(first);
        first.CaseStates.Should().Equal(new Dictionary<string, int> { ["已归档"] = first.Cases });
        Verification.Run(Path.Combine(_folder, "一"), TimeProvider.System).Should().BeEmpty();
        using var workspace = Workspace.OpenToRead(Path.Combine(_folder, "一"), TimeProvider.System);
        var papers = PaperShelf.All(workspace);
        papers.Should().HaveCount(first.Papers);
        papers.Should().OnlyContain(paper => PaperShelf.Check(workspace, paper) == null, "a paper is made again to the byte from its event");
        papers.Where(paper => paper.Document != "图斑卡片").SelectMany(paper => PaperShelf.Trace(workspace, paper)).Where(field => field.Name != "文号").Should().OnlyContain(field => field.EventType != null, "every field traces to an event");

        var index = new StringBuilder("文书,种类,文号,日志,内容\n");
        foreach (var paper in papers)
            index.Append($"{paper.Id},{paper.Document},{paper.Number},{paper.Sequence},{ContentStore.HashOf(Encoding.UTF8.GetBytes(Words(workspace, paper)))[..16]}\n");
        GoldenFile.Matches("replay/文书清单.csv", index.ToString());
        foreach (var kind in papers.GroupBy(paper => paper.Document))
            GoldenFile.Matches($"replay/{kind.Key}.txt", Words(workspace, kind.First()));
    }

    [Fact]
    public void Nothing_in_the_story_goes_round_a_gate()
    {
        Year("三").Run();
        using var workspace = Workspace.OpenToRead(Path.Combine(_folder, "三"), TimeProvider.System);

        foreach (var dossier in DossierShelf.Of(workspace, "case", ReplayYear.Year).Where(dossier => dossier.Did("作出处罚决定")))
        {
            var handlers = dossier.Field("承办人")!.Split('、');
            dossier.All("批准立案").Concat(dossier.All("批准结案")).Concat(dossier.All("法制审核")).Should().OnlyContain(step => !handlers.Contains(step.Person));
            dossier.Last("作出处罚决定")!.Day.Should().BeAfter(dossier.Last("送达告知书")!.Day);
            DossierShelf.MissingPapers(workspace, dossier, Office.Pack).Should().BeEmpty();
            DossierShelf.Clocks(workspace, dossier, Office.Pack, new DateOnly(2026, 1, 5)).Where(clock => clock.Reading is { Late: true, Limit.Duty: Law.TimeLimits.LimitDuty.Authority })
                .Select(clock => $"{dossier.Id} {clock.Limit} {clock.Reading!.Words}").Should().BeEmpty();
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ReplayYear Year(string name) => new(Path.Combine(_folder, name), rounds: 3, cases: 14, Office.Pack, _ => { });

    private static string Words(Workspace workspace, Paper paper) => string.Concat(PaperPlainText.Of(PaperShelf.Docx(workspace, paper)));
}
