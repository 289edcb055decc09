using AwesomeAssertions;
using DocumentFormat.OpenXml.Packaging;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Documents;
using Weipian.App.Platform;
using Weipian.Law.Determination;
using Weipian.Rendering.Papers;
using Xunit;

namespace Weipian.App.Tests.Modules.Determinations;

public class IssuePatchCardTests
{
    private static readonly DateOnly Day = new(2025, 1, 15);

    [Fact]
    public void A_card_shows_where_the_patch_lies_what_it_is_made_of_and_what_it_was_judged()
    {
        using var office = Office.Prepared();
        office.Import(("T1", 100, 100, 200, 200));
        office.Found("实地已变化", "T1|是");
        office.Judge();
        using (var workspace = office.Write())
        {
            var card = IssuePatchCard.Run(workspace, "T1", Office.Year, Day, Office.Pack, TestWorkspace.Clerk);

            var words = string.Join('\n', PaperPlainText.Of(PaperShelf.Docx(workspace, card)));
            words.Should().Contain("示例县清溪镇").And.Contain("水浇地").And.Contain("判定建议").And.Contain("已实地核查").And.Contain("2025年1月15日").And.Contain("0102");
            using var docx = WordprocessingDocument.Open(new MemoryStream(PaperShelf.Docx(workspace, card)), false);
            docx.MainDocumentPart!.ImageParts.Count(part => part.Uri.OriginalString.Contains("picture", StringComparison.Ordinal)).Should().Be(2, "the map and one swatch");
            PaperShelf.Trace(workspace, card).Should().Contain(field => field.Name == "图斑面积" && field.EventType == "determinations.judged").And.Contain(field => field.Name == "图斑编号" && field.EventType == "patches.batch-imported");
            PaperShelf.Of(workspace, "patch", card.Subject).Should().ContainSingle();
            PaperShelf.Check(workspace, card).Should().BeNull();
        }

        office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void A_patch_nobody_judged_and_one_handled_off_line_have_no_card()
    {
        using var office = Office.Prepared();
        office.Import(("T1", 100, 100, 200, 200), ("T2", 300, 100, 400, 200));

        Refused("T1").Should().Be("patch.not-judged");
        office.Judge();
        office.Conclude("T2", VerdictCodes.Offline);
        Refused("T2").Should().Be("card.offline");

        string Refused(string patch)
        {
            using var workspace = office.Write();
            var run = () => IssuePatchCard.Run(workspace, patch, Office.Year, Day, Office.Pack, TestWorkspace.Clerk);
            return run.Should().Throw<ProblemException>().Which.Problems.Single().Code;
        }
    }
}
