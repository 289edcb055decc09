using AwesomeAssertions;
using Weipian.App.Server;
using Xunit;

namespace Weipian.App.Tests.Server;

public sealed class SecurityHeadersTests
{
    [Fact]
    public async Task Every_answer_carries_them_refusals_too()
    {
        await using var office = await ServedOffice.Open();
        foreach (var path in new[] { "/api/session", "/api/patches?year=2024", "/nowhere", "/openapi.json", "/health/live" })
        {
            var headers = (await office.Stranger().Get(path)).Headers;
            headers.GetValues("Content-Security-Policy").Single().Should().NotContain("unsafe").And.NotContain("http").And.Contain("default-src 'none'");
            headers.GetValues("X-Content-Type-Options").Single().Should().Be("nosniff");
            headers.Contains("Server").Should().BeFalse();
        }

        SecurityHeaders.Policy.Should().NotContain("*");
    }
}
