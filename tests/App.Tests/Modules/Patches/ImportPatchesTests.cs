using AwesomeAssertions;
using Weipian.App.Intake;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Patches;

public class ImportPatchesTests
{
    [Fact]
    public void History_follows_the_ground_through_repetition_correction_split_merger_and_disappearance()
    {
        using var county = new TestWorkspace();
        Import(county, null, ("A", 0, 0, 100, 100), ("B", 200, 0, 300, 100), ("C", 400, 0, 500, 100), ("D", 600, 0, 650, 100), ("E", 650, 0, 700, 100), ("F", 800, 0, 900, 100));

        var second = Import(county, 1,
            ("A", 0, 0, 100, 100), ("B", 200, 0, 300, 110), ("C_1", 400, 0, 440, 100), ("C_2", 440, 0, 500, 100), ("DE", 600, 0, 700, 100), ("A2", 0, 0, 100, 100));

        second.Outcomes.Should().Equal(new Dictionary<string, int> { ["child"] = 2, ["corrected"] = 1, ["merger"] = 1, ["same"] = 2 });
        second.Vanished.Should().Equal("2024L000006");
        using var workspace = Workspace.OpenToRead(county.Directory, TimeProvider.System);
        var patches = PatchShelf.Of(workspace, 2024).ToDictionary(patch => patch.Number, StringComparer.Ordinal);
        patches.ToDictionary(pair => pair.Key, pair => pair.Value.Status).Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["A"] = "current",
            ["B"] = "current",
            ["C"] = "split",
            ["C_1"] = "current",
            ["C_2"] = "current",
            ["D"] = "merged",
            ["E"] = "merged",
            ["DE"] = "current",
            ["F"] = "vanished",
        });
        patches["B"].Version.Should().Be(2);
        patches["C_1"].Parents.Should().Equal(patches["C"].Id);
        patches["DE"].Parents.Should().BeEquivalentTo(patches["D"].Id, patches["E"].Id);
        PatchShelf.One(workspace, "A2").Id.Should().Be(patches["A"].Id);
        (patches["C_1"].Row.AreaM2 + patches["C_2"].Row.AreaM2).Should().BeApproximately(patches["C"].Row.AreaM2!.Value, 0.01);
        county.Verify().Should().BeEmpty();
    }

    [Fact]
    public void A_number_used_again_for_another_place_is_another_patch()
    {
        using var county = new TestWorkspace();
        Import(county, null, ("1", 0, 0, 100, 100));

        Import(county, null, ("1", 5000, 0, 5100, 100)).Outcomes.Should().ContainKey(RowOutcome.New);

        using var workspace = Workspace.OpenToRead(county.Directory, TimeProvider.System);
        var one = () => PatchShelf.One(workspace, "1");
        one.Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("patch.ambiguous");
    }

    [Fact]
    public void A_number_given_for_want_of_one_is_no_other_name_of_the_patch()
    {
        using var county = new TestWorkspace();
        var file = PatchFile.Write(("", 0, 0, 100, 100));
        File.WriteAllText(file, File.ReadAllText(file).Replace("JCBH", "remark", StringComparison.Ordinal));
        Run(county, new IntakeOptions(file), null);

        Run(county, new IntakeOptions(file), null).Outcomes.Should().Equal(new Dictionary<string, int> { ["same"] = 1 });

        using var workspace = Workspace.OpenToRead(county.Directory, TimeProvider.System);
        PatchShelf.Find(workspace, "1-1").Should().ContainSingle();
        PatchShelf.Find(workspace, "2-1").Should().BeEmpty();
    }

    [Fact]
    public void Every_row_has_its_place_in_the_account()
    {
        using var county = new TestWorkspace();

        var batch = Import(county, null, ("1", 0, 0, 100, 100), ("1", 0, 0, 100, 100), ("1", 300, 0, 400, 100), ("2", 600, 0, 700, 100));

        batch.Rows.Closes.Should().BeTrue();
        batch.Rows.Kept.Should().Be(2);
        batch.Rows.Refused.Select(row => (row.Record, row.Code)).Should().Equal((2L, "patch.repeated"), (3L, "patch.number-twice"));
    }

    [Fact]
    public void A_refused_batch_changes_nothing()
    {
        using var county = new TestWorkspace();

        var import = () => Import(county, null, ("1", 3792000, 36583000, 3792100, 36583100));

        import.Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("coordinate.axes-swapped");
        using var workspace = Workspace.OpenToRead(county.Directory, TimeProvider.System);
        PatchShelf.Of(workspace, 2024).Should().BeEmpty();
        county.Verify().Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_bow_tie_is_quarantined_until_its_repair_is_accepted(bool accept)
    {
        using var county = new TestWorkspace();
        var file = PatchFile.Write("""{"type":"Polygon","coordinates":[[[36583000,3792000],[36583100,3792100],[36583100,3792000],[36583000,3792100],[36583000,3792000]]]}""", "1");

        Run(county, new IntakeOptions(file, AcceptRepairs: accept), null);

        using var workspace = Workspace.OpenToRead(county.Directory, TimeProvider.System);
        var row = PatchShelf.One(workspace, "1").Row;
        row.Fault!.Code.Should().Be("shape.self-crossing");
        row.Fault.AreaAfterM2.Should().BeApproximately(5000, 2);
        (row.AreaM2 is not null).Should().Be(accept, "an invalid shape is not measured");
        (row.Original is not null).Should().Be(accept, "the original is kept beside an accepted repair");
    }

    private static BatchImported Import(TestWorkspace county, int? replaces, params (string Number, double X1, double Y1, double X2, double Y2)[] boxes) =>
        Run(county, new IntakeOptions(PatchFile.Write(boxes)), replaces);

    private static BatchImported Run(TestWorkspace county, IntakeOptions options, int? replaces)
    {
        using var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System);
        return ImportPatches.Run(workspace, 2024, Lines.Land, options, null, replaces, LawLibrary.Load(null), TestWorkspace.Clerk);
    }
}
