using System.Net;
using AwesomeAssertions;
using Weipian.App.Database;
using Weipian.App.Modules.Accounts;
using Xunit;

namespace Weipian.App.Tests.Server.Endpoints;

public sealed class SessionEndpointsTests
{
    private static readonly Actor Security = new("安全", Administrators.Security);

    [Fact]
    public async Task Who_signs_in_gets_a_cookie_scripts_cannot_read_and_a_fresh_one_each_time()
    {
        await using var office = await ServedOffice.Open();
        var client = office.Stranger();
        client.Cookie = "chosen-by-somebody-else";
        var signed = await client.SignIn("wangfang", ServedOffice.Password);
        signed.Body!["post"]!["post"]!.GetValue<string>().Should().Be("县卫片办");
        signed.Headers.GetValues("Set-Cookie").Single().Should().Contain("httponly").And.Contain("secure").And.Contain("samesite=strict").And.Contain("path=/").And.NotContain("domain");
        client.Cookie.Should().NotBe("chosen-by-somebody-else");
        var first = client.Cookie;
        await client.SignIn("wangfang", ServedOffice.Password);
        client.Cookie.Should().NotBe(first);
        await client.Send(HttpMethod.Delete, "/api/session");
        client.Cookie = first;
        (await client.Get("/api/patches?year=2024")).Status.Should().Be(HttpStatusCode.OK, "another session of the same person stays");
    }

    [Fact]
    public async Task Unknown_wrong_and_closed_are_answered_alike()
    {
        await using var office = await ServedOffice.Open();
        await (await office.As("系统管理员")).Put("/api/accounts/zhoujie/open", new { open = false, reason = "调离" });
        var texts = new List<string>();
        foreach (var (login, password) in new[] { ("nobody", ServedOffice.Password), ("wangfang", "Wrong-guess-9!"), ("zhoujie", ServedOffice.Password) })
        {
            var answer = await office.Stranger().SignIn(login, password);
            answer.Status.Should().Be(HttpStatusCode.Unauthorized);
            texts.Add(answer.Body!["detail"]!.GetValue<string>() + answer.Code);
        }

        texts.Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task A_post_taken_back_a_closed_account_and_a_reset_password_count_at_once()
    {
        await using var office = await ServedOffice.Open();
        var (clerk, land, farmland) = (await office.As("李明"), await office.As("周洁"), await office.As("吴强"));
        foreach (var client in new[] { clerk, land, farmland })
            (await client.Get("/api/patches?year=2024")).Status.Should().Be(HttpStatusCode.OK);
        var accounts = (await (await office.As("安全")).Get("/api/accounts")).Body!.AsArray();
        var grant = accounts.Single(account => account!["login"]!.GetValue<string>() == "liming")!["grants"]![0]!["id"]!.GetValue<string>();
        (await (await office.As("安全")).Post($"/api/grants/{grant}/end", new { reason = "调离" })).Status.Should().Be(HttpStatusCode.OK);
        await (await office.As("系统管理员")).Put("/api/accounts/zhoujie/open", new { open = false, reason = "调离" });
        await (await office.As("系统管理员")).Post("/api/accounts/wuqiang/password");
        foreach (var client in new[] { clerk, land, farmland })
            (await client.Get("/api/patches?year=2024")).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_ends_by_itself()
    {
        var clock = new StoppedClock(TimeProvider.System.GetUtcNow());
        await using var office = await ServedOffice.Open(clock: clock);
        var client = await office.As("王芳");
        clock.Now += TimeSpan.FromMinutes(29);
        (await client.Get("/api/patches?year=2024")).Status.Should().Be(HttpStatusCode.OK);
        clock.Now += TimeSpan.FromMinutes(31);
        (await client.Get("/api/patches?year=2024")).Code.Should().Be("session.needed");
    }

    [Fact]
    public async Task Other_sites_cannot_write()
    {
        await using var office = await ServedOffice.Open();
        var client = await office.As("王芳");
        foreach (var (header, value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("Origin", "null") })
            (await client.Send(HttpMethod.Put, "/api/programmes/2024", new { set = new { } }, change: request => request.Headers.TryAddWithoutValidation(header, value))).Code.Should().Be("request.origin");
        (await client.Send(HttpMethod.Put, "/api/programmes/2024", new StringContent("set=1", null, "text/plain"))).Status.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task The_first_sign_in_goes_through_password_and_second_factor()
    {
        var clock = new StoppedClock(TimeProvider.System.GetUtcNow());
        await using var office = await ServedOffice.Open(clock: clock);
        await office.Hall.Gate.Write(workspace => SetAccountPolicy.Run(workspace, new Dictionary<string, int> { ["second_factor"] = 1 }, Security), CancellationToken.None);
        var issued = office.Hall.Passwords.Issue("wangfang");
        var client = office.Stranger();
        (await client.SignIn("wangfang", issued)).Body!["todo"]!.GetValue<string>().Should().Be("password");
        (await client.Get("/api/patches?year=2024")).Code.Should().Be("session.password");
        (await client.Put("/api/session/password", new { old = issued, @new = "weak" })).Code.Should().Be("password.length");
        (await client.Put("/api/session/password", new { old = issued, @new = "Birch-Stone-83?k" })).Body!["todo"]!.GetValue<string>().Should().Be("factor");
        (await client.Get("/api/patches?year=2024")).Code.Should().Be("session.factor");
        var secret = (await client.Post("/api/session/factor")).Body!["secret"]!.GetValue<string>();
        (await client.Put("/api/session/factor", new { code = "000000" })).Code.Should().Be("code.wrong");
        (await client.Put("/api/session/factor", new { code = Code(secret, clock.Now) })).Body!["todo"].Should().BeNull();
        (await client.Get("/api/patches?year=2024")).Status.Should().Be(HttpStatusCode.OK);
        (await client.Post("/api/session/factor")).Code.Should().Be("factor.set");
        (await office.Stranger().SignIn("wangfang", "Birch-Stone-83?k")).Code.Should().Be("session.code-needed");
        clock.Now += TimeSpan.FromMinutes(1);
        (await office.Stranger().SignIn("wangfang", "Birch-Stone-83?k", Code(secret, clock.Now))).Status.Should().Be(HttpStatusCode.OK);
    }

    private static string Code(string secret, DateTimeOffset now)
    {
        var bits = string.Concat(secret.Select(one => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(one, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return TimeCode.At(Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2)).ToArray(), TimeCode.StepOf(now));
    }
}
