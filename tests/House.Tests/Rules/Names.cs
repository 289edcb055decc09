using System.Text.RegularExpressions;

namespace Weipian.House.Tests.Rules;

/// <summary>A name says what the thing does in the trade; these words say nothing.</summary>
public static partial class Names
{
    private static readonly HashSet<string> Empty = ["Service", "Services", "Manager", "Managers", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Common", "Misc"];

    /// <summary>File names, folders, namespaces and declared types.</summary>
    public static IReadOnlyList<string> Violations(IEnumerable<SourceFile> files) =>
        [.. from file in files
            from name in file.Path.Split('/', '.').Concat(Declaration().Matches(file.Text).SelectMany(m => m.Groups[1].Value.Split('.')))
            let empty = Words().Matches(name).Select(w => w.Value).FirstOrDefault(Empty.Contains)
            where empty is not null
            select $"{file.Path}: '{name}' says '{empty}'"];

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected|sealed|static|abstract|readonly|partial|file)\s+)*(?:namespace|record\s+struct|record|class|struct|enum|interface)\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Words();
}
