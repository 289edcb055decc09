namespace Weipian.Formats;

/// <summary>Which layer of a file is meant.</summary>
internal static class ChosenLayer
{
    private const int MostNamed = 20;

    /// <returns>Index among <paramref name="names"/>.</returns>
    /// <exception cref="UnreadableFileException"><c>file.layer</c>: the file holds several, none, or not the one named.</exception>
    public static int Of(IReadOnlyList<string> names, string? wanted, string file)
    {
        if (wanted is null && names.Count == 1)
            return 0;
        for (var index = 0; index < names.Count && wanted is not null; index++)
            if (string.Equals(names[index], wanted, StringComparison.OrdinalIgnoreCase))
                return index;
        var reason = names.Count == 0 ? "文件中没有图层"
            : wanted is null ? $"文件中有 {names.Count} 个图层,请用 --layer 指明:{Some(names)}"
            : $"文件中没有图层“{wanted}”;现有:{Some(names)}";
        throw new UnreadableFileException(new SourceProblem("file.layer", file, null, null, reason));
    }

    private static string Some(IReadOnlyList<string> names) => string.Join('、', names.Take(MostNamed)) + (names.Count > MostNamed ? $" 等 {names.Count} 个" : "");
}
