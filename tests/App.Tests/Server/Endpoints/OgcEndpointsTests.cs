using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AwesomeAssertions;
using Xunit;

namespace Weipian.App.Tests.Server.Endpoints;

public sealed class OgcEndpointsTests
{
    [Fact]
    public async Task A_token_reads_what_its_post_sees_and_nothing_else()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var token = await Token(office, "李明");
        var items = await Read(office, token, "/ogc/collections/patches-2024/items?limit=1");
        items.Text.Should().Contain(ServedCounty.PatchA).And.NotContain(ServedCounty.PatchB);
        items.Body!["numberMatched"]!.GetValue<int>().Should().Be(1);
        (await Read(office, token, "/ogc/collections/patches-2024/items?bbox=1,1,2,2")).Body!["features"]!.AsArray().Should().BeEmpty();
        (await Read(office, token, "/ogc/collections/patches-2024/items?bbox=1,1,x,2")).Code.Should().Be("filter.bbox");
        (await Read(office, token, "/ogc/collections")).Text.Should().Contain("layer-");
        (await Read(office, token, "/api/patches?year=2024")).Status.Should().Be(HttpStatusCode.Unauthorized, "a token reads /ogc only");
        (await Read(office, "wp_wrong", "/ogc")).Code.Should().Be("token.refused");
        var asked = await office.Stranger().Get("/ogc");
        asked.Headers.WwwAuthenticate.ToString().Should().StartWith("Basic");
    }

    [Fact]
    public async Task A_token_ends_with_its_post()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var token = await Token(office, "李明");
        var grant = office.Hall.Reads.Read(workspace => Weipian.App.Modules.Accounts.AccountShelf.Grants(workspace, "liming")).Single().Id;
        await (await office.As("安全")).Post($"/api/grants/{grant}/end", new { reason = "调离" });
        (await Read(office, token, "/ogc/collections")).Status.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Gdal_reads_it_as_a_wfs_3_source()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ogrinfo"), "没有 ogrinfo(tools/install-debian.sh)");
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var token = await Token(office, "王芳");
        var start = new ProcessStartInfo("/usr/bin/ogrinfo", ["-ro", "-al", "-so", $"OAPIF:{office.Url}/ogc", "patches-2024", "-oo", $"USERPWD=qgis:{token}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        said.Should().Contain("Feature Count: 3").And.Contain("Polygon");
    }

    private static async Task<string> Token(ServedOffice office, string name)
    {
        var made = await (await office.As(name)).Post("/api/session/tokens", new { name = "QGIS", last_day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddDays(30).DateTime) });
        return made.Body!["token"]!.GetValue<string>();
    }

    private static Task<OfficeAnswer> Read(ServedOffice office, string token, string path) => office.Stranger().Send(
        HttpMethod.Get, path, change: request => request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"qgis:{token}"))));
}
