using AwesomeAssertions;
using Weipian.App.Server;
using Xunit;

namespace Weipian.App.Tests.Server;

public class PatchColumnsTests
{
    [Fact]
    public void Columns_that_followed_every_event_are_those_read_anew()
    {
        using var office = Office.Prepared();
        var followed = new PatchColumns();
        Follow();
        office.Import(("Q02", 300, 100, 380, 150), ("Q01", 100, 100, 160, 150), ("Q03", 1200, 100, 1260, 150));
        Follow();
        office.Judge();
        Follow();
        office.Conclude("Q02", "XX");
        Follow().Blocks.SelectMany(block => block).Single(one => one.Number == "Q02").West.Should().Be(double.NaN, "an off-line patch has no place");
        office.Import(("A01", 600, 600, 640, 640), ("Q01", 100, 100, 170, 150));
        Follow().Blocks.SelectMany(block => block).Select(one => one.Number).Should().BeInAscendingOrder(StringComparer.Ordinal).And.Contain("A01");

        PatchMoment Follow()
        {
            using var workspace = office.Read();
            var (mine, anew) = (followed.Of(workspace), new PatchColumns().Of(workspace));
            mine.Sequence.Should().Be(anew.Sequence);
            Plain(mine).Should().Equal(Plain(anew));
            mine.Blocks.SelectMany(block => block).Should().OnlyContain(one => mine.Groups[one.Group] == one.Facets);
            return mine;
        }
    }

    [Fact]
    public void A_moment_once_taken_does_not_change()
    {
        using var office = PatchChoiceTests.Prepared();
        var columns = new PatchColumns();
        PatchMoment before;
        using (var workspace = office.Read())
            before = columns.Of(workspace);
        var kept = Plain(before).ToList();
        office.Conclude("Q01", "XX");
        using (var workspace = office.Read())
            Plain(columns.Of(workspace)).Should().NotEqual(kept);
        Plain(before).Should().Equal(kept);
    }

    /// <summary>Groups are numbered as they are met.</summary>
    private static IEnumerable<PatchEntry> Plain(PatchMoment moment) => moment.Blocks.SelectMany(block => block).Select(one => one with { Group = 0 });
}
