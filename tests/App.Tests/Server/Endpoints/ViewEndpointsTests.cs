using System.Net;
using AwesomeAssertions;
using Xunit;

namespace Weipian.App.Tests.Server.Endpoints;

public sealed class ViewEndpointsTests
{
    [Fact]
    public async Task Views_follow_their_owner_to_another_computer_and_stay_out_of_the_journal()
    {
        await using var office = await ServedOffice.Open();
        var clerk = await office.As("李明");
        var head = office.Hall.Reads.Read(workspace => workspace.Journal.Head().Sequence);
        (await clerk.Put("/api/session/views", new { name = " 本镇待结论 ", address = "/patches?state=待结论" })).Body!["name"]!.GetValue<string>().Should().Be("本镇待结论");
        (await clerk.Put("/api/session/views", new { name = "本镇待结论", address = "/patches?state=待结论&code=W" })).Status.Should().Be(HttpStatusCode.OK);
        var elsewhere = office.Stranger();
        await elsewhere.SignIn("liming", ServedOffice.Password);
        var views = (await elsewhere.Get("/api/session/views")).Body!.AsArray();
        (views.Count, views[0]!["address"]!.GetValue<string>()).Should().Be((1, "/patches?state=待结论&code=W"));
        (await (await office.As("韩梅")).Get("/api/session/views")).Body!.AsArray().Should().BeEmpty();
        (await (await office.As("韩梅")).Send(HttpMethod.Delete, $"/api/session/views?name={Uri.EscapeDataString("本镇待结论")}")).Code.Should().Be("view.missing");
        foreach (var address in new[] { "https://evil/patches", "//evil", "javascript:alert(1)", "/patchesx", "/patches?\n", "/patches?" + new string('x', 2000) })
            (await clerk.Put("/api/session/views", new { name = "坏", address })).Code.Should().Be("view.address", address);
        foreach (var name in new[] { "", "  ", "a\u202Eb", new string('长', 31) })
            (await clerk.Put("/api/session/views", new { name, address = "/patches" })).Code.Should().Be("view.name");
        (await elsewhere.Send(HttpMethod.Delete, $"/api/session/views?name={Uri.EscapeDataString("本镇待结论")}")).Status.Should().Be(HttpStatusCode.OK);
        (await clerk.Get("/api/session/views")).Text.Should().Be("[]");
        office.Hall.Reads.Read(workspace => workspace.Journal.Head().Sequence).Should().Be(head);
    }
}
