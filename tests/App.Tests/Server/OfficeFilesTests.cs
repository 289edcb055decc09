using System.Net;
using AwesomeAssertions;
using Xunit;

namespace Weipian.App.Tests.Server;

public sealed class OfficeFilesTests : IDisposable
{
    private readonly string _web = Directory.CreateTempSubdirectory("weipian-web-").FullName;

    [Fact]
    public async Task Pages_come_squeezed_to_whoever_takes_them_so_and_as_they_are_to_others()
    {
        Directory.CreateDirectory(Path.Combine(_web, "assets"));
        foreach (var (name, text) in new[] { ("index.html", "page"), ("index.html.br", "page by brotli"), ("assets/a.js", "script"), ("assets/a.js.br", "script by brotli"), ("assets/a.js.gz", "script by gzip"), ("assets/b.css", "style") })
            await File.WriteAllTextAsync(Path.Combine(_web, name), text, TestContext.Current.CancellationToken);
        await using var office = await ServedOffice.Open(change: options => options with { Web = _web });
        using var browser = new HttpClient { BaseAddress = new Uri(office.Url) };

        (await Ask("/assets/a.js", "gzip, deflate, br, zstd")).Should().Be(("script by brotli", "br", "text/javascript"));
        (await Ask("/assets/a.js", "gzip, deflate")).Should().Be(("script by gzip", "gzip", "text/javascript"));
        (await Ask("/assets/a.js", null)).Should().Be(("script", "", "text/javascript"));
        (await Ask("/assets/b.css", "gzip, br")).Should().Be(("style", "", "text/css"), "there is none squeezed");
        (await Ask("/patches", "br")).Should().Be(("page by brotli", "br", "text/html"), "every address of the application is its page");
        using var missing = await browser.GetAsync("/assets/c.js", TestContext.Current.CancellationToken);
        missing.StatusCode.Should().Be(HttpStatusCode.NotFound);

        async Task<(string, string, string?)> Ask(string path, string? taken)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (taken is not null)
                request.Headers.TryAddWithoutValidation("Accept-Encoding", taken);
            using var answer = await browser.SendAsync(request);
            answer.Headers.Vary.Should().Equal("Accept-Encoding");
            return (await answer.Content.ReadAsStringAsync(), string.Join(',', answer.Content.Headers.ContentEncoding), answer.Content.Headers.ContentType?.MediaType);
        }
    }

    public void Dispose() => Directory.Delete(_web, recursive: true);
}
