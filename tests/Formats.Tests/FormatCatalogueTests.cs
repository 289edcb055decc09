using AwesomeAssertions;
using Weipian.Tests;
using Xunit;

namespace Weipian.Formats.Tests;

public class FormatCatalogueTests
{
    [Theory]
    [InlineData("fr-cadastre/cadastre-91216-parcelles.json", 4241, 0, 4326)]
    [InlineData("poultry-us-change/poultry_2011.geojson", 5099, 0, 26918)]
    [InlineData("amazon-mining-change/amazon_basin_48px_v3.2-3.7ensemble_dissolved-0.6_2020diff.geojson", 5396, 0, 4326)]
    [InlineData("amazon-mining-change/amazon_basin_48px_v3.2-3.7ensemble_dissolved-0.6_2022diff.geojson", 6201, 0, 4326)]
    [InlineData("swiss-municipalities/2013/municipalities.shp", 2412, 0, null)]
    [InlineData("swiss-municipalities/2019/municipalities.shp", 2215, 0, null)]
    public void Real_files_are_read_whole(string name, int records, int withoutShape, int? epsg)
    {
        using var source = FormatCatalogue.Open(RealData.Path(name));

        var features = source.Read().ToList();

        features.Should().HaveCount(records);
        features.Count(feature => feature.Geometry is null).Should().Be(withoutShape);
        source.Problems.Where(problem => problem.Fatal).Should().BeEmpty();
        source.Crs.Epsg.Should().Be(epsg);
        features.Should().OnlyContain(feature => feature.Values.Count == source.Fields.Count);
    }

    [Theory]
    [InlineData("", "file.format")]
    [InlineData("PK", "file.format")]
    [InlineData("{", "geojson.syntax")]
    [InlineData("{\"type\":\"Topology\"}", "geojson.type")]
    public void A_file_that_cannot_be_read_is_refused_with_its_code(string content, string code)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, content);

        var open = () => FormatCatalogue.Open(path);

        open.Should().Throw<UnreadableFileException>().Which.Problem.Code.Should().Be(code);
    }

    [Fact]
    public void Every_format_is_registered_once() =>
        FormatCatalogue.All.Select(format => format.Key).Should().OnlyHaveUniqueItems();

    /// <summary>WEIPIAN_MUTATIONS sets how many damaged files each reader gets; the check is content with fewer.</summary>
    [Theory]
    [InlineData("shapefile", ".shp")]
    [InlineData("shapefile", ".dbf")]
    [InlineData("geojson", ".json")]
    [InlineData("geopackage", ".gpkg")]
    [InlineData("txt", ".txt")]
    [InlineData("csv", ".csv")]
    [InlineData("kml", ".kml")]
    [InlineData("xlsx", ".xlsx")]
    [InlineData("zip", ".zip")]
    public void A_damaged_file_is_refused_or_told_of_but_never_crashes_hangs_or_fills_the_memory(string format, string ending)
    {
        var files = int.TryParse(Environment.GetEnvironmentVariable("WEIPIAN_MUTATIONS"), out var wanted) ? wanted : 300;
        var sound = SoundFile.Write(format);
        var target = Path.ChangeExtension(sound, ending);
        var (bytes, random) = (File.ReadAllBytes(target), new Random(20241120));
        var (slowest, most) = (TimeSpan.Zero, 0L);
        for (var file = 0; file < files; file++)
        {
            File.WriteAllBytes(target, Mutation.Apply(bytes, random));
            var (clock, before) = (System.Diagnostics.Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
            try
            {
                using var source = FormatCatalogue.Open(sound);
                var read = source.Read().LongCount();
                if (source.Problems.Count == 0 && source.DeclaredCount is { } declared)
                    read.Should().Be(declared, "file {0} was read without a word", file);
                source.Problems.Should().OnlyContain(problem => problem.Code.Contains('.') && problem.Message.Length > 0);
            }
            catch (UnreadableFileException exception)
            {
                exception.Problem.Code.Should().Contain(".");
            }

            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        slowest.Should().BeLessThan(TimeSpan.FromSeconds(5));
        most.Should().BeLessThan(512L << 20);
    }

    /// <summary>GDAL's view of a file, taken as CSV with WKT, against ours: as many records, the same ground, the same texts – but for a Danish
    /// file in Latin-1: what is not UTF-8 is GB18030 in this country.</summary>
    [Theory]
    [InlineData("osm-liechtenstein/li-polygons-2013.gpkg", null, true)]
    [InlineData("fr-cadastre/cadastre-91216-parcelles.json", null, true)]
    [InlineData("gpkg-samples/gpkg-spec/sample1_2.gpkg", "counties", true)]
    [InlineData("gpkg-samples/gpkg-polygons/nz-waca-adjustments.gpkg", null, true)]
    [InlineData("lpis-samples/fi/LandUse.ExistingLandUse.GSAAAgriculturalParcel.gpkg", null, true)]
    [InlineData("lpis-samples/nl/brpgewaspercelen_definitief_2023.gpkg", null, true)]
    [InlineData("lpis-samples/dk/Marker_2026.zip", null, false)]
    public void Our_view_of_a_real_file_is_that_of_GDAL(string name, string? layer, bool texts)
    {
        var path = RealData.Path(name);
        Assert.SkipUnless(File.Exists("/usr/bin/ogr2ogr"), "没有安装 GDAL(tools/install-debian.sh)");
        var gdal = Gdal(path, layer);

        using var source = FormatCatalogue.Open(path, layer);
        var ours = source.Read().ToList();

        ours.Should().HaveCount(gdal.Count);
        for (var index = 0; index < ours.Count; index++)
        {
            (ours[index].Geometry?.Area ?? 0).Should().BeApproximately(gdal[index].Area, 1e-9 * Math.Max(1, gdal[index].Area));
            foreach (var (field, column) in source.Fields.Select((field, column) => (field, column)).Where(pair => pair.field.Kind == FieldKind.Text && texts))
                if (gdal[index].Values.TryGetValue(field.Name, out var text))
                    (ours[index].Values[column] as string ?? "").Trim().Replace('T', ' ').TrimEnd('Z').Replace('-', '/').Should().StartWith(text.Trim().Replace('T', ' ').Replace("+00", "", StringComparison.Ordinal).Replace('-', '/'), "{0} of record {1}", field.Name, index + 1);
        }
    }

    private static List<(double Area, Dictionary<string, string> Values)> Gdal(string path, string? layer)
    {
        var target = Path.Combine(Directory.CreateTempSubdirectory("gdal-").FullName, "view.csv");
        string[] arguments = ["-f", "CSV", target, path.EndsWith(".zip", StringComparison.Ordinal) ? "/vsizip/" + path : path, .. layer is null ? Array.Empty<string>() : [layer], "-lco", "GEOMETRY=AS_WKT"];
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/usr/bin/ogr2ogr", arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        using var csv = new CsvHelper.CsvReader(new StreamReader(target), System.Globalization.CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<(double, Dictionary<string, string>)>();
        while (csv.Read())
            rows.Add((csv.GetField("WKT") is { Length: > 0 } wkt ? new NetTopologySuite.IO.WKTReader().Read(wkt).Area : 0,
                csv.HeaderRecord!.Where(column => column != "WKT").Distinct().ToDictionary(column => column, column => csv.GetField(column) ?? "")));
        return rows;
    }
}
