using AwesomeAssertions;
using Weipian.App.Intake;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Layers;
using Weipian.App.Platform;
using Weipian.Law.Determination;
using Xunit;

namespace Weipian.App.Tests.Modules.Determinations;

public class JudgePatchesTests
{
    [Fact]
    public void Every_account_closes_and_says_where_the_ground_is()
    {
        using var office = Office.Prepared();
        office.Layer("land-use", "三调", ("DLBM=0102", 0, 0, 150, 100), ("DLBM=0601", 100, 0, 300, 100));
        office.Import(("1", 50, 20, 350, 80));

        var judged = office.Judge()["1"];

        var account = judged.Kinds["land-use"];
        judged.Pieces.Where(piece => piece.Kind == "land-use").Sum(piece => piece.AreaM2).Should().BeApproximately(account.CoveredM2 + account.OverlapM2, 1e-6);
        (account.CoveredM2 + account.RemainderM2).Should().BeApproximately(judged.AreaM2!.Value, 1e-6);
        account.OverlapM2.Should().BeApproximately(50 * 60, 3);
        // Farmland alone 50 m wide, both claim 50 m, construction alone 150 m, nothing the last 50 m.
        judged.Facts!.LandUse!.FarmlandM2.Should().BeApproximately(50 * 60, 3);
        judged.Facts.LandUse.ConstructionM2.Should().BeApproximately(150 * 60, 5);
        judged.Facts.LandUse.UnknownM2.Should().BeApproximately(50 * 60, 3);
        judged.Facts.LandUse.UncoveredM2.Should().BeApproximately(50 * 60, 3);
        judged.Verdict.Code.Should().Be(VerdictCodes.Pending);
    }

    [Fact]
    public void Judging_again_gives_the_same_to_the_letter_and_writes_nothing()
    {
        using var office = Office.Prepared();
        office.Import(("1", 50, 20, 350, 80), ("2", 900, 20, 1100, 80));
        var first = office.Judge();
        using (var workspace = office.Read())
            workspace.Journal.Head().Sequence.Should().Be(13);

        var second = office.Judge();

        CanonicalJson.Write(second).Should().Be(CanonicalJson.Write(first));
        using (var workspace = office.Read())
            workspace.Journal.Head().Sequence.Should().Be(13);
        office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void What_a_new_layer_would_change_is_shown_before_it_does()
    {
        using var office = Office.Prepared();
        office.Import(("1", 50, 20, 350, 80), ("2", 500, 20, 600, 80));
        office.Judge();
        office.Conclude("1");
        office.Layer("approval", ("PZWH=示例政土批1号;PZRQ=2024-01-15", 0, 0, 400, 100));

        using var workspace = office.Read();
        var changes = JudgePatches.Preview(workspace, JudgePatches.Judge(workspace, Office.Year, null, null, Office.Pack));

        changes.Should().Equal(new VerdictChange("2024L000001", "1", VerdictCodes.Unlawful, VerdictCodes.Lawful, Concluded: true));
    }

    [Fact]
    public void Two_files_of_approvals_cover_what_they_share_only_once()
    {
        using var office = Office.Prepared();
        office.Layer("approval", ("PZWH=甲;PZRQ=2024-01-15", 0, 0, 200, 100));
        office.Layer("approval", ("PZWH=乙;PZRQ=2024-01-16", 100, 0, 300, 100));
        office.Import(("1", 0, 0, 300, 100));

        var judged = office.Judge()["1"];

        judged.Facts!.ApprovedM2.Should().BeApproximately(judged.AreaM2!.Value, 0.01);
        judged.Kinds["approval"].OverlapM2.Should().BeApproximately(10_000, 5);
        judged.Verdict.Code.Should().Be(VerdictCodes.Lawful);
    }

    [Theory]
    [InlineData("county", "A9")]
    [InlineData("approval", "A6>B10>C13")]
    [InlineData("land-use", "A6>B11")]
    public void A_layer_that_is_not_there_is_never_read_as_no(string absent, string row)
    {
        using var office = new Office();
        var layers = new (string Kind, string? Scheme, string Fields)[]
        {
            ("county", null, "XZQDM=619901"), ("land-use", "三调", "DLBM=0102"), ("approval", null, "PZWH=甲"),
        };
        foreach (var (kind, scheme, fields) in layers.Where(layer => layer.Kind != absent))
            office.Layer(kind, scheme, kind == "approval" ? (fields, 5000, 5000, 5010, 5010) : (fields, -100, -100, 2000, 2000));
        office.Import(("1", 50, 20, 350, 80));

        var verdict = office.Judge()["1"].Verdict;

        verdict.Code.Should().Be(VerdictCodes.Pending);
        verdict.Row.Should().Be(row);
        verdict.Missing.Should().Contain(missing => missing.EndsWith(":图层未登记"));
    }

    [Fact]
    public void A_quarantined_shape_makes_what_it_touches_unknown_until_its_repair_is_accepted()
    {
        using var office = Office.Prepared();
        var bowTie = MapFile.WriteRing("PZWH=甲;PZRQ=2024-01-15", (0, 0), (100, 100), (100, 0), (0, 100), (0, 0));
        Add(office, bowTie, repairs: false);
        office.Import(("1", 10, 10, 90, 90), ("2", 300, 300, 400, 400));

        var judged = office.Judge();

        judged["1"].Verdict.Row.Should().Be("A6>B10>C13");
        judged["1"].Verdict.Missing.Should().Contain(missing => missing.Contains("尚未接受修复"));
        judged["2"].Verdict.Code.Should().Be(VerdictCodes.Unlawful);
        Add(office, bowTie, repairs: true);
        using var workspace = office.Read();
        LayerShelf.Current(workspace).Count(layer => layer.Description.Kind == "approval").Should().Be(3);
    }

    [Fact]
    public void A_patch_whose_own_shape_is_quarantined_is_not_measured()
    {
        using var office = Office.Prepared();
        office.ImportFile(MapFile.WriteRing("JCBH=1;TBLX=20", (0, 0), (100, 100), (100, 0), (0, 100), (0, 0)));

        var judged = office.Judge()["1"];

        judged.AreaM2.Should().BeNull();
        judged.Pieces.Should().BeEmpty();
        judged.Shape.Should().Match<JudgedShape>(shape => !shape.Valid && shape.Fault!.Code == "shape.self-crossing" && shape.Fault.AreaAfterM2 > 4900);
        judged.Verdict.Should().Match<JudgedVerdict>(verdict => verdict.Code == VerdictCodes.Pending && verdict.Missing.Contains("接受图形修复方案"));
    }

    [Fact]
    public void A_conclusion_other_than_proposed_needs_a_reason_and_disagreement_is_a_state()
    {
        using var office = Office.Prepared();
        office.Import(("1", 50, 20, 350, 80));
        FluentActions.Invoking(() => office.Conclude("1")).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("patch.not-judged");
        office.Judge();

        using (var workspace = office.Write())
            GiveOpinion.Run(workspace, "1", Office.Year, "审批", agrees: false, "有先行用地批复", TestWorkspace.Clerk);
        using (var workspace = office.Read())
            DeterminationShelf.Of(workspace, Office.Year).Single().State.Should().Be("意见不一");
        FluentActions.Invoking(() => office.Conclude("1", VerdictCodes.Other)).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("conclusion.reason");
        FluentActions.Invoking(() => office.Conclude("1", "??")).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("conclusion.code");
        office.Conclude("1", VerdictCodes.Other, "先行用地已批复").Differs.Should().BeTrue();
        using (var workspace = office.Read())
            DeterminationShelf.Of(workspace, Office.Year).Single().Should().Match<PatchStanding>(standing => standing.State == "已结论" && standing.Code == VerdictCodes.Other);
        office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void A_parameter_nobody_set_is_asked_for_by_name()
    {
        using var office = Office.Prepared();
        office.Import(("1", 50, 20, 350, 80));
        var law = System.IO.Directory.CreateTempSubdirectory("law-").FullName;
        foreach (var file in System.IO.Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "law"), "*.csv", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(law, Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "law"), file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, File.ReadAllText(file).Replace("cover.approval,批文覆盖率,数值,0.95", "cover.approval,批文覆盖率,数值,"));
        }

        var judge = () => office.Judge(LawLibrary.Load(law));

        judge.Should().Throw<ProblemException>().Which.Problems[0].Should().Match<Problem>(problem => problem.Code == "parameter.unset" && problem.Field == "cover.approval");
    }

    private static void Add(Office office, string file, bool repairs)
    {
        using var workspace = office.Write();
        AddLayer.Run(
            workspace, new("approval", null, null, "非涉密", null), new IntakeOptions(file, AcceptRepairs: repairs), Office.Pack, TestWorkspace.Clerk);
    }
}
