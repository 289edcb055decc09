using ArchUnitNET.Loader;
using AwesomeAssertions;
using Weipian.House.Tests.Rules;

namespace Weipian.House.Tests;

public sealed class ModuleDoorsTests
{
    [Fact]
    public void Modules_meet_only_at_their_contract()
    {
        var app = new ArchLoader().LoadAssemblies(Assemblies.App).Build();
        var contracts = SourceTree.Files("src/App/Modules", ".cs").Where(f => f.Name == "Contract");
        ModuleDoors.Violations(app.Types, "Weipian.App.Modules", contracts).Should().BeEmpty();
    }

    [Fact]
    public void A_planted_use_behind_the_contract_is_found_even_inside_a_lambda()
    {
        var planted = new ArchLoader().LoadAssemblies(typeof(ModuleDoorsTests).Assembly).Build();
        var contract = new SourceFile("Alpha/Contract.cs", """
            namespace Weipian.House.Tests.Planted.Modules.Alpha;

            public sealed record AlphaDoor(int Value);
            """);
        ModuleDoors.Violations(planted.Types, "Weipian.House.Tests.Planted.Modules", [contract])
            .Should().ContainSingle().Which.Should().Contain("ClimbsThroughTheWindow uses").And.Contain("AlphaInside");
    }
}
