namespace Weipian.Law.Tests;

/// <summary>The law as it stands in the tree, and copies of it to plant faults in.</summary>
internal static class LawFolder
{
    public static string Root { get; } = Find();

    private static readonly Lazy<RulePack> Loaded = new(() => RulePack.Load(Root));

    public static RulePack Pack => Loaded.Value;

    /// <summary>A copy of the law with one file changed.</summary>
    public static string With(string file, Func<string, string> change)
    {
        var path = Path.Combine(Copy(), file);
        var before = File.ReadAllText(path);
        var after = change(before);
        if (before == after)
            throw new InvalidOperationException($"nothing was planted in {file}");
        File.WriteAllText(path, after);
        return path[..^(file.Length + 1)];
    }

    /// <summary>A copy of the law.</summary>
    public static string Copy()
    {
        var copy = Directory.CreateTempSubdirectory("law-").FullName;
        foreach (var source in Directory.EnumerateFiles(Root, "*.csv", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Root, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }

        return copy;
    }

    private static string Find()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Weipian.slnx")))
            directory = Path.GetDirectoryName(directory)!;
        return Path.Combine(directory, "law");
    }
}
