using AwesomeAssertions;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Rectification;
using Xunit;

namespace Weipian.App.Tests.Modules.Rectification;

public class CheckWatchTests
{
    [Fact]
    public void New_change_on_restored_ground_opens_the_old_dossier_and_goes_first()
    {
        using var team = new FieldTeam();
        team.ReviewRectification(team.DemolishedInOrder("1").Id);
        Check(team).Should().Match<WatchFindings>(found => found.Items.Count == 0 && found.Recurrences.Count == 0);
        team.Clock.Now = new DateTimeOffset(2025, 6, 1, 9, 0, 0, TimeSpan.FromHours(8));
        Import(team, "20250515", ("9", 60, 0, 160, 100), ("10", 100.05, 200, 300, 300));

        var found = Check(team).Recurrences.Should().ContainSingle().Subject;

        found.OverlapM2.Should().BeApproximately(4000, 10);
        Check(team).Recurrences.Should().BeEmpty("run twice it finds nothing twice");
        using var workspace = team.Office.Read();
        var (old, anew) = (PatchShelf.One(workspace, "1").Id, PatchShelf.One(workspace, "9").Id);
        (found.Earlier, found.Patch).Should().Be((old, anew));
        WatchShelf.Reopened(workspace, old).Should().BeTrue();
        (WatchShelf.Priority(workspace, anew), WatchShelf.Priority(workspace, old)).Should().Be((1, 0));
        PatchHistory.Of(workspace, old).Should().Contain(line => line.What.Contains("卷宗重新打开"));
        PatchHistory.Of(workspace, anew).Should().Contain(line => line.What.Contains("并入原卷宗"));
        workspace.Dispose();
        team.Office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void The_same_ground_delivered_again_with_a_later_image_is_rectified_no_longer()
    {
        using var team = new FieldTeam();
        team.ReviewRectification(team.DemolishedInOrder("1").Id);
        team.Clock.Now = new DateTimeOffset(2025, 6, 1, 9, 0, 0, TimeSpan.FromHours(8));
        Import(team, "20250515", ("1", 0, 0, 100, 100));

        Check(team).Recurrences.Should().ContainSingle().Which.Should().Match<Recurrence>(found => found.Patch == found.Earlier);

        team.Rectification("1").Should().Match<PatchRectification>(standing => !standing.Rectified && standing.RemainderM2 > 9000);
        team.Blockers("1").Should().Contain("rectification.remainder");
    }

    [Fact]
    public void An_image_of_before_the_restoration_is_no_recurrence()
    {
        using var team = new FieldTeam();
        team.ReviewRectification(team.DemolishedInOrder("1").Id);
        team.Clock.Now = new DateTimeOffset(2025, 6, 1, 9, 0, 0, TimeSpan.FromHours(8));
        Import(team, "20250210", ("9", 60, 0, 160, 100));

        Check(team).Recurrences.Should().BeEmpty();
    }

    [Fact]
    public void A_survey_that_comes_later_makes_the_task_to_return_the_class()
    {
        using var team = new FieldTeam();
        team.ReviewRectification(team.DemolishedInOrder("1").Id);
        team.Office.Layer("new-construction", ("BSM=1", 0, 0, 100, 30), ("BSM=2", 600, 0, 700, 100));

        var task = Check(team).Items.Should().ContainSingle().Subject;

        task.Should().Match<WatchItem>(item => item.Kind == CheckWatch.ReturnClass && item.Year == 2025 && Math.Abs(item.SurveyM2!.Value - 3000) < 5);
        Check(team).Items.Should().BeEmpty();
        team.Office.Verify().Should().BeEmpty();
    }

    private static WatchFindings Check(FieldTeam team)
    {
        using var workspace = team.Office.Write();
        return CheckWatch.Run(workspace, Office.Pack, FieldTeam.Reviewer);
    }

    private static void Import(FieldTeam team, string image, params (string Number, double X1, double Y1, double X2, double Y2)[] boxes) => team.Office.ImportFile(
        MapFile.Write(boxes.Select(box => ($"JCBH={box.Number};TBLX=20;QSX=20241001;HSX={image}", box.X1, box.Y1, box.X2, box.Y2)).ToArray()));
}
