using AwesomeAssertions;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Evidence;

public class AddEvidenceTests
{
    [Fact]
    public void The_bytes_are_kept_as_they_came_under_their_hash_with_who_and_when()
    {
        using var team = new FieldTeam();
        var photo = Scene.Jpeg(1, team.Exif(50, -20, 0));

        var receipt = team.Photo("1", photo, claim: new EvidenceClaim(Device: "PAD-7"));

        using var workspace = team.Office.Read();
        workspace.Files.Get(receipt.Sha256).Should().Equal(photo);
        receipt.Sha256.Should().Be(FieldTeam.Sha256(photo));
        EvidenceShelf.One(workspace, receipt.Evidence).Should().Match<EvidenceItem>(item =>
            item.Uploader == "李明" && item.ReceivedAt == "2025-03-03T01:00:00.000Z" && item.Version.Claim.Device == "PAD-7" && item.Version.ContentType == "image/jpeg");
    }

    [Fact]
    public void An_upload_repeated_after_a_lost_answer_gets_the_first_receipt()
    {
        using var team = new FieldTeam();
        var photo = Scene.Jpeg(1, team.Exif(50, -20, 0));

        var (first, second) = (team.Photo("1", photo), team.Photo("1", photo));

        second.Should().Match<PhotoReceipt>(receipt => receipt.Already && receipt.Evidence == first.Evidence && receipt.Sha256 == first.Sha256);
        team.Fieldwork("1").Photos.Should().ContainSingle();
    }

    [Theory]
    [InlineData("%PDF-1.7", "照片", "evidence.kind")]
    [InlineData("<svg/>", "照片", "evidence.kind")]
    [InlineData("%PDF-1.7", "音像", "evidence.kind")]
    [InlineData("", null, "evidence.empty")]
    [InlineData("x", "图画", "evidence.kind")]
    public void What_a_file_is_is_told_by_its_content_never_by_its_name(string content, string? kind, string code)
    {
        using var team = new FieldTeam();
        using var workspace = team.Office.Write();
        var file = Scene.File(System.Text.Encoding.UTF8.GetBytes(content));

        FluentActions.Invoking(() => AddEvidence.Run(workspace, file, "照片.jpg", kind, new EvidenceClaim(), [], FieldTeam.Clerk)).Should().Throw<ProblemException>()
            .Which.Problems[0].Code.Should().Be(code);
    }

    [Fact]
    public void A_scan_may_be_a_document_and_opaque_bytes_can_only_be_one()
    {
        using var team = new FieldTeam();
        using var workspace = team.Office.Write();

        AddEvidence.Run(workspace, Scene.File(Scene.Jpeg(1)), null, EvidenceKinds.Document, new EvidenceClaim(), [], FieldTeam.Clerk).Photo.Should().BeNull();
        AddEvidence.Run(workspace, Scene.File([1, 2, 3]), null, null, new EvidenceClaim(), [], FieldTeam.Clerk)
            .Should().Match<EvidenceVersion>(added => added.Kind == EvidenceKinds.Document && added.ContentType == "application/octet-stream");
    }
}
