using AwesomeAssertions;
using Weipian.Law.Determination;
using Weipian.Law.Parameters;
using Xunit;

namespace Weipian.Law.Tests.Determination;

public class LandDeterminationTests
{
    private static readonly DateOnly Day = new(2024, 12, 31);

    [Fact]
    public void Covered_by_an_approval_of_the_year_before_the_works_it_is_lawful() =>
        Decide(Covered("2024-02-01")).Code.Should().Be(VerdictCodes.Lawful);

    [Fact]
    public void Approved_in_an_earlier_year_and_built_now_it_is_PJ() =>
        Decide(Covered("2022-05-01")).Code.Should().Be(VerdictCodes.ApprovedEarlier);

    [Fact]
    public void Approved_after_the_later_image_it_is_suspected_and_never_called_a_violation()
    {
        var verdict = Decide(Covered("2024-11-01"));

        verdict.Code.Should().Be(VerdictCodes.Unlawful);
        verdict.Conclusion.Should().StartWith("疑似违法");
        verdict.Articles.Should().Contain("土地管理法2019.77");
    }

    [Theory]
    [InlineData("2024-03-01", VerdictCodes.Lawful)]
    [InlineData("2024-03-02", VerdictCodes.Pending)]
    [InlineData("2024-10-01", VerdictCodes.Pending)]
    [InlineData("2024-10-02", VerdictCodes.Unlawful)]
    public void Between_the_images_nobody_can_tell_what_came_first(string approved, string code) =>
        Decide(Covered(approved)).Code.Should().Be(code);

    [Theory]
    [InlineData("2024-06-01", VerdictCodes.Lawful)]
    [InlineData("2024-05-31", VerdictCodes.Unlawful)]
    public void A_verified_start_of_works_settles_it(string start, string code) =>
        Decide(Covered("2024-06-01") with { Verified = new VerificationFacts(StartOfWorks: DateOnly.Parse(start, null)) }).Code.Should().Be(code);

    [Theory]
    [InlineData(950, VerdictCodes.Lawful)]
    [InlineData(949.99, VerdictCodes.Split)]
    [InlineData(20.01, VerdictCodes.Split)]
    [InlineData(20, VerdictCodes.Unlawful)]
    [InlineData(0, VerdictCodes.Unlawful)]
    public void Cover_is_whole_from_its_threshold_and_nothing_up_to_a_trifle(double coveredM2, string code) =>
        Decide(Covered("2024-02-01") with { ApprovedM2 = coveredM2 }).Code.Should().Be(code);

    [Fact]
    public void A_layer_that_is_not_registered_is_unknown_never_no()
    {
        var verdict = Decide(Covered("2024-02-01") with { Approvals = null, ApprovedM2 = null });

        verdict.Code.Should().Be(VerdictCodes.Pending);
        verdict.Missing.Should().Contain("转征收批文:图层未登记");
    }

    [Fact]
    public void Nobody_is_suspected_while_a_record_that_would_excuse_him_was_not_looked_for() =>
        Decide(Uncovered() with { TemporaryM2 = null }).Code.Should().Be(VerdictCodes.Pending);

    [Fact]
    public void A_suspected_violation_says_what_single_answer_would_change_it() =>
        Decide(Uncovered()).WouldChange.Should().Contain(other => other.Question == "批准覆盖" && other.IfAnswer == "部分" && other.Code == VerdictCodes.Split);

    [Theory]
    [InlineData("2024-12-31", VerdictCodes.Temporary)]
    [InlineData("2024-12-30", VerdictCodes.Unlawful)]
    public void Temporary_land_is_within_its_term_to_the_last_day(string until, string code) =>
        Decide(Uncovered() with
        {
            TemporaryM2 = 1000,
            TemporaryLand = [new Cover("临字1号", new DateOnly(2023, 1, 1), DateOnly.Parse(until, null), null, null, 1000)],
        }).Code.Should().Be(code);

    [Theory]
    [InlineData(1.99, VerdictCodes.Unlawful)]
    [InlineData(2.0, VerdictCodes.RuralRoad)]
    [InlineData(8.0, VerdictCodes.RuralRoad)]
    [InlineData(8.01, VerdictCodes.Unlawful)]
    [InlineData(null, VerdictCodes.Pending)]
    public void A_farm_road_keeps_its_width(double? widthM, string code) =>
        Decide(Uncovered() with { ChangeType = "ND", Verified = new VerificationFacts(RoadWidthM: widthM) }).Code.Should().Be(code);

    [Theory]
    [InlineData(980, VerdictCodes.Other)]
    [InlineData(979.99, VerdictCodes.Split)]
    [InlineData(20, VerdictCodes.Unlawful)]
    public void Construction_land_of_last_year_is_not_new(double constructionM2, string code) =>
        Decide(Uncovered() with { LandUse = LandUse(constructionM2) }).Code.Should().Be(code);

    [Fact]
    public void Three_percent_in_the_neighbouring_county_is_split_off() =>
        Decide(Uncovered() with { OutsideCountyM2 = 30 }).SplitAlong.Should().Be("county");

    [Fact]
    public void What_is_handled_off_line_leaves_no_trace_of_why()
    {
        var verdict = Decide(Uncovered() with { Offline = true });

        verdict.Code.Should().Be(VerdictCodes.Offline);
        verdict.Flags.Should().BeEmpty();
        verdict.Answers.Should().ContainSingle();
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(4.999, false)]
    public void Five_mu_of_basic_farmland_raise_the_alert(double mu, bool alert) =>
        Decide(Uncovered() with { AreaM2 = 4000, PermanentFarmlandM2 = mu * 2000 / 3 }).Flags.Contains("涉嫌犯罪线索提示").Should().Be(alert);

    private static LandFacts Uncovered() => new(
        AreaM2: 1000, Offline: false, ShapeSound: true, ChangeType: "20", EarlierImage: new DateOnly(2024, 3, 1), LaterImage: new DateOnly(2024, 10, 1),
        OutsideCountyM2: 0, LandUse: LandUse(0), PermanentFarmlandM2: 0, PlanConformingM2: 0, RedlineM2: 0, Approvals: [], ApprovedM2: 0,
        Supplies: [], SuppliedM2: 0, Facilities: [], FacilityM2: 0, TemporaryLand: [], TemporaryM2: 0, RuralRoads: [], RuralRoadM2: 0,
        Verified: new VerificationFacts(), Unknown: new Dictionary<string, string>());

    private static LandFacts Covered(string approved) => Uncovered() with
    {
        Approvals = [new Cover("某政土批〔2024〕1号", DateOnly.Parse(approved, null), null, null, null, 1000)],
        ApprovedM2 = 1000,
    };

    private static LandUseFacts LandUse(double constructionM2) =>
        new("三调", 1000 - constructionM2, 1000 - constructionM2, 0, 1000 - constructionM2, 0, constructionM2, 0, 0, 0);

    private static Verdict Decide(LandFacts facts) => LandDetermination.Decide(facts, new DeterminationContext(
        2024, Day, LawFolder.Pack, new ParameterValues(LawFolder.Pack.Parameters, new Dictionary<string, string>(), Day)));
}
