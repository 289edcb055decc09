using System.Collections.Concurrent;
using System.Net;
using AwesomeAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Weipian.App.Database;
using Weipian.App.Modules.Imagery;
using Weipian.App.Tests.Server.Maps;
using Weipian.Spatial;
using Xunit;

namespace Weipian.App.Tests.Server.Endpoints;

public sealed class ImageryEndpointsTests
{
    private const string Key = "S3cret-Key-9f8e7d6c";
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_picture_is_handed_in_looked_at_and_retired_by_who_may_and_others_only_look()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var (zone, town) = (await office.As("王芳"), await office.As("李明"));
        var upload = (await zone.Upload("a.tif", await File.ReadAllBytesAsync(PictureWarpTests.Sample().Path, TestContext.Current.CancellationToken))).Body!["id"]!.GetValue<string>();
        var form = new { upload, name = "前时相", phase = "before", day = "2024-03-01", year = 2024, secrecy = "非涉密", southern = false, degrees = false };
        (await town.Post("/api/jobs/imagery", form)).Status.Should().Be(HttpStatusCode.Forbidden);
        var ended = await zone.Job("imagery", form);
        ended["problems"]!.AsArray().Should().BeEmpty(ended.ToJsonString());

        var line = (await town.Get("/api/imagery?year=2024")).Body![0]!;
        line["name"]!.GetValue<string>().Should().Be("前时相");
        line["max_zoom"]!.GetValue<int>().Should().Be(16);
        (await zone.Get("/api/imagery?year=2023")).Text.Should().Be("[]");
        var (column, row) = Middle(16);
        var tile = await town.Get($"/api/map/imagery/1/16/{column}/{row}");
        (tile.Status, tile.MediaType).Should().Be((HttpStatusCode.OK, "image/jpeg"));
        var again = await town.Send(HttpMethod.Get, $"/api/map/imagery/1/16/{column}/{row}", change: request => request.Headers.TryAddWithoutValidation("If-None-Match", tile.Tag));
        again.Status.Should().Be(HttpStatusCode.NotModified);
        (await town.Get("/api/map/imagery/1/16/1/1")).Status.Should().Be(HttpStatusCode.NoContent);
        (await town.Get("/api/map/imagery/7/16/1/1")).Code.Should().Be("imagery.missing");
        (await town.Get("/api/map/imagery/1/16/99999/1")).Code.Should().Be("tile.missing");
        (await office.Stranger().Get($"/api/map/imagery/1/16/{column}/{row}")).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await (await office.As("系统管理员")).Get($"/api/map/imagery/1/16/{column}/{row}")).Status.Should().Be(HttpStatusCode.Forbidden, "business data are not for the administrator");

        (await town.Post("/api/imagery/1/retirement", new { why = "换新" })).Status.Should().Be(HttpStatusCode.Forbidden);
        (await zone.Post("/api/imagery/1/retirement", new { why = "" })).Code.Should().Be("imagery.reason");
        (await zone.Post("/api/imagery/1/retirement", new { why = "换新" })).Body!["current"]!.GetValue<bool>().Should().BeFalse();
        (await town.Get($"/api/map/imagery/1/16/{column}/{row}")).Code.Should().Be("imagery.missing");
    }

    [Fact]
    public async Task Tiles_of_another_server_come_through_this_one_with_a_key_nobody_sees()
    {
        await using var far = await Far.Open();
        await using var office = await ServedOffice.Open(county =>
        {
            ServedCounty.Prepare(county);
            using var workspace = county.Write();
            AddImagery.Run(workspace, new ImageryStatement("内网影像", ImageryPhase.Base, null, null, AddImagery.NotSecret), new RemoteIntake($"{far.Url}/ok/{{z}}/{{x}}/{{y}}?tk={{key}}", "inner", 1, 18, false, Loopback: true), TestWorkspace.Clerk);
        });
        var (zone, town, auditor) = (await office.As("王芳"), await office.As("李明"), await office.As("审计"));
        (await town.Get("/api/map/imagery/1/3/6/3")).Code.Should().Be("imagery.key-missing");
        far.Asked.Should().BeEmpty();
        (await town.Put("/api/imagery/keys/inner", new { key = Key })).Status.Should().Be(HttpStatusCode.Forbidden);
        (await zone.Put("/api/imagery/keys/inner", new { key = Key })).Status.Should().Be(HttpStatusCode.OK);

        var first = await town.Get("/api/map/imagery/1/3/6/3");
        (first.Status, first.MediaType).Should().Be((HttpStatusCode.OK, "image/png"));
        (await zone.Get("/api/map/imagery/1/3/6/3")).Status.Should().Be(HttpStatusCode.OK);
        far.Asked.Should().Equal($"/ok/3/6/3?tk={Key}");

        var told = string.Concat((await zone.Get("/api/imagery")).Text, (await town.Get("/api/imagery")).Text, (await auditor.Get("/api/journal?take=500")).Text, first.Headers.ToString());
        told.Should().Contain("内网影像").And.NotContain(Key);
        (await town.Get("/api/imagery")).Text.Should().NotContain(far.Url, "where the tiles come from is for those who keep them");
        (await zone.Get("/api/imagery")).Body![0]!["key_set"]!.GetValue<bool>().Should().BeTrue();
        var keys = Path.Combine(office.County.Directory, ImageryKeys.FileName);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(keys).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.EnumerateFiles(office.County.Directory, "*", SearchOption.AllDirectories).Where(file => file != keys && !file.EndsWith("writer.lock", StringComparison.Ordinal))
            .Where(file => Contains(file, Key)).Should().BeEmpty("the key lies in one file only");
    }

    [Theory]
    [InlineData("redirect", "302")]
    [InlineData("html", "不是图片")]
    [InlineData("fake", "图片")]
    [InlineData("large", "过大")]
    [InlineData("error", "500")]
    public async Task What_is_no_small_picture_is_not_passed_on(string what, string words)
    {
        await using var far = await Far.Open();
        await using var office = await ServedOffice.Open(county =>
        {
            using var workspace = county.Write();
            AddImagery.Run(workspace, new ImageryStatement("外网", ImageryPhase.Base, null, null, AddImagery.NotSecret), new RemoteIntake($"{far.Url}/{what}/{{z}}/{{x}}/{{y}}", null, 1, 18, false, Loopback: true), TestWorkspace.Clerk);
        });
        var answer = await (await office.As("王芳")).Get("/api/map/imagery/1/3/6/3");
        (answer.Status, answer.Code).Should().Be((HttpStatusCode.BadGateway, "imagery.upstream"));
        answer.Text.Should().Contain(words).And.NotContain(far.Url);
        far.Asked.Should().ContainSingle("a redirect is not followed").Which.Should().StartWith($"/{what}/");
    }

    [Fact]
    public async Task An_address_of_this_machine_is_not_asked_even_when_its_name_hides_it()
    {
        await using var far = await Far.Open();
        await using var office = await ServedOffice.Open(county =>
        {
            using var workspace = county.Write();
            // As if a name of the intranet came to mean this machine after it was registered.
            workspace.Append(TestWorkspace.Clerk, new Happening(ImageryFolds.Registered, "imagery", new ImageryRegistered(new ImageryDescription(
                "改指", ImageryPhase.Base, null, null, AddImagery.NotSecret, null, null, ImageryKind.Remote, null, null, 1, 18, false, null, null, new RemoteFacts($"{far.Url.Replace("127.0.0.1", "localhost")}/ok/{{z}}/{{x}}/{{y}}", null, false), []))));
        });
        var zone = await office.As("王芳");
        (await zone.Get("/api/map/imagery/1/3/6/3")).Code.Should().Be("imagery.upstream");
        far.Asked.Should().BeEmpty();
        (await zone.Post("/api/imagery", new { name = "本机", phase = "base", secrecy = "非涉密", address = $"{far.Url}/ok/{{z}}/{{x}}/{{y}}", min_zoom = 1, max_zoom = 18, degrees = false })).Code.Should().Be("imagery.loopback");
        var taken = await zone.Post("/api/imagery", new { name = "天地图", phase = "base", secrecy = "非涉密", address = TileAddress.Tianditu, key_name = "tianditu", min_zoom = 1, max_zoom = 18, degrees = false });
        taken.Status.Should().Be(HttpStatusCode.OK, taken.Text);
        taken.Body!["key_set"]!.GetValue<bool>().Should().BeFalse();
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_left_alone_for_a_while_and_the_office_goes_on()
    {
        var far = await Far.Open();
        var url = far.Url;
        await far.DisposeAsync();
        await using var office = await ServedOffice.Open(county =>
        {
            using var workspace = county.Write();
            AddImagery.Run(workspace, new ImageryStatement("停机", ImageryPhase.Base, null, null, AddImagery.NotSecret), new RemoteIntake($"{url}/ok/{{z}}/{{x}}/{{y}}", null, 1, 18, false, Loopback: true), TestWorkspace.Clerk);
        });
        var zone = await office.As("王芳");
        (await zone.Get("/api/map/imagery/1/3/6/3")).Text.Should().Contain("连不上");
        (await zone.Get("/api/map/imagery/1/3/6/4")).Text.Should().Contain("稍候");
        (await zone.Get("/api/imagery?year=2024")).Status.Should().Be(HttpStatusCode.OK);
    }

    private static (int Column, int Row) Middle(int zoom)
    {
        var (longitude, latitude) = PictureCrs.FromEpsg(4524)!.ToDegrees(36_584_000, 3_793_000);
        return ((int)((longitude + 180) / 360 * (1 << zoom)), Enumerable.Range(0, 1 << zoom).First(row => TileGrid.Latitude(zoom, row + 1) < latitude));
    }

    private static bool Contains(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
    }

    /// <summary>A tile server of somebody else.</summary>
    private sealed class Far : IAsyncDisposable
    {
        private readonly WebApplication _app;

        private Far(WebApplication app) => _app = app;

        public string Url => _app.Urls.First();

        public ConcurrentQueue<string> Asked { get; } = new();

        public static async Task<Far> Open()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var app = builder.Build();
            var far = new Far(app);
            app.Run(async http =>
            {
                far.Asked.Enqueue(http.Request.Path + http.Request.QueryString);
                switch (http.Request.Path.Value!.Split('/')[1])
                {
                    case "redirect":
                        http.Response.Redirect("/ok/0/0/0");
                        break;
                    case "html":
                        http.Response.ContentType = "text/html";
                        await http.Response.WriteAsync("<script>alert(1)</script>");
                        break;
                    case "fake":
                        http.Response.ContentType = "image/png";
                        await http.Response.WriteAsync("<svg onload=alert(1)>");
                        break;
                    case "large":
                        http.Response.ContentType = "image/png";
                        await http.Response.Body.WriteAsync((byte[])[.. Png, .. new byte[3 << 20]]);
                        break;
                    case "error":
                        http.Response.StatusCode = 500;
                        break;
                    default:
                        http.Response.ContentType = "image/png";
                        await http.Response.Body.WriteAsync(Png);
                        break;
                }
            });
            await app.StartAsync();
            return far;
        }

        public async ValueTask DisposeAsync()
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }
}
