using AwesomeAssertions;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law.Fieldwork;
using Weipian.Spatial;
using Xunit;

namespace Weipian.App.Tests.Modules.Evidence;

public class LinkEvidenceTests
{
    [Fact]
    public void One_proof_serves_many_matters_without_being_copied_and_each_further_use_is_stated()
    {
        using var team = new FieldTeam();
        var photo = team.Photo("1", Scene.Jpeg(1, team.Exif(50, -20, 0)));
        using var workspace = team.Office.Write();

        FluentActions.Invoking(() => LinkEvidence.Run(workspace, photo.Evidence, new LinkWish(LinkTargets.Campaign, "耕保督察", "举证材料"), FieldTeam.Reviewer))
            .Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("evidence.reason");
        LinkEvidence.Run(workspace, photo.Evidence, new LinkWish(LinkTargets.Campaign, "耕保督察", "举证材料", "同一地块"), FieldTeam.Reviewer);
        LinkEvidence.Run(workspace, photo.Evidence, new LinkWish(LinkTargets.Case, "2025-7", "举证材料", "同一地块"), FieldTeam.Reviewer);

        EvidenceShelf.LinksOf(workspace, photo.Evidence).Select(link => link.Target).Should().Equal(LinkTargets.Patch, LinkTargets.Campaign, LinkTargets.Case);
        EvidenceShelf.All(workspace).Should().ContainSingle();
        Directory.EnumerateFiles(workspace.Files.Root, photo.Sha256, SearchOption.AllDirectories).Should().ContainSingle();
    }

    [Fact]
    public void A_declared_second_use_is_no_duplicate_but_is_held_against_the_second_ground()
    {
        using var team = new FieldTeam();
        var photo = team.Photo("1", Scene.Jpeg(1, team.Exif(50, -20, 0)));
        using var workspace = team.Office.Write();

        var receipt = AddPhoto.Link(workspace, photo.Evidence, "2", Office.Year, PhotoRoles.Site, "相邻地块同一现场", Office.Pack, FieldTeam.Reviewer);

        receipt.Doubts.Select(doubt => doubt.Code).Should().Contain(DoubtCodes.TooFar).And.NotContain(DoubtCodes.ExactDuplicate);
    }

    [Fact]
    public void Who_asks_for_proof_is_told_what_was_proved_nearby()
    {
        using var team = new FieldTeam();
        var photo = team.Photo("1", Scene.Jpeg(1, team.Exif(50, -20, 0)));
        team.Photo("2", Scene.Jpeg(2, team.Exif(650, -20, 0)));
        using var workspace = team.Office.Read();
        var patch = PatchShelf.One(workspace, "1", Office.Year);

        List<NearbyEvidence> Near(double metres, int days, int day) =>
            EvidenceShelf.Near(workspace, patch.Row.Shape(), Crs.FromEpsg(patch.Row.Epsg)!, metres, days, new DateOnly(2025, 3, day));

        Near(100, 30, 10).Should().ContainSingle().Which.Should().Match<NearbyEvidence>(near => near.Item.Version.Id == photo.Evidence && near.AgeDays == 7 && Math.Abs(near.DistanceM - 20) < 0.1);
        Near(100, 5, 10).Should().BeEmpty();
        Near(1000, 30, 10).Should().HaveCount(2);
        Near(100, 30, 2).Should().BeEmpty("what was taken later was not there yet");
    }
}
