using System.Diagnostics;
using AwesomeAssertions;
using Weipian.App.Modules.Patches;
using Weipian.App.Tests.Modules.Patches;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

public class KilledImportTests
{
    private const int Patches = 1500;

    /// <summary>The process is killed at moments spread over its whole life, start-up to seal.</summary>
    [Fact]
    public void An_import_killed_at_any_moment_leaves_the_old_state_or_the_new_one()
    {
        var file = PatchFile.Write([.. Enumerable.Range(0, Patches).Select(index => ($"P{index}", index * 200.0, 0.0, (index * 200.0) + 100, 100.0))]);
        var whole = Lifetime(file);

        for (var moment = 1; moment <= 12; moment++)
        {
            using var county = new TestWorkspace();
            using var import = Start(county, file);
            import.WaitForExit(whole * moment / 12);
            import.Kill(entireProcessTree: true);
            import.WaitForExit();

            using (var workspace = Workspace.OpenToRead(county.Directory, TimeProvider.System))
                PatchShelf.Of(workspace, 2024).Count.Should().BeOneOf(0, Patches);
            county.Verify().Should().BeEmpty("killed at {0}/12 of {1}", moment, whole);
        }
    }

    private static TimeSpan Lifetime(string file)
    {
        using var county = new TestWorkspace();
        var clock = Stopwatch.StartNew();
        using var import = Start(county, file);
        import.WaitForExit();
        import.ExitCode.Should().Be(0);
        return clock.Elapsed;
    }

    private static Process Start(TestWorkspace county, string file) => Process.Start(new ProcessStartInfo(
        "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "weipian.dll"), "import", "--workspace", county.Directory, "--year", "2024", "--line", "land", "--file", file,
        ])
    {
        RedirectStandardOutput = true,
    })!;
}
