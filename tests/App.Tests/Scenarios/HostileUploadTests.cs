using System.IO.Compression;
using System.Net;
using System.Text;
using AwesomeAssertions;
using Weipian.App.Tests.Server;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>What an upload may hold to do harm: each is refused in words or taken as plain data, and the server goes on.</summary>
public sealed class HostileUploadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private const string Script = "<script>alert(1)</script>";

    [Fact]
    public async Task Bombs_and_names_that_climb_are_refused_and_nothing_is_written_outside()
    {
        await using var office = await ServedOffice.Open();
        var zone = await office.As("王芳");
        var before = Tree(Path.GetDirectoryName(office.County.Directory)!, office.County.Directory);
        var corpus = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["bomb.zip"] = Zip(archive => Entry(archive, "bomb.shp", new byte[400 << 20])),
            ["many.zip"] = Zip(archive =>
            {
                for (var number = 0; number < 20_000; number++)
                    Entry(archive, $"f{number}.txt", [1]);
            }),
            ["slip.zip"] = Zip(archive =>
            {
                Entry(archive, "../../../../evil.shp", [1, 2, 3]);
                Entry(archive, "..\\..\\evil.dbf", [1, 2, 3]);
                Entry(archive, "/etc/evil.prj", [1, 2, 3]);
            }),
            ["nested.zip"] = Zip(archive => Entry(archive, "inner.zip", Zip(inner => Entry(inner, "inner.zip", new byte[1 << 20])))),
            ["empty.zip"] = Zip(_ => { }),
            ["not-a-zip.zip"] = Encoding.UTF8.GetBytes("PK\u0003\u0004 and then nothing"),
            ["deep.geojson"] = Encoding.UTF8.GetBytes("{\"type\":\"FeatureCollection\",\"features\":" + new string('[', 100_000)),
            ["nan.geojson"] = Encoding.UTF8.GetBytes("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[NaN,1],[1e400,2],[3,4],[NaN,1]]]}}]}"),
            ["entities.kml"] = Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><!DOCTYPE k [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>&b;&x;</name></Placemark></Document></kml>"),
            ["page.html"] = Encoding.UTF8.GetBytes($"<html>{Script}</html>"),
        };
        foreach (var (name, bytes) in corpus)
        {
            var job = await Inspected(zone, name, bytes);
            (job["state"]!.GetValue<string>() == "refused" || job["answer"]!["problems"]!.AsArray().Count > 0 || job["answer"]!["rows"]!["kept"]!.GetValue<int>() == 0).Should().BeTrue($"{name}: {job.ToJsonString()}");
            foreach (var problem in job["problems"]!.AsArray())
                problem!["code"]!.GetValue<string>().Should().NotBe("server.failed", $"{name}: {job.ToJsonString()}");
            job.ToJsonString().Should().NotContain("root:x:").And.NotContain(office.County.Directory);
        }

        Tree(Path.GetDirectoryName(office.County.Directory)!, office.County.Directory).Where(path => path.Contains("evil", StringComparison.Ordinal)).Should().BeEmpty();
        before.Should().NotContain(path => path.Contains("evil", StringComparison.Ordinal));
        (await zone.Get("/health/ready")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Scripts_and_formulas_in_attributes_and_names_stay_text()
    {
        await using var office = await ServedOffice.Open();
        var zone = await office.As("王芳");
        var number = "=HYPERLINK(\"http://evil\")";
        var file = MapFile.Write(($"JCBH={number.Replace("=", "\uE000", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal)};TBLX=20;QSX=20240301;HSX=20241001;BZ={Script}", 100, 100, 160, 150));
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Stop)).Replace("\uE000", "=", StringComparison.Ordinal), Stop);
        var upload = (await zone.Upload($"{Script}.geojson", await File.ReadAllBytesAsync(file, Stop))).Body!;
        upload["name"]!.GetValue<string>().Should().NotContain("<");
        var done = await zone.Job("import", new { year = 2024, line = "land", file = new { upload = upload["id"]!.GetValue<string>() } });
        done["state"]!.GetValue<string>().Should().Be("done", done.ToJsonString());
        await zone.Job("judge", new { year = 2024, preview = false });
        var list = await zone.Get("/api/patches?year=2024");
        (list.MediaType, list.Headers.GetValues("X-Content-Type-Options").Single()).Should().Be(("application/json", "nosniff"));
        var ledger = await zone.Job("export", new { year = 2024, format = "ledger" });
        ledger["state"]!.GetValue<string>().Should().Be("done", ledger.ToJsonString());
        using var book = new ZipArchive(new MemoryStream(await File.ReadAllBytesAsync(Path.Combine(office.County.Directory, "results", ledger["id"]!.GetValue<string>(), ledger["file"]!.GetValue<string>()), Stop)));
        foreach (var sheet in book.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(sheet.Open());
            (await reader.ReadToEndAsync(Stop)).Should().NotContain("<f>", "no cell is a formula");
        }
    }

    [Fact]
    public async Task More_than_the_limit_is_cut_off_while_it_comes()
    {
        await using var office = await ServedOffice.Open(change: options => options with { MostUploadBytes = 1 << 20 });
        var zone = await office.As("王芳");
        (await zone.Upload("large.zip", new byte[(1 << 20) + 2])).Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await zone.Post("/api/jobs/judge", new { year = 2024, preview = true, filler = new string('x', 2 << 20) })).Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        Directory.EnumerateFiles(Path.Combine(office.County.Directory, "uploads"), "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    internal static async Task<System.Text.Json.Nodes.JsonNode> Inspected(OfficeClient client, string name, byte[] bytes)
    {
        var upload = (await client.Upload(name, bytes)).Body!["id"]!.GetValue<string>();
        return await client.Job("inspect", new { upload });
    }

    private static byte[] Zip(Action<ZipArchive> fill)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            fill(archive);
        return stream.ToArray();
    }

    private static void Entry(ZipArchive archive, string name, byte[] bytes)
    {
        using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
        entry.Write(bytes);
    }

    private static List<string> Tree(string above, string county) =>
        [.. Directory.EnumerateFiles(county, "*", SearchOption.AllDirectories), .. Directory.EnumerateFiles(above, "evil*"), .. Directory.EnumerateFiles("/etc", "evil*"), .. Directory.EnumerateFiles("/", "evil*")];
}
