using AwesomeAssertions;
using Weipian.App.Database;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Evidence;

/// <summary>Threat T-01: nothing handed in is edited; what was changed around the program shows.</summary>
public class ReplaceEvidenceTests
{
    [Fact]
    public void A_replacement_is_a_version_with_a_reason_and_the_doubts_of_the_old_one_stay()
    {
        using var team = new FieldTeam();
        var away = Scene.Jpeg(1, team.Exif(-380, 50, 270));
        var photo = team.Photo("1", away);
        using (var workspace = team.Office.Write())
        {
            FluentActions.Invoking(() => ReplaceEvidence.Run(workspace, photo.Evidence, Scene.File(away), new EvidenceClaim(), "重拍", FieldTeam.Clerk))
                .Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("evidence.same");
            FluentActions.Invoking(() => ReplaceEvidence.Run(workspace, photo.Evidence, Scene.File(Scene.Jpeg(2)), new EvidenceClaim(), " ", FieldTeam.Clerk))
                .Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("evidence.reason");
            ReplaceEvidence.Run(workspace, photo.Evidence, Scene.File(Scene.Jpeg(2, team.Exif(50, -20, 0))), new EvidenceClaim(), "拍错地块,重拍", FieldTeam.Clerk).Version.Should().Be(2);
        }

        team.Fieldwork("1").Unchecked.Should().Equal(photo.Evidence);
        team.Blockers("1").Should().Contain("photo.unchecked");
        using (var workspace = team.Office.Write())
            CheckPhotos.Run(workspace, Office.Year, Office.Pack, FieldTeam.Reviewer).Should().BeEmpty("the new photo is in order");
        team.Fieldwork("1").Should().Match<PatchFieldwork>(work => work.Unchecked.Count == 0 && work.OpenBlocking.Count() == 2);
        using var read = team.Office.Read();
        EvidenceShelf.Versions(read, photo.Evidence).Select(item => item.Version.Sha256).Should().HaveCount(2).And.Contain(FieldTeam.Sha256(away));
        read.Files.Get(FieldTeam.Sha256(away)).Should().Equal(away);
    }

    [Fact]
    public void Every_row_and_file_of_evidence_changed_around_the_program_is_flagged_by_verify()
    {
        using var team = new FieldTeam();
        team.Assign("1");
        team.Order("1", new DateOnly(2025, 3, 1));
        var record = team.DemolishedInOrder("1");
        team.ReviewRectification(record.Id);
        team.Office.Verify().Should().BeEmpty();
        var tables = new[] { "evidence", "evidence_link", "assignment", "visit", "visit_review", "photo_check", "doubt", "rectification_order", "rectification", "watch_item" };
        team.Photo("2", Scene.Jpeg(500, new Exif()));

        foreach (var table in tables)
            foreach (var change in new[] { $"UPDATE {table} SET sequence=sequence+1000", $"DELETE FROM {table}" })
            {
                Scratch(team, change).Should().Contain(code => code.StartsWith("state.row"), $"{change}");
            }

        Scratch(team, "UPDATE evidence SET body=replace(body,'image/jpeg','image/png')").Should().Contain("state.row-altered");
        var file = Directory.EnumerateFiles(Path.Combine(team.Office.Directory, "files"), "*", SearchOption.AllDirectories).Single(path => Path.GetFileName(path) == FieldTeam.Sha256(Scene.Jpeg(500, new Exif())));
        File.WriteAllBytes(file, Scene.Jpeg(501));
        team.Office.Verify().Should().Contain("file.altered");
    }

    /// <summary>Verifies a copy of the workspace in which the database was changed by SQL.</summary>
    private static List<string> Scratch(FieldTeam team, string statement)
    {
        var root = Directory.CreateTempSubdirectory("tampered-").FullName;
        var (backup, copy) = (Path.Combine(root, "backup"), Path.Combine(root, "copy"));
        Backup.Write(team.Office.Directory, backup, TimeProvider.System);
        Backup.Restore(backup, copy, null, null, TestWorkspace.Clerk, TimeProvider.System);
        TestWorkspace.Meddle(copy, statement).Should().BeGreaterThan(0, statement);
        var found = Verification.Run(copy, TimeProvider.System).Select(problem => problem.Code).ToList();
        Directory.Delete(root, recursive: true);
        return found;
    }
}
