using AwesomeAssertions;
using Weipian.App.Modules.Documents;
using Weipian.Rendering.Papers;
using Weipian.Tests;
using Xunit;

namespace Weipian.App.Tests.Modules.Documents;

public class PaperMakingTests
{
    [Fact]
    public void Every_paper_is_filled_from_a_case_and_says_what_it_said_before()
    {
        using var county = new TestWorkspace();
        using var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System);
        foreach (var document in Office.Pack.Documents.All)
        {
            var paper = IssuePaper.Run(workspace, SamplePapers.Request(workspace, document), Office.Pack, TestWorkspace.Clerk);
            var lines = PaperPlainText.Of(PaperShelf.Docx(workspace, paper));
            string.Concat(lines).Should().NotContainAny("【", "】", "{", "}");
            GoldenFile.Matches($"papers/{document.Code}.txt", string.Join('\n', lines) + "\n");
            if (Environment.GetEnvironmentVariable("WEIPIAN_PAPERS") is { Length: > 0 } folder)
                File.WriteAllBytes(Path.Combine(folder, document.Code + ".docx"), PaperShelf.Docx(workspace, paper));
        }
    }
}
