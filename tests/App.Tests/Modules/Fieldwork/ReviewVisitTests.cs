using AwesomeAssertions;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Platform;
using Weipian.Law.Determination;
using Xunit;

namespace Weipian.App.Tests.Modules.Fieldwork;

public class ReviewVisitTests
{
    [Fact]
    public void What_was_found_feeds_the_determination_once_another_person_accepts_it()
    {
        using var team = new FieldTeam();
        var photos = team.GoodPhotos(10);
        foreach (var photo in photos)
            team.Photo("1", photo);
        var visit = team.Visit("1", null, photos, ("已拆除复耕", "是")).Visit;
        team.Office.Judge()["1"].Verdict.Code.Should().NotBe(VerdictCodes.Demolished);
        team.Fieldwork("1").Verified.Should().BeFalse();

        using (var workspace = team.Office.Write())
            FluentActions.Invoking(() => ReviewVisit.Run(workspace, visit.Id, null, null, Office.Pack, FieldTeam.Clerk)).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("visit.same-person");
        team.Review(visit.Id);

        team.Fieldwork("1").Should().Match<PatchFieldwork>(work => work.Verified && work.Visits[0].State == VisitStates.Accepted);
        team.Office.Judge()["1"].Verdict.Code.Should().Be(VerdictCodes.Demolished);
        FluentActions.Invoking(() => team.Review(visit.Id, "T01")).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("visit.reviewed");
        team.Office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void A_return_needs_a_reason_of_the_list_and_reasons_are_counted()
    {
        using var team = new FieldTeam();
        FluentActions.Invoking(() => team.Review(team.Visit("1", null, []).Visit.Id, "不好看")).Should().Throw<ProblemException>().Which.Problems[0].Message.Should().Contain("T01 照片不足");
        FluentActions.Invoking(() => team.Review("V000001", "T08")).Should().Throw<ProblemException>("整改不到位 is said of a rectification").Which.Problems[0].Code.Should().Be("return.reason");

        team.Review("V000001", "T01");
        team.Review(team.Visit("2", null, []).Visit.Id, "照片不足");
        team.Review(team.Visit("1", null, [], ("现状用途", "工业")).Visit.Id, "T05");

        using var workspace = team.Office.Read();
        FieldworkShelf.ReturnReasons(workspace, Office.Year).Should().BeEquivalentTo(new Dictionary<string, int> { ["T01"] = 2, ["T05"] = 1 });
        team.Fieldwork("1").Should().Match<PatchFieldwork>(work => !work.Verified && work.Visits.All(visit => visit.State == VisitStates.Returned));
    }

    [Fact]
    public void Too_few_photos_or_directions_need_a_word_and_open_doubts_an_answer()
    {
        using var team = new FieldTeam();
        var good = Scene.Jpeg(1, team.Exif(50, -20, 0));
        team.Photo("1", good);
        var visit = team.Visit("1", null, [good]).Visit;
        FluentActions.Invoking(() => team.Review(visit.Id)).Should().Throw<ProblemException>()
            .Which.Problems[0].Message.Should().Contain("照片 1 张,应不少于 3 张").And.Contain("拍摄方向 1 个,应不少于 2 个");

        var doubt = team.Photo("1", Scene.Jpeg(2, team.Exif(-380, 50, 90))).Doubts.Single();
        FluentActions.Invoking(() => team.Review(visit.Id, text: "地块狭小")).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("visit.doubts-open");
        team.Answer(doubt.Id, DoubtOutcomes.Explained);
        team.Review(visit.Id, text: "地块狭小").Accepts.Should().BeTrue();
    }
}
