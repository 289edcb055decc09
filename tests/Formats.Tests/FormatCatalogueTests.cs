using AwesomeAssertions;
using Weipian.Fuzz;
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

    public static TheoryData<string> Targets => [.. FuzzTarget.All.Select(target => target.Name)];

    /// <summary><c>dotnet run dev.cs fuzz</c> does it with ten thousand files each.</summary>
    [Theory]
    [MemberData(nameof(Targets))]
    public void A_damaged_file_is_refused_or_told_of_but_never_crashes_hangs_or_fills_the_memory(string name)
    {
        var files = int.TryParse(Environment.GetEnvironmentVariable("WEIPIAN_MUTATIONS"), out var wanted) ? wanted : 200;

        var figures = MutantRun.Of(FuzzTarget.All.Single(target => target.Name == name), files);

        figures.Crashes.Should().BeEmpty();
        figures.Dishonest.Should().Be(0);
        figures.Slowest.Should().BeLessThan(MutantFigures.LongestTime);
        figures.MostBytes.Should().BeLessThan(MutantFigures.LargestMemory);
        (figures.Refused + figures.Told).Should().BeGreaterThan(files / 10);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_the_fuzzer_begins_with_is_read_whole(string name)
    {
        var target = FuzzTarget.All.Single(target => target.Name == name);

        target.Seeds().Should().NotBeEmpty();
        target.Seeds().Select(seed => target.Read(File.ReadAllBytes(seed))).Should()
            .OnlyContain(outcome => outcome.Refused == null && outcome.Read > 0 && outcome.Codes.All(code => code.EndsWith(".skipped")));
    }
}
