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

    private static FeatureSource Open(string text) => Open(Encoding.UTF8.GetBytes(text));

    private static FeatureSource Open(byte[] bytes)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, bytes);
        return FormatCatalogue.Open(path);
    }
}
