using AwesomeAssertions;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Patches;

public class AreaUnitTests
{
    [Theory]
    [InlineData(3.0, 2000, "mu")]
    [InlineData(2000, 2000, "m2")]
    [InlineData(0.2, 2000, "ha")]
    [InlineData(2.51, 2000, "mu")]
    public void The_unit_is_the_one_in_which_declared_and_measured_agree(double declared, double measuredM2, string unit) =>
        AreaUnit.Decide(null, [(declared, measuredM2)]).Unit!.Key.Should().Be(unit);

    [Fact]
    public void A_figure_that_fits_no_unit_is_asked_about()
    {
        var decide = () => AreaUnit.Decide(null, [(50.0, 2000)]);

        decide.Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("area.unit-unclear");
    }

    [Fact]
    public void What_a_person_says_goes_before_inference() => AreaUnit.Decide("m2", [(3.0, 2000)]).Unit!.Key.Should().Be("m2");

    [Fact]
    public void One_mu_is_exactly_two_thousand_thirds_of_a_square_metre() => (15 * AreaUnit.All[0].M2).Should().Be(10_000);
}
