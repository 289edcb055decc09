using System.Net;
using AwesomeAssertions;
using Xunit;

namespace Weipian.App.Tests.Server.Endpoints;

public sealed class JournalEndpointsTests
{
    [Fact]
    public async Task Personal_data_are_covered_until_somebody_says_why_and_the_journal_keeps_that()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var clerk = await office.As("李明");
        var dossier = (await clerk.Get("/api/dossiers?year=2024&kind=case")).Body!["items"]![0]!["id"]!.GetValue<string>();
        var shown = await clerk.Get($"/api/dossiers/case/{dossier}");
        shown.Text.Should().NotContain("13900001234");
        shown.Body!["steps"]![0]!["covered"]!.AsArray().Select(field => field!.GetValue<string>()).Should().Contain("当事人电话");
        (await clerk.Post($"/api/dossiers/case/{dossier}/steps/1/reveal", new { field = "当事人电话", reason = "" })).Code.Should().Be("reveal.reason");
        (await clerk.Post($"/api/dossiers/case/{dossier}/steps/1/reveal", new { field = "当事人电话", reason = "电话通知到场" })).Body!["value"]!.GetValue<string>().Should().Be("13900001234");
        (await (await office.As("吴强")).Post($"/api/dossiers/case/{dossier}/steps/1/reveal", new { field = "当事人电话", reason = "电话通知到场" })).Status.Should().Be(HttpStatusCode.Forbidden);
        var journal = await (await office.As("审计")).Get("/api/journal?type=accounts.personal-data-revealed");
        journal.Body!["items"]![0]!["person"]!.GetValue<string>().Should().Be("李明");
        journal.Body["items"]![0]!["body"]!.GetValue<string>().Should().Contain("电话通知到场");
        (await (await office.As("审计")).Get("/api/journal?take=500")).Text.Should().NotContain("13900001234");
    }

    [Fact]
    public async Task The_audit_administrator_sees_the_chain_and_nothing_of_the_cases()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var heads = await (await office.As("审计管")).Get("/api/journal/heads?take=500");
        foreach (var one in heads.Body!["items"]!.AsArray())
            (one!["body"], one["subject"]).Should().Be((null, null));
        (await (await office.As("审计管")).Get("/api/journal/chain")).Body!["broken_access"].Should().BeNull();
    }
}
