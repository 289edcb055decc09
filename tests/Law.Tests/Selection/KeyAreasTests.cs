using AwesomeAssertions;
using Weipian.Law.Parameters;
using Weipian.Law.Selection;
using Xunit;

namespace Weipian.Law.Tests.Selection;

public class KeyAreasTests
{
    private static readonly UnitFindings Quiet = new("青山镇", [6666.66m], 10, 10, 0, false);

    [Fact]
    public void A_quiet_unit_is_no_key_area() => Of(Quiet).Should().BeEquivalentTo(new KeyArea("青山镇", [], [], false, false));

    [Fact]
    public void Large_patches_are_counted_raw()
    {
        Of(Quiet with { PatchAreasM2 = [6666.66m, 6666.67m] }).Reasons.Should().BeEmpty();
        Of(Quiet with { PatchAreasM2 = [6666.67m, 6666.67m] }).Reasons.Single().Reads.Should().Be("10.00 亩以上图斑 2 个,标准 2 个");
    }

    [Theory]
    [InlineData(8, false)]
    [InlineData(7, true)]
    [InlineData(0, true)]
    public void Violations_missing_from_the_daily_reports_make_a_key_area(int reported, bool key) =>
        Of(Quiet with { ReportedDaily = reported }).VerifyAll.Should().Be(key);

    [Fact]
    public void A_unit_without_violations_hides_none() => Of(Quiet with { Illegal = 0, ReportedDaily = 0 }).VerifyAll.Should().BeFalse();

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Problems_found_by_inspection_count(int problems, bool key) => Of(Quiet with { InspectionProblems = problems }).VerifyAll.Should().Be(key);

    [Fact]
    public void A_unit_not_inspected_is_not_cleared() =>
        Of(Quiet with { InspectionProblems = null }).Unknown.Select(criterion => criterion.Code).Should().Equal("A3");

    [Fact]
    public void Serious_violations_in_a_key_area_lead_straight_to_the_interview_list()
    {
        Of(Quiet with { InspectionProblems = 5, SeriousFound = true }).Interview.Should().BeTrue();
        Of(Quiet with { SeriousFound = true }).Interview.Should().BeFalse();
    }

    [Fact]
    public void More_reported_than_found_is_refused()
    {
        var select = () => Of(Quiet with { ReportedDaily = 11 });

        select.Should().Throw<ArgumentException>().WithMessage("*青山镇*");
    }

    private static KeyArea Of(UnitFindings unit) => KeyAreas.Of(
        LawFolder.Pack.Selection,
        new ParameterValues(LawFolder.Pack.Parameters, new Dictionary<string, string>
        {
            ["keyPatch.largePatchMu"] = "10",
            ["keyArea.largePatchCount"] = "2",
            ["keyArea.unreportedShare"] = "0.3",
            ["keyArea.problemCount"] = "5",
        }, new DateOnly(2024, 12, 31)),
        [unit])[0];
}
