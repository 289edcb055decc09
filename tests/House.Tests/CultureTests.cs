using AwesomeAssertions;

namespace Weipian.House.Tests;

/// <summary>Culture data differs between machines; the executable runs without any (this also makes CA1305 moot).</summary>
public sealed class CultureTests
{
    [Fact]
    public void The_executable_knows_no_culture() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "weipian.runtimeconfig.json"))
            .Should().MatchRegex("\"System.Globalization.Invariant\"\\s*:\\s*true");
}
