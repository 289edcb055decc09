namespace Weipian.House.Tests.Rules;

/// <summary>
/// A test is found where the code is: <c>tests/Law.Tests/A/BTests.cs</c> tests <c>src/Law/A/B.cs</c>. Tests that run through
/// several rooms by nature live in a <c>Scenarios</c> folder and are named by the scenario.
/// </summary>
public static class Mirror
{
    private const string Ending = "Tests.cs";

    public static IReadOnlyList<string> Violations(IEnumerable<string> tests, IEnumerable<string> sources)
    {
        var code = sources.ToHashSet(StringComparer.Ordinal);
        return [.. from test in tests
                   where test.EndsWith(Ending, StringComparison.Ordinal) && !test.Contains("/Scenarios/", StringComparison.Ordinal)
                   let mirrored = Source(test)
                   where !code.Contains(mirrored)
                   select $"{test}: there is no {mirrored}"];
    }

    private static string Source(string test)
    {
        var parts = test.Split('/');
        var room = parts[1][..^".Tests".Length];
        var home = room == "SyntheticCounty" ? "tools" : "src";
        return string.Join('/', [home, room, .. parts[2..]])[..^Ending.Length] + ".cs";
    }
}
