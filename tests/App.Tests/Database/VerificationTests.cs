using AwesomeAssertions;
using Weipian.App.Database;
using Weipian.App.Modules.Programmes;
using Xunit;

namespace Weipian.App.Tests.Database;

public class VerificationTests
{
    [Fact]
    public void A_clean_workspace_is_met_with_silence()
    {
        using var county = new TestWorkspace();

        county.Verify().Should().BeEmpty();
    }

    [Fact, Trait("store", "sqlite")]
    public void Any_changed_byte_of_the_database_is_noticed()
    {
        using var county = new TestWorkspace();
        var sound = File.ReadAllBytes(Path.Combine(county.Directory, SqliteStore.FileName));

        for (var at = 0; at < sound.Length; at += 997)
        {
            var altered = (byte[])sound.Clone();
            altered[at] ^= 1;
            File.WriteAllBytes(Path.Combine(county.Directory, SqliteStore.FileName), altered);
            county.Verify().Should().NotBeEmpty("byte {0} was changed", at);
        }
    }

    [Theory]
    [InlineData("UPDATE journal SET person='他人' WHERE sequence=1", "journal.altered")]
    [InlineData("DELETE FROM journal WHERE sequence=1", "journal.gap")]
    [InlineData("UPDATE programme_parameter SET value='gross'", "state.row-altered")]
    [InlineData("DELETE FROM programme", "state.row-missing")]
    [InlineData("DELETE FROM journal WHERE sequence=2", "journal.rolled-back")]
    public void A_change_by_hand_is_named_even_when_the_seal_is_made_anew(string statement, string code)
    {
        using var county = new TestWorkspace();
        TestWorkspace.Meddle(county.Directory, statement);
        county.Verify().Should().Contain(code);
    }

    [Fact]
    public void A_changed_file_of_the_store_is_named()
    {
        using var county = new TestWorkspace();
        using (var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System))
        {
            var list = Path.Combine(county.Directory, "units.csv");
            File.WriteAllText(list, "代码,名称,类别,生效日,失效日\n619901101,清溪镇,镇,2009-01-01,\n");
            SetUnits.Run(workspace, 2024, list, TestWorkspace.Clerk);
        }

        county.Verify().Should().BeEmpty();
        var stored = Directory.GetFiles(Path.Combine(county.Directory, "files"), "*", SearchOption.AllDirectories).Single();
        File.AppendAllText(stored, " ");

        county.Verify().Should().Contain("file.altered");
    }

    [Fact, Trait("store", "sqlite")]
    public void An_older_database_put_back_is_refused_for_writing()
    {
        using var county = new TestWorkspace();
        var older = File.ReadAllBytes(Path.Combine(county.Directory, SqliteStore.FileName));
        using (var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System))
            SetProgramme.Run(
                workspace, 2025, new Dictionary<string, string>(), Weipian.App.Platform.LawLibrary.Load(null), TestWorkspace.Clerk);
        File.WriteAllBytes(Path.Combine(county.Directory, SqliteStore.FileName), older);

        var open = () => Workspace.OpenToWrite(county.Directory, TimeProvider.System).Dispose();

        open.Should().Throw<Weipian.App.Platform.ProblemException>().Which.Problems[0].Code.Should().Be("journal.rolled-back");
    }
}
