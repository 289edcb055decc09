using System.Text;
using AwesomeAssertions;
using Xunit;

namespace Weipian.Formats.Tests;

public class BoundaryTextSourceTests
{
    private const string Head = "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=36\n[地块坐标]\n";
    private const string Plot = "4,1.8,TB-1,示例地块,面,,,,@\nJ1,1,3792000.000,36583000.000\nJ2,1,3792120.000,36583000.000\nJ3,1,3792120.000,36583150.000\nJ4,1,3792000.000,36583150.000\n";

    [Theory]
    [InlineData("NaN")]
    [InlineData("1e999")]
    [InlineData("三")]
    public void A_coordinate_that_is_no_finite_number_is_named_by_its_line(string number)
    {
        using var source = Open(Head + Plot.Replace("3792120.000,36583150.000", $"{number},36583150.000"));

        source.Read().Single().Geometry.Should().BeNull();
        source.Problems.Should().ContainSingle().Which.Should().Match<SourceProblem>(problem => problem.Code == "txt.point" && problem.Record == 1 && problem.Message.Contains("第 9 行"));
    }

    [Fact]
    public void A_name_with_bytes_that_are_no_text_is_told_of()
    {
        var bytes = Encoding.UTF8.GetBytes(Head + Plot);
        bytes[bytes.AsSpan().IndexOf("示例"u8) + 2] = (byte)'x';
        using var source = Open(bytes);

        source.Read().Should().ContainSingle();
        source.Problems.Should().ContainSingle(problem => problem.Code == "txt.text" && problem.Record == 1 && problem.Message.Contains("第 6 行"));
    }

    [Fact]
    public void A_text_that_is_no_boundary_file_is_refused_soon()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();

        FluentActions.Invoking(() => Open(Head + string.Concat(Enumerable.Repeat("x\n@\n", 1_000_000)))).Should().Throw<UnreadableFileException>().Which.Problem.Code.Should().Be("txt.syntax");
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_closing_point_written_twice_closes_once()
    {
        var closed = Plot + "J1,1,3792000.000,36583000.000\nJ1,1,3792000.000,36583000.000\n";
        using var source = Open(Head + closed + "J5,2,3792040.000,36583050.000\nJ6,2,3792040.000,36583090.000\nJ7,2,3792080.000,36583090.000\nJ5,2,3792040.000,36583050.000\nJ5,2,3792040.000,36583050.000\n");

        source.Read().Single().Geometry.Should().BeOfType<NetTopologySuite.Geometries.Polygon>().Which.Area.Should().Be((120 * 150) - 800);
        source.Problems.Should().OnlyContain(problem => problem.Code == "txt.count" && !problem.Fatal);
    }

    [Theory]
    [InlineData("a part that touches another with its first corner", "MULTIPOLYGON(((0 0,100 0,100 50,50 50,50 100,0 100,0 0)),((50 50,80 60,90 90,60 80,50 50)))")]
    [InlineData("a hole that touches its shell with its first corner", "POLYGON((0 0,100 0,100 100,0 100,0 0),(50 0,60 30,40 30,50 0))")]
    [InlineData("an island in a hole, with a hole", "MULTIPOLYGON(((0 0,100 0,100 100,0 100,0 0),(20 20,80 20,80 80,20 80,20 20)),((40 40,60 40,60 60,40 60,40 40),(45 45,55 45,55 55,45 55,45 45)))")]
    public void Parts_and_holes_come_back_as_they_were(string what, string written)
    {
        var shape = NetTopologySuite.Geometries.Utilities.AffineTransformation.TranslationInstance(36_583_000, 3_792_000).Transform(new NetTopologySuite.IO.WKTReader().Read(written));
        var path = Path.GetTempFileName();
        BoundaryTextWriter.Write(path, Spatial.Crs.FromEpsg(4524)!, "示例", new DateOnly(2024, 1, 1), [new WrittenPlot("1", what, shape.Area, shape)]);
        using var source = FormatCatalogue.Open(path);

        var read = source.Read().Single().Geometry!;

        read.IsValid.Should().BeTrue();
        read.EqualsTopologically(shape).Should().BeTrue(read.AsText());
        source.Problems.Should().BeEmpty();
    }

    private static FeatureSource Open(string text) => Open(Encoding.UTF8.GetBytes(text));

    private static FeatureSource Open(byte[] bytes)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, bytes);
        return FormatCatalogue.Open(path);
    }
}
