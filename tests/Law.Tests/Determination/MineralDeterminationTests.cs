using AwesomeAssertions;
using Weipian.Law.Determination;
using Weipian.Law.Parameters;
using Xunit;

namespace Weipian.Law.Tests.Determination;

public class MineralDeterminationTests
{
    private static readonly MiningRight Right = new(
        "C6100002012", "示例矿业", "石灰岩", "采矿", new DateOnly(2012, 8, 1), new DateOnly(2017, 8, 1), null, 5000, 0);

    private static readonly MineralFacts Facts = new(
        5000, false, true, "开采", "石灰岩", null, true, [Right], 0, new DateOnly(2017, 7, 31), new Dictionary<string, string>());

    [Theory]
    [InlineData("2017-08-01", null, VerdictCodes.LawfulMining)]
    [InlineData("2017-08-02", null, VerdictCodes.UnlawfulMining)]
    [InlineData("2017-10-01", "2017-07-28", VerdictCodes.LawfulMining)]
    [InlineData("2017-10-01", "2017-08-01", VerdictCodes.LawfulMining)]
    [InlineData("2017-10-01", "2017-08-02", VerdictCodes.UnlawfulMining)]
    public void A_renewal_accepted_before_expiry_keeps_a_licence_valid(string day, string? accepted, string code) =>
        Decide(Facts with
        {
            Day = DateOnly.Parse(day, null),
            Rights = [Right with { RenewalAccepted = accepted is null ? null : DateOnly.Parse(accepted, null) }],
        }).Code.Should().Be(code);

    [Theory]
    [InlineData(1.0, VerdictCodes.LawfulMining)]
    [InlineData(12.0, VerdictCodes.UnlawfulMining)]
    public void A_pit_beyond_the_boundary_is_beyond_it_whatever_its_elevation(double outsideM, string code) =>
        Decide(Facts with { FurthestOutsideM = outsideM }).Code.Should().Be(code);

    [Theory]
    [InlineData("白云岩", null, "疑似违法(擅自改变开采矿种)")]
    [InlineData("白云岩", true, "合法开采")]
    [InlineData("石灰岩", null, "合法开采")]
    public void An_associated_mineral_is_part_of_the_licence(string mineral, bool? associated, string conclusion) =>
        Decide(Facts with { Mineral = mineral, AssociatedMineral = associated }).Conclusion.Should().Be(conclusion);

    [Fact]
    public void Mining_under_an_exploration_licence_is_named() =>
        Decide(Facts with { Rights = [Right with { Stage = "探矿" }] }).Conclusion.Should().Contain("以采代探");

    [Fact]
    public void Without_the_layer_nobody_can_tell()
    {
        var verdict = Decide(Facts with { Rights = null });

        verdict.Code.Should().Be(VerdictCodes.Pending);
        verdict.Missing.Should().ContainSingle().Which.Should().Contain("矿业权");
    }

    [Fact]
    public void No_right_near_and_mining_seen_is_mining_without_a_licence() =>
        Decide(Facts with { Rights = [] }).Conclusion.Should().Contain("无证开采");

    private static Verdict Decide(MineralFacts facts)
    {
        var day = new DateOnly(2026, 1, 1);
        return MineralDetermination.Decide(facts, new DeterminationContext(
            2025, day, LawFolder.Pack, new ParameterValues(LawFolder.Pack.Parameters, new Dictionary<string, string>(), day)));
    }
}
