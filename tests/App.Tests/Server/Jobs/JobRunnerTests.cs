using System.Net;
using AwesomeAssertions;
using Weipian.App.Server.Jobs;
using Xunit;

namespace Weipian.App.Tests.Server.Jobs;

/// <summary>Long work through the browser: upload, look, import, judge, fetch – and over a restart.</summary>
public sealed class JobRunnerTests
{
    [Fact]
    public async Task A_batch_is_uploaded_looked_at_imported_judged_and_exported()
    {
        await using var office = await ServedOffice.Open();
        var zone = await office.As("王芳");
        var upload = (await zone.Upload("下发.geojson", await File.ReadAllBytesAsync(MapFile.Write(("JCBH=P1;TBLX=20;QSX=20240301;HSX=20241001", 100, 100, 160, 150)), TestContext.Current.CancellationToken))).Body!["id"]!.GetValue<string>();
        var inspected = await zone.Job("inspect", new { upload });
        inspected["answer"]!["rows"]!["read"]!.GetValue<int>().Should().Be(1);
        var imported = await zone.Job("import", new { year = 2024, line = "land", file = new { upload } });
        imported["answer"]!["rows"]!["kept"]!.GetValue<int>().Should().Be(1, imported.ToJsonString());
        (await zone.Job("judge", new { year = 2024, preview = true }))["answer"]!["changes"]!.AsArray().Should().ContainSingle();
        (await zone.Job("judge", new { year = 2024, preview = false }))["state"]!.GetValue<string>().Should().Be(JobState.Done);
        (await zone.Get("/api/patches?year=2024")).Body!["items"]![0]!["town"]!.GetValue<string>().Should().Be("619901101");
        foreach (var format in new[] { "shp", "geojson", "gpkg", "tables", "ledger" })
        {
            var exported = await zone.Job("export", new { year = 2024, format });
            exported["state"]!.GetValue<string>().Should().Be(JobState.Done, exported.ToJsonString());
            (await zone.Get($"/api/jobs/{exported["id"]}/file")).Status.Should().Be(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_job_is_told_as_it_goes_and_is_nobody_elses()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var zone = await office.As("王芳");
        var asked = await zone.Post("/api/jobs/judge", new { year = 2024, preview = true }, key: "judge-once");
        (await zone.Post("/api/jobs/judge", new { year = 2024, preview = true }, key: "judge-once")).Body!["id"]!.GetValue<string>().Should().Be(asked.Body!["id"]!.GetValue<string>());
        var told = await zone.Get($"/api/jobs/{asked.Body["id"]}/events");
        told.MediaType.Should().Be("text/event-stream");
        told.Text.Should().Contain("event: job").And.Contain("\"state\":\"done\"");
        foreach (var path in new[] { "", "/events", "/file" })
            (await (await office.As("孙丽")).Get($"/api/jobs/{asked.Body["id"]}{path}")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_job_under_way_when_the_server_died_is_done_once_all_the_same()
    {
        var office = await ServedOffice.Open(ServedCounty.Prepare);
        var zone = await office.As("王芳");
        var upload = (await zone.Upload("补充.geojson", await File.ReadAllBytesAsync(MapFile.Write(("JCBH=P9;TBLX=20;QSX=20240301;HSX=20241001", 300, 100, 360, 150)), TestContext.Current.CancellationToken))).Body!["id"]!.GetValue<string>();
        var done = await zone.Job("import", new { year = 2024, line = "land", file = new { upload } });
        await office.Stop();
        // As the file stands when the power went between the event and the word that the job is done.
        using (var store = new JobStore(office.County.Directory, TimeProvider.System))
            store.End(done["id"]!.GetValue<string>(), JobState.Running, null, [], null);
        var again = await office.Reopened();
        var other = await again.As("王芳");
        (await other.Over(done["id"]!.GetValue<string>()))["state"]!.GetValue<string>().Should().Be(JobState.Done);
        (await other.Get("/api/patches?year=2024&q=P9")).Body!["total"]!.GetValue<int>().Should().Be(1);
        (await other.Get("/api/patches/facets?year=2024")).Body!["batch"]!.AsArray().Should().HaveCount(2);
        await again.DisposeAsync();
    }
}
