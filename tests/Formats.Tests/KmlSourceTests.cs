using System.IO.Compression;
using AwesomeAssertions;
using NetTopologySuite.Geometries;
using Xunit;

namespace Weipian.Formats.Tests;

public class KmlSourceTests
{
    /// <summary>Two placemarks: a polygon with a hole, and a multigeometry with a line beside it.</summary>
    private const string Kml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>
        <Placemark><name>图斑一</name><ExtendedData><Data name="编号"><value>K1</value></Data><SchemaData><SimpleData name="面积">12.5</SimpleData></SchemaData></ExtendedData>
          <Polygon><outerBoundaryIs><LinearRing><coordinates>108,34,0 108.1,34,0 108.1,34.1,0 108,34.1,0 108,34,0</coordinates></LinearRing></outerBoundaryIs>
          <innerBoundaryIs><LinearRing><coordinates>108.02,34.02 108.02,34.04 108.04,34.04 108.04,34.02 108.02,34.02</coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark>
        <Placemark><name>图斑二</name><MultiGeometry>
          <Polygon><outerBoundaryIs><LinearRing><coordinates>109,34 109.1,34 109.1,34.1 109,34</coordinates></LinearRing></outerBoundaryIs></Polygon>
          <Polygon><outerBoundaryIs><LinearRing><coordinates>110,34 110.1,34 110.1,34.1 110,34</coordinates></LinearRing></outerBoundaryIs></Polygon>
          <LineString><coordinates>110,34 111,35</coordinates></LineString></MultiGeometry></Placemark>
        <Placemark><name>点</name><Point><coordinates>108.5,34.5,0</coordinates></Point></Placemark>
        </Folder></Document></kml>
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Placemarks_are_read_with_their_values_holes_and_parts(bool zipped)
    {
        using var source = FormatCatalogue.Open(Written(Kml, zipped));

        var features = source.Read().ToList();

        source.Crs.Epsg.Should().Be(4326);
        source.Fields.Select(field => field.Name).Should().Equal("name", "description", "编号", "面积");
        features.Select(feature => feature.Geometry!.GeometryType).Should().Equal("Polygon", "MultiPolygon", "Point");
        features[0].Geometry!.Area.Should().BeApproximately(0.01 - 0.0004, 1e-12);
        features[0].Values.Should().Equal(new object?[] { "图斑一", null, "K1", "12.5" });
        ((Point)features[2].Geometry!).Coordinate.Should().Be(new Coordinate(108.5, 34.5));
        source.Problems.Should().ContainSingle().Which.Should().Match<SourceProblem>(problem => problem.Code == "kml.skipped" && problem.Record == 2);
    }

    [Theory]
    [InlineData("109,34 109.1,34 109.1,34.1 109,34", "109,34 x,34 109.1,34.1 109,34", "kml.geometry")]
    [InlineData("109,34 109.1,34 109.1,34.1 109,34", "109,34 109.1,34", "kml.geometry")]
    [InlineData("109,34 109.1,34 109.1,34.1 109,34", "109,34 109.1,NaN 109.1,34.1 109,34", "kml.geometry")]
    public void A_ring_that_is_none_is_named_by_its_record(string find, string replace, string code)
    {
        using var source = FormatCatalogue.Open(Written(Kml.Replace(find, replace), zipped: false));

        source.Read().Count(feature => feature.Geometry is null).Should().Be(1);
        source.Problems.Should().Contain(problem => problem.Code == code && problem.Record == 2);
    }

    [Fact]
    public void Points_that_are_left_out_are_told_of()
    {
        var label = "<Point><coordinates>108,34</coordinates></Point>";
        using var source = FormatCatalogue.Open(Written(Kml.Replace("<Polygon>", label + "<Polygon>").Replace("108.5,34.5,0</coordinates></Point>", "108.5,34.5,0</coordinates></Point>" + label), zipped: false));

        source.Read().Select(feature => feature.Geometry!.GeometryType).Should().Equal("Polygon", "MultiPolygon", "Point");
        source.Problems.Where(problem => problem.Field == "Point").Select(problem => problem.Record).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void What_would_fill_the_memory_is_refused()
    {
        var many = string.Concat(Enumerable.Range(0, SourceField.MostInAFile).Select(number => $"<Placemark><ExtendedData><Data name=\"f{number}\"><value>1</value></Data></ExtendedData></Placemark>"));
        var large = $"<Placemark><name>{new string('x', 33 << 20)}</name></Placemark>";

        foreach (var content in new[] { many, large })
            FluentActions.Invoking(() => FormatCatalogue.Open(Written($"<kml>{content}</kml>", zipped: false))).Should().Throw<UnreadableFileException>().Which.Problem.Code.Should().Be("kml.too-large");
    }

    [Fact]
    public void A_document_type_that_could_call_out_is_refused() =>
        FluentActions.Invoking(() => FormatCatalogue.Open(Written("<!DOCTYPE kml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><kml><Placemark><name>&a;</name></Placemark></kml>", zipped: false)))
            .Should().Throw<UnreadableFileException>().Which.Problem.Code.Should().Be("kml.syntax");

    private static string Written(string text, bool zipped)
    {
        var path = Path.ChangeExtension(Path.GetTempFileName(), zipped ? ".kmz" : ".kml");
        if (!zipped)
            File.WriteAllText(path, text);
        else
            using (var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
            using (var entry = new StreamWriter(archive.CreateEntry("doc.kml").Open()))
                entry.Write(text);
        return path;
    }
}
