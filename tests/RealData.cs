
namespace Weipian.Tests;

/// <summary>Data made by others, lying beside the checkout; a machine without it skips, and says so.</summary>
internal static class RealData
{
    public static string Path(string name)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(root, "Weipian.slnx")))
            root = System.IO.Path.GetDirectoryName(root)!;
        var path = System.IO.Path.Combine(root, "..", "shared", "data", name);
        Xunit.Assert.SkipUnless(File.Exists(path), $"没有数据 {name}");
        return path;
    }
}
