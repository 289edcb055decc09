using AwesomeAssertions;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Fieldwork;

public class AnswerDoubtTests
{
    [Fact]
    public void A_doubt_is_answered_in_writing_by_another_person_and_both_stay()
    {
        using var team = new FieldTeam();
        var doubt = team.Photo("1", Scene.Jpeg(1, team.Exif(-380, 50, 90))).Doubts.Single();

        FluentActions.Invoking(() => team.Answer(doubt.Id, DoubtOutcomes.Explained, FieldTeam.Clerk)).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("doubt.same-person");
        FluentActions.Invoking(() => team.Answer(doubt.Id, "通过")).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("doubt.outcome");
        FluentActions.Invoking(() => team.Answer(doubt.Id, DoubtOutcomes.Falsified)).Should().Throw<ProblemException>("nobody was assigned: the unit must be named").Which.Problems[0].Code.Should().Be("doubt.unit");
        team.Answer(doubt.Id, DoubtOutcomes.Explained);
        FluentActions.Invoking(() => team.Answer(doubt.Id, DoubtOutcomes.Explained)).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("doubt.answered");

        team.Blockers("1").Should().NotContain("doubt.open");
        using var workspace = team.Office.Read();
        PatchHistory.Of(workspace, PatchShelf.One(workspace, "1").Id).Select(line => line.What)
            .Should().Contain(line => line.StartsWith($"存疑 {doubt.Id} 拍摄位置距图斑过远")).And.Contain($"存疑 {doubt.Id} 已说明:实地复核说明");
    }

    [Fact]
    public void What_was_explained_may_later_be_found_false_and_then_bars()
    {
        using var team = new FieldTeam();
        team.Assign("1");
        var doubt = team.Photo("1", Scene.Jpeg(1, team.Exif(-380, 50, 90))).Doubts.Single();
        team.Answer(doubt.Id, DoubtOutcomes.Explained);

        team.Answer(doubt.Id, DoubtOutcomes.Falsified).Unit.Should().Be(FieldTeam.Town);

        team.Blockers("1").Should().Contain("doubt.falsified");
        team.Office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void A_person_may_raise_what_no_check_sees_and_it_blocks()
    {
        using var team = new FieldTeam();
        var photo = team.Photo("1", Scene.Jpeg(1, team.Exif(50, -20, 0)));
        using (var workspace = team.Office.Write())
            AnswerDoubt.Raise(workspace, "1", Office.Year, photo.Evidence, null, "照片中的山形与地块不合", Office.Pack, FieldTeam.Reviewer).Blocks.Should().BeTrue();

        team.Blockers("1").Should().Contain("doubt.open");
    }
}
