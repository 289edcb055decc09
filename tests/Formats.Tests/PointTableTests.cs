using AwesomeAssertions;
using MiniExcelLibs;
using NetTopologySuite.Geometries;
using Xunit;

namespace Weipian.Formats.Tests;

public class PointTableTests
{
    [Fact]
    public void Headings_on_two_rows_under_a_title_and_numbers_as_text_are_read()
    {
        var path = Path.ChangeExtension(Path.GetTempFileName(), ".xlsx");
        string[][] rows = [["某县矿产卫片图斑表", "", "", ""], ["图斑编号", "矿种", "中心坐标", "中心坐标"], ["", "", "X", "Y"], ["K1", "石灰岩", "3792060.5", "36583075.25"], ["", "", "", ""], ["K2", "金", "无", "36583075"]];
        MiniExcel.SaveAs(path, rows.Select(row => row.Select((cell, index) => ($"c{index}", (object)cell)).ToDictionary(pair => pair.Item1, pair => pair.Item2)), printHeader: false);

        using var source = FormatCatalogue.Open(path);
        var features = source.Read().ToList();

        source.Fields.Select(field => field.Name).Should().Equal("图斑编号", "矿种", "中心坐标X", "中心坐标Y");
        features[0].Geometry.Should().BeOfType<Point>().Which.Coordinate.Should().Be(new Coordinate(36583075.25, 3792060.5));
        features.Select(feature => feature.Record).Should().Equal(4, 6);
        features[1].Geometry.Should().BeNull();
        source.Problems.Should().ContainSingle().Which.Should().Match<SourceProblem>(problem => problem.Code == "table.coordinates" && problem.Record == 6);
    }

    [Theory]
    [InlineData("<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData>")]
    [InlineData("<row><c r=\"XFD3\" t=\"inlineStr\"><is><t>x</t></is></c></row><row r=\"400\"/></sheetData>")]
    [InlineData("</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A3:XFD1048576\"/></mergeCells>")]
    public void A_sheet_of_a_few_bytes_that_names_millions_of_cells_is_refused_at_once(string rest)
    {
        var path = Path.ChangeExtension(Path.GetTempFileName(), ".xlsx");
        MiniExcel.SaveAs(path, new[] { new { 经度 = 110.0, 纬度 = 35.0 } });
        using (var archive = System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Update))
        {
            var entry = archive.Entries.Single(part => part.Name == "sheet1.xml" && part.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal));
            var name = entry.FullName;
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write($"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>经度</t></is></c></row>{rest}</worksheet>");
        }

        var clock = System.Diagnostics.Stopwatch.StartNew();
        FluentActions.Invoking(() => FormatCatalogue.Open(path)).Should().Throw<UnreadableFileException>().Which.Problem.Code.Should().Be("xlsx.too-large");
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_row_of_a_CSV_is_named_by_its_number_and_what_is_no_text_is_told()
    {
        var path = Csv("名称,经度,纬度\n\n第一个图斑的名称比较长一些,108.9,34.25\n乙,x,34\n");
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf("第一"u8) + 2] = (byte)'?';
        File.WriteAllBytes(path, bytes);
        using var source = FormatCatalogue.Open(path);

        source.Read().Select(feature => feature.Record).Should().Equal(3, 4);
        source.Problems.Select(problem => (problem.Code, problem.Record, problem.Field)).Should().Equal(("table.text", 3L, "名称"), ("table.coordinates", 4L, null));
    }

    [Fact]
    public void A_CSV_of_millions_of_cells_is_refused() =>
        FluentActions.Invoking(() => FormatCatalogue.Open(Csv("经度,纬度\n" + new string(',', 5_000_000)))).Should().Throw<UnreadableFileException>().Which.Problem.Code.Should().Be("csv.too-large");

    [Theory]
    [InlineData("34.25,108.9")]
    [InlineData("108.9,34.25")]
    [InlineData("34°15′00″,108°54′00″")]
    public void East_is_told_by_size_and_not_by_the_letter(string pair)
    {
        using var source = FormatCatalogue.Open(Csv($"编号,X坐标,Y坐标\n1,{pair}\n"));

        var point = source.Read().Single().Geometry!.Coordinate;

        point.X.Should().BeApproximately(108.9, 1e-9);
        point.Y.Should().BeApproximately(34.25, 1e-9);
    }

    [Fact]
    public void A_column_of_WKT_gives_polygons()
    {
        using var source = FormatCatalogue.Open(Csv("编号,WKT\n1,\"POLYGON((108 34,108 35,109 35,109 34,108 34))\"\n2,POLYGON((1 2)\n"));

        source.Read().Select(feature => feature.Geometry is IPolygonal).Should().Equal(true, false);
        source.Problems.Should().ContainSingle();
    }

    [Theory]
    [InlineData("0103000000010000000400000000000000000059400000000000003E4000000000004059400000000000003E4000000000004059400000000000003F4000000000000059400000000000003E40", "")]
    [InlineData("\\x0103000020E6100000010000000400000000000000000059400000000000003E4000000000004059400000000000003E4000000000004059400000000000003F4000000000000059400000000000003E40", "")]
    [InlineData("01030000000100000004000000", "字节")]
    [InlineData("0103000000FFFFFFFF", "字节")]
    [InlineData("0163", "解读")]
    public void Well_known_binary_is_read_and_its_counts_are_held_against_its_length(string digits, string word)
    {
        var path = Path.ChangeExtension(Path.GetTempFileName(), ".csv");
        File.WriteAllText(path, $"编号,WKB\n1,{digits}\n");
        using var source = FormatCatalogue.Open(path);

        var shape = source.Read().Single().Geometry;

        (shape?.Area ?? 0).Should().Be(word.Length == 0 ? 0.5 : 0);
        source.Problems.Select(problem => problem.Message).Should().OnlyContain(message => message.Contains(word) && word.Length > 0);
    }

    [Fact]
    public void Brackets_without_end_are_no_geometry()
    {
        var path = Path.ChangeExtension(Path.GetTempFileName(), ".csv");
        File.WriteAllText(path, "编号,WKT\n1,\"" + string.Concat(Enumerable.Repeat("GEOMETRYCOLLECTION(", 200_000)) + "\"\n");
        using var source = FormatCatalogue.Open(path);

        source.Read().Single().Geometry.Should().BeNull();
        source.Problems.Should().ContainSingle(problem => problem.Code == "table.coordinates" && problem.Message.Contains("过深"));
    }

    [Fact]
    public void A_table_without_coordinates_says_what_was_looked_for() =>
        FluentActions.Invoking(() => FormatCatalogue.Open(Csv("编号,名称\n1,甲\n"))).Should().Throw<UnreadableFileException>().Which.Problem.Code.Should().Be("table.no-coordinates");

    private static string Csv(string text)
    {
        var path = Path.ChangeExtension(Path.GetTempFileName(), ".csv");
        File.WriteAllText(path, text);
        return path;
    }
}
