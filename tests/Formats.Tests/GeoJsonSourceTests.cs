using AwesomeAssertions;
using NetTopologySuite.Geometries;
using Xunit;

namespace Weipian.Formats.Tests;

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
              7]}
            """);

        var features = source.Read().ToList();

        features.Select(feature => feature.Geometry is Polygon).Should().Equal(true, false, false, false, false);
        source.Problems.Select(problem => (problem.Code, problem.Record)).Should().Equal(
            ("geojson.geometry", 2L), ("geojson.geometry", 4L), ("geojson.geometry", 5L));
        source.Fields.Should().Equal(new SourceField("n", FieldKind.Real), new SourceField("名称", FieldKind.Text));
        features[0].Values.Should().Equal(1.0, "甲");
    }

    private static FeatureSource Open(string text)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "\uFEFF" + text);
        return FormatCatalogue.Open(path);
    }
}
