using System.IO.Compression;
using AwesomeAssertions;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Statistics;
using Weipian.App.Platform;
using Weipian.Law.Determination;
using Weipian.Law.Statistics;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>Scenario 1: JCMJ 30.00 亩 = W 12.34 + PJ 8.01 + approved temporary 6.65 + 3.00 off-line.</summary>
public class Scenario01MixedPatchTests
{
    private const double M2PerMu = 2000.0 / 3;
    private const double Deep = 100;

    [Fact]
    public void The_parent_leaves_every_count_the_parts_add_up_and_the_offline_part_cannot_be_inferred()
    {
        using var office = Split(out var widths);
        office.Found("特殊用途,变化后为建设用途", "1_4|临时用地,是");
        office.Judge();
        office.Conclude("1_3", VerdictCodes.Offline);
        var judged = office.Judge();

        judged.Keys.Should().BeEquivalentTo("1_1", "1_2", "1_3", "1_4");
        judged.ToDictionary(pair => pair.Key, pair => pair.Value.Verdict.Code).Should().BeEquivalentTo(
            new Dictionary<string, string> { ["1_1"] = "PJ", ["1_2"] = "B", ["1_4"] = "LS", ["1_3"] = "XX" });
        widths.Should().HaveCount(4);
        var table = office.Table("T1");
        var issued = table.Total!.Values[0];
        issued.Should().Be(3.0, "the parent and the off-line child are in no count");
        Text(office).Should().NotContain("线下").And.NotContain("1_3");
        judged["1_3"].Should().Match<JudgedPatch>(patch => patch.AreaM2 == null && patch.Pieces.Count == 0 && patch.Units.Count == 0 && patch.Facts == null);
        office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void Printed_parts_of_thirty_mu_add_up_to_thirty_mu()
    {
        double[] parts = [12.3449, 8.0051, 6.6461, 3.0039];

        LargestRemainder.Round(parts, 2).Sum().Should().Be(LargestRemainder.Total(parts.Sum(), 2));
    }

    [Fact]
    public void The_farmland_of_PJ_enters_the_denominator_only()
    {
        using var office = Split(out _);
        office.Judge();

        var ratio = office.Ratio().County;

        ratio.ApprovedEarlierM2.Should().BeApproximately(8.01 * M2PerMu, 10);
        ratio.IllegalM2.Should().BeGreaterThan(0);
        ratio.DenominatorM2.Should().Be(ratio.LawfulM2 + ratio.IllegalM2 + ratio.ApprovedEarlierM2);
        ratio.V1.NumeratorM2.Should().Be(ratio.IllegalM2);
    }

    [Fact]
    public void The_parts_tile_the_parent_within_a_hundredth_of_a_square_metre()
    {
        using var office = Split(out _);

        using var workspace = office.Read();
        var patches = PatchShelf.Of(workspace, Office.Year);

        var parent = patches.Single(patch => patch.Number == "1");
        parent.Status.Should().Be(PatchStatus.Split);
        patches.Where(patch => patch.Parents.Contains(parent.Id)).Sum(child => child.Row.AreaM2!.Value).Should().BeApproximately(parent.Row.AreaM2!.Value, 0.01);
        ControlIdentities.Broken(workspace, Office.Year).Should().BeEmpty();
    }

    [Fact]
    public void Of_a_split_in_force_there_is_no_second_one()
    {
        using var office = Split(out _);

        FluentActions.Invoking(() => office.Split("1")).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("patch.not-current");
    }

    /// <summary>Papers side by side over one patch: PJ, this year's approval for what will be 30.00 less the rest, and two more.</summary>
    private static Office Split(out double[] widths)
    {
        var office = Office.Prepared();
        widths = [8.01 * M2PerMu / Deep, 12.34 * M2PerMu / Deep, 6.65 * M2PerMu / Deep, 3.00 * M2PerMu / Deep];
        var (one, two, three) = (widths[0], widths[0] + widths[1], widths[0] + widths[1] + widths[2]);
        office.Layer("approval", ("PZWH=往年;PZRQ=2022-05-01", 0, 0, one, Deep), ("PZWH=本年;PZRQ=2024-01-10", one, 0, two, Deep), ("PZWH=临;PZRQ=2024-11-30", three, 0, three + widths[3], Deep));
        office.Layer("temporary-land", ("PZWH=临时1;PZRQ=2024-01-10;DQRQ=2026-01-09", two, 0, three, Deep));
        office.Import(("1", 0, 0, three + widths[3], Deep));
        office.Found("特殊用途", "1|无");
        office.Judge();
        office.Split("1");
        return office;
    }

    /// <summary>Everything that leaves the house, as text.</summary>
    private static string Text(Office office)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("tables-").FullName;
        using (var workspace = office.Read())
        {
            WriteTables.All(workspace, Office.Year, directory, Office.Pack);
            WriteTables.Ledger(workspace, Office.Year, Path.Combine(directory, "l.xlsx"), Office.Pack);
        }

        return string.Concat(System.IO.Directory.EnumerateFiles(directory).Select(path =>
        {
            using var archive = ZipFile.OpenRead(path);
            return string.Concat(archive.Entries.Select(entry =>
            {
                using var reader = new StreamReader(entry.Open());
                return reader.ReadToEnd();
            }));
        }));
    }
}
