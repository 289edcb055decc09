using System.Text.RegularExpressions;

namespace Weipian.House.Tests.Rules;

/// <summary>Documents speak of what is there: a link or a path in backticks that leads nowhere is an untruth.</summary>
public static partial class Documentation
{
    public static IReadOnlyList<string> DeadPaths(IEnumerable<SourceFile> documents, Func<string, bool> exists) =>
        [.. from document in documents
            let folder = document.Path.Contains('/') ? document.Path[..document.Path.LastIndexOf('/')] : ""
            from path in Links(document.Text, folder).Concat(Mentions(document.Text)).Distinct()
            where !exists(path)
            select $"{document.Path}: {path} does not exist"];

    /// <summary>Commands and transcripts must be the same in both languages.</summary>
    public static IReadOnlyList<string> CodeBlocks(string markdown) => [.. Fence().Matches(markdown).Select(m => m.Groups[1].Value)];

    private static IEnumerable<string> Links(string text, string folder) =>
        Link().Matches(Fence().Replace(text, "")).Select(m => m.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal))
            .Select(target => Normal(folder.Length == 0 ? target : $"{folder}/{target}"));

    /// <summary>`src/Law/Verdict.cs` in backticks; a pattern (…, *, {}) is not a path.</summary>
    private static IEnumerable<string> Mentions(string text) =>
        Mention().Matches(text).Select(m => m.Groups[1].Value.TrimEnd('/'));

    private static string Normal(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('#')[0].Split('/'))
        {
            if (part == ".." && parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or "")) parts.Add(part);
        }
        return string.Join('/', parts);
    }

    [GeneratedRegex(@"\]\(([^)#\s][^)\s]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|tests|law|tools|bench|docs)/[\w./-]*\w/?)`")]
    private static partial Regex Mention();

    [GeneratedRegex(@"^```[^\n]*\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
