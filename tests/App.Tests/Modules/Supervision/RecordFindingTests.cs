using AwesomeAssertions;
using Weipian.App.Modules.Supervision;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Supervision;

public class RecordFindingTests
{
    [Fact]
    public void Only_what_was_drawn_can_be_found_something_at()
    {
        using var office = Office.Prepared();
        office.Clock = SetClock.At(2025, 3, 3);
        office.Import(("1", 0, 0, 20, 20), ("2", 50, 0, 70, 20));
        office.Judge();
        using var workspace = office.Write();
        var drawn = DrawInspection.Run(workspace, Office.Year, "s", 1, false, TestWorkspace.Clerk);
        var other = DrawInspection.Population(workspace, Office.Year).Single(candidate => candidate.Id != drawn.Draw.Drawn[0].Id).Id;
        var today = new DateOnly(2025, 3, 3);

        Code(() => RecordFinding.Run(workspace, Office.Year, drawn.Id, other, today, false, false, "无问题", TestWorkspace.Clerk)).Should().Be("finding.not-drawn");
        Code(() => RecordFinding.Run(workspace, Office.Year, drawn.Id, drawn.Draw.Drawn[0].Id, today, false, true, "严重", TestWorkspace.Clerk)).Should().Be("finding.serious");
        Code(() => RecordFinding.Run(workspace, Office.Year, drawn.Id, drawn.Draw.Drawn[0].Id, today, false, false, " ", TestWorkspace.Clerk)).Should().Be("finding.text");
        Code(() => RecordFinding.Run(workspace, Office.Year, drawn.Id, drawn.Draw.Drawn[0].Id, today.AddDays(2), false, false, "无", TestWorkspace.Clerk)).Should().Be("finding.day");
        Code(() => RecordFinding.Run(workspace, Office.Year, "DC-2024-0009", drawn.Draw.Drawn[0].Id, today, false, false, "无", TestWorkspace.Clerk)).Should().Be("draw.missing");

        RecordFinding.Run(workspace, Office.Year, drawn.Id, drawn.Draw.Drawn[0].Id, today, true, false, "围墙未拆", TestWorkspace.Clerk).Unit.Should().Be("619901101");
        SupervisionShelf.Findings(workspace, Office.Year).Should().ContainSingle().Which.Problem.Should().BeTrue();
    }

    private static string Code(Action act) => act.Should().Throw<ProblemException>().Which.Problems[0].Code;
}
