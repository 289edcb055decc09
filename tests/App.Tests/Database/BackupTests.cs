using AwesomeAssertions;
using Weipian.App.Database;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.App.Tests.Server;
using Xunit;

namespace Weipian.App.Tests.Database;

public sealed class BackupTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("weipian-backup-").FullName;

    [Fact]
    public async Task A_backup_taken_while_the_office_works_restores_to_the_same_head()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var zone = await office.As("王芳");
        var writing = Task.WhenAll(Enumerable.Range(0, 40).Select(number => zone.Put("/api/programmes/2024", new { set = new Dictionary<string, string>() })));
        var manifest = Backup.Write(office.County.Directory, Out("one"), TimeProvider.System);
        await writing;
        Backup.Restore(Out("one"), Out("two"), null, null, TestWorkspace.Clerk, TimeProvider.System).Should().BeEquivalentTo(manifest);
        using var restored = Workspace.OpenToRead(Out("two"), TimeProvider.System);
        restored.Journal.Head().Should().Be((manifest.Sequence, manifest.Head));
        Verification.Run(Out("two"), TimeProvider.System).Should().BeEmpty();
        using var accounts = new BesideTables(Out("two"), "accounts");
        accounts.Do(connection => connection.Scalar("SELECT count(*) FROM credential")).Should().Be((long)ServedOffice.People.Count);
    }

    [Fact]
    public void A_backup_with_any_file_changed_missing_or_added_is_refused()
    {
        using var county = Office.Prepared();
        var manifest = Backup.Write(county.Directory, Out("one"), TimeProvider.System);
        foreach (var file in manifest.Files)
        {
            var path = Path.Combine(Out("one"), file.Path);
            var bytes = File.ReadAllBytes(path);
            var changed = bytes.ToArray();
            changed[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(path, changed);
            Refused(null).Should().Be("backup.altered", file.Path);
            File.Delete(path);
            Refused(null).Should().Be("backup.altered", file.Path);
            File.WriteAllBytes(path, bytes);
        }

        File.WriteAllText(Path.Combine(Out("one"), "files", "extra"), "x");
        Refused(null).Should().Be("backup.altered");
        File.Delete(Path.Combine(Out("one"), "files", "extra"));
        File.Delete(Path.Combine(Out("one"), Backup.ManifestName));
        Refused(null).Should().Be("backup.unreadable");
    }

    [Fact]
    public void An_older_state_is_refused_or_taken_with_a_reason_the_journal_keeps()
    {
        using var county = Office.Prepared();
        var older = Backup.Write(county.Directory, Out("one"), TimeProvider.System);
        county.Set(("farmland.basis", "gross"));
        var newer = Seal.Read(county.Directory)!;
        Refused($"{newer.Sequence}:{newer.Hash}").Should().Be("backup.older");
        Refused($"{older.Sequence}:{newer.Hash}").Should().Be("backup.forked");
        Directory.CreateDirectory(Out("two"));
        File.Copy(Path.Combine(county.Directory, Seal.FileName), Path.Combine(Out("two"), Seal.FileName));
        Refused(null).Should().Be("backup.older", "the seal of what was lost is in the folder");
        Backup.Restore(Out("one"), Out("two"), null, "磁盘损坏,无更新的备份", TestWorkspace.Clerk, TimeProvider.System);
        using var workspace = Workspace.OpenToRead(Out("two"), TimeProvider.System);
        var told = workspace.Journal.Find(older.Sequence + 1)!;
        told.Type.Should().Be(ProgrammeFolds.Restored);
        CanonicalJson.Read<OlderRestored>(told.Body).Should().Be(new OlderRestored(older.Sequence, newer.Sequence, newer.Hash, "磁盘损坏,无更新的备份"));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Out(string name) => Path.Combine(_root, name);

    private string Refused(string? known) => ((Action)(() => Backup.Restore(Out("one"), Out("two"), known, null, TestWorkspace.Clerk, TimeProvider.System)))
        .Should().Throw<ProblemException>().Which.Problems[0].Code;
}
