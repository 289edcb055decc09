using System.Text.RegularExpressions;

namespace Weipian.House.Tests.Rules;

/// <summary>A package has one version in the whole house, in Directory.Packages.props, and every project a committed lock file.</summary>
public static partial class Packages
{
    public static IReadOnlyList<string> OwnVersions(IEnumerable<SourceFile> projects) =>
        [.. from project in projects
            from Match own in OwnVersion().Matches(project.Text)
            select $"{project.Path}: {own.Value}"];

    public static IReadOnlyList<string> WithoutLock(IEnumerable<string> projects, Func<string, bool> exists) =>
        [.. projects.Select(p => p[..(p.LastIndexOf('/') + 1)] + "packages.lock.json").Where(l => !exists(l)).Select(l => $"{l} is missing")];

    [GeneratedRegex("""<PackageReference\b[^>]*?\bVersion(?:Override)?\s*=\s*"[^"]*"|<Version(?:Override)?>[^<]*</""")]
    private static partial Regex OwnVersion();
}
