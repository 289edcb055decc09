using System.Net;
using AwesomeAssertions;
using Xunit;

namespace Weipian.App.Tests.Server.Endpoints;

/// <summary>Threat T-09: emergency access takes two persons, ends by itself and stands in the journal.</summary>
public sealed class EmergencyEndpointsTests
{
    private const string Reason = "数据库主机告警,须当夜查看图斑导入情况";

    [Fact]
    public async Task One_asks_another_allows_and_after_its_hours_it_is_over()
    {
        var clock = new StoppedClock(TimeProvider.System.GetUtcNow());
        await using var office = await ServedOffice.Open(ServedCounty.Prepare, clock: clock);
        var (admin, security) = (await office.As("系统管理员"), await office.As("安全"));
        (await admin.Get("/api/patches?year=2024")).Status.Should().Be(HttpStatusCode.Forbidden);
        foreach (var (form, code) in new (object, string)[]
        {
            (new { post = "安全管理员", hours = 2, reason = Reason }, "emergency.post"), (new { post = "镇街办事员", hours = 2, reason = Reason }, "emergency.unit"),
            (new { post = "审计员", hours = 25, reason = Reason }, "emergency.hours"), (new { post = "审计员", hours = 2, reason = "急" }, "emergency.reason"),
        })
            (await admin.Post("/api/emergencies", form)).Code.Should().Be(code);
        var asked = await admin.Post("/api/emergencies", new { post = "审计员", hours = 2, reason = Reason });
        var id = asked.Body!["id"]!.GetValue<string>();
        (await admin.Post("/api/emergencies", new { post = "审计员", hours = 2, reason = Reason })).Code.Should().Be("emergency.open");
        (await admin.Put("/api/session/post", new { grant = id })).Code.Should().Be("grant.missing", "asking opens nothing");

        (await admin.Post($"/api/emergencies/{id}/answer", new { allows = true })).Status.Should().Be(HttpStatusCode.Forbidden);
        (await (await office.As("李明")).Get("/api/emergencies")).Body!.AsArray().Should().BeEmpty("others' requests are not his business");
        (await security.Get("/api/emergencies")).Body!.AsArray().Single()!["reason"]!.GetValue<string>().Should().Be(Reason);
        (await security.Post($"/api/emergencies/{id}/answer", new { allows = true, text = "同意,值班电话已核实" })).Body!["in_force"]!.GetValue<bool>().Should().BeTrue();
        (await security.Post($"/api/emergencies/{id}/answer", new { allows = false })).Code.Should().Be("emergency.answered");

        var view = await admin.Put("/api/session/post", new { grant = id });
        view.Body!["post"]!["post"]!.GetValue<string>().Should().Be("审计员");
        (await admin.Get("/api/patches?year=2024")).Status.Should().Be(HttpStatusCode.OK);
        clock.Now = clock.Now.AddMinutes(29);
        (await admin.Get("/api/patches?year=2024")).Status.Should().Be(HttpStatusCode.OK);
        for (var minutes = 29; minutes < 120; minutes += 29)
        {
            clock.Now = clock.Now.AddMinutes(29);
            await admin.Get("/api/session");
        }

        (await admin.Get("/api/patches?year=2024")).Code.Should().Be("session.post", "its two hours are over");
        (await admin.Put("/api/session/post", new { grant = id })).Code.Should().Be("grant.missing");
        var log = await Journal(office);
        log.Should().Equal("accounts.emergency-approved", "accounts.emergency-asked");
    }

    [Fact]
    public async Task It_is_refused_taken_back_at_once_and_never_allowed_by_its_asker()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var (chief, leader) = (await office.As("赵敏"), await office.As("陈局"));
        var own = (await chief.Post("/api/emergencies", new { post = "执法监察", hours = 1, reason = Reason })).Body!["id"]!.GetValue<string>();
        (await chief.Post($"/api/emergencies/{own}/answer", new { allows = true })).Code.Should().Be("emergency.same-person");
        (await leader.Post($"/api/emergencies/{own}/answer", new { allows = false, text = "走正常授权" })).Body!["state"]!.GetValue<string>().Should().Be("已拒绝");
        var again = (await chief.Post("/api/emergencies", new { post = "执法监察", hours = 1, reason = Reason })).Body!["id"]!.GetValue<string>();
        (await (await office.As("李明")).Post($"/api/emergencies/{again}/end", new { })).Status.Should().Be(HttpStatusCode.NotFound);
        await leader.Post($"/api/emergencies/{again}/answer", new { allows = true });
        (await chief.Put("/api/session/post", new { grant = again })).Status.Should().Be(HttpStatusCode.OK);
        (await leader.Post($"/api/emergencies/{again}/end", new { reason = "已恢复" })).Body!["state"]!.GetValue<string>().Should().Be("已收回");
        (await chief.Get("/api/patches?year=2024")).Code.Should().Be("session.post", "taken back counts from the next request on");
        (await leader.Post($"/api/emergencies/{again}/end", new { })).Code.Should().Be("emergency.answered");
    }

    private static async Task<List<string>> Journal(ServedOffice office) => [.. (await (await office.As("审计")).Get("/api/journal?type=accounts.emergency-asked")).Body!["items"]!.AsArray()
        .Concat((await (await office.As("审计")).Get("/api/journal?type=accounts.emergency-approved")).Body!["items"]!.AsArray()).Select(one => one!["type"]!.GetValue<string>()).Order(StringComparer.Ordinal)];
}
