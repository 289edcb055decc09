using AwesomeAssertions;
using Weipian.App.Modules.Layers;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>Scenario 12: 0601 is a factory in 三调 and a farm road in the guide of 2023; the scheme travels with the data.</summary>
public class Scenario12ClassCollisionTests
{
    [Theory]
    [InlineData("三调", true)]
    [InlineData("用地用海2023", false)]
    public void The_same_code_is_another_class_in_another_scheme(string scheme, bool construction)
    {
        using var office = Office.Prepared();
        office.Layer("land-use", scheme, ("DLBM=0601", -100, -100, 2000, 2000));
        office.Import(("1", 0, 0, 100, 100));

        var use = office.Judge()["1"].Facts!.LandUse!;

        use.Scheme.Should().Be(scheme);
        (use.ConstructionM2 > 9_990).Should().Be(construction);
        (use.AgriculturalM2 > 9_990).Should().Be(!construction);
    }

    [Fact]
    public void Layers_of_two_schemes_are_never_added_up()
    {
        using var office = Office.Prepared();
        using (var workspace = office.Write())
            AddLayer.Run(
                workspace, new LayerStatement("land-use", "用地用海2023", null, AddLayer.NotSecret, []), new(MapFile.Write(("DLBM=0601", 0, 0, 50, 100))), Office.Pack, TestWorkspace.Clerk);
        office.Import(("1", 0, 0, 100, 100));

        var judged = office.Judge()["1"];

        judged.Facts!.LandUse.Should().BeNull();
        judged.Verdict.Row.Should().Be("A6>B11");
        judged.Verdict.Missing.Should().Contain(missing => missing.Contains("不同的地类体系"));
    }
}
