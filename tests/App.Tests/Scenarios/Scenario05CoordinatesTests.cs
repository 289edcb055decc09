using AwesomeAssertions;
using Weipian.App.Intake;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Formats;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>Scenario 5: a boundary file with every usual fault in it. Precise errors per line, no silent shift, Xi'an 80 refused.</summary>
public class Scenario05CoordinatesTests
{
    private const string One = "5,1.8000,1,甲地块,面,,,,@\r\nJ1,1,3792000.000,36583000.000\r\nJ2,1,3792120.000,36583000.000\r\nJ3,1,3792120.000,36583150.000\r\nJ4,1,3792000.000,36583150.000\r\nJ1,1,3792000.000,36583000.000\r\n";
    private const string Hole = "8,16397,2,乙地块,面,,,,@\r\nJ1,1,3792000.000,36584000.000\r\nJ2,1,3792120.000,36584000.000\r\nJ3,1,3792120.000,36584150.000\r\nJ4,1,3792000.000,36584150.000\r\nJ5,2,3792040.000,36584050.000\r\nJ6,2,3792040.000,36584090.000\r\nJ7,2,3792080.000,36584090.000\r\nJ8,2,3792080.000,36584050.000\r\n";
    private const string Swapped = "4,1.8,3,丙地块,面,,,,@\r\nJ1,1,36585000.000,3792000.000\r\nJ2,1,36585000.000,3792120.000\r\nJ3,1,36585150.000,3792120.000\r\nJ4,1,36585150.000,3792000.000\r\n";

    [Fact]
    public void Xian_80_is_refused_by_name()
    {
        var read = () => Import(Text("1980西安坐标系", "36", One));

        read.Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("crs.xian80");
    }

    [Fact]
    public void A_zone_that_the_points_contradict_is_named_line_by_line_and_nothing_is_shifted()
    {
        var found = FileInspection.Run(new IntakeOptions(Text("2000国家大地坐标系", "37", One)));

        found.Rows.Kept.Should().Be(0);
        found.Problems.Where(problem => problem.Code == "txt.zone").Should().HaveCount(5)
            .And.Contain(problem => problem.Message.Contains("第 13 行点 J1") && problem.Message.Contains("带号是 36"));
    }

    [Fact]
    public void Swapped_axes_of_one_plot_are_named_by_line_and_the_other_plots_stand()
    {
        var batch = Import(Text("2000国家大地坐标系", "36", One + Swapped));

        batch.Rows.Kept.Should().Be(1);
        batch.Rows.Refused.Should().ContainSingle().Which.Should().Match<RefusedRow>(row => row.Record == 2 && row.Code == "txt.axes-swapped" && row.Reason.Contains("第 19 行"));
    }

    [Fact]
    public void A_hole_as_ring_2_is_a_hole_and_a_closing_point_may_be_counted_or_not()
    {
        using var source = FormatCatalogue.Open(Text("2000国家大地坐标系", "36", One + Hole));

        var shapes = source.Read().Select(feature => feature.Geometry!).ToList();

        shapes[0].Area.Should().BeApproximately(18000, 1e-6);
        shapes[1].Area.Should().BeApproximately(16400, 1e-6);
        source.Problems.Should().BeEmpty();
        source.Encoding.Should().Be("GB18030");
    }

    [Fact]
    public void An_area_in_square_metres_instead_of_hectares_is_not_believed_blindly()
    {
        var read = () => Import(Text("2000国家大地坐标系", "36", One.Replace("1.8000", "27", StringComparison.Ordinal)));

        Import(Text("2000国家大地坐标系", "36", Hole)).Unit.Should().Be("m2");
        Import(Text("2000国家大地坐标系", "36", One)).Unit.Should().Be("ha");
        read().Unit.Should().Be("mu");
    }

    private static BatchImported Import(string file)
    {
        using var office = new Office();
        return office.ImportFile(file);
    }

    private static string Text(string system, string zone, string plots)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, TextEncoding.Gb18030.GetBytes(
            $"[属性描述]\r\n格式版本号=1.01版本\r\n数据产生单位=示例县自然资源局\r\n数据产生日期=2024-11-20\r\n坐标系={system}\r\n几度分带=3\r\n投影类型=高斯克吕格\r\n计量单位=米\r\n带号={zone}\r\n转换参数=,,,,,,\r\n[地块坐标]\r\n{plots}"));
        return path;
    }
}
