using System.Net;
using AwesomeAssertions;
using Weipian.App.Database;
using Weipian.App.Modules.Programmes;
using Xunit;

namespace Weipian.App.Tests.Server;

/// <summary>T-41 and T-42: a write is done once however often it is sent, and never over what somebody else has done meanwhile.</summary>
public sealed class RequestKeyTests
{
    private const int Writers = 50;

    [Fact]
    public async Task Fifty_identical_requests_have_one_effect_and_one_answer()
    {
        await using var office = await ServedOffice.Open();
        var zone = await office.As("王芳");
        for (var round = 0; round < 10; round++)
        {
            var before = Head(office);
            var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => zone.Post(
                "/api/dossiers/directive", new { action = "起草指令", year = 2024, title = $"第{round}次", fields = new { 整改事由 = "占用耕地", 整改要求 = "限期拆除" } }, key: $"double-click-{round}")));
            answers.Select(answer => answer.Status).Should().OnlyContain(status => status == HttpStatusCode.OK, answers[0].Text);
            answers.Select(answer => answer.Text).Distinct().Should().ContainSingle();
            (Head(office) - before).Should().Be(1);
        }
    }

    [Fact]
    public async Task The_answer_outlives_the_server_and_the_key_is_no_pass_for_another_request()
    {
        await using var office = await ServedOffice.Open();
        var zone = await office.As("王芳");
        var form = new { set = new Dictionary<string, string>() };
        var first = await zone.Put("/api/programmes/2024", form, key: "once-and-for-all");
        var again = await zone.Put("/api/programmes/2024", form, key: "once-and-for-all");
        again.Text.Should().Be(first.Text);
        (await zone.Put("/api/programmes/2025", form, key: "once-and-for-all")).Code.Should().Be("request.key-reused");
        (await zone.Send(HttpMethod.Put, "/api/programmes/2024", form, change: request => request.Headers.Remove("Idempotency-Key"))).Code.Should().Be("request.key-needed");
        office.Hall.Reads.Read(workspace => workspace.Connection.Scalar("SELECT count(*) FROM answered_request")).Should().Be(1L);
    }

    [Fact]
    public async Task Two_hundred_writers_on_one_dossier_lose_nothing()
    {
        await using var office = await ServedOffice.Open();
        var zone = await office.As("王芳");
        var opened = await zone.Post("/api/dossiers/directive", new { action = "起草指令", year = 2024, title = "并发", fields = new { 整改事由 = "占用耕地", 整改要求 = "限期拆除" } });
        var path = $"/api/dossiers/directive/{opened.Body!["id"]}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
        {
            var seen = await zone.Get(path);
            return await zone.Post($"{path}/steps", new { action = "修改清单", fields = new { 修改说明 = "补入一处" } }, seen.Tag);
        }));
        var done = answers.Count(answer => answer.Status == HttpStatusCode.OK);
        answers.Where(answer => answer.Status != HttpStatusCode.OK).Should().OnlyContain(answer => answer.Status == HttpStatusCode.PreconditionFailed && answer.Code == "dossier.changed");
        done.Should().BePositive();
        (await zone.Get(path)).Body!["steps"]!.AsArray().Should().HaveCount(done + 1);
        answers.Where(answer => answer.Status == HttpStatusCode.OK).Select(answer => answer.Body!["number"]!.GetValue<int>()).Should().OnlyHaveUniqueItems();
        (await zone.Post($"{path}/steps", new { action = "修改清单", fields = new { 修改说明 = "补入一处" } })).Status.Should().Be(HttpStatusCode.PreconditionRequired);
    }

    [Fact]
    public async Task A_served_workspace_verifies_after_it_was_stopped()
    {
        var office = await ServedOffice.Open(ServedCounty.Prepare);
        await (await office.As("王芳")).Put("/api/programmes/2024", new { set = new Dictionary<string, string>() });
        await office.Stop();
        Verification.Run(office.County.Directory, TimeProvider.System).Select(problem => problem.ToString()).Should().BeEmpty();
        using (var workspace = office.County.Read())
            ProgrammeYear.Load(workspace, 2024).Year.Should().Be(2024);
        office.County.Dispose();
    }

    private static long Head(ServedOffice office) => office.Hall.Reads.Read(workspace => workspace.Journal.Head().Sequence);
}
