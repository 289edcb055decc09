using System.IO.Compression;
using MiniExcelLibs;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Weipian.Spatial;

namespace Weipian.Formats.Tests;

/// <summary>A small sound file of each format, to be damaged.</summary>
internal static class SoundFile
{
    private static readonly Geometry[] Shapes =
    [
        new WKTReader().Read("POLYGON((36583000 3792000,36583000 3792120,36583150 3792120,36583150 3792000,36583000 3792000),(36583050 3792040,36583090 3792040,36583090 3792080,36583050 3792080,36583050 3792040))"),
        new WKTReader().Read("MULTIPOLYGON(((36584000 3792000,36584000 3792100,36584100 3792100,36584000 3792000)),((36585000 3792000,36585000 3792100,36585100 3792100,36585000 3792000)))"),
        new WKTReader().Read("POLYGON((36586000 3792000,36586000 3792120,36586150 3792120,36586000 3792000))"),
    ];

    private static readonly SourceField[] Fields = [new("名称", FieldKind.Text, 20), new("面积", FieldKind.Real, 12, 2), new("日期", FieldKind.Date, 8)];

    private static readonly object?[] Values = ["示例地块", 16_400.5, new DateOnly(2024, 3, 1)];

    /// <summary>Two placemarks: a polygon with a hole, and a multigeometry with a line beside it.</summary>
    public const string Kml = """
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

    public static string Write(string format)
    {
        var folder = Directory.CreateTempSubdirectory("sound-").FullName;
        var path = Path.Combine(folder, "图斑." + format switch { "shapefile" => "shp", "geojson" => "json", "geopackage" => "gpkg", _ => format });
        switch (format)
        {
            case "shapefile":
                ShapefileWriter.Write(path, Crs.FromEpsg(4524)!, Fields, Shapes.Select(shape => ((Geometry?)shape, (IReadOnlyList<object?>)Values)), new DateOnly(2024, 1, 1));
                break;
            case "geopackage":
                using (var writer = GeoPackageWriter.Create(path))
                using (var layer = writer.AddLayer("t", "图层", Crs.FromEpsg(4524)!, Fields))
                    foreach (var shape in Shapes)
                        layer.Write(shape, Values);
                break;
            case "geojson":
                File.WriteAllText(path, "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4524\"}},\"features\":["
                    + string.Join(",\n", Shapes.Where(shape => shape is Polygon).Select(shape => $"{{\"type\":\"Feature\",\"properties\":{{\"名称\":\"示例\",\"面积\":12.5}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{string.Join(',', ((Polygon)shape).Shell.Coordinates.Select(point => $"[{point.X},{point.Y}]"))}]]}}}}")) + "]}");
                break;
            case "txt":
                File.WriteAllBytes(path, TextEncoding.Gb18030.GetBytes("[属性描述]\r\n坐标系=2000国家大地坐标系\r\n几度分带=3\r\n带号=36\r\n[地块坐标]\r\n5,1.8,1,甲地块,面,,,,@\r\nJ1,1,3792000.000,36583000.000\r\nJ2,1,3792120.000,36583000.000\r\nJ3,1,3792120.000,36583150.000\r\nJ4,1,3792000.000,36583150.000\r\nJ1,1,3792000.000,36583000.000\r\n"));
                break;
            case "kml":
                File.WriteAllText(path, Kml);
                break;
            case "csv":
                File.WriteAllText(path, "编号,X坐标,Y坐标,备注\n1,3792000,36583000,示例\n2,3792100,36583100,\"引号,逗号\"\n");
                break;
            case "xlsx":
                MiniExcel.SaveAs(path, Enumerable.Range(1, 5).Select(row => new Dictionary<string, object> { ["编号"] = $"K{row}", ["X坐标"] = 3792000.5 + row, ["Y坐标"] = "36583000" }));
                break;
            case "zip":
                var inner = Write("shapefile");
                using (var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create, false, TextEncoding.Gb18030))
                    foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(inner)!))
                        archive.CreateEntryFromFile(file, "下发/" + Path.GetFileName(file));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "no sound file of this format");
        }

        return path;
    }
}
