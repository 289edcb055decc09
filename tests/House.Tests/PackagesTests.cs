using AwesomeAssertions;
using Weipian.House.Tests.Rules;

namespace Weipian.House.Tests;

public sealed class PackagesTests
{
    private static IReadOnlyList<SourceFile> Projects => SourceTree.Files("src tools tests bench", ".csproj");

    [Fact]
    public void A_package_has_one_version_in_the_house() => Packages.OwnVersions(Projects).Should().BeEmpty();

    [Fact]
    public void Every_project_has_its_lock_file() => Packages.WithoutLock(Projects.Select(p => p.Path), SourceTree.Exists).Should().BeEmpty();

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(SourceTree.Root, "Weipian.slnx"));
        Projects.Select(p => p.Path).Where(p => !solution.Contains($"\"{p}\"", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("""<PackageReference Include="X" Version="1.0.0" />""")]
    [InlineData("""<PackageReference Include="X" VersionOverride="1.0.0" />""")]
    [InlineData("<PackageReference Include=\"X\">\n  <Version>1.0.0</Version>\n</PackageReference>")]
    public void A_planted_version_is_found(string xml) => Packages.OwnVersions([new("src/Law/Weipian.Law.csproj", xml)]).Should().ContainSingle();

    [Fact]
    public void A_planted_project_without_a_lock_is_found() =>
        Packages.WithoutLock(["src/Law/Weipian.Law.csproj"], _ => false).Should().ContainSingle().Which.Should().StartWith("src/Law/packages.lock.json");
}
