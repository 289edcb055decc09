using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Imagery;

/// <summary><c>weipian imagery retire</c>: a picture leaves the screens; what was registered stays.</summary>
public static class RetireImagery
{
    /// <exception cref="ProblemException"><c>imagery.retired</c>, <c>imagery.reason</c>.</exception>
    public static ImageryRetired Decide(RegisteredImagery imagery, string? why) =>
        !imagery.Current ? throw new ProblemException("imagery.retired", $"第 {imagery.Number} 号影像已停用")
        : string.IsNullOrWhiteSpace(why) ? throw new ProblemException("imagery.reason", "停用影像须写明理由", field: "why")
        : new ImageryRetired(imagery.Number, why.Trim());

    /// <exception cref="ProblemException"><c>imagery.missing</c>, and those of <see cref="Decide"/>.</exception>
    public static RegisteredImagery Run(Workspace workspace, int number, string? why, Actor actor)
    {
        var retired = Decide(ImageryShelf.One(workspace, number), why);
        workspace.Append(actor, new Happening(ImageryFolds.Retired, $"imagery:{number}", retired));
        return ImageryShelf.One(workspace, number);
    }
}
