using AwesomeAssertions;
using Weipian.House.Tests.Rules;

namespace Weipian.House.Tests;

public sealed class MirrorTests
{
    [Fact]
    public void Tests_lie_on_the_path_of_what_they_test() =>
        Mirror.Violations(
            SourceTree.Files("tests", ".cs").Select(f => f.Path).Where(p => !p.StartsWith("tests/House.Tests/", StringComparison.Ordinal)),
            SourceTree.Files("src tools", ".cs").Select(f => f.Path)).Should().BeEmpty();

    [Theory]
    [InlineData("tests/Law.Tests/Determination/VerdictTests.cs", 0)]
    [InlineData("tests/SyntheticCounty.Tests/CountyTests.cs", 0)]
    [InlineData("tests/Law.Tests/VerdictTests.cs", 1)]
    [InlineData("tests/Spatial.Tests/Determination/VerdictTests.cs", 1)]
    [InlineData("tests/Law.Tests/Determination/VerdictsTests.cs", 1)]
    [InlineData("tests/App.Tests/Scenarios/S01_MixedPatchTests.cs", 0)]
    [InlineData("tests/Law.Tests/Determination/Samples.cs", 0)]
    public void A_planted_stray_test_is_found(string test, int violations) =>
        Mirror.Violations([test], ["src/Law/Determination/Verdict.cs", "tools/SyntheticCounty/County.cs"]).Should().HaveCount(violations);
}
