using System.Net;
using System.Text.Json.Nodes;
using AwesomeAssertions;
using Xunit;

namespace Weipian.App.Tests.Server.Endpoints;

public sealed class BackupEndpointsTests
{
    [Fact]
    public async Task A_backup_is_made_listed_checked_and_found_out_when_a_byte_of_it_changes()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var admin = await office.As("系统管理员");
        (await admin.Get("/api/backups")).Text.Should().Be("[]");
        (await (await office.As("王芳")).Get("/api/backups")).Status.Should().Be(HttpStatusCode.Forbidden);
        var made = await admin.Job("backup");
        var line = (await admin.Get("/api/backups")).Body!.AsArray().Single()!;
        var folder = line["folder"]!.GetValue<string>();
        (folder, line["head"]!.GetValue<string>(), line["checked_at"]).Should().Be((made["answer"]!["folder"]!.GetValue<string>(), office.Hall.Reads.Read(workspace => workspace.Journal.Head().Hash), null));

        (await Checked(admin, folder))["answer"]!["faults"]!.AsArray().Should().BeEmpty();
        (await admin.Get("/api/backups")).Body![0]!["checked_at"].Should().NotBeNull();
        var home = Path.Combine(office.County.Directory, "backups", folder);
        var some = Directory.EnumerateFiles(Path.Combine(home, "files"), "*", SearchOption.AllDirectories).First();
        var bytes = await File.ReadAllBytesAsync(some, TestContext.Current.CancellationToken);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(some, bytes, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(home, "多出.txt"), "x", TestContext.Current.CancellationToken);
        (await Checked(admin, folder))["answer"]!["faults"]!.AsArray().Should().HaveCount(2);
        (await admin.Get("/api/backups")).Body![0]!["faults"]!.AsArray().Should().HaveCount(2);
        foreach (var name in new[] { "..", "../" + folder, "none", "" })
            (await Checked(admin, name))["problems"]![0]!["code"]!.GetValue<string>().Should().Be("backup.missing");
    }

    private static Task<JsonNode> Checked(OfficeClient client, string folder) => client.Job("backup-check", new { folder });
}
