using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>A patch handled off-line (线下处理) is not visited, photographed or assigned here: what it is must not arise from what hangs on it.</summary>
internal static class OfflinePatch
{
    public static bool Is(Workspace workspace, Patch patch) => DeterminationShelf.One(workspace, patch).IsOffline;

    public static Problem Refusal(Patch patch) => new("patch.offline", $"图斑 {patch.Number} 线下处理,不在系统中核查");

    /// <exception cref="ProblemException"><c>patch.offline</c>.</exception>
    public static void Refuse(Workspace workspace, Patch patch)
    {
        if (Is(workspace, patch))
            throw new ProblemException([Refusal(patch)]);
    }
}
