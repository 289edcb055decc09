using AwesomeAssertions;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Weipian.Spatial;
using Weipian.Tests;
using Xunit;

namespace Weipian.Formats.Tests.Scenarios;

/// <summary>Every set of real data: our view against GDAL's, and what we write against GDAL's view of it.</summary>
public class RoundTripTests
{
    public static TheoryData<string, string?, bool> Sets => new()
    {
        { "osm-liechtenstein/li-polygons-2013.gpkg", null, true },
        { "fr-cadastre/cadastre-91216-parcelles.json", null, true },
        { "amazon-mining-change/amazon_basin_48px_v3.2-3.7ensemble_dissolved-0.6_2020diff.geojson", null, true },
        { "amazon-mining-change/amazon_basin_48px_v3.2-3.7ensemble_dissolved-0.6_2022diff.geojson", null, true },
        { "amazon-mining-change/national_admin.geojson", null, true },
        { "poultry-us-change/poultry_2011.geojson", null, true },
        { "coal-mines-gem/coal-mines-cn-outside-105-115E_31-41N.geojson", null, true },
        { "swiss-municipalities/2013/municipalities.shp", null, true },
        { "swiss-municipalities/2019/municipalities.shp", null, true },
        { "gpkg-samples/gpkg-spec/sample1_2.gpkg", "counties", true },
        { "gpkg-samples/gpkg-polygons/nz-waca-adjustments.gpkg", null, true },
        { "lpis-samples/fi/LandUse.ExistingLandUse.GSAAAgriculturalParcel.gpkg", null, true },
        { "lpis-samples/nl/brpgewaspercelen_definitief_2023.gpkg", null, true },
        { "lpis-samples/at/inspire_schlaege_2025-1_polygon.gpkg.zip", null, true },
        { "lpis-samples/cz/bd51ec4dea8697946b9a570a6b7c9fe587e2f8334cee74778d2339da43178d38", null, true },
        // A Danish file in Latin-1: what is not UTF-8 is GB18030 in this country.
        { "lpis-samples/dk/Marker_2026.zip", null, false },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Our_view_of_a_real_file_is_that_of_GDAL(string name, string? layer, bool texts)
    {
        var path = RealData.Path(name);
        using var source = FormatCatalogue.Open(path, layer);

        GdalView.ShouldBe(source.Read().ToList(), source.Fields, GdalView.Of(path, layer), texts);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void What_we_write_of_it_is_the_same_to_GDAL_and_to_us(string name, string? layer, bool texts)
    {
        var (rows, fields) = Polygons(RealData.Path(name), layer);
        var (folder, crs) = (Directory.CreateTempSubdirectory("round-").FullName, Crs.Geographic);
        var (shp, gpkg, json) = (Path.Combine(folder, "甲.shp"), Path.Combine(folder, "甲.gpkg"), Path.Combine(folder, "甲.geojson"));
        ShapefileWriter.Write(shp, crs, fields, rows.Select(row => (row.Geometry, row.Values)), new DateOnly(2024, 1, 1));
        GeoJsonWriter.Write(json, crs, fields, rows.Select(row => (row.Geometry, row.Values)));
        using (var writer = GeoPackageWriter.Create(gpkg))
        using (var target = writer.AddLayer("t", "图层", crs, fields))
            foreach (var row in rows)
                target.Write(row.Geometry, row.Values);

        foreach (var written in new[] { shp, gpkg, json })
        {
            GdalView.ShouldBe(rows, fields, GdalView.Of(written, null, written == shp ? ["-oo", "ENCODING=GB18030"] : []), texts);
            using var again = FormatCatalogue.Open(written);
            var read = again.Read().ToList();
            again.Problems.Should().OnlyContain(problem => problem.Code == "shapefile.note" && !rows[(int)problem.Record!.Value - 1].Geometry!.IsValid, "only an unsound shape may be put together otherwise");
            for (var index = 0; index < rows.Count; index++)
            {
                if (rows[index].Geometry is { IsValid: true } shape)
                    read[index].Geometry!.Area.Should().BeApproximately(shape.Area, 1e-9 * shape.Area);
                read[index].Values.OfType<string>().Should().Equal(rows[index].Values.OfType<string>());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_file_geodatabase_made_of_it_is_to_us_what_it_is_to_GDAL(string name, string? layer, bool texts)
    {
        var path = RealData.Path(name);
        var gdb = GdalView.Convert("OpenFileGDB", path,
            Path.Combine(Directory.CreateTempSubdirectory("round-").FullName, "甲.gdb"),
            [.. layer is null ? Array.Empty<string>() : [layer], "-nln", "t", "-nlt", "MULTIPOLYGON", .. path.EndsWith("json", StringComparison.Ordinal) ? ["-where", "OGR_GEOMETRY LIKE '%POLYGON'"] : Array.Empty<string>()]);
        using var source = FormatCatalogue.Open(gdb);

        // Numbers of the geometry lie on a grid of 1e-9 degrees or 1e-4 metres: both readers see the same, to the last place of the division.
        GdalView.ShouldBe(source.Read().ToList(), source.Fields, GdalView.Of(gdb, null), texts, tolerance: 1e-8);
    }

    /// <summary>Moved and scaled into a zone of ours: a boundary file holds millimetres of it, and so many as its perimeter may be off.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public void What_we_write_of_it_as_boundary_text_comes_back(string name, string? layer, bool _)
    {
        using var source = FormatCatalogue.Open(RealData.Path(name), layer);
        var extent = new Envelope();
        var shapes = source.Read().Select(row => row.Geometry).Where(shape => shape is IPolygonal && !shape.IsEmpty).Select(shape => shape!).ToList();
        shapes.ForEach(shape => extent.ExpandToInclude(shape.EnvelopeInternal));
        var scale = 800_000 / Math.Max(extent.Width, extent.Height);
        var zone = new AffineTransformation(scale, 0, 40_100_000 - (scale * extent.MinX), 0, scale, 3_000_000 - (scale * extent.MinY));
        // Below a decimetre a ring falls together.
        var plots = shapes.ConvertAll(zone.Transform).Where(shape => shape.IsValid && Rings(shape).All(ring => ring.EnvelopeInternal.MinExtent > 0.1)).ToList();
        var path = Path.Combine(Directory.CreateTempSubdirectory("round-").FullName, "甲.txt");
        BoundaryTextWriter.Write(path, Crs.FromEpsg(4528)!, "示例县自然资源局", new DateOnly(2024, 1, 1), plots.Select((shape, index) => new WrittenPlot($"{index + 1}", $"地块{index + 1}", shape.Area, shape)));

        using var again = FormatCatalogue.Open(path);
        var read = again.Read().ToList();
        again.Problems.Should().BeEmpty();
        read.Count.Should().Be(plots.Count).And.BePositive();
        for (var index = 0; index < plots.Count; index++)
        {
            read[index].Geometry!.Area.Should().BeApproximately(plots[index].Area, 0.001 * plots[index].Length, "plot {0}", index + 1);
            // Two points of a ring may fall together to the millimetre, and make two of one.
            Rings(read[index].Geometry!).Count().Should().BeGreaterThanOrEqualTo(Rings(plots[index]).Count());
            read[index].Values.Should().Contain($"地块{index + 1}");
        }
    }

    [Theory]
    [InlineData("cn-txt/hangzhou-pengbu-zone40-gbk.txt", "GB18030")]
    [InlineData("cn-txt/hangzhou-pengbu-zone40-utf8.txt", "UTF-8")]
    public void A_real_boundary_text_is_to_GDAL_what_it_is_to_us(string name, string encoding)
    {
        using var source = FormatCatalogue.Open(RealData.Path(name));
        var rows = source.Read().ToList();
        var path = Path.Combine(Directory.CreateTempSubdirectory("round-").FullName, "甲.geojson");

        GeoJsonWriter.Write(path, Crs.FromEpsg(4528)!, source.Fields, rows.Select(row => (row.Geometry, row.Values)));

        source.Encoding.Should().Be(encoding);
        rows.Should().ContainSingle().Which.Geometry!.NumPoints.Should().Be(66);
        GdalView.ShouldBe(rows, source.Fields, GdalView.Of(path, null));
    }

    private static IEnumerable<LineString> Rings(Geometry shape) => LinearComponentExtracter.GetLines(shape).OfType<LineString>();

    [Fact]
    public void Boundary_text_holds_the_real_plot_to_the_millimetre_and_comes_back()
    {
        using var source = FormatCatalogue.Open(RealData.Path("cn-txt/hangzhou-pengbu-zone40-gbk.txt"));
        var shape = source.Read().Single().Geometry!;
        var path = Path.Combine(Directory.CreateTempSubdirectory("round-").FullName, "甲.txt");

        BoundaryTextWriter.Write(path, Crs.FromEpsg(4528)!, "示例县自然资源局", new DateOnly(2024, 1, 1), [new WrittenPlot("1", "甲,地块", shape.Area, shape)]);

        using var again = FormatCatalogue.Open(path);
        var feature = again.Read().Single();
        again.Problems.Should().BeEmpty();
        feature.Geometry!.Coordinates.Should().Equal(shape.Coordinates, (one, other) => one.Distance(other) < 0.0006);
        feature.Values.OfType<string>().Should().Contain("甲、地块");
        OfficialArea.Planar(shape, Crs.FromEpsg(4528)!).Should().BeApproximately(57_089.501, 0.001);
    }

    /// <summary>Records with polygons or none; names of at most ten bytes, texts of at most what a shapefile holds.</summary>
    private static (List<SourceFeature> Rows, List<SourceField> Fields) Polygons(string path, string? layer)
    {
        using var source = FormatCatalogue.Open(path, layer);
        var rows = source.Read().Where(row => row.Geometry is null or IPolygonal).Select(row => row with
        {
            Values = [.. row.Values.Select(value => value switch { string text => Short(text), double number => Math.Round(number, 6), _ => value })],
        }).ToList();
        var fields = source.Fields.Select((field, index) => field.Kind switch
        {
            FieldKind.Text => new SourceField($"字段{index}", FieldKind.Text, 254),
            FieldKind.Real => new SourceField($"数{index}", FieldKind.Real, 24, 6),
            FieldKind.Integer => new SourceField($"整{index}", FieldKind.Integer, 18),
            FieldKind.Date => new SourceField($"日{index}", FieldKind.Date, 8),
            _ => new SourceField($"否{index}", FieldKind.Logical, 1),
        }).ToList();
        return (rows, fields);
    }

    private static string? Short(string text) => text.Trim() is { Length: > 0 } trimmed ? "汉" + (trimmed.Length <= 60 ? trimmed : trimmed[..60]).Trim() : null;
}
