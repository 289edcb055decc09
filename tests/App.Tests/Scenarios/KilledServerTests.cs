using AwesomeAssertions;
using Weipian.App.Database;
using Weipian.App.Server;
using Weipian.App.Tests.Server;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

public class KilledServerTests
{
    /// <summary>The long version is <c>dotnet run dev.cs bench crash</c>.</summary>
    [Fact]
    public async Task What_the_served_office_acknowledged_is_in_the_journal_exactly_once_though_its_power_is_cut()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var patch = (await (await office.As("王芳")).Get($"/api/patches?year=2024&q={ServedCounty.PatchA}")).Body!["items"]![0]!["id"]!.GetValue<string>();
        var cookies = new List<string>();
        foreach (var name in new[] { "王芳", "李明" })
            cookies.Add($"{SessionGate.Cookie}={(await office.As(name)).Cookie}");
        await office.Stop();

        var killed = new KilledServer(Path.Combine(AppContext.BaseDirectory, "weipian.dll"), office.County.Directory,
            [
                (cookies[0], turn => Draft($"mark-a-{turn:0000}")), (cookies[0], turn => Draft($"mark-b-{turn:0000}")),
                (cookies[1], turn => new MarkedWrite($"mark-c-{turn:0000}", $"/api/patches/{patch}/statements", $"{{\"party\":\"镇街\",\"name\":\"镇政府\",\"day\":\"2024-12-02\",\"text\":\"mark-c-{turn:0000}\"}}")),
            ], seed: 20241120);
        killed.Run(kills: 3);

        killed.Faults.Should().BeEmpty();
        killed.Acknowledged.Should().Contain(mark => mark.StartsWith("mark-a")).And.Contain(mark => mark.StartsWith("mark-b")).And.Contain(mark => mark.StartsWith("mark-c"));
        using (var workspace = office.County.Read())
            foreach (var mark in killed.Acknowledged)
                workspace.Connection.Scalar("SELECT count(*) FROM journal WHERE replace(body, $1, '')<>body", mark).Should().Be(1L, mark);
        office.County.Verify().Should().BeEmpty();
    }

    private static MarkedWrite Draft(string mark) => new(mark, "/api/dossiers/directive", $"{{\"action\":\"起草指令\",\"year\":2024,\"fields\":{{\"整改事由\":\"{mark}\",\"整改要求\":\"限期拆除\"}}}}");
}
