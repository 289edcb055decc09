using AwesomeAssertions;
using Weipian.App.Commands;
using Weipian.App.Database;
using Weipian.App.Modules.Determinations;
using Weipian.App.Platform;
using Weipian.Tests;
using Xunit;

namespace Weipian.App.Tests.Commands;

public class DemoVerbTests
{
    [Fact]
    public void Every_verdict_of_the_demo_county_equals_its_truth_and_the_same_bytes_come_out_on_every_machine()
    {
        var directory = Directory.CreateTempSubdirectory("demo-").FullName;
        var pack = LawLibrary.Load(null);

        DemoVerb.Run(directory, 1, pack, TimeProvider.System).Should().Be(0);

        Verification.Run(directory, TimeProvider.System).Should().BeEmpty();
        using var workspace = Workspace.OpenToRead(directory, TimeProvider.System);
        var run = JudgePatches.Judge(workspace, 2024, null, null, pack);
        // The rule pack's own hash changes with every law table; what it leads to must not.
        GoldenFile.Matches("demo-judge.json", JudgeVerbs.Write(run with { RulePack = "" }));
    }
}
