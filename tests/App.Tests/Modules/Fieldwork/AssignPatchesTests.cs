using AwesomeAssertions;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Fieldwork;

public class AssignPatchesTests
{
    [Fact]
    public void Patches_go_to_a_unit_and_a_person_and_to_nobody_else_until_given_back()
    {
        using var team = new FieldTeam();
        var assignment = team.Assign("1", "2");

        assignment.Should().Match<Assignment>(given => given.UnitName == "清溪镇" && given.Patches.Count == 2 && given.Due == "2025-03-20");
        FluentActions.Invoking(() => team.Assign("2")).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("assignment.open");

        using (var workspace = team.Office.Write())
        {
            FluentActions.Invoking(() => ReleaseAssignment.Run(workspace, Office.Year, assignment.Id, "", FieldTeam.Clerk)).Should().Throw<ProblemException>();
            ReleaseAssignment.Run(workspace, Office.Year, assignment.Id, "跨镇,属石桥镇", FieldTeam.Clerk);
            FluentActions.Invoking(() => ReleaseAssignment.Run(workspace, Office.Year, assignment.Id, "再次", FieldTeam.Clerk)).Should().Throw<ProblemException>()
                .Which.Problems[0].Code.Should().Be("assignment.released");
        }

        team.Assign("2").Id.Should().Be("A000002");
        team.Fieldwork("2").Assignments.Select(standing => (standing.State, standing.Reason)).Should().Equal((AssignmentStates.Released, "跨镇,属石桥镇"), (AssignmentStates.Given, null));
        team.Office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void All_that_stands_against_an_assignment_is_said_at_once()
    {
        using var team = new FieldTeam();
        using var workspace = team.Office.Write();

        FluentActions.Invoking(() => AssignPatches.Run(workspace, Office.Year, [], "619901199", " ", new DateOnly(2025, 3, 2), null, FieldTeam.Reviewer)).Should().Throw<ProblemException>()
            .Which.Problems.Select(problem => problem.Code).Should().BeEquivalentTo("assignment.empty", "unit.missing", "assignment.person", "assignment.due");
    }
}
