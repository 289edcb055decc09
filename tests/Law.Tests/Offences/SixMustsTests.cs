using AwesomeAssertions;
using Weipian.Law.Offences;
using Weipian.Law.Parameters;
using Xunit;

namespace Weipian.Law.Tests.Offences;

public class SixMustsTests
{
    private static readonly DateOnly Today = new(2024, 7, 10);
    private static readonly PenaltyOutcome Mixed = Law([new LandPart(1000, false, true), new LandPart(500, true, true)]);
    private static readonly IReadOnlyList<DecidedMeasure> Whole =
    [
        new(MeasureKind.ReturnLand, 1500, 1500), new(MeasureKind.Demolish, 1000, 1000), new(MeasureKind.ConfiscateBuildings, 500, 500), new(MeasureKind.Fine, Yuan: 150_000, PaidYuan: 150_000),
    ];

    private static readonly DisposalState Done = new(
        Mixed, Whole, new(2024, 5, 1), new(2024, 6, 1), new(2024, 9, 1), null, [new ResponsiblePerson("王五", true, new(2024, 4, 1))], [], null, new Dictionary<Must, string>());

    [Fact]
    public void A_case_carried_out_whole_is_done_wherever_due() =>
        SixMusts.Of(Done, Today).Select(check => (check.Must, check.Due, check.Done)).Should().Equal(
            (Must.Confiscate, true, true), (Must.Demolish, true, true), (Must.Fine, true, true), (Must.CourtExecution, false, false), (Must.Sanction, true, true), (Must.Refer, false, false));

    [Fact]
    public void Before_the_law_is_chosen_nothing_is_taken_for_granted()
    {
        var checks = SixMusts.Of(Done with { Law = null, Decided = null, Persons = [] }, Today);

        checks.Where(check => check.Due is null).Select(check => check.Must).Should().Equal(Must.Confiscate, Must.Demolish, Must.Fine, Must.Sanction);
    }

    [Fact]
    public void Without_the_plan_opinion_confiscation_and_demolition_are_unknown() =>
        SixMusts.Of(Done with { Law = Law([new LandPart(1000, null, true)]), Decided = null }, Today).Take(2).Should().AllSatisfy(
            check => (check.Due, check.Reason).Should().Be((null, "缺:规划符合性意见")));

    [Fact]
    public void A_decision_that_leaves_out_what_the_law_demands_is_found()
    {
        var checks = SixMusts.Of(Done with { Decided = [.. Whole.Where(measure => measure.Kind != MeasureKind.ConfiscateBuildings)] }, Today);

        checks[0].Should().Be(new MustCheck(Must.Confiscate, true, false, "应作出而决定没有:没收建筑物", ""));
    }

    [Fact]
    public void A_decision_that_demolishes_less_than_it_must_is_found() =>
        SixMusts.Of(Done with { Decided = [.. Whole.Select(measure => measure.Kind == MeasureKind.Demolish ? measure with { AreaM2 = 900, DoneM2 = 900 } : measure)] }, Today)[1]
            .Reason.Should().Be("应拆除复耕 1000 ㎡,决定只有 900 ㎡");

    [Theory]
    [InlineData(999.99, false, "尚有 0.01 ㎡ 未拆除复耕")]
    [InlineData(1000, true, "")]
    public void A_remainder_is_not_done(double done, bool expected, string reason)
    {
        var check = SixMusts.Of(Done with { Decided = [.. Whole.Select(measure => measure.Kind == MeasureKind.Demolish ? measure with { DoneM2 = (decimal)done } : measure)] }, Today)[1];

        (check.Done, check.Reason).Should().Be((expected, reason));
    }

    [Fact]
    public void A_fine_not_paid_is_not_done_and_a_reason_does_not_make_it_so()
    {
        var state = Done with
        {
            Decided = [.. Whole.Select(measure => measure.Kind == MeasureKind.Fine ? measure with { PaidYuan = 149_999.99m } : measure)],
            Reasons = new Dictionary<Must, string> { [Must.Fine] = "当事人申请分期" },
        };

        SixMusts.Of(state, Today)[2].Should().Be(new MustCheck(Must.Fine, true, false, "尚有 0.01 元 未收缴", "当事人申请分期"));
    }

    [Fact]
    public void A_fine_the_law_leaves_open_is_not_due_when_none_was_decided() =>
        SixMusts.Of(Done with { Decided = [.. Whole.Where(measure => measure.Kind != MeasureKind.Fine)] }, Today)[2].Should().Match<MustCheck>(
            check => check.Due == false && check.Reason == "可以并处罚款,决定没有罚款");

    [Fact]
    public void A_fine_the_law_demands_is_due_although_none_was_decided()
    {
        var provision = LawFolder.Pack.Offences.Provisions.Single(candidate => candidate.Code == "use-changed.2021");
        var state = Done with { Law = Penalty.Of(provision, new ActFacts { Parts = [new LandPart(10, true, false)] }), Decided = [new(MeasureKind.ReturnLand, 10, 10)] };

        SixMusts.Of(state, Today)[2].Reason.Should().Be("应当罚款而决定没有罚款");
    }

    [Theory]
    [InlineData("2024-05-01", false, "履行期限至 2024-05-01,尚未届满")]
    [InlineData("2024-05-02", false, "2024-06-01 起方可申请")]
    [InlineData("2024-05-31", false, "2024-06-01 起方可申请")]
    [InlineData("2024-06-01", true, "未履行,应在 2024-09-01 前申请")]
    [InlineData("2024-09-01", true, "未履行,应在 2024-09-01 前申请")]
    [InlineData("2024-09-02", true, "申请期限已于 2024-09-01 届满而未申请")]
    public void The_court_is_due_within_its_window(string today, bool due, string reason)
    {
        var check = SixMusts.Of(
            Done with { Decided = [new(MeasureKind.Demolish, 1000, 0)] }, DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))[3];

        (check.Due, check.Done, check.Reason).Should().Be((due, false, reason));
    }

    [Fact]
    public void An_application_made_is_done() => SixMusts.Of(Done with { CourtAppliedOn = Today }, Today)[3].Done.Should().BeTrue();

    [Fact]
    public void Clocks_not_known_leave_the_court_open() =>
        SixMusts.Of(Done with { Decided = [new(MeasureKind.Demolish, 1000, 0)], CourtFrom = null }, Today)[3].Due.Should().BeNull();

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(null, null, false)]
    [InlineData(false, false, false)]
    public void Persons_decide_the_suggestion(bool? applies, bool? due, bool done) =>
        SixMusts.Of(Done with { Persons = [new ResponsiblePerson("王五", applies, null)] }, Today)[4].Should().Match<MustCheck>(check => check.Due == due && check.Done == done);

    [Fact]
    public void A_unit_whose_persons_nobody_named_is_unknown_not_clear() =>
        SixMusts.Of(Done with { Persons = [] }, Today)[4].Reason.Should().Be("规定要求处理责任人员,责任人员未查明");

    [Fact]
    public void One_person_left_out_keeps_it_undone() =>
        SixMusts.Of(Done with { Persons = [new("王五", true, Today), new("赵六", true, null)] }, Today)[4].Reason.Should().Be("尚未提出:赵六");

    [Theory]
    [InlineData(4000, true, true)]
    [InlineData(4000, null, null)]
    [InlineData(3000, true, false)]
    public void An_alert_makes_referral_due(int m2, bool? destroyed, bool? due)
    {
        var act = new OffenderAct("A", "张三", "illegal-occupation", new(2024, 3, 1), null) { PermanentFarmlandM2 = m2, PlantingDestroyed = destroyed };
        var alerts = CrimeCheck.Of(LawFolder.Pack.Crimes, new ParameterValues(LawFolder.Pack.Parameters, new Dictionary<string, string>(), Today), [act], Today);

        SixMusts.Of(Done with { Alerts = alerts }, Today)[5].Due.Should().Be(due);
        SixMusts.Of(Done with { Alerts = alerts, ReferredOn = Today }, Today)[5].Done.Should().BeTrue();
    }

    private static PenaltyOutcome Law(IReadOnlyList<LandPart> parts) => Penalty.Of(
        LawFolder.Pack.Offences.Provisions.Single(provision => provision.Code == "illegal-occupation.2021"), new ActFacts { Parts = parts, OffenderIsUnit = true });
}
