using AwesomeAssertions;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Platform;
using Weipian.Law.Fieldwork;
using Xunit;

namespace Weipian.App.Tests.Modules.Fieldwork;

public class RecordVisitTests
{
    [Fact]
    public void A_visit_whose_photos_have_not_all_come_says_so_and_becomes_whole_with_the_last()
    {
        using var team = new FieldTeam();
        var photos = team.GoodPhotos(10);
        var visit = team.Visit("1", null, photos).Visit;

        VisitStanding Standing() => team.Fieldwork("1").Visits.Single();

        Standing().Should().Match<VisitStanding>(standing => standing.State == VisitStates.Incomplete && standing.Received == 0 && standing.Missing.Count == 3);
        team.Photo("1", photos[0]);
        team.Photo("2", photos[1]);
        Standing().Received.Should().Be(1, "a photo received for another patch is not here");
        FluentActions.Invoking(() => team.Review(visit.Id)).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("visit.incomplete");
        foreach (var photo in photos)
            team.Photo("1", photo);
        Standing().Should().Match<VisitStanding>(standing => standing.State == VisitStates.Pending && standing.Received == 3 && standing.Missing.Count == 0);
    }

    [Fact]
    public void A_report_sent_twice_is_one_visit()
    {
        using var team = new FieldTeam();
        var photos = team.GoodPhotos(10);

        team.Visit("1", null, photos).Visit.Id.Should().Be(team.Visit("1", null, photos).Visit.Id);
        team.Fieldwork("1").Visits.Should().ContainSingle();
    }

    [Fact]
    public void A_visit_from_afar_is_in_doubt_and_one_with_wrong_cells_refused_with_all_of_them()
    {
        using var team = new FieldTeam();
        using var workspace = team.Office.Write();
        var (longitude, latitude) = FieldTeam.Place(-380, 50);
        var report = new VisitReport(null, "2025-03-03T08:00", longitude, latitude, "见照片", new Dictionary<string, string>(), []);

        RecordVisit.Run(workspace, "1", Office.Year, report, null, Office.Pack, FieldTeam.Clerk).Doubts.Should().ContainSingle().Which.Code.Should().Be(DoubtCodes.VisitFar);
        var wrong = report with { At = "2025-03-04T08:00", Found = "", Latitude = null, Facts = new Dictionary<string, string> { ["路宽"] = "宽", ["天气"] = "晴" }, Photos = ["abc"], Assignment = "A000099" };
        FluentActions.Invoking(() => RecordVisit.Run(workspace, "1", Office.Year, wrong, null, Office.Pack, FieldTeam.Clerk)).Should().Throw<ProblemException>()
            .Which.Problems.Select(problem => problem.Code).Should().BeEquivalentTo(
                "visit.future", "visit.found", "visit.photos", "visit.position", "assignment.missing", "fieldwork.column-unknown", "fieldwork.cell");
    }

    [Fact]
    public void A_visit_belongs_to_an_assignment_that_holds_its_patch()
    {
        using var team = new FieldTeam();
        var assignment = team.Assign("2");

        FluentActions.Invoking(() => team.Visit("1", assignment.Id, [])).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("assignment.other-patch");
        team.Visit("2", assignment.Id, []).Visit.Assignment.Should().Be(assignment.Id);
    }
}
