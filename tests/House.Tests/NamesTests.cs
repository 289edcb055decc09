using AwesomeAssertions;
using Weipian.House.Tests.Rules;

namespace Weipian.House.Tests;

public sealed class NamesTests
{
    [Fact]
    public void Names_say_what_the_thing_does() =>
        Names.Violations(SourceTree.Files("src tools", ".cs", ".csproj")).Should().BeEmpty();

    [Theory]
    [InlineData("src/App/PatchService.cs", "")]
    [InlineData("src/App/Common/Patch.cs", "")]
    [InlineData("src/App/Patch.cs", "public sealed partial class LayerManager")]
    [InlineData("src/App/Patch.cs", "internal readonly record struct AreaHelper(double M2);")]
    [InlineData("src/App/Patch.cs", "namespace Weipian.App.Utils;")]
    public void A_planted_empty_word_is_found(string path, string text) =>
        Names.Violations([new(path, text)]).Should().ContainSingle();

    [Theory]
    [InlineData("src/App/Serve.cs", "class ServedCommonly;")]
    [InlineData("src/Law/Uncommon.cs", "enum Unserviceable;")]
    public void A_longer_word_that_holds_an_empty_one_is_no_violation(string path, string text) =>
        Names.Violations([new(path, text)]).Should().BeEmpty();
}
