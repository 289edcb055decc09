using AwesomeAssertions;
using NetTopologySuite.IO;
using Npgsql;
using Weipian.App.Intake;
using Weipian.App.Modules.Layers;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Statistics;
using Weipian.Formats;
using Weipian.Tests;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>The main job on data made by others.</summary>
public class RealDataTests
{
    private const string Osm = "osm-liechtenstein/li-polygons-2013.gpkg";

    [Fact]
    public void Buildings_of_OpenStreetMap_over_its_land_use_run_through_and_every_account_closes()
    {
        using var office = Liechtenstein();

        var judged = office.Judge();

        judged.Should().HaveCount(3723);
        judged.Values.Should().AllSatisfy(patch => patch.Kinds.Should().AllSatisfy(kind =>
            (patch.Pieces.Where(piece => piece.Kind == kind.Key).Sum(piece => piece.AreaM2) - kind.Value.OverlapM2 + kind.Value.RemainderM2).Should().BeApproximately(patch.AreaM2!.Value, 0.01)));
        judged.Values.Count(patch => patch.Kinds["land-use"].OverlapM2 > 0.01).Should().Be(9, "land-use polygons overlap each other there, and that is told");
        using (var workspace = office.Read())
            WriteTables.Ledger(workspace, Office.Year, Path.GetTempFileName(), Office.Pack);
        office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void Areas_of_pieces_agree_with_an_independent_geodesic_computation()
    {
        var path = RealData.Path(Osm);
        Assert.SkipUnless(PostgisServer.Installed, "没有安装 PostGIS(tools/install-debian.sh)");
        using var office = Liechtenstein();
        var pieces = office.Judge().Values.SelectMany(patch => patch.Pieces.Select(piece => (Building: patch.Number, piece))).Where(pair => pair.piece.AreaM2 > 1).ToList();
        using var source = FormatCatalogue.Open(path);
        var shapes = source.Read().ToDictionary(feature => feature.Record, feature => Convert.ToHexString(new WKBWriter().Write(feature.Geometry!)));
        using var workspace = office.Read();
        var records = PatchShelf.Of(workspace, Office.Year).ToDictionary(patch => patch.Number, patch => patch.Row.Record, StringComparer.Ordinal);

        using var server = new PostgisServer();
        using var connection = new NpgsqlConnection(server.ConnectionString);
        connection.Open();
        using var prepare = new NpgsqlCommand("CREATE EXTENSION postgis", connection);
        prepare.ExecuteNonQuery();
        // Edges of the file are straight in longitude and latitude; short segments keep the geodesics on them.
        using var command = new NpgsqlCommand(
            "SELECT ST_Area(ST_Segmentize(ST_Intersection(ST_SetSRID(a::geometry,4326), ST_SetSRID(b::geometry,4326)), 0.00005)::geography) FROM unnest(@one, @other) AS t(a,b)", connection);
        command.Parameters.AddWithValue("one", pieces.Select(pair => shapes[records[pair.Building]]).ToArray());
        command.Parameters.AddWithValue("other", pieces.Select(pair => shapes[pair.piece.Record]).ToArray());
        using var reader = command.ExecuteReader();
        var worst = 0.0;
        foreach (var (_, piece) in pieces)
        {
            reader.Read();
            // The geodesic routine itself leaves some 1e-5 ㎡ of noise on corners of a few square metres.
            worst = Math.Max(worst, Math.Max(0, Math.Abs(reader.GetDouble(0) - piece.AreaM2) - 3e-5) / piece.AreaM2);
        }

        pieces.Count.Should().BeGreaterThan(2600);
        worst.Should().BeLessThan(3e-6);
    }

    [Theory]
    [InlineData("fr-cadastre/cadastre-91216-parcelles.json", 4241, 0)]
    [InlineData("amazon-mining-change", 0, 0)]
    public void Real_packages_come_in_with_every_row_accounted_for(string name, int rows, int invalid)
    {
        using var office = new Office();
        if (rows == 0)
        {
            var (first, second) = (Import(office, Mining("2020")), Import(office, Mining("2022")));
            (first.Rows.Kept, second.Rows.Kept).Should().Be((5396, 6201));
            (first.Rows.Closes, second.Rows.Closes).Should().Be((true, true));
            using var workspace = office.Read();
            PatchShelf.Of(workspace, Office.Year).Where(patch => patch.Row.Fault is not null)
                .Should().OnlyContain(patch => patch.Row.Fault!.Location.Length > 0 && patch.Row.Fault.Reason.Length > 0).And.HaveCountGreaterThan(100);
            return;
        }

        var batch = Import(office, RealData.Path(name));
        batch.Rows.Kept.Should().Be(rows);
        batch.Rows.Closes.Should().BeTrue();
        using var read = office.Read();
        PatchShelf.Of(read, Office.Year).Count(patch => patch.Row.Fault is not null).Should().Be(invalid);
    }

    [Theory]
    [InlineData("cn-txt/hangzhou-pengbu-zone40-gbk.txt")]
    [InlineData("cn-txt/hangzhou-pengbu-zone40-utf8.txt")]
    public void The_zone_40_boundary_text_tells_its_declared_and_both_computed_areas(string name)
    {
        using var office = new Office();

        var batch = office.ImportFile(RealData.Path(name));

        batch.Unit.Should().Be("ha");
        batch.Epsg.Should().Be(4528);
        using var workspace = office.Read();
        var row = PatchShelf.Of(workspace, Office.Year).Single().Row;
        row.DeclaredM2.Should().Be(57_089);
        // Exactly 57 089.5009375; 57 089.469 is what products of seven-digit coordinates leave of it in floating point.
        row.PlanarAreaM2.Should().BeApproximately(57_089.5009375, 1e-6);
        row.AreaM2.Should().BeApproximately(57_088.89, 0.01);
    }

    private static string Mining(string year) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(RealData.Path("README.md"))! + "/amazon-mining-change").Single(file => file.Contains(year, StringComparison.Ordinal));

    private static BatchImported Import(Office office, string file)
    {
        using var workspace = office.Write();
        return ImportPatches.Run(workspace, Office.Year, Lines.Land, new IntakeOptions(file, AcceptWgs84: true), null, null, Office.Pack, TestWorkspace.Clerk);
    }

    private static Office Liechtenstein()
    {
        var path = RealData.Path(Osm);
        var office = new Office();
        using var workspace = office.Write();
        AddLayer.Run(
            workspace, new LayerStatement("land-use", "三调", "2013-12-31", AddLayer.NotSecret, null),
            new IntakeOptions(path, Where: "landuse IS NOT NULL", AcceptWgs84: true, Map: new Dictionary<string, string> { ["class"] = "landuse" }), Office.Pack, TestWorkspace.Clerk);
        ImportPatches.Run(
            workspace, Office.Year, Lines.Land, new IntakeOptions(path, Where: "building IS NOT NULL", AcceptWgs84: true, Map: new Dictionary<string, string>()), null, null, Office.Pack, TestWorkspace.Clerk);
        return office;
    }
}
