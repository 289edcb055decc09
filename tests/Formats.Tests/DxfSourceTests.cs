using AwesomeAssertions;
using NetTopologySuite.Geometries;
using Xunit;

namespace Weipian.Formats.Tests;

public class DxfSourceTests
{
    private const string Square = "0\nLWPOLYLINE\n5\n2A\n8\n红线\n90\n4\n70\n1\n10\n36583000\n20\n3792000\n10\n36583000\n20\n3792120\n10\n36583150\n20\n3792120\n10\n36583150\n20\n3792000\n";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Closed_polylines_are_outlines_and_the_rest_is_told_of(bool gbk)
    {
        var path = Written(Square + "0\nPOLYLINE\n8\n宗地\n66\n1\n70\n0\n0\nVERTEX\n10\n0\n20\n0\n0\nVERTEX\n10\n9\n20\n0\n0\nVERTEX\n10\n9\n20\n9\n0\nVERTEX\n10\n0\n20\n0\n0\nSEQEND\n0\nLINE\n8\n0\n", gbk);
        using var source = FormatCatalogue.Open(path);

        var features = source.Read().ToList();

        source.Should().Match<FeatureSource>(opened => opened.Format == "dxf" && opened.DeclaredCount == 2 && opened.Crs == DeclaredCrs.None && opened.Encoding == (gbk ? "GB18030" : "UTF-8"));
        features.Select(feature => feature.Geometry!.Area).Should().Equal(18_000, 40.5);
        features.Select(feature => feature.Values[0]).Should().Equal("红线", "宗地");
        features[0].Geometry.Should().BeOfType<Polygon>();
        source.Problems.Should().ContainSingle().Which.Should().Match<SourceProblem>(problem => problem.Code == "dxf.skipped" && problem.Field == "LINE" && !problem.Fatal);
    }

    [Theory]
    [InlineData("70\n1\n", "70\n0\n", "没有闭合")]
    [InlineData("90\n4\n", "42\n0.5\n", "圆弧")]
    [InlineData("90\n4\n", "210\n0\n220\n0\n230\n-1\n", "世界坐标")]
    [InlineData("10\n36583150\n20\n3792120\n10\n36583150\n20\n3792000\n", "", "2 个点")]
    public void What_is_no_outline_is_named(string find, string replace, string word)
    {
        using var source = FormatCatalogue.Open(Written(Square.Replace(find, replace)));

        source.Read().Single().Geometry.Should().BeNull();

        source.Problems.Should().ContainSingle(problem => problem.Code == "dxf.outline" && problem.Record == 1 && problem.Message.Contains(word));
    }

    [Theory]
    [InlineData("0\nEOF\n", "", "dxf.truncated")]
    [InlineData("3792000", "三", "dxf.syntax")]
    [InlineData("70\n1", "七\n1", "dxf.syntax")]
    [InlineData("  0\nSECTION", "AutoCAD Binary DXF\r\n", "dxf.binary")]
    public void A_broken_drawing_is_refused(string find, string replace, string code)
    {
        var path = Written(Square);
        File.WriteAllText(path, File.ReadAllText(path).Replace(find, replace));

        FluentActions.Invoking(() => FormatCatalogue.Open(path)).Should().Throw<UnreadableFileException>().Which.Problem.Code.Should().Be(code);
    }

    private static string Written(string entities, bool gbk = false)
    {
        var path = Path.GetTempFileName();
        var text = $"  0\nSECTION\n  2\nHEADER\n  0\nENDSEC\n  0\nSECTION\n  2\nENTITIES\n{entities}0\nENDSEC\n0\nEOF\n";
        File.WriteAllBytes(path, (gbk ? TextEncoding.Gb18030 : System.Text.Encoding.UTF8).GetBytes(text));
        return path;
    }
}
