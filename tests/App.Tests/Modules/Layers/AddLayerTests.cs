using AwesomeAssertions;
using Weipian.App.Intake;
using Weipian.App.Modules.Layers;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Layers;

public class AddLayerTests
{
    private static readonly string Parcels = MapFile.Write(("DLBM=0103;TBMJ=10000", 0, 0, 100, 100), ("DLBM=0601", 100, 0, 200, 100), ("DLBM=", 150, 50, 250, 150));

    [Fact]
    public void A_layer_is_registered_once_and_kept_whole()
    {
        using var county = new TestWorkspace();

        var layer = Add(county, "land-use", Parcels, scheme: "third-survey");
        var again = Add(county, "land-use", Parcels, scheme: "三调");

        again.Number.Should().Be(layer.Number);
        layer.Description.Should().BeEquivalentTo(new { Scheme = "三调", Kept = 3, OverlappingPairs = 1, Secrecy = "非涉密" });
        layer.Description.Rows.Closes.Should().BeTrue();
        layer.Description.Warnings.Should().ContainSingle().Which.Code.Should().Be("layer.value-missing");
        county.Verify().Should().BeEmpty();
    }

    [Fact]
    public void The_same_content_has_the_same_hash_whatever_the_file_is_called()
    {
        using var one = new TestWorkspace();
        using var other = new TestWorkspace();
        var copy = Parcels + "2";
        File.Copy(Parcels, copy, overwrite: true);

        var (first, second) = (Add(one, "land-use", Parcels, "三调"), Add(other, "land-use", copy, "三调"));

        second.Description.Hash.Should().Be(first.Description.Hash);
        second.Description.FileSha256.Should().Be(first.Description.FileSha256);
        Add(other, "land-use", Parcels, "用地用海2023").Description.Hash.Should().NotBe(first.Description.Hash);
    }

    [Fact]
    public void A_newer_survey_takes_the_place_of_the_older_but_approvals_stand_side_by_side()
    {
        using var county = new TestWorkspace();
        Add(county, "land-use", Parcels, "二调");
        Add(county, "land-use", Parcels, "三调");
        Add(county, "approval", MapFile.Write(("PZWH=甲", 0, 0, 10, 10)));
        Add(county, "approval", MapFile.Write(("PZWH=乙", 20, 0, 30, 10)));

        using var workspace = Workspace.OpenToRead(county.Directory, TimeProvider.System);
        LayerShelf.Current(workspace).Select(layer => layer.Number).Should().BeEquivalentTo([2, 3, 4]);
    }

    [Fact]
    public void An_invalid_shape_is_quarantined_with_its_place_and_both_areas_until_its_repair_is_accepted()
    {
        using var county = new TestWorkspace();
        var bowTie = MapFile.WriteRing("DLBM=0103", (0, 0), (100, 100), (100, 0), (0, 100), (0, 0));

        var quarantined = Add(county, "land-use", bowTie, "三调").Description.Quarantined.Single();
        var accepted = Add(county, "land-use", bowTie, "三调", repairs: true).Description.Quarantined.Single();

        quarantined.Should().BeEquivalentTo(new { Record = 1L, Feature = 1, Code = "shape.self-crossing", Accepted = false });
        quarantined.Location.Should().StartWith("36583050");
        quarantined.AreaAfterM2.Should().BeApproximately(5000, 5);
        accepted.Accepted.Should().BeTrue();
        county.Verify().Should().BeEmpty();
    }

    [Theory]
    [InlineData("land-use", null, "非涉密", "layer.scheme-missing")]
    [InlineData("land-use", "四调", "非涉密", "layer.scheme")]
    [InlineData("land-used", "三调", "非涉密", "layer.kind")]
    [InlineData("patch-land", null, "非涉密", "layer.kind")]
    [InlineData("land-use", "三调", "秘密", "layer.secrecy")]
    [InlineData("approval", null, "非涉密", "layer.field-missing")]
    public void What_cannot_be_used_is_refused_by_name(string kind, string? scheme, string secrecy, string code)
    {
        using var county = new TestWorkspace();

        var add = () => Add(county, kind, Parcels, scheme, secrecy: secrecy);

        add.Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be(code);
    }

    [Fact]
    public void A_changed_byte_of_a_layer_or_of_its_side_file_is_named()
    {
        using var county = new TestWorkspace();
        var hash = Add(county, "land-use", Parcels, "三调").Description.Hash;

        Flip(Path.Combine(county.Directory, "layers", hash + ".pack"));
        county.Verify().Should().Equal("layer.pack-altered");
        Flip(Path.Combine(county.Directory, "layers", hash + ".gpkg"));
        county.Verify().Should().Equal("layer.altered");
    }

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static RegisteredLayer Add(
        TestWorkspace county, string kind, string file, string? scheme = null, bool repairs = false, string secrecy = AddLayer.NotSecret)
    {
        using var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System);
        return AddLayer.Run(
            workspace, new LayerStatement(kind, scheme, "2023-12-31", secrecy, null), new IntakeOptions(file, AcceptRepairs: repairs), LawLibrary.Load(null), TestWorkspace.Clerk);
    }
}
