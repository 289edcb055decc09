using AwesomeAssertions;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Rectification;

public class RecordRectificationTests
{
    [Fact]
    public void Work_may_begin_before_anybody_verified_and_no_more_can_be_claimed_than_is_left()
    {
        using var team = new FieldTeam();
        team.Fieldwork("1").Verified.Should().BeFalse();

        team.Rectify("1", "拆除复耕", 6000);

        FluentActions.Invoking(() => team.Rectify("1", "没收", 4100)).Should().Throw<ProblemException>().Which.Problems[0].Should().Match<Problem>(
            problem => problem.Code == "rectification.exceeds" && problem.Message.Contains("4100.00"));
        team.Rectify("1", "没收").AreaM2.Should().BeApproximately(4000, 10, "all that remains");
        FluentActions.Invoking(() => team.Rectify("1", "没收")).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("rectification.exceeds");
        team.Rectification("1").Should().Match<Weipian.App.Modules.Rectification.PatchRectification>(standing => standing.ClaimedRemainderM2 == 0 && standing.Pending == 2);
    }

    [Theory]
    [InlineData("拆除复耕", -1, 3, "rectification.area")]
    [InlineData("拆除复耕", 100, 4, "rectification.day")]
    [InlineData("自行消化", 100, 3, "rectification.mode")]
    public void What_cannot_be_is_refused(string mode, double area, int day, string code)
    {
        using var team = new FieldTeam();

        FluentActions.Invoking(() => team.Rectify("1", mode, area, new DateOnly(2025, 3, day))).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be(code);
    }

    [Fact]
    public void Proofs_are_what_is_cited_for_the_patch_under_the_kinds_the_mode_asks_for()
    {
        using var team = new FieldTeam();
        team.Paper("1", "没收决定书", "决定");
        team.Paper("1", "会议纪要", "纪要");
        team.Paper("2", "没收移交清单", "别处的");
        team.Photo("1", Scene.Jpeg(1, team.Exif(50, -20, 0)));

        team.Rectify("1", "没收").Proofs.Select(proof => proof.Kind).Should().Equal("没收决定书");
    }
}
