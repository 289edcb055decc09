using AwesomeAssertions;
using Weipian.App.Modules.Determinations;
using Weipian.App.Platform;
using Weipian.Formats;
using Weipian.Law.Determination;
using Xunit;

namespace Weipian.App.Tests.Modules.Determinations;

public class ExportPatchesTests
{
    [Theory]
    [InlineData("shp", 1e-9)]
    [InlineData("geojson", 1e-9)]
    [InlineData("gpkg", 1e-9)]
    [InlineData("txt", 0.1)]
    public void What_is_exported_is_read_again_and_offline_patches_are_in_none_of_it(string format, double toleranceM2)
    {
        using var office = Judged();
        var path = Path.Combine(Directory.CreateTempSubdirectory("export-").FullName, "图斑." + format);
        using var workspace = office.Read();

        var exported = ExportPatches.Run(workspace, Office.Year, format, path, Office.Pack);

        exported.Written.Should().Be(2);
        using var source = FormatCatalogue.Open(path, format == "gpkg" ? "patches" : null);
        var features = source.Read().ToList();
        source.Problems.Should().BeEmpty();
        features.Sum(feature => feature.Geometry!.Area).Should().BeApproximately(24_000, toleranceM2);
        features.SelectMany(feature => feature.Values).OfType<string>().Should().Contain(text => text.StartsWith("甲")).And.Contain(text => text.StartsWith("疑似违法")).And.NotContain("密");
    }

    [Theory]
    [InlineData("shp")]
    [InlineData("geojson")]
    [InlineData("gpkg")]
    public void The_pieces_are_drawn_when_asked_for_and_their_areas_are_the_counted_ones(string format)
    {
        using var office = Judged();
        var path = Path.Combine(Directory.CreateTempSubdirectory("export-").FullName, "套合块." + format);
        using var workspace = office.Read();

        var exported = ExportPatches.Run(workspace, Office.Year, format, path, Office.Pack, pieces: true);

        using var source = FormatCatalogue.Open(path, format == "gpkg" ? "pieces" : null);
        var pieces = source.Read().ToList();
        source.Problems.Should().BeEmpty();
        pieces.Should().HaveCount(exported.Pieces).And.HaveCountGreaterThan(2);
        var (crs, area) = (Weipian.Spatial.Crs.FromEpsg(4524)!, source.Fields.ToList().FindIndex(field => field.Name == "面积"));
        foreach (var piece in pieces)
            Weipian.Spatial.OfficialArea.Of(piece.Geometry!, crs).Should().BeApproximately((double)piece.Values[area]!, format == "shp" ? 1e-3 : 1e-4);
        pieces.SelectMany(piece => piece.Values).OfType<string>().Should().NotContain("密");
    }

    [Fact]
    public void The_snapshot_holds_every_current_layer_and_a_style_for_each()
    {
        using var office = Judged();
        var path = Path.GetTempFileName();
        using var workspace = office.Read();
        ExportPatches.Run(workspace, Office.Year, "gpkg", path, Office.Pack);

        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT COUNT(*) FROM gpkg_geometry_columns), (SELECT COUNT(*) FROM layer_styles WHERE styleQML LIKE '%<qgis %')";
        using var reader = command.ExecuteReader();
        reader.Read();

        (reader.GetInt32(0), reader.GetInt32(1)).Should().Be((10, 10));
    }

    [Theory]
    [InlineData("dwg", "export.format")]
    public void What_cannot_be_written_is_refused(string format, string code)
    {
        using var office = Judged();
        using var workspace = office.Read();

        FluentActions.Invoking(() => ExportPatches.Run(workspace, Office.Year, format, Path.GetTempFileName(), Office.Pack))
            .Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be(code);
    }

    private static Office Judged()
    {
        var office = Office.Prepared();
        office.Import(("甲,1", 0, 0, 100, 100), ("乙", 200, 0, 340, 100), ("密", 400, 0, 500, 100));
        office.Judge();
        office.Conclude("密", VerdictCodes.Offline);
        office.Judge();
        return office;
    }
}
