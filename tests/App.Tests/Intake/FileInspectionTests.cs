using AwesomeAssertions;
using Weipian.App.Intake;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Intake;

public class FileInspectionTests
{
    [Theory]
    [InlineData("2020", 5396, 60)]
    [InlineData("2022", 6201, 63)]
    public void Every_invalid_ring_of_the_mining_patches_is_named_and_every_row_accounted_for(string year, int rows, int invalid)
    {
        var found = FileInspection.Run(new IntakeOptions(
            RealData($"amazon-mining-change/amazon_basin_48px_v3.2-3.7ensemble_dissolved-0.6_{year}diff.geojson"), AcceptWgs84: true));

        found.Rows.Read.Should().Be(rows);
        found.Rows.Closes.Should().BeTrue();
        found.Faults.Should().HaveCount(invalid).And.OnlyContain(fault => fault.Location.Length > 0 && fault.AreaAfterM2 > 0);
        found.Problems.Should().BeEmpty();
    }

    [Fact]
    public void The_cadastre_measures_what_the_register_says()
    {
        var found = FileInspection.Run(new IntakeOptions(RealData("fr-cadastre/cadastre-91216-parcelles.json"), AcceptWgs84: true));

        found.Rows.Kept.Should().Be(4241);
        found.Faults.Should().BeEmpty();
        found.AreaM2.Should().BeGreaterThan(1e6);
    }

    [Fact]
    public void Wgs84_is_refused_until_somebody_accepts_it() =>
        FileInspection.Run(new IntakeOptions(RealData("fr-cadastre/cadastre-91216-parcelles.json")))
            .Problems.Should().ContainSingle().Which.Code.Should().Be("crs.wgs84");

    [Fact]
    public void A_foreign_datum_is_refused_with_a_clear_word() =>
        FileInspection.Run(new IntakeOptions(RealData("swiss-municipalities/2013/municipalities.shp"), AcceptWgs84: true))
            .Problems.Should().ContainSingle().Which.Code.Should().Be("crs.unknown");

    [Fact]
    public void The_golden_plot_with_its_hole_keeps_its_official_area()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, """
            {"type":"Feature","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4524"}},"properties":{},"geometry":{"type":"Polygon","coordinates":
            [[[36583000,3792000],[36583000,3792120],[36583150,3792120],[36583150,3792000],[36583000,3792000]],
             [[36583050,3792040],[36583090,3792040],[36583090,3792080],[36583050,3792080],[36583050,3792040]]]}}
            """);

        FileInspection.Run(new IntakeOptions(file)).AreaM2.Should().BeApproximately(16397.2111, 0.0001);
        FileInspection.Run(new IntakeOptions(file, Epsg: 4525)).Problems.Should().ContainSingle().Which.Code.Should().Be("crs.contradiction");
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var inspect = () => FileInspection.Run(new IntakeOptions("/nowhere/patches.shp"));

        inspect.Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("file.missing");
    }

    private static string RealData(string name)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Weipian.slnx")))
            root = Path.GetDirectoryName(root)!;
        var path = Path.Combine(root, "..", "shared", "data", name);
        Assert.SkipUnless(File.Exists(path), $"没有数据 {name}");
        return path;
    }
}
