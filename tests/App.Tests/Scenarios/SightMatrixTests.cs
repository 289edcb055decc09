using System.Net;
using AwesomeAssertions;
using Microsoft.AspNetCore.Routing;
using Weipian.App.Database;
using Weipian.App.Server;
using Weipian.App.Tests.Server;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>
/// Every endpoint × every post × what is its own, another town's, another department's: nothing of what a post does not see is in
/// any answer, no address of such a thing answers otherwise than if it did not exist, and no endpoint is open without saying to whom.
/// </summary>
public sealed class SightMatrixTests
{
    /// <summary>Endpoints by name that need no object, or whose object is nobody's: reading only.</summary>
    private static readonly Dictionary<string, object?> Forms = new(StringComparer.Ordinal)
    {
        ["giveOpinion"] = new { agrees = true, text = "" },
        ["concludePatch"] = new { code = (string?)null, reason = (string?)null },
        ["splitPatch"] = null,
        ["takeStep"] = new { action = "责令停止", fields = new { } },
        ["revealField"] = new { field = "案由", reason = "核对当事人" },
        ["addPatchEvidence"] = new { upload = new string('0', 64), role = "其他" },
        ["addCaseEvidence"] = new { upload = new string('0', 64), role = "其他" },
        ["recordVisit"] = new { at = "2024-11-20T10:00:00+08:00", found = "见", facts = new { }, photos = Array.Empty<string>() },
        ["raiseDoubt"] = new { text = "疑" },
        ["linkEvidence"] = new { evidence = "E000001", role = "现场照片" },
        ["recordRectification"] = new { mode = "拆除", day = "2024-11-20" },
        ["fileStatement"] = new { party = "镇街", name = "李明", day = "2024-11-20", text = "有批文" },
    };

    [Fact]
    public async Task Nothing_leaks_and_nothing_is_open_by_oversight()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var ids = Ids(office);
        var endpoints = office.Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not null).ToList();
        endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<PermissionNeeded>() is null).Select(endpoint => endpoint.RoutePattern.RawText).Should().BeEmpty("every endpoint says to whom it answers");
        endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<PermissionNeeded>()!.Permission).Where(permission => !Permission.IsOpen(permission)).Should().OnlyContain(permission => Office.Pack.Access.Permissions.ContainsKey(permission));
        var declared = typeof(Permission).GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Where(permission => !Permission.IsOpen(permission));
        declared.Should().BeEquivalentTo(Office.Pack.Access.Permissions.Keys, "the table and the program name the same permissions");
        var faults = new List<string>();
        var asked = 0;
        foreach (var (_, name, post, unit) in ServedOffice.People)
        {
            var client = await office.As(name);
            var seen = ServedCounty.SeenBy(post, unit);
            foreach (var endpoint in endpoints)
                foreach (var (method, path, about) in Requests(endpoint, ids))
                {
                    var mayBeDone = Office.Pack.Access.Admits(endpoint.Metadata.GetMetadata<PermissionNeeded>()!.Permission, post);
                    var own = about is null || seen.Contains(about);
                    // What would be done is only tried where it must not be.
                    if (method != "GET" && (mayBeDone && own || about is null))
                        continue;
                    asked++;
                    var answer = await client.Send(new HttpMethod(method), path, method == "GET" ? null : Forms.GetValueOrDefault(NameOf(endpoint)) ?? new { }, "\"0\"");
                    var leaked = ServedCounty.Marks.Except(seen).Where(mark => answer.Text.Contains(mark, StringComparison.Ordinal) || Uri.UnescapeDataString(answer.Text).Contains(mark, StringComparison.Ordinal)).ToList();
                    if (leaked.Count > 0)
                        faults.Add($"{name}({post}) {method} {path}: {string.Join('、', leaked)}");
                    if ((int)answer.Status >= 500)
                        faults.Add($"{name}({post}) {method} {path}: {(int)answer.Status} {answer.Text}");
                    if (!Permission.IsOpen(endpoint.Metadata.GetMetadata<PermissionNeeded>()!.Permission) && !mayBeDone && answer.Status != HttpStatusCode.Forbidden)
                        faults.Add($"{name}({post}) {method} {path}: 应拒绝,得 {(int)answer.Status}");
                    if (mayBeDone && !own && answer.Status is not (HttpStatusCode.NotFound or HttpStatusCode.NoContent))
                        faults.Add($"{name}({post}) {method} {path}: 不可见,应为 404,得 {(int)answer.Status} {answer.Text[..Math.Min(200, answer.Text.Length)]}");
                }
        }

        faults.Should().BeEmpty();
        asked.Should().BeGreaterThan(2000);
        TestContext.Current.SendDiagnosticMessage($"{endpoints.Count} endpoints, {ServedOffice.People.Count} posts, {asked} requests");
    }

    [Fact]
    public async Task Ids_in_bodies_and_queries_are_held_against_the_sight_too()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var ids = Ids(office);
        var clerk = await office.As("李明");
        var zone = await office.As("王芳");
        (await clerk.Get($"/api/dossiers?patch={ids[ServedCounty.PatchB].Id}")).Body!["total"]!.GetValue<int>().Should().Be(0);
        (await clerk.Get($"/api/evidence?target=patch&id={ids[ServedCounty.PatchB].Id}")).Status.Should().Be(HttpStatusCode.NotFound);
        (await clerk.Get($"/api/papers?kind=directive&subject={ids[ServedCounty.DirectiveB].Id}")).Text.Should().Be("[]");
        (await clerk.Get("/api/statistics/trace?year=2024&table=T1&column=illegal-land.count&unit=619901102")).Status.Should().Be(HttpStatusCode.NotFound);
        (await clerk.Get("/api/statistics/trace?year=2024&table=T1&column=illegal-land.count")).Status.Should().Be(HttpStatusCode.NotFound);
        var linked = await clerk.Post("/api/dossiers/case", new { action = "登记线索", year = 2024, title = "串案", fields = new { 线索来源 = "巡查", 案由 = "占地", 违法地点 = "镇外", 线索内容 = "见图" }, links = new[] { new { kind = "patch", id = ids[ServedCounty.PatchB].Id } } });
        linked.Code.Should().Be("patch.missing");
        var foreign = await clerk.Post("/api/dossiers/case", new { action = "登记线索", year = 2024, title = "越界", unit = "619901102", fields = new { 线索来源 = "巡查", 案由 = "占地", 违法地点 = "镇外", 线索内容 = "见图" } });
        foreign.Status.Should().Be(HttpStatusCode.OK, "the unit asked for is not listened to");
        (await clerk.Get($"/api/dossiers/case/{foreign.Body!["id"]}")).Body!["dossier"]!["unit"]!.GetValue<string>().Should().Be("619901101");
        (await zone.Post("/api/patches/conclusions", new { patches = new Dictionary<string, string> { ["2024L999999"] = "\"1\"" }, code = "lawful" })).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_not_seen_leaves_a_line_in_the_access_log()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var hidden = Ids(office)[ServedCounty.PatchB].Id;
        await (await office.As("李明")).Get($"/api/patches/{hidden}");
        var log = await (await office.As("审计管")).Get("/api/access-log?what=unseen");
        log.Body!["items"]![0]!["subject"]!.GetValue<string>().Should().Contain(hidden);
        log.Body["items"]![0]!["login"]!.GetValue<string>().Should().Be("liming");
    }

    [Fact]
    public async Task Fields_nobody_asked_for_change_nothing()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var zone = await office.As("王芳");
        var id = Ids(office)[ServedCounty.PatchA].Id;
        var before = await zone.Get($"/api/patches/{id}");
        var done = await zone.Post($"/api/patches/{id}/conclusion", new { code = "unlawful", reason = "实地核查", person = "他人", post = "局负责人", patch = "2024L000002", area_m2 = 1, town = "619901102", status = "split", differs = false }, before.Tag);
        var after = await zone.Get($"/api/patches/{id}");
        foreach (var member in new[] { "area_m2", "town", "status", "number", "line", "year", "version" })
            after.Body!["patch"]![member]?.ToJsonString().Should().Be(before.Body!["patch"]![member]?.ToJsonString(), member);
        if (done.Status == HttpStatusCode.OK)
            after.Body!["conclusion"]!["person"]!.GetValue<string>().Should().Be("王芳");
    }

    private static string NameOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "";

    /// <summary>Requests of an endpoint: one for every marked object its route can name, with the mark it is about.</summary>
    private static IEnumerable<(string Method, string Path, string? About)> Requests(RouteEndpoint endpoint, Dictionary<string, (string Kind, string Id)> ids)
    {
        var method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0];
        var route = endpoint.RoutePattern.RawText!;
        var query = "?year=2024&name=x&kind=land&target=patch&table=T1&column=illegal-land.count&id=none";
        if (route.StartsWith("/api/patches/{id}", StringComparison.Ordinal))
            return ids.Where(pair => pair.Value.Kind == "patch").Select(pair => (method, Fill(route, pair.Value.Id) + query, (string?)pair.Key));
        if (route.Contains("/{kind}/{id}", StringComparison.Ordinal))
            return ids.Where(pair => pair.Value.Kind != "patch").Select(pair => (method, Fill(route.Replace("{kind}", pair.Value.Kind, StringComparison.Ordinal), pair.Value.Id) + "?year=2024", (string?)pair.Key));
        if (route.StartsWith("/api/dossiers/case/{id}", StringComparison.Ordinal))
            return ids.Where(pair => pair.Value.Kind == "case").Select(pair => (method, Fill(route, pair.Value.Id), (string?)pair.Key));
        if (route.Contains("/items/{item}", StringComparison.Ordinal))
            return ids.Where(pair => pair.Value.Kind == "patch").Select(pair => (method, $"/ogc/collections/patches-2024/items/{pair.Value.Id}", (string?)pair.Key));
        return [(method, Fill(route, "none") + (route.StartsWith("/api/dossiers", StringComparison.Ordinal) && !route.Contains('{') ? "?year=2024" : query.Replace("kind=land&", "", StringComparison.Ordinal)), null)];
    }

    private static string Fill(string route, string id) => route
        .Replace("{id}", id, StringComparison.Ordinal).Replace("{number:int}", "1", StringComparison.Ordinal).Replace("{version:int}", "1", StringComparison.Ordinal)
        .Replace("{z:int}/{x:int}/{y:int}", "0/0/0", StringComparison.Ordinal).Replace("{year:int}", "2024", StringComparison.Ordinal).Replace("{key}", "T10", StringComparison.Ordinal)
        .Replace("{kind}", "case", StringComparison.Ordinal).Replace("{login}", "wangfang", StringComparison.Ordinal).Replace("{collection}", "patches-2024", StringComparison.Ordinal)
        .Replace("{**file}", "procedure/posts.csv", StringComparison.Ordinal);

    private static Dictionary<string, (string Kind, string Id)> Ids(ServedOffice office) => office.Hall.Reads.Read(workspace => workspace.Connection
        .Query("SELECT number, 'patch', id FROM patch UNION ALL SELECT title, kind, id FROM dossier", row => (row.GetString(0), (row.GetString(1), row.GetString(2))))
        .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal));
}
