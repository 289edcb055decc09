using AwesomeAssertions;
using NetTopologySuite.Geometries;
using Xunit;

namespace Weipian.Formats.Tests;

[Collection(Alone.Name)]
public class GeoJsonSourceTests
{
    [Fact]
    public void Each_faulty_geometry_is_named_and_the_others_are_kept()
    {
        using var source = Open("""
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"n":1,"名称":"甲"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},
              {"type":"Feature","properties":{"n":2.5},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}},
              {"type":"Feature","properties":null,"geometry":null},
              {"type":"Feature","properties":{"n":null},"geometry":{"type":"LineString","coordinates":[[0,0],[1,1]]}},
              7,
              {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1e999,0]}}]}
            """);

        var features = source.Read().ToList();

        features.Select(feature => feature.Geometry is Polygon).Should().Equal(true, false, false, false, false, false);
        source.Problems.Select(problem => (problem.Code, problem.Record)).Should().Equal(
            ("geojson.geometry", 2L), ("geojson.geometry", 4L), ("geojson.geometry", 5L), ("geojson.geometry", 6L));
        source.Fields.Should().Equal(new SourceField("n", FieldKind.Real), new SourceField("名称", FieldKind.Text));
        features[0].Values.Should().Equal(1.0, "甲");
    }

    [Fact]
    public void A_new_property_in_every_feature_is_no_table()
    {
        var features = string.Join(',', Enumerable.Range(0, SourceField.MostInAFile + 1).Select(number => $"{{\"type\":\"Feature\",\"geometry\":null,\"properties\":{{\"f{number}\":1}}}}"));

        FluentActions.Invoking(() => Open($"{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}")).Should().Throw<UnreadableFileException>().Which.Problem.Code.Should().Be("geojson.too-large");
    }

    private static FeatureSource Open(string text)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "\uFEFF" + text);
        return FormatCatalogue.Open(path);
    }

    [Fact]
    public void A_huge_file_is_read_in_the_memory_of_a_feature()
    {
        var path = Path.GetTempFileName();
        using (var writer = new StreamWriter(path))
        {
            writer.Write("\uFEFF{\"type\":\"FeatureCollection\",\"name\":{\"a\":[1,[2]]},\"features\":[");
            for (var feature = 0; feature < 60_000; feature++)
                writer.Write($"{(feature == 0 ? "" : ",\n")}{{\"type\":\"Feature\",\"properties\":{{\"编号\":{feature}}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[[{feature},0],[{feature},1],[{feature + 1},1],[{feature},0]]]}}}}");
            writer.Write("],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4524\"}}}");
        }

        using var source = FormatCatalogue.Open(path);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (count, most) = (0, 0L);
        foreach (var feature in source.Read())
            if (feature.Values[0] is long number && number == count && ++count % 20_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);

        count.Should().Be(60_000);
        source.Crs.Epsg.Should().Be(4524, "the member may stand behind the features");
        most.Should().BeLessThan(4 << 20);
    }

    [Theory]
    [InlineData("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{\"a\":true}}", 1)]
    [InlineData("{\"features\":[],\"type\":\"FeatureCollection\"}", 0)]
    public void A_single_feature_and_an_empty_collection_are_whole(string content, int records)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, content);
        using var source = FormatCatalogue.Open(path);

        source.Read().Should().HaveCount(records);
        source.Problems.Should().BeEmpty();
    }

    [Theory]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\"}")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]} x")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"\\ud800\":1}}]}")]
    [InlineData("{\"type\":\"FeatureCollection\",\"a\":[1,")]
    public void What_is_no_JSON_is_refused(string content)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, content);

        FluentActions.Invoking(() => FormatCatalogue.Open(path)).Should().Throw<UnreadableFileException>().Which.Problem.Code.Should().Be("geojson.syntax");
    }
}
