using System.Runtime.CompilerServices;

namespace Weipian.House.Tests;

/// <summary>A file of the tree: its path from the root with forward slashes, and its text.</summary>
public sealed record SourceFile(string Path, string Text)
{
    public string[] Lines => Text.Split('\n');

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);
}

/// <summary>The tree as it lies on disk, without what a build or a run leaves behind.</summary>
public static class SourceTree
{
    private static readonly string[] Left = ["bin", "obj", "artifacts", "node_modules", "TestResults", ".git", ".vs", ".idea", "demo-workspace"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>Files with one of the extensions below one of the folders, in ordinal order of their paths.</summary>
    public static IReadOnlyList<SourceFile> Files(string folders, params string[] extensions) =>
        [.. folders.Split(' ')
            .Select(folder => Path.GetFullPath(Path.Combine(Root, folder)))
            .Where(Directory.Exists)
            .SelectMany(Below)
            .Where(path => extensions.Contains(Path.GetExtension(path)))
            .Select(path => new SourceFile(Relative(path), File.ReadAllText(path)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];

    public static bool Exists(string path) => File.Exists(Path.Combine(Root, path)) || Directory.Exists(Path.Combine(Root, path));

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder).Where(sub => !Left.Contains(Path.GetFileName(sub))).SelectMany(Below));

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
