using Weipian.App.Database;
using Weipian.App.Modules.Imagery;
using Weipian.SyntheticCounty;

namespace Weipian.App.Commands;

/// <summary>Two pictures of the demo county drawn from its truth, so that before and after can be looked at.</summary>
public static class DemoImagery
{
    private const string Source = "示例县合成影像:按示例县真值绘制,非真实影像";

    /// <returns>Names of the pictures.</returns>
    public static IReadOnlyList<string> Add(Workspace workspace, SyntheticCounty.County county, string folder, int year, Actor actor)
    {
        var (before, after) = Picture.Write(county, folder);
        return [.. new[] { (before, ImageryPhase.Before, "前时相影像", Stories.EarlierImage), (after, ImageryPhase.After, "后时相影像", Stories.LaterImage) }.Select(one =>
            AddImagery.Run(workspace, new ImageryStatement(one.Item3, one.Item2, one.Item4, year, AddImagery.NotSecret, null, Source), new ImageryIntake(one.Item1), actor).Description.Name)];
    }
}
