using AwesomeAssertions;
using NetTopologySuite.Geometries;
using Xunit;

namespace Weipian.Spatial.Tests;

public class CoordinateTestTests
{
    [Theory]
    [InlineData(4524, 36583000, 3792000, null)]
    [InlineData(4545, 583000, 3792000, null)]
    [InlineData(4490, 108.9, 34.2, null)]
    [InlineData(4524, 37583000, 3792000, "coordinate.zone")]
    [InlineData(4524, 583000, 3792000, "coordinate.zone")]
    [InlineData(4545, 36583000, 3792000, "coordinate.zone")]
    [InlineData(4524, 3792000, 36583000, "coordinate.axes-swapped")]
    [InlineData(4545, 3792000, 583000, "coordinate.axes-swapped")]
    [InlineData(4524, 108.9, 34.2, "coordinate.degrees-for-metres")]
    [InlineData(4490, 34.2, 108.9, "coordinate.axes-swapped")]
    [InlineData(4490, 36583000, 3792000, "coordinate.metres-for-degrees")]
    [InlineData(4490, 9.5, 47.1, "coordinate.outside-china")]
    [InlineData(4524, 36583000, 9792000, "coordinate.outside-china")]
    public void Coordinates_are_held_against_their_system(int epsg, double x, double y, string? code)
    {
        var problems = CoordinateTest.Check(Crs.FromEpsg(epsg)!, new Envelope(x, x + 0.001, y, y + 0.001)).ToList();

        problems.Select(problem => problem.Code).Should().Equal(code is null ? [] : [code]);
        problems.Should().OnlyContain(problem => problem.Blocking);
    }

    [Fact]
    public void Another_country_is_only_a_warning_once_wgs84_was_accepted() =>
        CoordinateTest.Check(Crs.Geographic, new Envelope(9.5, 9.6, 47.1, 47.2), wgs84Accepted: true)
            .Should().ContainSingle().Which.Blocking.Should().BeFalse();
}
