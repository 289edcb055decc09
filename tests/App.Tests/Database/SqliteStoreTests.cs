using AwesomeAssertions;
using Microsoft.Data.Sqlite;
using Weipian.App.Database;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Database;

/// <summary>T-38: an older file is folded anew, whole or not at all; a newer one is not touched.</summary>
[Trait("store", "sqlite")]
public sealed class SqliteStoreTests
{
    [Fact]
    public void A_file_of_other_tables_is_refused_to_readers_and_folded_anew_by_the_writer()
    {
        using var county = Office.Prepared();
        county.Import(("P1", 100, 100, 160, 150));
        county.Judge();
        var head = Head(county);
        Meddle(county, "DROP TABLE patch_sheet; ALTER TABLE unit ADD COLUMN older TEXT; CREATE TABLE gone (x TEXT); PRAGMA application_id=1");
        ((Action)(() => county.Read())).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("workspace.outdated");
        county.Write().Dispose();
        Head(county).Should().Be(head);
        county.Verify().Should().BeEmpty();
        using var workspace = county.Read();
        workspace.Connection.Scalar("SELECT count(*) FROM patch_sheet").Should().Be(1L);
        workspace.Connection.Scalar("SELECT count(*) FROM sqlite_master WHERE name='gone'").Should().Be(0L);
    }

    [Fact]
    public void What_cannot_be_folded_anew_stays_as_it_was()
    {
        using var county = Office.Prepared();
        Meddle(county, "INSERT INTO journal SELECT sequence+1, at, person, post, 'future.event', subject, body, hash, 'x' FROM journal ORDER BY sequence DESC LIMIT 1; PRAGMA application_id=1");
        ((Action)(() => county.Write())).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("journal.unknown-event");
        Meddle(county, "DELETE FROM journal WHERE type='future.event'");
        county.Write().Dispose();
        county.Verify().Should().BeEmpty();
    }

    [Fact]
    public void A_file_of_a_newer_program_is_not_touched()
    {
        using var county = Office.Prepared();
        Meddle(county, $"PRAGMA user_version={TableStore.SchemaVersion + 1}");
        foreach (var open in new Func<Workspace>[] { county.Read, county.Write })
            open.Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("workspace.version");
    }

    private static (long, string) Head(Office county)
    {
        using var connection = Raw(county);
        return connection.Query("SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1", row => (row.GetInt64(0), row.GetString(1))).Single();
    }

    private static void Meddle(Office county, string statements)
    {
        using var connection = Raw(county);
        connection.Execute(statements);
        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static SqliteConnection Raw(Office county)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(county.Directory, SqliteStore.FileName)};Pooling=False");
        connection.Open();
        return connection;
    }
}
