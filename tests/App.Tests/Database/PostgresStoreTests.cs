using AwesomeAssertions;
using NetTopologySuite.IO;
using Weipian.App.Database;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.App.Replay;
using Weipian.App.Tests.Server;
using Weipian.Tests;
using Xunit;

namespace Weipian.App.Tests.Database;

/// <summary>What only a database server can do wrong; everything else is the whole suite run with WEIPIAN_TEST_STORE=postgres.</summary>
public sealed class PostgresStoreTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("weipian-store-").FullName;

    [Fact]
    public async Task A_year_in_files_and_the_same_moved_to_a_server_give_the_same_answers_to_the_byte()
    {
        new ReplayYear(At("files"), 1, 2, Office.Pack, _ => { }).Run();
        var manifest = Backup.Write(At("files"), At("backup"), TimeProvider.System);
        Backup.Restore(At("backup"), At("server"), null, null, TestWorkspace.Clerk, TimeProvider.System, TestStore.Postgres);
        Head(At("server")).Should().Be((manifest.Sequence, manifest.Head));

        var files = await Answers(At("files"));
        var server = await Answers(At("server"));

        files.Should().HaveCountGreaterThan(30);
        foreach (var (path, answer) in files)
            server[path].Should().Be(answer, path);
        Verify(At("server")).Should().BeEmpty();
    }

    [Fact]
    public void A_backup_of_a_server_restores_into_files_and_into_another_schema()
    {
        Made("server");
        var manifest = Backup.Write(At("server"), At("backup"), TimeProvider.System);

        foreach (var (name, database) in new[] { ("files", (string?)null), ("again", TestStore.Postgres) })
        {
            Backup.Restore(At("backup"), At(name), null, null, TestWorkspace.Clerk, TimeProvider.System, database);
            Head(At(name)).Should().Be((manifest.Sequence, manifest.Head));
            Verify(At(name)).Should().BeEmpty();
        }

        DatabaseSetting.Read(At("again"))!.Schema.Should().NotBe(DatabaseSetting.Read(At("server"))!.Schema);
    }

    [Fact]
    public void Older_tables_are_folded_anew_by_the_writer_and_newer_ones_not_touched()
    {
        Made("one");
        var head = Head(At("one"));
        TestWorkspace.Meddle(At("one"), "DROP TABLE patch_sheet CASCADE; ALTER TABLE unit ADD COLUMN older TEXT; CREATE TABLE gone (x TEXT); UPDATE table_version SET fingerprint=1");
        Refused(() => Workspace.OpenToRead(At("one"), TimeProvider.System)).Should().Be("workspace.outdated");
        Workspace.OpenToWrite(At("one"), TimeProvider.System).Dispose();
        Head(At("one")).Should().Be(head);
        Verify(At("one")).Should().BeEmpty();
        using (var workspace = Workspace.OpenToRead(At("one"), TimeProvider.System))
            workspace.Connection.Scalar("SELECT to_regclass('gone')::text").Should().BeNull();

        TestWorkspace.Meddle(At("one"), $"UPDATE table_version SET version={TableStore.SchemaVersion + 1}");
        Refused(() => Workspace.OpenToWrite(At("one"), TimeProvider.System)).Should().Be("workspace.version");
    }

    [Fact]
    public void Two_machines_do_not_write_at_once()
    {
        Made("here");
        Directory.CreateDirectory(At("there"));
        File.Copy(Path.Combine(At("here"), DatabaseSetting.FileName), Path.Combine(At("there"), DatabaseSetting.FileName));

        using (Workspace.OpenToWrite(At("here"), TimeProvider.System))
            Refused(() => Workspace.OpenToWrite(At("there"), TimeProvider.System)).Should().Be("workspace.busy");
        Workspace.OpenToWrite(At("there"), TimeProvider.System).Dispose();
    }

    [Fact]
    public async Task The_office_goes_on_when_the_server_was_cut_off_and_came_back_and_nothing_acknowledged_is_lost()
    {
        Assert.SkipUnless(PostgisServer.Installed, "没有安装 PostGIS(tools/install-debian.sh)");
        using var server = new PostgisServer(durable: true);
        Made("county", server.ConnectionString);
        await using var office = await ServedOffice.Serve(new Office(At("county")));
        var zone = await office.As("王芳");
        (await zone.Put("/api/programmes/2025", new { set = new Dictionary<string, string>() })).Status.Should().Be(System.Net.HttpStatusCode.OK);
        var before = office.Hall.Reads.Read(workspace => workspace.Journal.Head());

        server.Kill();
        (await zone.Get("/api/patches?year=2025")).Code.Should().Be("database.unreachable");
        (await zone.Put("/api/programmes/2026", new { set = new Dictionary<string, string>() }, key: "while-it-was-gone")).Code.Should().Be("database.unreachable");
        server.Start();

        (await zone.Get("/api/patches?year=2025")).Status.Should().Be(System.Net.HttpStatusCode.OK);
        (await zone.Put("/api/programmes/2026", new { set = new Dictionary<string, string>() }, key: "while-it-was-gone")).Status.Should().Be(System.Net.HttpStatusCode.OK);
        office.Hall.Reads.Read(workspace => workspace.Journal.Find(before.Sequence))!.Hash.Should().Be(before.Hash);
        office.Hall.Reads.Read(workspace => workspace.Journal.Head().Sequence).Should().Be(before.Sequence + 1, "the write was done once");
        await office.DisposeAsync();
        Verify(At("county")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Database=weipian", "database.setting")]
    [InlineData("Host=x;Colour=red", "database.setting")]
    [InlineData("Host=/nowhere;Username=weipian;Database=weipian", "database.unreachable")]
    public void A_setting_that_cannot_be_used_says_so_and_leaves_nothing(string connection, string code)
    {
        Refused(() => Workspace.Create(At("none"), TimeProvider.System, connection)).Should().Be(code);
        File.Exists(Path.Combine(At("none"), DatabaseSetting.FileName)).Should().BeFalse();
        Refused(() => Workspace.OpenToRead(At("none"), TimeProvider.System)).Should().Be("workspace.missing");
    }

    [Fact]
    public void A_server_that_may_lose_what_it_acknowledged_is_refused()
    {
        Assert.SkipUnless(PostgisServer.Installed, "没有安装 PostGIS(tools/install-debian.sh)");
        using var server = new PostgisServer();
        Refused(() => Workspace.Create(At("none"), TimeProvider.System, server.ConnectionString)).Should().Be("workspace.not-durable");
    }

    [Fact]
    public void Where_PostGIS_is_installed_patches_show_as_geometry()
    {
        Made("county");
        using var county = new Office(At("county"));
        county.Import(("P1", 100, 100, 160, 150));
        using var workspace = county.Read();
        var (ground, srid, area, shape) = workspace.Connection.Query(
            "SELECT public.st_asbinary(g.ground), public.st_srid(g.ground), public.st_area(g.ground::public.geography), s.shape FROM patch_ground g JOIN patch_sheet s ON s.patch_id=g.patch_id",
            row => (row.GetFieldValue<byte[]>(0), row.GetInt32(1), row.GetDouble(2), row.GetFieldValue<byte[]>(3))).Single();
        srid.Should().Be(4490);
        new WKBReader().Read(ground).EqualsExact(new WKBReader().Read(shape)).Should().BeTrue();
        area.Should().BeApproximately(3000, 6, "degrees of CGCS2000");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string At(string name) => Path.Combine(_root, name);

    private void Made(string name, string? database = null)
    {
        CreateWorkspace.Run(At(name), new County("619901", "示例县"), TestWorkspace.Clerk, TimeProvider.System, database ?? TestStore.Postgres);
        using var workspace = Workspace.OpenToWrite(At(name), TimeProvider.System);
        SetProgramme.Run(workspace, Office.Year, new Dictionary<string, string> { ["farmland.basis"] = "net" }, Office.Pack, TestWorkspace.Clerk);
    }

    private static (long, string) Head(string directory)
    {
        using var workspace = Workspace.OpenToRead(directory, TimeProvider.System);
        return workspace.Journal.Head();
    }

    private static List<string> Verify(string directory) => Verification.Run(directory, TimeProvider.System).Select(problem => problem.ToString()).ToList();

    private static string Refused(Func<IDisposable?> open) => ((Action)(() => open()?.Dispose())).Should().Throw<ProblemException>().Which.Problems[0].Code;

    /// <summary>What the office answers to everything a screen asks, read as the office.</summary>
    private static async Task<Dictionary<string, string>> Answers(string directory)
    {
        await using var office = await ServedOffice.Serve(new Office(directory), clock: new StoppedClock(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero)));
        var zone = await office.As("王芳");
        var year = ReplayYear.Year;
        string[] sorts = ["number", "area_m2", "town", "state", "code", "stage", "batch", "sequence"];
        var extent = (await zone.Get($"/api/map/extent?year={year}")).Body!;
        var box = string.Join(',', new[] { "west", "south", "east", "north" }.Select(side => extent[side]!.ToJsonString()));
        List<string> paths =
        [
            .. sorts.SelectMany(sort => new[] { $"/api/patches?year={year}&take=1000&sort={sort}", $"/api/patches?year={year}&take=1000&sort={sort}&desc=true" }),
            $"/api/patches?year={year}&q=1", $"/api/patches?year={year}&state=已结论&line=land", $"/api/patches?year={year}&stage=-", $"/api/patches?year={year}&status=all", $"/api/patches?year={year}&bbox={box}",
            $"/api/patches/facets?year={year}", $"/api/statistics/progress?year={year}", $"/api/statistics/ratio?year={year}", $"/api/papers?year={year}", $"/api/assignments?year={year}", $"/api/visits?year={year}", $"/api/map/extent?year={year}", "/api/statistics/tables", "/ogc/collections", $"/api/dossiers?year={year}&take=500", "/api/dossiers?kind=case", "/api/dossiers?q=建材", "/api/dossiers?state=已归档",
            "/api/journal?take=500", "/api/journal?type=procedures&person=王芳", $"/api/due?year={year}", $"/ogc/collections/patches-{year}/items?limit=1000", $"/api/programmes/{year}", "/api/layers",
        ];
        var list = (await zone.Get($"/api/patches?year={year}&take=1000&status=all")).Body!["items"]!.AsArray();
        paths.AddRange(list.Take(40).Select(patch => $"/api/patches/{Uri.EscapeDataString(patch!["id"]!.GetValue<string>())}"));
        paths.AddRange(new[] { 0, 7, 14, 21 }.Select(offset => $"/ogc/collections/patches-{year}/items?limit=7&offset={offset}"));
        // From the county as ink down to single fields; what is drawn is the bytes of the answer, and the tag their hash.
        var middle = new[] { extent["west"], extent["south"], extent["east"], extent["north"] }.Select(side => side!.GetValue<double>()).ToArray();
        paths.AddRange(new[] { 8, 10, 12, 14, 16 }.SelectMany(zoom => new[] { 0.2, 0.5, 0.8 }.Select(part => Tile(zoom, middle[0] + (part * (middle[2] - middle[0])), middle[1] + (part * (middle[3] - middle[1]))))
            .Distinct().SelectMany(tile => new[] { $"{tile}?year={year}", $"{tile}?year={year}&status=all", $"{tile}?year={year}&state=已结论" })));
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var answer = await (path.StartsWith("/api/journal", StringComparison.Ordinal) ? await office.As("审计") : zone).Get(path);
            answer.Status.Should().BeOneOf([System.Net.HttpStatusCode.OK, System.Net.HttpStatusCode.NoContent], path);
            answers[path] = answer.Text.Replace(office.Url, "", StringComparison.Ordinal) + answer.Headers.ETag;
        }

        return answers;
    }

    /// <summary>Address of the tile that holds a place, as maps number them.</summary>
    private static string Tile(int zoom, double longitude, double latitude)
    {
        var sin = Math.Sin(latitude * Math.PI / 180);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/api/map/patches/{zoom}/{(int)((longitude + 180) / 360 * (1 << zoom))}/{(int)((0.5 - (Math.Log((1 + sin) / (1 - sin)) / (4 * Math.PI))) * (1 << zoom))}");
    }
}
