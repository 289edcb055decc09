using AwesomeAssertions;
using Weipian.House.Tests.Rules;

namespace Weipian.House.Tests;

public sealed class WebTests
{
    private static IReadOnlyList<SourceFile> Written => [.. SourceTree.Files("web", ".ts", ".vue", ".mjs").Where(file => file.Path != "web/packages/api/types.ts" && !file.Path.StartsWith("web/dist/", StringComparison.Ordinal))];

    [Fact]
    public void A_web_file_is_read_in_one_breath() => PlainText.TooLong(Written).Should().BeEmpty();

    [Fact]
    public void Components_end_in_a_closed_set_of_words() => WebNames.OpenEnded(SourceTree.Files("web/apps", ".vue")).Should().BeEmpty();

    [Fact]
    public void There_are_components() => SourceTree.Files("web/apps", ".vue").Should().NotBeEmpty();

    [Theory]
    [InlineData("web/apps/office/src/patches/PatchPanel.vue")]
    [InlineData("web/apps/office/src/patches/Table.vue")]
    public void A_planted_component_of_another_ending_is_found(string path) => WebNames.OpenEnded([new(path, "")]).Should().ContainSingle();

    [Fact]
    public void No_markup_carries_style_or_foreign_markup() => WebNames.Unsafe(Written).Should().BeEmpty();

    [Theory]
    [InlineData("<p style=\"color: red\">")]
    [InlineData("<p v-html=\"text\" />")]
    public void A_planted_unsafe_markup_is_found(string line) => WebNames.Unsafe([new("web/apps/office/src/A.vue", line)]).Should().ContainSingle();

    [Fact]
    public void Nothing_is_promised_instead_of_done_on_the_web() => PlainText.Promises(Written).Should().BeEmpty();
}
