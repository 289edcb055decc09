using AwesomeAssertions;
using Xunit;

namespace Weipian.Law.Tests.Selection;

public class SelectionBookTests
{
    [Theory]
    [InlineData("K6,重要矿种", "K9,重要矿种", "law.criterion-unknown")]
    [InlineData("K5,报拆除", "K4,报拆除", "law.code-twice")]
    [InlineData("矿种,方案.五", "矿种,方案.九十", "law.article-unknown")]
    public void A_planted_fault_is_named(string find, string replace, string code)
    {
        var load = () => RulePack.Load(LawFolder.With("selection/key-patch.csv", text => text.Replace(find, replace, StringComparison.Ordinal)));

        load.Should().Throw<LawException>().Which.Problems.Select(problem => problem.Code).Should().Contain(code);
    }

    [Fact]
    public void A_criterion_struck_out_is_no_longer_asked()
    {
        var pack = RulePack.Load(LawFolder.With("selection/key-patch.csv", text => text.Replace("K3,临时用地,临时用地图斑,方案.五\n", "", StringComparison.Ordinal)));

        pack.Selection.Find("K3").Should().BeNull();
        pack.Selection.Find("K4")!.Name.Should().Be("设施农用地");
    }
}
