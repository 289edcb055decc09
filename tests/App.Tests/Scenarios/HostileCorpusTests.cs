using System.IO.Compression;
using System.Net;
using System.Text;
using AwesomeAssertions;
using Weipian.App.Tests.Server;
using Weipian.App.Tests.Server.Endpoints;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>One served office that all of the corpus is thrown at.</summary>
public sealed class HostileOffice : IAsyncLifetime
{
    internal ServedOffice Office { get; private set; } = null!;

    internal OfficeClient Zone { get; private set; } = null!;

    internal string Patch { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Office = await ServedOffice.Open(ServedCounty.Prepare);
        Zone = await Office.As("王芳");
        Patch = await VisitEndpointsTests.Patch(Office, ServedCounty.PatchA);
    }

    public ValueTask DisposeAsync() => Office.DisposeAsync();
}

/// <summary>Files made to do harm (threats T-22, T-23, T-26), each a case of its own, over HTTP: refused in Chinese with a code, or kept as bytes that nothing runs.</summary>
public sealed class HostileCorpusTests(HostileOffice hostile) : IClassFixture<HostileOffice>
{
    private const string Script = "<script>alert(1)</script>";
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(1)</script></svg>";

    private static readonly Dictionary<string, (string File, Func<byte[]> Bytes, string Code)> Sources = new(StringComparer.Ordinal)
    {
        ["one entry of 400 MB in half a megabyte"] = ("bomb.zip", () => Zip(("a.shp", new byte[400 << 20])), "zip.too-large"),
        ["thirty entries of 15 MB, each below the mark"] = ("small-bombs.zip", () => Zip([.. Enumerable.Range(0, 30).Select(number => ($"{number}.shp", new byte[15 << 20]))]), "zip.too-large"),
        ["10,001 entries"] = ("many.zip", () => Zip([.. Enumerable.Range(0, 10_001).Select(number => ($"f{number}.txt", new byte[] { 1 }))]), "zip.too-large"),
        ["10,000 entries, none of them a map"] = ("full.zip", () => Zip([.. Enumerable.Range(0, 10_000).Select(number => ($"f{number}.txt", new byte[] { 1 }))]), "zip.empty"),
        ["10,000 entries, each a map"] = ("maps.zip", () => Zip([.. Enumerable.Range(0, 10_000).Select(number => ($"第{number}幅.geojson", Map()))]), "file.layer"),
        ["names that climb"] = ("slip.zip", () => Zip(("../../../../evil.txt", [1]), ("..\\..\\evil.dbf", [1]), ("/etc/evil.prj", [1]), ("C:\\evil.txt", [1])), "zip.empty"),
        ["a map whose name climbs"] = ("slip-map.zip", () => Zip(("../../../../evil.geojson", Map())), "crs.wgs84"),
        ["zip in zip in zip"] = ("nested.zip", () => Zip(("inner.zip", Zip(("inner.zip", Zip(("a.geojson", Map())))))), "zip.empty"),
        ["a zip that holds itself by name"] = ("self.zip", () => Zip(("self.zip", [0x50, 0x4B, 3, 4])), "zip.empty"),
        ["a link to the password file"] = ("link.zip", Link, "zip.empty"),
        ["a zip cut off"] = ("cut.zip", () => Zip(("a.geojson", Map()))[..60], "zip.unreadable"),
        ["a central directory that points outside"] = ("astray.zip", Astray, "zip.unreadable"),
        ["a page called shapefile"] = ("页面.shp", () => Text($"<html>{Script}</html>"), "file.format"),
        ["a drawing called GeoJSON"] = ("图.geojson", () => Text(Svg), "file.format"),
        ["a page called zip"] = ("页.zip", () => Text($"<html>{Script}</html>"), "file.format"),
        ["names with a turned reading direction in the zip"] = ("rtl.zip", () => Zip(("a\u202Egpj.geojson", Map()), ("b\u0007\u200B.geojson", Map())), "file.layer"),
        ["a script as a layer name"] = ("script.zip", () => Zip(($"{Script}.geojson", Map()), ("乙.geojson", Map())), "file.layer"),
        ["entity bomb"] = ("bomb.kml", () => Text("<?xml version=\"1.0\"?><!DOCTYPE k [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>&b;</name></Placemark></Document></kml>"), "kml.syntax"),
        ["brackets a hundred thousand deep"] = ("deep.geojson", () => Text("{\"type\":\"FeatureCollection\",\"features\":" + new string('[', 100_000)), "geojson.syntax"),
    };

    private static readonly Dictionary<string, (string File, Func<byte[]> Bytes, string? Code)> Photos = new(StringComparer.Ordinal)
    {
        ["a page called jpg"] = ("页面.jpg", () => Text($"<html>{Script}</html>"), "evidence.kind"),
        ["a drawing called jpg"] = ("图.jpg", () => Text(Svg), "evidence.kind"),
        ["a program called jpg"] = ("程序.jpg", () => [0x4D, 0x5A, 0x90, 0x00, .. new byte[200]], "evidence.kind"),
        ["a PDF called jpg"] = ("文件.jpg", () => Text("%PDF-1.7 /JavaScript (app.alert(1))"), "evidence.kind"),
        ["a zip called png"] = ("包.png", () => Zip(("a.txt", [1])), "evidence.kind"),
        ["a drawing with a spreadsheet's name"] = ("表.svg.png", () => Text(Svg), "evidence.kind"),
        ["65 MB"] = ("大.jpg", () => [.. Scene.Jpeg(1), .. new byte[65 << 20]], "evidence.too-large"),
        ["picture and page in one"] = ("两用.jpg", () => [.. Scene.Jpeg(2), .. Text($"<!--{Script}-->")], null),
        ["page inside the head of a picture"] = ("注释.jpg", () => [.. Scene.Jpeg(3)[..2], 0xFF, 0xFE, 0x00, 0x1B, .. Text(Script), .. Scene.Jpeg(3)[2..]], null),
        ["picture and zip in one"] = ("图包.jpg", () => [.. Scene.Jpeg(4), .. Zip(("evil.sh", [1]))], null),
        ["a head that claims ten thousand million points"] = ("像素.png", Claims, null),
        ["a picture of nothing"] = ("空.jpg", () => [0xFF, 0xD8, 0xFF, 0xD9], null),
        ["a script as its name"] = ("<img src=x onerror=alert(1)>.jpg", () => Scene.Jpeg(5), null),
        ["a formula as its name"] = ("=cmd|' /C calc'!A0.jpg", () => Scene.Jpeg(6), null),
        ["a name that turns the reading direction"] = ("照片\u202Egpj.exe", () => Scene.Jpeg(7), null),
        ["a name with bells and line ends"] = ("照\u0007片\r\nSet-Cookie: x=1.jpg", () => Scene.Jpeg(8), null),
        ["a name that climbs"] = ("../../../etc/cron.d/照片.jpg", () => Scene.Jpeg(9), null),
        ["a name of 5,000 letters"] = (new string('长', 5000) + ".jpg", () => Scene.Jpeg(10), null),
        ["a reserved name of Windows"] = ("CON.jpg", () => Scene.Jpeg(11), null),
    };

    public static TheoryData<string> SourceNames => [.. Sources.Keys];

    public static TheoryData<string> PhotoNames => [.. Photos.Keys];

    [Theory]
    [MemberData(nameof(SourceNames))]
    public async Task A_file_to_be_imported_is_refused_in_words(string name)
    {
        var (file, bytes, code) = Sources[name];
        var before = Outside();
        var job = await HostileUploadTests.Inspected(hostile.Zone, file, bytes());
        var problems = job["problems"]!.AsArray().Concat(job["answer"]?["problems"]?.AsArray() ?? []).Select(one => (Code: one!["code"]!.GetValue<string>(), Message: one["message"]!.GetValue<string>())).ToList();
        problems.Select(one => one.Code).Should().Contain(code, job.ToJsonString()[..Math.Min(600, job.ToJsonString().Length)]);
        problems.Should().OnlyContain(one => one.Message.Any(letter => letter >= '\u4E00') && one.Message.Length < 1500);
        Unharmed(job.ToJsonString(), before);
    }

    [Theory]
    [MemberData(nameof(PhotoNames))]
    public async Task A_photo_is_refused_in_words_or_kept_as_bytes_that_nothing_runs(string name)
    {
        var (file, bytes, code) = Photos[name];
        var before = Outside();
        var content = bytes();
        var sent = await UploadEndpointsTests.Send(hostile.Zone, file, content);
        sent.Status.Should().Be(HttpStatusCode.OK, sent.Text);
        var added = await hostile.Zone.Post($"/api/patches/{hostile.Patch}/evidence", new { upload = sent.Body!["file"]!["id"]!.GetValue<string>(), role = "现场照片" });
        if (code is not null)
        {
            (added.Code, added.Body!["detail"]!.GetValue<string>().Any(letter => letter >= '\u4E00')).Should().Be((code, true), added.Text);
            Unharmed(added.Text, before);
            return;
        }

        added.Status.Should().Be(HttpStatusCode.OK, added.Text);
        var served = await hostile.Zone.Send(HttpMethod.Get, $"/api/evidence/{added.Body!["evidence"]}/1/file");
        served.MediaType.Should().StartWith("image/", "it is what its first bytes say");
        served.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        served.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'").And.NotContain("unsafe");
        var listed = await hostile.Zone.Get($"/api/evidence?target=patch&id={hostile.Patch}");
        Unharmed(added.Text + listed.Text, before);
    }

    [Theory]
    [InlineData("批文.html", "<html><script>alert(1)</script></html>")]
    [InlineData("批文.svg", Svg)]
    [InlineData("批文.pdf", "MZ no pdf at all")]
    public async Task A_paper_of_no_known_kind_is_only_ever_saved(string name, string text)
    {
        var sent = await UploadEndpointsTests.Send(hostile.Zone, name, Text(text));
        var added = await hostile.Zone.Post($"/api/patches/{hostile.Patch}/evidence", new { upload = sent.Body!["file"]!["id"]!.GetValue<string>(), role = "用地批准文件" });
        var served = await hostile.Zone.Send(HttpMethod.Get, $"/api/evidence/{added.Body!["evidence"]}/1/file");
        (served.MediaType, served.Headers.GetValues("X-Content-Type-Options").Single()).Should().Be(("application/octet-stream", "nosniff"));
        served.Disposition.Should().StartWith("attachment");
    }

    private void Unharmed(string said, List<string> before)
    {
        said.Should().NotContain("root:x:").And.NotContain(hostile.Office.County.Directory).And.NotContain("server.failed");
        said.Should().NotContainAny("\u202E", "\\u202E", "\\u202e", "\\u0007");
        Outside().Should().BeEquivalentTo(before);
        hostile.Office.Hall.Reads.Read(workspace => workspace.Journal.Head().Sequence).Should().BeGreaterThan(0);
    }

    /// <summary>What lies where an archive might have written: above the workspace, and in the system.</summary>
    private List<string> Outside() => [.. new[] { Path.GetDirectoryName(hostile.Office.County.Directory)!, "/", "/etc", "/etc/cron.d" }.Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*evil*").Concat(Directory.EnumerateFiles(folder, "*照片*")))];

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Map() => Text("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[108.9,34.2],[108.901,34.2],[108.901,34.201],[108.9,34.2]]]}}]}");

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in entries)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(bytes);
            }

        return stream.ToArray();
    }

    /// <summary>An entry whose attributes say that it is a symbolic link.</summary>
    private static byte[] Link()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = archive.CreateEntry("a.geojson");
            entry.ExternalAttributes = unchecked((int)0xA1FF0000);
            using var open = entry.Open();
            open.Write("/etc/passwd"u8);
        }

        return stream.ToArray();
    }

    /// <summary>The offset of the first entry in the central directory leads nowhere.</summary>
    private static byte[] Astray()
    {
        var bytes = Zip(("a.geojson", Map()));
        var at = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(at + 42), 0x7FFFFFF0);
        return bytes;
    }

    /// <summary>A PNG of a few bytes that says it is 100,000 points wide and high.</summary>
    private static byte[] Claims()
    {
        var bytes = Scene.Png(1, 8, 8);
        foreach (var at in new[] { 16, 20 })
            new byte[] { 0x00, 0x01, 0x86, 0xA0 }.CopyTo(bytes, at);
        return bytes;
    }
}
