using System.Diagnostics;
using System.IO.Compression;
using AwesomeAssertions;
using NetTopologySuite.Geometries;
using Weipian.Spatial;
using Weipian.Tests;
using Xunit;

namespace Weipian.Formats.Tests;

/// <summary>Against geodatabases that GDAL makes.</summary>
public class FileGdbSourceTests
{
    private const string Converter = "/usr/bin/ogr2ogr";

    private const string Small = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"名称":"甲","面积":1.5,"日期":"2024/03/01","时刻":"2024/03/01 12:30:00","数":7},"geometry":{"type":"Polygon","coordinates":[[[100,30],[101,30],[101,31],[100,31],[100,30]],[[100.2,30.2],[100.2,30.4],[100.4,30.4],[100.4,30.2],[100.2,30.2]]]}},
        {"type":"Feature","properties":{"名称":null,"面积":null,"日期":null,"时刻":null,"数":null},"geometry":null},
        {"type":"Feature","properties":{"名称":"丙𠮷","面积":-2.25,"日期":"1899/12/29","时刻":"1899/12/29 23:59:59","数":-5},"geometry":{"type":"MultiPolygon","coordinates":[[[[110,30],[111,30],[111,31],[110,31],[110,30]]],[[[112,30],[113,30],[113,31],[112,31],[112,30]],[[112.2,30.2],[112.2,30.4],[112.4,30.4],[112.4,30.2],[112.2,30.2]]]]}}
        ]}
        """;

    [Fact]
    public void Chinese_values_dates_nulls_holes_and_parts_are_read()
    {
        using var source = FormatCatalogue.Open(Made());
        var features = source.Read().ToList();

        source.Should().Match<FeatureSource>(opened => opened.Format == "filegdb" && opened.Layer == "图斑" && opened.DeclaredCount == 3 && opened.Encoding == "UTF-8");
        source.Fields.Select(field => (field.Name, field.Kind)).Should().Equal(
            ("名称", FieldKind.Text), ("面积", FieldKind.Real), ("日期", FieldKind.Date), ("时刻", FieldKind.Date), ("数", FieldKind.Integer));
        CrsReading.FromWkt(source.Crs.Wkt).Code.Should().Be(CrsReading.NeedsAcceptance);
        features.Select(feature => feature.Record).Should().Equal(1, 2, 3);
        features[0].Values.Should().Equal("甲", 1.5, new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 1), 7L);
        features[1].Should().BeEquivalentTo(new SourceFeature(2, null, [null, null, null, null, null]));
        features[2].Values.Should().Equal("丙𠮷", -2.25, new DateOnly(1899, 12, 29), new DateOnly(1899, 12, 29), -5L);
        features[0].Geometry.Should().BeOfType<Polygon>().Which.NumInteriorRings.Should().Be(1);
        features[0].Geometry!.Area.Should().BeApproximately(0.96, 1e-9);
        features[2].Geometry.Should().BeOfType<MultiPolygon>().Which.NumGeometries.Should().Be(2);
        features[2].Geometry!.Area.Should().BeApproximately(1.96, 1e-9);
        source.Problems.Should().ContainSingle().Which.Should().Match<SourceProblem>(problem => problem.Code == "filegdb.value" && problem.Field == "时刻" && !problem.Fatal);
    }

    [Fact]
    public void Every_record_of_a_real_file_is_as_in_its_GeoPackage()
    {
        var original = RealData.Path("osm-liechtenstein/li-polygons-2013.gpkg");
        using var expected = FormatCatalogue.Open(original);
        using var source = FormatCatalogue.Open(Convert(original, "li.gdb", "-preserve_fid"));

        var (wanted, found) = (expected.Read().ToList(), source.Read().ToList());

        source.Problems.Should().BeEmpty();
        source.Fields.Select(field => field.Name).Should().Equal(expected.Fields.Select(field => field.Name));
        found.Select(feature => feature.Record).Should().Equal(wanted.Select(feature => feature.Record));
        for (var index = 0; index < wanted.Count; index++)
        {
            found[index].Values.Should().Equal(wanted[index].Values);
            found[index].Geometry!.Area.Should().BeApproximately(wanted[index].Geometry!.Area, 1e-9);
            found[index].Geometry!.NumPoints.Should().Be(wanted[index].Geometry!.NumPoints);
            found[index].Geometry!.EnvelopeInternal.MinX.Should().BeApproximately(wanted[index].Geometry!.EnvelopeInternal.MinX, 1e-8);
        }
    }

    [Theory]
    [InlineData("CGCS2000", "EPSG:4524", "-nlt", "MULTIPOLYGON")]
    [InlineData("heights", "EPSG:4524+5737", "-nlt", "MULTIPOLYGONZ")]
    [InlineData("measures", "EPSG:4524", "-nlt", "MULTIPOLYGONZM")]
    public void Heights_and_measures_are_left_out_and_said_so(string name, string crs, string option, string kind)
    {
        using var source = FormatCatalogue.Open(Made($"{name}.gdb", "-a_srs", crs, option, kind));
        var features = source.Read().ToList();

        CrsReading.FromWkt(source.Crs.Wkt).Crs!.Epsg.Should().Be(4524);
        features.Select(feature => Math.Round(feature.Geometry?.Area ?? 0, 3)).Should().Equal(0.96, 0, 1.96);
        source.Problems.Count(problem => problem.Code == "filegdb.note").Should().Be(kind.EndsWith("POLYGON", StringComparison.Ordinal) ? 0 : 1);
    }

    [Fact]
    public void Blocks_without_rows_are_passed_over()
    {
        var sparse = """{"type":"FeatureCollection","features":[""" + string.Join(',', new[] { 1, 1024, 1025, 500_000, 900_001 }.Select(id =>
            $$$"""{"type":"Feature","id":{{{id}}},"properties":{"a":{{{id}}}},"geometry":{"type":"Point","coordinates":[{{{id / 10000.0}}},30]}}""")) + "]}";
        using var source = FormatCatalogue.Open(Convert(Written(sparse), "sparse.gdb", "-preserve_fid"));

        var features = source.Read().ToList();

        features.Select(feature => feature.Record).Should().Equal(1, 1024, 1025, 500_000, 900_001);
        features.Should().OnlyContain(feature => Math.Abs(((Point)feature.Geometry!).X - (feature.Record / 10000.0)) < 1e-8 && feature.Record.Equals(feature.Values[0]));
        source.Problems.Should().BeEmpty();
    }

    [Theory]
    [InlineData(true, 1, 2, 3)]
    [InlineData(true, 7, 1024, 1025)]
    [InlineData(true, 1, 900_001, 268_435_456)]
    [InlineData(false, 1, 900_001, 268_435_456)]
    [InlineData(true, 1, 900_001, 3_000_000_000)]
    public void Tables_with_64_bit_object_numbers_are_read(bool knownMap, long first, long second, long third)
    {
        using var usual = FormatCatalogue.Open(Made());
        var expected = usual.Read().ToList();
        using var source = FormatCatalogue.Open(Altered(table => WideGeodatabase.Widen(table, [first, second, third], knownMap: knownMap)));

        var features = source.Read().ToList();

        source.DeclaredCount.Should().Be(3);
        features.Select(feature => feature.Values).Should().BeEquivalentTo(expected.Select(feature => feature.Values), options => options.WithStrictOrdering());
        features.Select(feature => feature.Geometry?.Area).Should().Equal(expected.Select(feature => feature.Geometry?.Area));
        var known = knownMap && third <= 268_435_456;
        source.Problems.Where(problem => problem.Code != "filegdb.value").Select(problem => (problem.Code, problem.Fatal)).Should().Equal(known ? [] : [("filegdb.object-id", false)]);
        if (known)
            features.Select(feature => feature.Record).Should().Equal(first, second, third);
        else
            features.Select(feature => feature.Record).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Fields_of_ArcGIS_Pro_3_2_are_read()
    {
        string[] columns = ["大数", "日", "时", "时区"];
        var values = string.Join(',', columns.Select(column => $"\"{column}\":1.5"));
        var made = Convert(Written($$$"""{"type":"Feature","properties":{ {{{values}}} },"geometry":{"type":"Point","coordinates":[100,30]}}"""), "新.gdb", "-nln", "点");
        WideGeodatabase.Widen(Path.Combine(made, "a00000009.gdbtable"), [1],
            row => [.. row[..^32], .. BitConverter.GetBytes(long.MinValue + 1), .. BitConverter.GetBytes(45352.0), .. BitConverter.GetBytes(0.75), .. BitConverter.GetBytes(45352.5), .. BitConverter.GetBytes((short)-570)],
            description =>
            {
                foreach (var (name, type) in columns.Zip(new byte[] { 13, 14, 15, 16 }))
                {
                    WideGeodatabase.Column(description, name)[0] = type;
                    WideGeodatabase.Column(description, name)[1] = (byte)(type == 16 ? 10 : 8);
                }
            });
        using var source = FormatCatalogue.Open(made);

        source.Read().Single().Values.Should().Equal(long.MinValue + 1, new DateOnly(2024, 3, 1), "18:00:00", "2024-03-01T12:00:00-09:30");
        source.Fields.Select(field => field.Kind).Should().Equal(FieldKind.Integer, FieldKind.Date, FieldKind.Text, FieldKind.Text);
        source.Problems.Should().BeEmpty();
    }

    [Fact]
    public void A_wide_index_that_was_cut_or_lies_is_told()
    {
        foreach (var (at, with) in new[] { (-12, new byte[] { 0xFF, 0xFF, 0, 0, 0, 0, 0, 0 }), (-12, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]), (-4, [0xFF, 0xFF, 0xFF, 0x7F]), (-12, [2]) })
            Told(index => Overwrite(index, (int)new FileInfo(index).Length + at, with)).Should().Contain(problem => problem.Fatal);
        Told(index => File.WriteAllBytes(index, File.ReadAllBytes(index)[..^1])).Should().Contain(problem => problem.Code == "filegdb.index" && problem.Fatal);
        Told(index => File.WriteAllBytes(index, File.ReadAllBytes(index)[..2000])).Should().Contain(problem => problem.Code == "filegdb.truncated" && problem.Fatal);

        static List<SourceProblem> Told(Action<string> damage)
        {
            using var source = FormatCatalogue.Open(Altered(table =>
            {
                WideGeodatabase.Widen(table, [1, 2, 3]);
                damage(Index(table));
            }));
            _ = source.Read().Count();
            return source.Problems;
        }
    }

    [Fact]
    public void Of_several_layers_one_is_named_and_lines_are_none()
    {
        var path = Made();
        Run("-update", "-nln", "点", path, Written("""{"type":"Point","coordinates":[1,2]}"""));
        Run("-update", "-nln", "线", path, Written("""{"type":"LineString","coordinates":[[1,2],[3,4]]}"""));

        FluentActions.Invoking(() => FormatCatalogue.Open(path)).Should().Throw<UnreadableFileException>().Which.Problem.Should()
            .Match<SourceProblem>(problem => problem.Code == "file.layer" && problem.Message.EndsWith("图斑、点"));
        using var points = FormatCatalogue.Open(path + "/", "点");
        points.Read().Single().Geometry!.Coordinate.Should().Match<Coordinate>(at => Math.Abs(at.X - 1) < 1e-8 && Math.Abs(at.Y - 2) < 1e-8);
    }

    [Theory]
    [InlineData("下发/图斑库.gdb/", "图斑库.gdb")]
    [InlineData("", "")]
    public void A_zip_of_one_is_read(string folder, string shown)
    {
        var (gdb, path) = (Made(), Path.GetTempFileName());
        using (var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create, false, TextEncoding.Gb18030))
            foreach (var file in Directory.EnumerateFiles(gdb))
                archive.CreateEntryFromFile(file, folder + Path.GetFileName(file));

        using var source = FormatCatalogue.Open(path, "图斑");

        source.Read().Should().HaveCount(3);
        source.File.Should().Be(shown.Length == 0 ? Path.GetFileName(path) : $"{Path.GetFileName(path)}/{shown}");
    }

    [Fact]
    public void What_cannot_be_read_is_refused_by_name()
    {
        Code(Directory.CreateDirectory(Path.Combine(Directory.CreateTempSubdirectory("gdb-").FullName, "空.gdb")).FullName).Should().Be("filegdb.part-missing");
        Code(Directory.CreateTempSubdirectory("folder-").FullName).Should().Be("file.format");
        Code(Altered(table => File.Move(table, Path.ChangeExtension(table, ".cdf")))).Should().Be("filegdb.compressed");
        Code(Altered(table => File.Delete(Index(table)))).Should().Be("filegdb.part-missing");
        Code(Altered(table => Overwrite(table, 0, 4))).Should().Be("filegdb.index", "its index is of another version");
        Code(Altered(table => Overwrite(table, 0, 5))).Should().Be("filegdb.signature");
        Code(Altered(table => Overwrite(table, 0, 0x43))).Should().Be("filegdb.signature");
    }

    [Fact]
    public void Text_of_version_9_is_UTF16()
    {
        var path = Convert(Written(Small.Replace("甲", "2u", StringComparison.Ordinal)), "九.gdb", "-nlt", "MULTIPOLYGON");
        Overwrite(Path.Combine(path, "a00000009.gdbtable"), 54 + 9, 2); // header, name of the writer, then the description: its UTF-8 flag
        using var source = FormatCatalogue.Open(path);

        source.Read().First().Values[0].Should().Be("甲");
        source.Encoding.Should().Be("UTF-16");
    }

    [Theory]
    [InlineData("B380808002 05 01 01 00000000 0000 000A 0A00 004A 4A00", "曲线")]
    [InlineData("B380808002 05 01 00 00000000 0000 000A 0A00 004A 4A00", "POLYGON:5")]
    [InlineData("05 0A 02 00000000 05 0000 000A 0A00 004A 4A00 0000 000A 0A00 004A 4A00", "MULTIPOLYGON:10")]
    [InlineData("05 05 01 00000000 0000 000A 0A00 004A 4A01", "没有闭合")]
    [InlineData("05 FFFFFFFF0F 01 00000000 0000 000A 0A00", "超出记录长度")]
    [InlineData("05 05 02 00000000 09 0000 000A 0A00 004A 4A00", "多于余下")]
    [InlineData("03 05 01 00000000 0000 000A 0A00 004A 4A00", "是线")]
    [InlineData("36 05 01 00000000 0000 000A 0A00 004A 4A00", "是多面体")]
    [InlineData("05 80808080808080808080808080", "变长整数")]
    [InlineData("05 00", "none")]
    public void A_shape_is_read_or_refused_with_a_word(string blob, string expected)
    {
        var bytes = System.Convert.FromHexString(blob.Replace(" ", "", StringComparison.Ordinal));
        using var source = FormatCatalogue.Open(Altered(table =>
        {
            var at = (int)new FileInfo(table).Length;
            Overwrite(table, at, [(byte)(bytes.Length + 2), 0, 0, 0, 0xFE, (byte)bytes.Length, .. bytes]);
            Overwrite(Index(table), 16, (byte)at, (byte)(at >> 8), 0, 0, 0);
        }));

        var shape = source.Read().First().Geometry;

        var problems = source.Problems.Where(problem => problem.Record == 1).Select(problem => problem.Message);
        (shape is null ? string.Concat(problems.DefaultIfEmpty("none")) : $"{shape.GeometryType.ToUpperInvariant()}:{shape.NumPoints}").Should().Contain(expected);
    }

    [Fact]
    public void A_table_without_rows_is_whole()
    {
        var path = Convert(Written(Small), "空.gdb", "-where", "\"数\" = 99", "-nlt", "MULTIPOLYGON");
        using var source = FormatCatalogue.Open(path);

        source.Read().Should().BeEmpty();
        source.Problems.Should().BeEmpty();
    }

    [Fact]
    public void A_lost_row_is_told()
    {
        var path = Altered(table => Overwrite(Index(table), 16, 0, 0, 0, 0));
        using var source = FormatCatalogue.Open(path);

        source.Read().Should().HaveCount(2);
        source.Problems.Should().ContainSingle(problem => problem.Code == "filegdb.count" && problem.Fatal);
    }

    [Fact]
    public void Damage_is_told_and_never_thrown()
    {
        var whole = Made();
        var random = new Random(20241124);
        var path = Path.Combine(Directory.CreateTempSubdirectory("damage-").FullName, "损.gdb");
        var (refused, told) = (0, 0);
        foreach (var name in new[] { "a00000001.gdbtable", "a00000001.gdbtablx", "a00000009.gdbtable", "a00000009.gdbtablx" })
            for (var run = 0; run < 300; run++)
            {
                Copy(whole, path);
                var bytes = File.ReadAllBytes(Path.Combine(whole, name));
                for (var flip = 0; flip <= run % 4 && run % 5 > 0; flip++)
                    bytes[Place(random, bytes.Length, run)] = (byte)random.Next(256);
                File.WriteAllBytes(Path.Combine(path, name), run % 5 > 0 ? bytes : bytes[..random.Next(bytes.Length)]);
                var clock = Stopwatch.StartNew();
                try
                {
                    using var source = FormatCatalogue.Open(path);
                    _ = source.Read().Count();
                    told += source.Problems.Any(problem => problem.Code != "filegdb.value") ? 1 : 0;
                }
                catch (UnreadableFileException)
                {
                    refused++;
                }

                clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5), $"{name}, run {run}");
            }

        refused.Should().BeGreaterThan(100);
        told.Should().BeGreaterThan(100);
    }

    /// <summary>Half of the flips near the beginning, where the headers and the first offsets are.</summary>
    private static int Place(Random random, int length, int run) => random.Next(run % 2 == 0 ? length : Math.Min(length, 64));

    private static string Code(string path) =>
        FluentActions.Invoking(() => FormatCatalogue.Open(path)).Should().Throw<UnreadableFileException>().Which.Problem.Code;

    private static string Altered(Action<string> change)
    {
        var path = Made();
        change(Path.Combine(path, "a00000009.gdbtable"));
        return path;
    }

    private static string Index(string table) => Path.ChangeExtension(table, ".gdbtablx");

    private static void Overwrite(string file, int at, params byte[] with)
    {
        using var stream = File.OpenWrite(file);
        stream.Position = at;
        stream.Write(with);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }

    private static string Made(string name = "图斑库.gdb", params string[] options) => Convert(Written(Small), name, ["-nln", "图斑", "-nlt", "MULTIPOLYGON", .. options]);

    private static string Written(string json)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("json-").FullName, "a.geojson");
        File.WriteAllText(path, json);
        return path;
    }

    private static string Convert(string from, string name, params string[] options)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("gdb-").FullName, name);
        Run([.. options, path, from]);
        return path;
    }

    private static void Run(params string[] arguments)
    {
        Assert.SkipUnless(File.Exists(Converter), "没有安装 GDAL(tools/install-debian.sh)");
        using var process = Process.Start(new ProcessStartInfo(Converter, ["-f", "OpenFileGDB", .. arguments]) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, said);
    }
}
