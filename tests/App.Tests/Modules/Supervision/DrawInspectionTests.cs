using AwesomeAssertions;
using Weipian.App.Modules.Supervision;
using Weipian.App.Platform;
using Weipian.Law.Selection;
using Xunit;

namespace Weipian.App.Tests.Modules.Supervision;

public class DrawInspectionTests
{
    [Fact]
    public void A_draw_follows_from_its_seed_and_the_population_that_was_announced_before()
    {
        using var office = Drawn(out var announced);
        using (var workspace = office.Write())
        {
            var drawn = DrawInspection.Run(workspace, Office.Year, "2025年3月3日福利彩票开奖号 07 12 15", 3, false, TestWorkspace.Clerk);

            drawn.Announcement.Should().Be(announced.Id);
            drawn.Draw.PopulationHash.Should().Be(announced.PopulationHash);
            drawn.Draw.Drawn.Should().HaveCount(3);
            DrawInspection.Verify(workspace, drawn).Should().BeEmpty();
            RandomDraw.Of(drawn.Draw.Seed, DrawInspection.Population(workspace, Office.Year), 3).Drawn.Should().Equal(drawn.Draw.Drawn);
        }

        office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void A_patch_that_came_after_the_announcement_is_not_in_the_draw()
    {
        using var office = Drawn(out _);
        office.Import(("9", 500, 500, 520, 520));
        office.Judge();
        using var workspace = office.Write();

        var drawn = DrawInspection.Run(workspace, Office.Year, "s", 100, false, TestWorkspace.Clerk);

        drawn.Draw.Drawn.Should().HaveCount(6);
        DrawInspection.Population(workspace, Office.Year).Should().HaveCount(7);
        DrawInspection.Run(workspace, Office.Year, "s", 100, false, TestWorkspace.Clerk).Should().Match<InspectionDrawn>(again => again.Announcement == null && again.Draw.Drawn.Count == 7 && again.Id == "DC-2024-0002");
    }

    [Fact]
    public void A_draw_of_so_many_from_each_town_takes_them_by_town()
    {
        using var office = Drawn(out _);
        using var workspace = office.Write();

        var drawn = DrawInspection.Run(workspace, Office.Year, "s", 1, true, TestWorkspace.Clerk);

        drawn.Draw.Drawn.Select(item => item.Stratum).Should().Equal("619901101", "619901102");
    }

    [Fact]
    public void A_list_edited_afterwards_and_a_population_exchanged_show()
    {
        using var office = Drawn(out _);
        using var workspace = office.Write();
        var drawn = DrawInspection.Run(workspace, Office.Year, "s", 2, false, TestWorkspace.Clerk);
        var other = drawn.Draw.Drawn.Select(item => item.Id).ToHashSet();
        var stranger = DrawInspection.Population(workspace, Office.Year).First(candidate => !other.Contains(candidate.Id));

        DrawInspection.Verify(workspace, drawn with { Draw = drawn.Draw with { Drawn = [drawn.Draw.Drawn[0], drawn.Draw.Drawn[1] with { Id = stranger.Id }] } }).Should().NotBeEmpty();
        DrawInspection.Verify(workspace, drawn with { Draw = drawn.Draw with { Seed = "t" } }).Should().NotBeEmpty();
        DrawInspection.Verify(workspace, drawn with { Population = workspace.Files.Put("619901101|2024L000001\n"u8) }).Should().Contain(found => found.Contains("抽取范围"));
    }

    [Fact]
    public void What_is_handled_off_line_is_in_no_population()
    {
        using var office = Drawn(out _);
        office.Conclude("1", "XX", "线下处理");
        using var workspace = office.Read();

        DrawInspection.Population(workspace, Office.Year).Should().HaveCount(5);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("s", 0)]
    [InlineData("a|b", 1)]
    public void A_draw_without_seed_or_count_is_refused(string seed, int count)
    {
        var draw = () => DrawInspection.Decide(seed, count, false, [new DrawCandidate("2024L000001")]);

        draw.Should().Throw<ProblemException>().Which.Problems.Should().ContainSingle().Which.Code.Should().Be("draw.refused");
    }

    /// <summary>Four patches in the first town, two in the second, judged; the population announced.</summary>
    private static Office Drawn(out PopulationAnnounced announced)
    {
        var office = Office.Prepared();
        office.Import(("1", 0, 0, 20, 20), ("2", 50, 0, 70, 20), ("3", 100, 0, 120, 20), ("4", 150, 0, 170, 20), ("5", 1200, 0, 1220, 20), ("6", 1300, 0, 1320, 20));
        office.Judge();
        using var workspace = office.Write();
        announced = DrawInspection.Announce(workspace, Office.Year, TestWorkspace.Clerk);
        return office;
    }
}
