using AwesomeAssertions;
using Weipian.House.Tests.Rules;

namespace Weipian.House.Tests;

public sealed class PlainTextTests
{
    [Fact]
    public void A_file_is_read_in_one_breath() => PlainText.TooLong(SourceTree.Files("src tools", ".cs")).Should().BeEmpty();

    [Theory]
    [InlineData(350, 0)]
    [InlineData(351, 1)]
    public void A_planted_long_file_is_found(int lines, int violations) =>
        PlainText.TooLong([new("src/Law/Long.cs", string.Concat(Enumerable.Repeat("//\n", lines)))]).Should().HaveCount(violations);

    [Fact]
    public void No_path_of_one_machine_is_committed() =>
        PlainText.MachinePaths(SourceTree.Files(".", ".cs", ".md", ".csproj", ".props", ".json", ".csv", ".sh", ".slnx", ".txt"))
            .Where(v => !v.StartsWith("tests/House.Tests/PlainTextTests.cs", StringComparison.Ordinal)).Should().BeEmpty();

    [Theory]
    [InlineData("var file = \"/home/li/patches.shp\";")]
    [InlineData("cd /root/x")]
    [InlineData("see /work/notes")]
    [InlineData(@"C:\Users\li\patches.shp")]
    public void A_planted_machine_path_is_found(string line) => PlainText.MachinePaths([Planted(line)]).Should().ContainSingle();

    [Theory]
    [InlineData("artifacts/work/x")]
    [InlineData("/p:Configuration=Release")]
    [InlineData("network/work/home")]
    public void A_relative_path_is_no_machine_path(string line) => PlainText.MachinePaths([Planted(line)]).Should().BeEmpty();

    [Fact]
    public void Nothing_is_promised_instead_of_done() => PlainText.Promises(SourceTree.Files("src tools", ".cs")).Should().BeEmpty();

    [Theory]
    [InlineData("// TODO later")]
    [InlineData("throw new NotImplementedException();")]
    public void A_planted_promise_is_found(string line) => PlainText.Promises([Planted(line)]).Should().ContainSingle();

    [Fact]
    public void Spatial_computes_with_its_own_trigonometry() =>
        PlainText.PlatformTrigonometry(SourceTree.Files("src/Spatial", ".cs")).Should().BeEmpty();

    [Theory]
    [InlineData("var y = Math.Sin(b);")]
    [InlineData("return Math.Pow(x, 3);")]
    [InlineData("var d = double.Hypot(x, y);")]
    public void A_planted_platform_function_is_found(string line) => PlainText.PlatformTrigonometry([Planted(line)]).Should().ContainSingle();

    [Theory]
    [InlineData("var y = Math.Sqrt(b);")] // exact by IEEE 754
    [InlineData("var y = Math.Abs(b);")]
    public void An_exactly_rounded_function_is_allowed(string line) => PlainText.PlatformTrigonometry([Planted(line)]).Should().BeEmpty();

    [Fact]
    public void No_rule_is_switched_off_in_place() =>
        PlainText.RulesSwitchedOff(SourceTree.Files(".", ".cs", ".csproj", ".props", ".editorconfig"))
            .Where(v => !v.StartsWith("tests/House.Tests/", StringComparison.Ordinal) || v.Contains(".csproj")).Should().BeEmpty();

    [Theory]
    [InlineData("#pragma warning disable RS0030")]
    [InlineData("<NoWarn>$(NoWarn);RS0030</NoWarn>")]
    [InlineData("dotnet_diagnostic.RS0030.severity = none")]
    public void A_planted_switch_is_found(string line) => PlainText.RulesSwitchedOff([Planted(line)]).Should().ContainSingle();

    [Fact]
    public void The_wall_clock_is_read_at_one_place() =>
        PlainText.WallClocks(SourceTree.Files("src tools", ".cs")).Count.Should().BeLessThanOrEqualTo(1);

    [Fact]
    public void A_planted_wall_clock_is_found() => PlainText.WallClocks([Planted("var now = TimeProvider.System.GetUtcNow();")]).Should().ContainSingle();

    private static SourceFile Planted(string line) => new("src/Law/Planted.cs", line + "\n");
}
