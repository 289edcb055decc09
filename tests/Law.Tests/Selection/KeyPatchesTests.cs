using AwesomeAssertions;
using Weipian.Law.Parameters;
using Weipian.Law.Selection;
using Xunit;

namespace Weipian.Law.Tests.Selection;

public class KeyPatchesTests
{
    private static readonly KeyPatchFacts Plain = new("P1", false, 0, false, false, false, []);

    [Theory]
    [InlineData("13333.33", false)] // 19.999995 mu
    [InlineData("13333.34", true)]
    public void Large_occupation_is_compared_raw(string m2, bool key) =>
        Of(Plain with { FarmlandM2 = decimal.Parse(m2, System.Globalization.CultureInfo.InvariantCulture) }).IsKey.Should().Be(key);

    [Fact]
    public void Every_criterion_gives_its_own_reason() =>
        Of(new KeyPatchFacts("P1", true, 20000, true, true, true, ["砂石", "稀土"])).Reasons.Select(reason => $"{reason.Criterion.Code} {reason.Reads}").Should().Equal(
            "K1 位于新划定的永久基本农田内", "K2 占用耕地 30.00 亩,标准 20.00 亩", "K3 临时用地", "K4 设施农用地", "K5 报拆除", "K6 涉及 稀土");

    [Fact]
    public void What_is_not_known_is_named_and_is_no_reason()
    {
        var patch = Of(new KeyPatchFacts("P1", null, null, null, null, null, null));

        patch.IsKey.Should().BeFalse();
        patch.Unknown.Select(criterion => criterion.Code).Should().Equal("K1", "K2", "K3", "K4", "K5", "K6");
    }

    [Fact]
    public void A_plain_patch_is_no_key_patch() => Of(Plain).Should().BeEquivalentTo(new KeyPatch("P1", [], []));

    [Fact]
    public void The_masked_threshold_has_to_be_set()
    {
        var select = () => KeyPatches.Of(LawFolder.Pack.Selection, Values([]), [Plain]);

        select.Should().Throw<ParameterUnsetException>().WithMessage("*keyPatch.largeFarmlandMu*");
    }

    private static KeyPatch Of(KeyPatchFacts patch) =>
        KeyPatches.Of(LawFolder.Pack.Selection, Values(new() { ["keyPatch.largeFarmlandMu"] = "20" }), [patch])[0];

    private static ParameterValues Values(Dictionary<string, string> programme) => new(LawFolder.Pack.Parameters, programme, new DateOnly(2024, 12, 31));
}
