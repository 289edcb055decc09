using System.Net;
using AwesomeAssertions;
using Xunit;

namespace Weipian.App.Tests.Server.Endpoints;

public sealed class BatchEndpointsTests
{
    [Fact]
    public async Task Batches_say_what_came_and_what_became_of_it_to_whoever_imports()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var zone = await office.As("王芳");
        var batches = (await zone.Get("/api/batches?year=2024")).Body!.AsArray();
        var batch = batches.Should().ContainSingle().Subject!;
        var total = (await zone.Get("/api/patches/facets?year=2024")).Body!["total"]!.GetValue<long>();
        (batch["line"]!.GetValue<string>(), batch["number"]!.GetValue<int>(), batch["patches"]!.GetValue<long>()).Should().Be(("land", 1, total));
        batch["outcomes"]!["新图斑"]!.GetValue<long>().Should().Be(total);
        batch["at"]!.GetValue<string>().Should().NotBeEmpty();
        (await zone.Get("/api/batches?year=1999")).Body!.AsArray().Should().BeEmpty();
        (await (await office.As("李明")).Get("/api/batches?year=2024")).Status.Should().Be(HttpStatusCode.Forbidden);
    }
}
