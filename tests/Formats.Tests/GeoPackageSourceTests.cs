using AwesomeAssertions;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Weipian.Spatial;
using Weipian.Tests;
using Xunit;

namespace Weipian.Formats.Tests;

public class GeoPackageSourceTests
{
    private static readonly Geometry Shape = new WKTReader().Read("POLYGON((36583000 3792000,36583000 3792120,36583150 3792120,36583150 3792000,36583000 3792000))");

    [Fact]
    public void What_was_written_is_read_again_and_written_again_to_the_byte()
    {
        var (one, other) = (Write(), Write());

        using var source = FormatCatalogue.Open(one);
        var features = source.Read().ToList();

        source.Crs.Epsg.Should().Be(4524);
        CrsReading.FromWkt(source.Crs.Wkt).Crs!.Epsg.Should().Be(4524);
        source.Fields.Select(field => (field.Name, field.Kind)).Should().Equal(("名称", FieldKind.Text), ("面积", FieldKind.Real), ("日期", FieldKind.Date));
        features[0].Geometry!.EqualsExact(Shape).Should().BeTrue();
        features[0].Values.Should().Equal("甲", 1.5, new DateOnly(2024, 3, 1));
        features[1].Should().BeEquivalentTo(new SourceFeature(2, null, [null, null, null]));
        File.ReadAllBytes(other).Should().Equal(File.ReadAllBytes(one));
    }

    [Fact]
    public void A_layer_that_is_not_there_is_named_with_those_that_are()
    {
        var path = RealData.Path("gpkg-samples/gpkg-spec/sample1_2.gpkg");

        var open = () => FormatCatalogue.Open(path, "towns");

        open.Should().Throw<UnreadableFileException>().Which.Problem.Should().Match<SourceProblem>(problem => problem.Code == "file.layer" && problem.Message.Contains("counties"));
        using var counties = FormatCatalogue.Open(path, "counties");
        counties.Read().Count(feature => feature.Geometry is IPolygonal).Should().Be(3141);
        counties.Problems.Should().BeEmpty();
    }

    [Fact]
    public void A_file_cut_off_is_said_to_be()
    {
        var path = Write();
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..8192]);

        var read = () =>
        {
            using var source = FormatCatalogue.Open(path);
            return source.Read().Count() + (source.Problems.Count == 0 ? 0 : throw new UnreadableFileException(source.Problems[0]));
        };

        read.Should().Throw<UnreadableFileException>().Which.Problem.Code.Should().BeOneOf("geopackage.unreadable", "geopackage.damaged");
    }

    private static string Write()
    {
        var path = Path.GetTempFileName();
        using var writer = GeoPackageWriter.Create(path);
        using var layer = writer.AddLayer("t", "图层", Crs.FromEpsg(4524)!, [new("名称", FieldKind.Text), new("面积", FieldKind.Real), new("日期", FieldKind.Date)]);
        layer.Write(Shape, ["甲", 1.5, new DateOnly(2024, 3, 1)]);
        layer.Write(null, [null, null, null]);
        return path;
    }

    [Fact]
    public void A_place_that_is_none_and_a_cell_as_large_as_a_disk_are_told()
    {
        var path = Write();
        var shape = GeoPackageLayer.Blob(new Point(1, double.PositiveInfinity), Crs.FromEpsg(4524)!);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO t(fid, geom) VALUES (3, x'{Convert.ToHexString(shape)}'); INSERT INTO t(fid, 名称) VALUES (4, zeroblob(70000000))";
            command.ExecuteNonQuery();
        }

        using var source = FormatCatalogue.Open(path);
        source.Read().Should().HaveCount(3);
        source.Problems.Select(problem => (problem.Code, problem.Record)).Should().Equal(("geopackage.geometry", 3L), ("geopackage.damaged", null));
        source.Problems[1].Message.Should().Contain("rowid 3 之后有超过 64 MB 的值");
    }

    [Fact]
    public void A_view_that_asks_for_work_without_end_is_refused_in_time()
    {
        var path = Path.GetTempFileName();
        using (var writer = GeoPackageWriter.Create(path))
        using (writer.AddLayer("t", "图层", Weipian.Spatial.Crs.FromEpsg(4524)!, []))
        {
        }

        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE t; CREATE VIEW t AS WITH RECURSIVE n(fid) AS (SELECT 1 UNION ALL SELECT fid+1 FROM n) SELECT fid, NULL AS geom FROM n";
            command.ExecuteNonQuery();
        }

        var clock = System.Diagnostics.Stopwatch.StartNew();
        FluentActions.Invoking(() => FormatCatalogue.Open(path)).Should().Throw<UnreadableFileException>().Which.Problem.Code.Should().Be("geopackage.unreadable");
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(60));
    }
}
