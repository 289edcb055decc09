using AwesomeAssertions;
using Weipian.App.Database;
using Weipian.App.Modules.Accounts;
using Xunit;

namespace Weipian.App.Tests.Modules.Accounts;

public sealed class AccessLogTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("weipian-access-").FullName;
    private readonly CredentialDatabase _database;

    public AccessLogTests() => _database = new CredentialDatabase(_directory);

    [Fact]
    public void A_line_changed_or_taken_out_shows()
    {
        var log = new AccessLog(_database, TimeProvider.System);
        for (var number = 0; number < 5; number++)
            log.Write("wangfang", "10.0.0.7", "sign-in", $"try {number}", number > 2);
        log.FirstBroken().Should().BeNull();
        _database.Do(connection => connection.Execute("UPDATE access SET success=1 WHERE sequence=2"));
        log.FirstBroken().Should().Be(2);
        _database.Do(connection => connection.Execute("UPDATE access SET success=0 WHERE sequence=2"));
        _database.Do(connection => connection.Execute("DELETE FROM access WHERE sequence=3"));
        log.FirstBroken().Should().Be(4);
    }

    [Fact]
    public void What_hides_or_turns_text_is_written_out()
    {
        var log = new AccessLog(_database, TimeProvider.System);
        log.Write("a\nb", "10.0.0.7", "unseen", "/x\r\n2024 ok\u202Etxt.exe\u200B", false);
        var line = log.Search(null, null, null, 0, 10).Entries.Single();
        line.Login.Should().Be("a\\u000ab");
        line.Subject.Should().Be("/x\\u000d\\u000a2024 ok\\u202etxt.exe\\u200b");
    }

    public void Dispose()
    {
        _database.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
