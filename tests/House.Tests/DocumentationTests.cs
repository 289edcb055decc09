using AwesomeAssertions;
using Weipian.House.Tests.Rules;

namespace Weipian.House.Tests;

public sealed class DocumentationTests
{
    [Fact]
    public void Documents_speak_of_what_is_there() =>
        Documentation.DeadPaths(SourceTree.Files(".", ".md"), SourceTree.Exists).Should().BeEmpty();

    [Theory]
    [InlineData("README.md", "see [there](docs/nowhere.md)", "docs/nowhere.md")]
    [InlineData("docs/adr/0001.md", "see [there](../nowhere.md)", "docs/nowhere.md")]
    [InlineData("docs/gotchas.md", "see `src/Law/Nowhere.cs`", "src/Law/Nowhere.cs")]
    public void A_planted_dead_path_is_found(string document, string text, string dead) =>
        Documentation.DeadPaths([new(document, text)], _ => false).Should().ContainSingle().Which.Should().Contain(dead);

    [Fact]
    public void Both_readmes_show_the_same_commands() =>
        Documentation.CodeBlocks(Read("README.zh-CN.md")).Should().Equal(Documentation.CodeBlocks(Read("README.md")));

    [Fact]
    public void A_planted_difference_between_commands_is_seen() =>
        Documentation.CodeBlocks("```\nweipian judge\n```\n").Should().NotEqual(Documentation.CodeBlocks("```\nweipian verify\n```\n"));

    [Fact]
    public void Every_decision_record_has_its_parts() =>
        SourceTree.Files("docs/adr", ".md").SelectMany(record =>
            new[] { "## Context", "## Decision", "## Consequences" }.Where(part => !record.Text.Contains(part, StringComparison.Ordinal)).Select(part => $"{record.Path} lacks {part}"))
            .Should().BeEmpty();

    private static string Read(string path) => File.ReadAllText(Path.Combine(SourceTree.Root, path));
}
