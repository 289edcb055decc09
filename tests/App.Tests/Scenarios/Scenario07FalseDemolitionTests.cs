using AwesomeAssertions;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Rectification;
using Weipian.App.Platform;
using Weipian.Law.Fieldwork;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>Scenario 7: photos of a demolition taken elsewhere, looking elsewhere, of another patch, before the directive.</summary>
public class Scenario07FalseDemolitionTests
{
    [Fact]
    public void Four_reasons_are_in_doubt_nothing_is_rejected_and_nothing_counts_until_a_person_answers()
    {
        using var team = new FieldTeam();
        team.Order("1", new DateOnly(2025, 3, 1));
        // 380 m west of the patch, looking further west, on 20 February.
        var false1 = Scene.Jpeg(7, team.Exif(-380, 50, 270, new DateTime(2025, 2, 20, 10, 0, 0)));
        team.Photo("2", false1, PhotoRoles.After);

        var receipt = team.Photo("1", false1, PhotoRoles.After);

        receipt.Already.Should().BeFalse("doubt is no refusal: the photo is kept");
        receipt.Doubts.Select(doubt => doubt.Code).Should().BeEquivalentTo(
            DoubtCodes.TooFar, DoubtCodes.AzimuthAway, DoubtCodes.ExactDuplicate, DoubtCodes.BeforeWindow);
        receipt.Doubts.Single(doubt => doubt.Code == DoubtCodes.TooFar).Reason.Should().Contain("380 米");
        receipt.Doubts.Single(doubt => doubt.Code == DoubtCodes.BeforeWindow).Reason.Should().Contain("示卫片整〔2025〕1号");
        receipt.Doubts.Should().OnlyContain(doubt => !doubt.Name.Contains("不一致"));

        var record = RecordedInOrderButForThePhoto(team);
        FluentActions.Invoking(() => team.ReviewRectification(record.Id)).Should().Throw<ProblemException>()
            .Which.Problems.Count(problem => problem.Code == "doubt.open").Should().BeGreaterThanOrEqualTo(4);
        team.Rectification("1").Should().Match<PatchRectification>(standing => !standing.Rectified && standing.RectifiedM2 == 0 && standing.Pending == 1);
        team.Blockers("1").Should().Contain("doubt.open").And.Contain("rectification.remainder").And.Contain("rectification.pending");
        team.Office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void What_is_found_false_bars_the_patch_for_good_and_follows_the_unit()
    {
        using var team = new FieldTeam();
        team.Assign("1");
        team.Clock.Now = team.Clock.Now.AddHours(1);
        var doubts = team.Photo("1", Scene.Jpeg(7, team.Exif(-380, 50, 270)), PhotoRoles.After).Doubts;
        var record = RecordedInOrderButForThePhoto(team);

        foreach (var doubt in doubts)
            team.Answer(doubt.Id, DoubtOutcomes.Falsified);
        foreach (var open in team.Fieldwork("1").OpenBlocking.ToList())
            team.Answer(open.Doubt.Id, DoubtOutcomes.Explained);

        using var workspace = team.Office.Read();
        FieldworkShelf.Falsifications(workspace, Office.Year).Should().HaveCount(doubts.Count).And.OnlyContain(found => found.Unit == FieldTeam.Town && found.Person == "王芳");
        workspace.Dispose();
        team.Blockers("1").Should().Contain("doubt.falsified").And.NotContain("doubt.open");
        FluentActions.Invoking(() => team.ReviewRectification(record.Id)).Should().Throw<ProblemException>().Which.Problems.Should().Contain(problem => problem.Code == "doubt.falsified");
    }

    [Fact]
    public void Ground_truly_restored_but_already_changed_in_the_survey_is_watched_and_returned_to_its_class()
    {
        using var team = new FieldTeam();
        team.Office.Layer("new-construction", ("BSM=1", 0, 0, 60, 100));
        var record = team.DemolishedInOrder("1");

        team.ReviewRectification(record.Id).RestoresGround.Should().BeTrue();

        team.Rectification("1").Should().Match<PatchRectification>(standing => standing.Rectified && standing.Restored && standing.RemainderM2 == 0 && standing.Class == "拆除复耕");
        team.Blockers("1").Should().BeEmpty();
        using var workspace = team.Office.Read();
        var items = WatchShelf.Items(workspace, Office.Year + 1);
        items.Select(item => item.Kind).Should().BeEquivalentTo(CheckWatch.Watched, CheckWatch.ReturnClass);
        items.Single(item => item.Kind == CheckWatch.ReturnClass).SurveyM2.Should().BeApproximately(6000, 5);
        PatchHistory.Of(workspace, items[0].Patch).Should().Contain(line => line.What.Contains("退回原地类"));
        workspace.Dispose();
        team.Office.Verify().Should().BeEmpty();
    }

    /// <summary>Everything the mode asks for beside the false photo, which is the only one of after the work.</summary>
    private static RectificationRecord RecordedInOrderButForThePhoto(FieldTeam team)
    {
        team.Photo("1", Scene.Jpeg(110, team.Exif(50, -20, 0)), PhotoRoles.Before);
        team.Paper("1", "恢复地类及种植条件", "恢复为旱地");
        return team.Rectify("1", "拆除复耕");
    }
}
