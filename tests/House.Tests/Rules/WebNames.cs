namespace Weipian.House.Tests.Rules;

/// <summary>Components lie in folders named by their noun and end in one of a closed set of words, so that a screen is found by what it shows.</summary>
public static class WebNames
{
    private static readonly string[] Endings = ["List", "Table", "Row", "Desk", "Form", "Dialog", "Timeline", "Badge", "Map"];

    public static IReadOnlyList<string> OpenEnded(IEnumerable<SourceFile> components) =>
        [.. components.Where(file => !Endings.Any(ending => file.Name.Length > ending.Length && file.Name.EndsWith(ending, StringComparison.Ordinal)))
            .Select(file => $"{file.Path}: a component ends in {string.Join(", ", Endings)}")];

    /// <summary>Markup whose style the Content-Security-Policy would throw away, or that would run what a file holds.</summary>
    public static IReadOnlyList<string> Unsafe(IEnumerable<SourceFile> files) =>
        [.. from file in files
            from line in file.Lines.Index()
            where line.Item.Contains(" style=\"", StringComparison.Ordinal) || line.Item.Contains("v-html", StringComparison.Ordinal) || line.Item.Contains("innerHTML", StringComparison.Ordinal)
            select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}"];
}
