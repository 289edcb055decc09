using Weipian.App.Database;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;

namespace Weipian.App.Tests;

/// <summary>A workspace of 示例县 in a folder of its own, removed afterwards.</summary>
public sealed class TestWorkspace : IDisposable
{
    private readonly bool _stays;

    public static readonly Actor Clerk = new("测试员", "县卫片办");

    public TestWorkspace()
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("weipian-").FullName;
        CreateWorkspace.Run(Directory, new County("619901", "示例县"), Clerk, TimeProvider.System);
        using var workspace = Workspace.OpenToWrite(Directory, TimeProvider.System);
        SetProgramme.Run(
            workspace, 2024, new Dictionary<string, string> { ["farmland.basis"] = "net" }, LawLibrary.Load(null), Clerk);
    }

    /// <summary>One that is there already, and stays.</summary>
    public TestWorkspace(string directory) => (Directory, _stays) = (directory, true);

    public string Directory { get; }

    /// <summary>Changes the tables by hand, as nobody should.</summary>
    /// <returns>Number of rows changed.</returns>
    public static int Meddle(string directory, string statement)
    {
        var store = TableStore.Of(directory);
        using var connection = store.Open(null, out _);
        var rows = connection.Execute(statement);
        store.Settle(connection);
        return rows;
    }

    public List<string> Verify() => Verification.Run(Directory, TimeProvider.System).Select(problem => problem.Code).ToList();

    public void Dispose()
    {
        if (!_stays)
            System.IO.Directory.Delete(Directory, recursive: true);
    }
}
