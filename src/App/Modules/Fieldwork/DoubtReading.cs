using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>Doubts with the newest answer to each, as the table has it.</summary>
internal static class DoubtReading
{
    /// <param name="where">Condition on doubt <c>d</c>, with the joins it needs.</param>
    public static List<DoubtStanding> Read(Workspace workspace, string where, params ReadOnlySpan<object?> values) => workspace.Connection.Query(
        "SELECT d.body, d.answer, d.person, d.answered_at FROM doubt d " + where + " ORDER BY d.id",
        row => new DoubtStanding(
            CanonicalJson.Read<Doubt>(row.GetString(0)), row.Text(1) is { } answer ? CanonicalJson.Read<DoubtAnswer>(answer) : null, row.Text(2), row.Text(3)), values);

    /// <exception cref="ProblemException"><c>doubt.missing</c>.</exception>
    public static DoubtStanding One(Workspace workspace, string id) =>
        Read(workspace, "WHERE d.id=$1", id).SingleOrDefault() ?? throw new ProblemException("doubt.missing", $"没有存疑“{id}”");
}
