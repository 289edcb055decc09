using System.Net;
using AwesomeAssertions;
using Weipian.App.Server.Maps;
using Xunit;

namespace Weipian.App.Tests.Server.Endpoints;

public sealed class MapEndpointsTests
{
    [Fact]
    public async Task A_tile_is_made_anew_when_a_patch_in_it_changes_and_not_before()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var zone = await office.As("王芳");
        var (column, row) = await TileOf(zone, ServedCounty.PatchA);
        var tile = $"/api/map/patches/16/{column}/{row}?year=2024";
        var first = await zone.Get(tile);
        first.Status.Should().Be(HttpStatusCode.OK);
        await zone.Put("/api/programmes/2024", new { set = new Dictionary<string, string>() });
        var unchanged = await zone.Send(HttpMethod.Get, tile, change: request => request.Headers.TryAddWithoutValidation("If-None-Match", first.Tag));
        unchanged.Status.Should().Be(HttpStatusCode.NotModified);
        var id = (await zone.Get($"/api/patches?year=2024&q={ServedCounty.PatchA}")).Body!["items"]![0]!["id"]!.GetValue<string>();
        var detail = await zone.Get($"/api/patches/{id}");
        var done = await zone.Post($"/api/patches/{id}/conclusion", new { code = "XX" }, detail.Tag);
        done.Status.Should().Be(HttpStatusCode.OK, done.Text);
        var after = await zone.Send(HttpMethod.Get, tile, change: request => request.Headers.TryAddWithoutValidation("If-None-Match", first.Tag));
        after.Status.Should().Be(HttpStatusCode.NoContent, "nothing is left in it");
        (await zone.Get($"/api/patches/{id}/shape")).Text.Should().NotContain("coordinates\":[[", "an off-line patch has no place");
        (await zone.Get($"/api/patches/{id}")).Body!["judged"].Should().BeNull();
    }

    [Fact]
    public async Task Pieces_lie_within_the_patch_and_carry_the_areas_of_the_verdict()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var zone = await office.As("王芳");
        var id = (await zone.Get($"/api/patches?year=2024&q={ServedCounty.PatchA}")).Body!["items"]![0]!["id"]!.GetValue<string>();
        var pieces = (await zone.Get($"/api/patches/{id}/pieces")).Body!["features"]!.AsArray();
        pieces.Select(piece => piece!["properties"]!["kind"]!.GetValue<string>()).Should().Contain("land-use").And.Contain("town");
        var judged = (await zone.Get($"/api/patches/{id}")).Body!["judged"]!["pieces"]!.AsArray();
        pieces.Should().HaveCount(judged.Count);
        pieces.Sum(piece => piece!["properties"]!["area_m2"]!.GetValue<double>()).Should().BeApproximately(judged.Sum(piece => piece!["area_m2"]!.GetValue<double>()), 1e-6);
    }

    [Fact]
    public async Task Facets_count_without_their_own_choice()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var zone = await office.As("王芳");
        var all = (await zone.Get("/api/patches/facets?year=2024")).Body!;
        var one = (await zone.Get("/api/patches/facets?year=2024&town=619901101")).Body!;
        all["total"]!.GetValue<int>().Should().Be(3);
        one["total"]!.GetValue<int>().Should().Be(1);
        one["town"]!.ToJsonString().Should().Be(all["town"]!.ToJsonString());
        (await zone.Get("/api/patches?year=2024&town=619901101")).Body!["total"]!.GetValue<int>().Should().Be(1);
        (await zone.Get("/api/patches?year=2024&sort=number;DROP TABLE patch")).Code.Should().Be("filter.sort");
        (await zone.Get("/api/patches?year=2024&q=" + Uri.EscapeDataString("*' OR 1=1 --[?"))).Body!["total"]!.GetValue<int>().Should().Be(0);
    }

    /// <summary>The tile of zoom 16 a patch lies in.</summary>
    private static async Task<(int Column, int Row)> TileOf(OfficeClient client, string number)
    {
        var extent = (await client.Get($"/api/map/extent?year=2024&q={number}")).Body!;
        double Middle(string from, string to) => (extent[from]!.GetValue<double>() + extent[to]!.GetValue<double>()) / 2;
        return ((int)(TileFrame.Across(Middle("west", "east")) * 65536), (int)(TileFrame.Down(Middle("south", "north")) * 65536));
    }
}
