using AwesomeAssertions;
using Weipian.App.Platform;
using Weipian.Formats;
using Weipian.Spatial;
using Xunit;

namespace Weipian.App.Tests.Modules.Patches;

public class CountyTestTests
{
    [Theory]
    [InlineData(4546)] // a neighbouring meridian, no prefix to tell
    [InlineData(4544)]
    public void A_batch_under_another_central_meridian_is_blocked_once_the_county_is_known(int epsg)
    {
        using var office = Office.Prepared();
        var file = Bare((0, 0), epsg);

        var import = () => office.ImportFile(file);

        import.Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("coordinate.outside-county");
    }

    [Fact]
    public void In_the_right_meridian_nothing_is_said_and_a_few_strangers_are_named()
    {
        using var office = Office.Prepared();

        office.ImportFile(Bare((0, 0), 4545)).Warnings.Should().NotContain(problem => problem.Code.StartsWith("coordinate"));
        office.Import(("甲", 0, 0, 50, 50), ("乙", 2100, 0, 2150, 50)).Warnings.Should().ContainSingle(problem => problem.Code == "coordinate.partly-outside-county")
            .Which.Message.Should().StartWith("1 个图形").And.Contain("第 2 条");
    }

    [Fact]
    public void Without_a_county_nothing_is_compared()
    {
        using var office = new Office();

        office.ImportFile(Bare((0, 0), 4546)).Warnings.Should().NotContain(problem => problem.Code.StartsWith("coordinate"));
    }

    /// <summary>A box without zone prefix, labelled as the given system.</summary>
    private static string Bare((double X, double Y) at, int epsg)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("bare-").FullName, "图斑.shp");
        var (x, y) = (MapFile.East - 36_000_000 + at.X, MapFile.North + at.Y);
        ShapefileWriter.Write(path, Crs.FromEpsg(epsg)!, [new("JCBH", FieldKind.Text, 10), new("TBLX", FieldKind.Text, 4)],
            [(new NetTopologySuite.IO.WKTReader().Read(FormattableString.Invariant($"POLYGON(({x} {y},{x} {y + 50},{x + 50} {y + 50},{x + 50} {y},{x} {y}))")), ["甲", "20"])], new DateOnly(2024, 1, 1));
        return path;
    }
}
