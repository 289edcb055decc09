using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Programmes;

/// <summary>A county's workspace was made.</summary>
public sealed record WorkspaceCreated(string CountyCode, string CountyName);

/// <summary><c>weipian init</c>: one folder for one county.</summary>
public static class CreateWorkspace
{
    public const string EventType = "programmes.workspace-created";

    /// <exception cref="ProblemException"><c>county.code</c>, <c>county.name</c>, <c>workspace.exists</c>.</exception>
    public static void Run(string directory, County county, Actor actor, TimeProvider clock, string? database = null)
    {
        if (county.Code.Length != 6 || !county.Code.All(char.IsAsciiDigit))
            throw new ProblemException("county.code", $"县级行政区代码应为 6 位数字,现为“{county.Code}”", field: "--county");
        if (string.IsNullOrWhiteSpace(county.Name))
            throw new ProblemException("county.name", "县名不能为空", field: "--name");
        using var workspace = Workspace.Create(directory, clock, database);
        workspace.Append(actor, new Happening(EventType, "workspace", new WorkspaceCreated(county.Code, county.Name)));
    }
}
