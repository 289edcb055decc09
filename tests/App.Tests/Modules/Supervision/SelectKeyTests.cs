using AwesomeAssertions;
using Weipian.App.Modules.Supervision;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Supervision;

public class SelectKeyTests
{
    private static readonly DateOnly Today = new(2025, 3, 3);

    [Fact]
    public void Patches_are_selected_by_the_thresholds_of_the_year()
    {
        using var team = new FieldTeam();
        team.Office.Replace("permanent-farmland", ("YJJBNTTBBH=1", 590, -10, 710, 110));
        team.Office.Import(("3", 0, 300, 20, 320));
        team.Office.Judge();
        team.Office.Import(("4", 0, 400, 20, 420));
        team.Office.Set(("keyPatch.largeFarmlandMu", "14"), ("keyPatch.largePatchMu", "10"));
        using var workspace = team.Office.Read();

        var found = SelectKey.Patches(workspace, Office.Year, Office.Pack, Today).ToDictionary(pair => pair.Patch.Number, pair => pair.Found);

        found["1"].Reasons.Select(reason => reason.Criterion.Code).Should().Equal("K2");
        found["2"].Reasons.Select(reason => reason.Criterion.Code).Should().Equal("K1", "K2");
        found["3"].IsKey.Should().BeFalse();
        found["3"].Unknown.Should().BeEmpty();
        found["4"].Unknown.Select(criterion => criterion.Code).Should().BeEquivalentTo(["K1", "K2", "K3", "K4"], "a patch nobody judged is not simply 非重点");
    }

    [Fact]
    public void A_patch_reported_demolished_is_a_key_patch()
    {
        using var team = new FieldTeam();
        team.Office.Judge();
        team.Office.Set(("keyPatch.largeFarmlandMu", "1000"), ("keyPatch.largePatchMu", "1000"));
        team.DemolishedInOrder("1");
        using var workspace = team.Office.Read();

        SelectKey.Patches(workspace, Office.Year, Office.Pack, Today).Single(pair => pair.Patch.Number == "1").Found.Reasons.Select(reason => reason.Criterion.Code).Should().Contain("K5");
    }

    [Fact]
    public void Towns_are_selected_by_large_patches_daily_reports_and_inspections()
    {
        using var year = new OfficeYear(
            ("keyPatch.largePatchMu", "10"), ("keyArea.largePatchCount", "2"), ("keyArea.unreportedShare", "0.5"), ("keyArea.problemCount", "1"));
        year.Concluded().WithoutCase(year.Violation(), settle: false);
        using (var workspace = year.Office.Write())
        {
            var drawn = DrawInspection.Run(workspace, Office.Year, "s", 1, false, TestWorkspace.Clerk);
            RecordFinding.Run(workspace, Office.Year, drawn.Id, drawn.Draw.Drawn[0].Id, Today, true, true, "大面积硬化", TestWorkspace.Clerk);
        }

        using var read = year.Office.Read();
        var found = SelectKey.Areas(read, Office.Year, Office.Pack, Today);

        found.Select(pair => pair.Name).Should().Equal("清溪镇", "石桥镇");
        found[0].Found.Reasons.Select(reason => reason.Criterion.Code).Should().Equal("A1", "A2", "A3");
        found[0].Found.Should().Match<Law.Selection.KeyArea>(area => area.VerifyAll && area.Interview);
        found[1].Found.Should().Match<Law.Selection.KeyArea>(area => !area.VerifyAll && area.Unknown.Count == 1, "a town no inspection has been to is not free of problems");
    }

    [Fact]
    public void Without_a_threshold_of_the_year_nothing_is_selected()
    {
        using var team = new FieldTeam();
        using var workspace = team.Office.Read();

        var select = () => SelectKey.Patches(workspace, Office.Year, Office.Pack, Today);

        select.Should().Throw<ProblemException>().Which.Problems.Single().Code.Should().Be("parameter.unset");
    }
}
