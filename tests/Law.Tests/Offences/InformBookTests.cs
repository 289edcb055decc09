using AwesomeAssertions;
using Xunit;

namespace Weipian.Law.Tests.Offences;

public class InformBookTests
{
    [Fact]
    public void The_ten_departments_of_the_programme_each_have_measures_to_be_asked_for() =>
        LawFolder.Pack.Informing.Departments.Should().HaveCount(10).And.OnlyContain(department => department.Measures.Count > 0);

    [Fact]
    public void A_department_and_a_ground_are_found_by_code()
    {
        LawFolder.Pack.Informing.Find("power")!.Measures.Should().Contain("停止供电");
        LawFolder.Pack.Informing.FindGround("G2")!.Name.Should().Be("大量占用耕地或永久基本农田");
        LawFolder.Pack.Informing.Find("weather").Should().BeNull();
    }

    [Theory]
    [InlineData("offences/inform.csv", "停止供电|不予办理用电报装", "", "law.cell")]
    [InlineData("offences/inform.csv", "police,公安", "power,公安", "law.code-twice")]
    [InlineData("offences/supervision-grounds.csv", "G8,", "G7,", "law.code-twice")]
    public void A_planted_fault_is_named(string file, string find, string replace, string code) => Planted.Codes(file, find, replace).Should().Contain(code);
}
