using AwesomeAssertions;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Rectification;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Rectification;

public class ReviewRectificationTests
{
    [Fact]
    public void A_pending_review_is_not_rectified_even_with_nothing_left()
    {
        using var team = new FieldTeam();
        var record = team.DemolishedInOrder("1");

        team.Rectification("1").Should().Match<PatchRectification>(standing => !standing.Rectified && standing.ClaimedRemainderM2 == 0 && standing.RemainderM2 > 9000 && standing.Pending == 1);
        team.Blockers("1").Should().BeEquivalentTo("rectification.pending", "rectification.remainder");
        team.ReviewRectification(record.Id);
        team.Rectification("1").Should().Match<PatchRectification>(standing => standing.Rectified && standing.RemainderM2 == 0 && standing.Pending == 0);
    }

    [Fact]
    public void What_the_mode_asks_for_and_is_not_there_is_named()
    {
        using var team = new FieldTeam();
        var record = team.Rectify("1", "拆除复耕");

        FluentActions.Invoking(() => team.ReviewRectification(record.Id)).Should().Throw<ProblemException>().Which.Problems[0].Message
            .Should().Contain("整改前照片、整改后照片、整改后实地核查、恢复地类及种植条件");
        FluentActions.Invoking(() =>
        {
            using var workspace = team.Office.Write();
            Weipian.App.Modules.Rectification.ReviewRectification.Run(workspace, record.Id, "T07", null, Office.Pack, FieldTeam.Clerk);
        }).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("rectification.same-person");
        team.ReviewRectification(record.Id, "T07").ReasonName.Should().Be("材料不全");
        team.Rectification("1").Should().Match<PatchRectification>(standing => standing.Pending == 0 && standing.ClaimedRemainderM2 > 9000, "what was returned is claimed no more");
    }

    [Fact]
    public void Demolition_and_approval_together_are_a_class_of_their_own_and_not_restored()
    {
        using var team = new FieldTeam();
        team.DemolishedInOrder("1");
        team.ReviewRectification("R000001", "面积不符");
        foreach (var paper in new[] { "用地批准文件", "批准范围图", "处罚执行凭证" })
            team.Paper("1", paper, paper);

        team.ReviewRectification(team.Rectify("1", "拆除复耕", 4000).Id).RestoresGround.Should().BeFalse("6,000 ㎡ are left");
        team.Rectification("1").RemainderM2.Should().BeApproximately(6000, 10);
        team.ReviewRectification(team.Rectify("1", "补办手续").Id).RestoresGround.Should().BeFalse();

        team.Rectification("1").Should().Match<PatchRectification>(standing => standing.Rectified && !standing.Restored && standing.Class == "混合整改(补办手续+拆除复耕)");
        using var workspace = team.Office.Read();
        WatchShelf.Items(workspace).Should().BeEmpty();
    }

    [Fact]
    public void A_fine_is_kept_and_leaves_the_ground_as_it_is()
    {
        using var team = new FieldTeam();
        team.DemolishedInOrder("1");
        team.ReviewRectification("R000001", "T08");
        team.Paper("1", "罚款缴纳凭证", "100 元");

        team.ReviewRectification(team.Rectify("1", "罚款").Id).Accepts.Should().BeTrue();

        team.Rectification("1").Should().Match<PatchRectification>(standing => standing.RemainderM2 > 9000 && standing.Class == null && !standing.Rectified);
    }

    [Fact]
    public void Before_and_after_from_different_viewpoints_are_in_doubt_and_that_blocks()
    {
        using var team = new FieldTeam();
        team.Photo("1", Scene.Jpeg(1, team.Exif(50, -20, 0)), PhotoRoles.Before);
        team.Photo("1", Scene.Jpeg(2, team.Exif(120, 50, 270)), PhotoRoles.After);
        team.Rectify("1", "拆除复耕");

        var doubt = team.Fieldwork("1").Doubts.Should().ContainSingle().Subject.Doubt;

        doubt.Should().Match<Doubt>(found => found.Name == "整改前后不是同一视点" && found.Blocks && found.Reason.Contains("相距 99 米") && found.Reason.Contains("方向差 90°"));
        team.Blockers("1").Should().Contain("doubt.open");
        team.Office.Verify().Should().BeEmpty();
    }
}
