using AwesomeAssertions;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Programmes;

public class SetUnitsTests
{
    private const string Header = "代码,名称,类别,生效日,失效日\n";

    [Theory]
    [InlineData("61990110,清溪镇,镇,2009-01-01,\n", "unit.code")]
    [InlineData("619902101,清溪镇,镇,2009-01-01,\n", "unit.county")]
    [InlineData("619901101,,镇,2009-01-01,\n", "unit.name")]
    [InlineData("619901101,清溪镇,乡,2009-01-01,\n", "unit.kind")]
    [InlineData("619901101,清溪镇,镇,去年,\n", "day.unreadable")]
    [InlineData("619901101,清溪镇,镇,2009-01-01,2008-01-01\n", "unit.validity")]
    [InlineData("619901101,清溪镇,镇,2009-01-01,\n619901101,清溪镇,镇,2015-01-01,\n", "unit.twice")]
    public void A_faulty_row_is_refused_by_line_and_column(string rows, string code)
    {
        var problems = Refused(Header + rows);

        problems.Should().Contain(problem => problem.Code == code && problem.Row >= 2 && problem.Field != null);
    }

    [Fact]
    public void A_missing_column_is_named() =>
        Refused("代码,名称\n619901101,清溪镇\n").Should().ContainSingle().Which.Message.Should().Contain("类别");

    [Fact]
    public void A_code_changes_hands_from_one_day_to_the_next()
    {
        using var county = new TestWorkspace();
        Load(county, Header + "619901101,清溪镇,镇,2009-01-01,2014-12-31\n619901101,清溪街道,镇,2015-01-01,\n");
        using var workspace = Workspace.OpenToRead(county.Directory, TimeProvider.System);

        var units = ProgrammeYear.Load(workspace, 2024).Units;

        units.Single(unit => unit.InForce(new DateOnly(2014, 12, 31))).Name.Should().Be("清溪镇");
        units.Single(unit => unit.InForce(new DateOnly(2015, 1, 1))).Name.Should().Be("清溪街道");
    }

    private static IReadOnlyList<Problem> Refused(string text)
    {
        using var county = new TestWorkspace();
        var load = () => Load(county, text);
        var problems = load.Should().Throw<ProblemException>().Which.Problems;
        county.Verify().Should().BeEmpty("a refusal changes nothing");
        return problems;
    }

    private static void Load(TestWorkspace county, string text)
    {
        var file = Path.Combine(county.Directory, "units.csv");
        File.WriteAllText(file, text);
        using var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System);
        SetUnits.Run(workspace, 2024, file, TestWorkspace.Clerk);
    }
}
