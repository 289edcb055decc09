using System.Net;
using System.Text.Json.Nodes;
using AwesomeAssertions;
using Weipian.Law.Determination;
using Xunit;

namespace Weipian.App.Tests.Server.Endpoints;

/// <summary>A town clerk at an ordinary browser reports what was found; the office answers what is in doubt and speaks.</summary>
public sealed class VisitEndpointsTests
{
    [Fact]
    public async Task Photos_and_visit_come_in_are_doubted_at_once_answered_and_reviewed()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var (clerk, zone, other) = (await office.As("李明"), await office.As("王芳"), await office.As("韩梅"));
        var patch = await Patch(office, ServedCounty.PatchA);
        var assignment = (await zone.Post("/api/assignments", new { year = 2024, patches = new[] { patch }, unit = "619901101", person = "李明", due = "2099-01-01" })).Body!["id"]!.GetValue<string>();
        var line = (await clerk.Get("/api/assignments?year=2024")).Body!.AsArray().Single()!;
        (line["patches"]![0]!["number"]!.GetValue<string>(), line["patches"]![0]!["visit"]).Should().Be((ServedCounty.PatchA, null));
        (await other.Get("/api/assignments?year=2024")).Body!.AsArray().Should().BeEmpty();
        var sheet = (await clerk.Get($"/api/patches/{patch}/visit-sheet")).Body!;
        sheet["facts"]!.AsArray().Select(one => one!["name"]!.GetValue<string>()).Should().Contain("变化后为建设用途").And.NotContain("矿种");
        sheet["min_photos"]!.GetValue<int>().Should().Be(3);

        // In order: three directions, here and now. Out of order: no EXIF at all.
        var hashes = new List<string>();
        foreach (var (seed, east, north, azimuth) in new[] { (1, 130, 80, 0), (2, 80, 125, 90), (3, 130, 170, 180) })
            hashes.Add((await Photo(clerk, patch, Scene.Jpeg(seed, Exif(east, north, azimuth)), 0))["sha256"]!.GetValue<string>());
        var bare = await Photo(clerk, patch, Scene.Jpeg(9), 3);
        bare["doubts"]!.AsArray().Select(one => one!["name"]!.GetValue<string>()).Should().BeEquivalentTo("照片无位置", "照片无拍摄时间", "照片无方位角");
        var again = await Photo(clerk, patch, Scene.Jpeg(9), 3);
        (again["already"]!.GetValue<bool>(), again["evidence"]!.GetValue<string>()).Should().Be((true, bare["evidence"]!.GetValue<string>()), "sent again, kept once");

        var (longitude, latitude) = FieldTeam.Place(130, 125);
        var report = new { assignment, at = Now(), longitude, latitude, found = "彩钢棚一座", facts = new { 变化后为建设用途 = "是", 动工时间 = "2024-05-01" }, photos = hashes.Append(FieldTeam.Sha256([1])) };
        (await clerk.Post($"/api/patches/{patch}/visits", report with { facts = new { 变化后为建设用途 = "也许", 动工时间 = "五月" } })).Body!["errors"]!.AsArray().Should().HaveCount(2);
        (await other.Post($"/api/patches/{patch}/visits", report)).Status.Should().Be(HttpStatusCode.NotFound);
        var visit = (await clerk.Post($"/api/patches/{patch}/visits", report)).Body!["visit"]!["id"]!.GetValue<string>();
        (await clerk.Post($"/api/patches/{patch}/visits", report)).Body!["visit"]!["id"]!.GetValue<string>().Should().Be(visit, "the same report is the same visit");
        var waiting = (await zone.Get("/api/visits?year=2024")).Body!.AsArray().Single()!;
        (waiting["number"]!.GetValue<string>(), waiting["standing"]!["state"]!.GetValue<string>(), waiting["open_doubts"]!.GetValue<int>()).Should().Be((ServedCounty.PatchA, "待传", 3));
        (await other.Get("/api/visits?year=2024")).Body!.AsArray().Should().BeEmpty();

        (await zone.Post($"/api/visits/{visit}/review", new { })).Code.Should().Be("visit.incomplete");
        (await clerk.Post($"/api/visits/{visit}/review", new { })).Status.Should().Be(HttpStatusCode.Forbidden);
        var complete = (await clerk.Post($"/api/patches/{patch}/visits", report with { photos = hashes.Append(bare["sha256"]!.GetValue<string>()) })).Body!["visit"]!["id"]!.GetValue<string>();
        (await zone.Post($"/api/visits/{complete}/review", new { })).Code.Should().Be("visit.doubts-open");
        var doubts = (await zone.Get($"/api/patches/{patch}/fieldwork")).Body!["doubts"]!.AsArray();
        (await clerk.Post($"/api/doubts/{doubts[0]!["doubt"]!["id"]}/answer", new { outcome = "已说明", text = "没事" })).Status.Should().Be(HttpStatusCode.Forbidden);
        (await zone.Post($"/api/patches/{patch}/doubts", new { evidence = bare["evidence"]!.GetValue<string>(), text = "与影像地物不合" })).Status.Should().Be(HttpStatusCode.OK);
        foreach (var doubt in (await zone.Get($"/api/patches/{patch}/fieldwork")).Body!["doubts"]!.AsArray())
            (await zone.Post($"/api/doubts/{doubt!["doubt"]!["id"]}/answer", new { outcome = "已说明", text = "手机未开定位,镇街补充说明" })).Status.Should().Be(HttpStatusCode.OK);
        (await zone.Post($"/api/visits/{visit}/review", new { reason = "T01", text = "缺一张" })).Body!["accepts"]!.GetValue<bool>().Should().BeFalse();
        (await zone.Post($"/api/visits/{complete}/review", new { })).Body!["accepts"]!.GetValue<bool>().Should().BeTrue();
        (await zone.Get($"/api/patches/{patch}/fieldwork")).Body!["verified"]!.GetValue<bool>().Should().BeTrue();
        (await clerk.Get("/api/assignments?year=2024")).Body![0]!["patches"]![0]!["visit"]!.GetValue<string>().Should().Be("审核通过");
    }

    [Fact]
    public async Task A_photo_replaced_is_checked_anew_and_one_near_by_serves_twice_with_a_reason()
    {
        await using var office = await ServedOffice.Open(county =>
        {
            ServedCounty.Prepare(county);
            county.Import(("NEAR", 170, 100, 200, 150));
            county.Judge();
        });
        var clerk = await office.As("李明");
        var (patch, near) = (await Patch(office, ServedCounty.PatchA), await Patch(office, "NEAR"));
        var first = await Photo(clerk, patch, Scene.Jpeg(5, Exif(165, 125, 270)), 0);
        var photo = first["evidence"]!.GetValue<string>();
        var found = (await clerk.Get($"/api/patches/{near}/evidence/near")).Body!.AsArray().Single()!;
        found["evidence"]!["version"]!["id"]!.GetValue<string>().Should().Be(photo);
        (await clerk.Post($"/api/patches/{near}/evidence/links", new { evidence = photo, role = "现场照片" })).Code.Should().Be("evidence.reason");
        (await clerk.Post($"/api/patches/{near}/evidence/links", new { evidence = photo, role = "现场照片", reason = "同一院落" })).Status.Should().Be(HttpStatusCode.OK);
        (await clerk.Get($"/api/patches/{near}/evidence/near")).Body!.AsArray().Should().BeEmpty();
        (await (await office.As("韩梅")).Post($"/api/patches/{near}/evidence/links", new { evidence = photo, role = "现场照片", reason = "同一院落" })).Status.Should().Be(HttpStatusCode.NotFound);

        var upload = (await UploadEndpointsTests.Send(clerk, "更清楚.jpg", Scene.Jpeg(6))).Body!["file"]!["id"]!.GetValue<string>();
        var replaced = (await clerk.Post($"/api/evidence/{photo}/versions", new { upload, reason = "原照片模糊" })).Body!;
        replaced["version"]!.GetValue<int>().Should().Be(2);
        replaced["doubts"]!.AsArray().Should().NotBeEmpty("the new bytes name no place");
        (await clerk.Get($"/api/patches/{patch}/fieldwork")).Body!["unchecked"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_handled_offline_is_not_assigned_visited_or_photographed_and_tasks_are_given_back_with_a_reason()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var (clerk, zone) = (await office.As("李明"), await office.As("王芳"));
        var patch = await Patch(office, ServedCounty.PatchA);
        var task = (await zone.Post("/api/assignments", new { year = 2024, patches = new[] { patch }, unit = "619901101", person = "李明", due = "2099-01-01" })).Body!["id"]!.GetValue<string>();
        (await clerk.Post($"/api/assignments/{task}/release", new { reason = "" })).Code.Should().Be("assignment.reason");
        (await (await office.As("韩梅")).Post($"/api/assignments/{task}/release", new { reason = "不是我" })).Status.Should().Be(HttpStatusCode.NotFound);
        (await clerk.Post($"/api/assignments/{task}/release", new { reason = "道路中断" })).Status.Should().Be(HttpStatusCode.OK);
        var seen = await zone.Get($"/api/patches/{patch}");
        (await zone.Post($"/api/patches/{patch}/conclusion", new { code = VerdictCodes.Offline }, seen.Tag)).Status.Should().Be(HttpStatusCode.OK);
        var refused = await zone.Post("/api/assignments", new { year = 2024, patches = new[] { patch }, unit = "619901101", person = "李明", due = "2099-01-01" });
        (refused.Code, refused.Body!["detail"]!.GetValue<string>()).Should().Be(("patch.offline", $"图斑 {ServedCounty.PatchA} 线下处理,不在系统中核查"));
        var officer = await office.As("孙丽");
        (await officer.Post($"/api/patches/{patch}/visits", new { at = Now(), found = "围墙", facts = new { }, photos = Array.Empty<string>() })).Code.Should().Be("patch.offline");
        var upload = (await UploadEndpointsTests.Send(officer, "照片.jpg", Scene.Jpeg(1))).Body!["file"]!["id"]!.GetValue<string>();
        (await officer.Post($"/api/patches/{patch}/evidence", new { upload, role = "现场照片" })).Code.Should().Be("patch.offline");
    }

    internal static async Task<string> Patch(ServedOffice office, string number) =>
        (await (await office.As("王芳")).Get($"/api/patches?year=2024&q={number}")).Body!["items"]![0]!["id"]!.GetValue<string>();

    private static string Now() => TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:00zzz", System.Globalization.CultureInfo.InvariantCulture);

    private static Exif Exif(double east, double north, double azimuth)
    {
        var (longitude, latitude) = FieldTeam.Place(east, north);
        return new Exif(longitude, latitude, azimuth, TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime, Offset: "+08:00", Model: "Phone 1");
    }

    private static async Task<JsonNode> Photo(OfficeClient client, string patch, byte[] bytes, int doubts)
    {
        var sent = await UploadEndpointsTests.Send(client, "IMG 1.jpg", bytes);
        var added = await client.Post($"/api/patches/{patch}/evidence", new { upload = sent.Body!["file"]!["id"]!.GetValue<string>(), role = "现场照片" });
        added.Status.Should().Be(HttpStatusCode.OK, added.Text);
        added.Body!["doubts"]!.AsArray().Should().HaveCount(doubts, added.Text);
        return added.Body;
    }
}
