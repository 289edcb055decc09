using System.Text.RegularExpressions;

namespace Weipian.House.Tests.Rules;

/// <summary>Rules that read text line by line: each names the file and line it dislikes.</summary>
public static partial class PlainText
{
    /// <summary>A file is read in one breath.</summary>
    public const int LongestFile = 350;

    public static IReadOnlyList<string> TooLong(IEnumerable<SourceFile> files) =>
        [.. files.Where(f => f.Text.AsSpan().Count('\n') > LongestFile).Select(f => $"{f.Path}: {f.Text.AsSpan().Count('\n')} lines, at most {LongestFile}")];

    /// <summary>A path that exists on one machine only.</summary>
    public static IReadOnlyList<string> MachinePaths(IEnumerable<SourceFile> files) => Find(files, MachinePath());

    /// <summary>Work promised instead of done.</summary>
    public static IReadOnlyList<string> Promises(IEnumerable<SourceFile> files) => Find(files, Promise());

    /// <summary>The sine of the platform differs in its last bit between machines (ADR 0005).</summary>
    public static IReadOnlyList<string> PlatformTrigonometry(IEnumerable<SourceFile> files) => Find(files, PlatformFunction());

    /// <summary>A rule switched off where it hurts is no rule.</summary>
    public static IReadOnlyList<string> RulesSwitchedOff(IEnumerable<SourceFile> files) => Find(files, SwitchedOff());

    /// <summary>The wall clock is read at one place; everywhere else time is an argument.</summary>
    public static IReadOnlyList<string> WallClocks(IEnumerable<SourceFile> files) => Find(files, WallClock());

    private static IReadOnlyList<string> Find(IEnumerable<SourceFile> files, Regex forbidden) =>
        [.. from file in files
            from line in file.Lines.Index()
            where forbidden.IsMatch(line.Item)
            select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}"];

    [GeneratedRegex(@"(?<![\w.])/(?:work|home|root|Users|mnt|build)/\w|[A-Za-z]:\\{1,2}(?:Users|work|home)\b")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bHACK\b|\bXXX\b|NotImplementedException")]
    private static partial Regex Promise();

    [GeneratedRegex(@"\bMathF?\.(?:Sin|Cos|Tan|SinCos|Asin|Acos|Atan|Atan2|Sinh|Cosh|Tanh|Asinh|Acosh|Atanh|Exp|Log|Log2|Log10|Pow|Cbrt)\b|\bdouble\.(?:Sin|Cos|Tan|Hypot|Exp|Log|Pow|Atan)\w*\(")]
    private static partial Regex PlatformFunction();

    [GeneratedRegex(@"#pragma\s+warning\s+disable|SuppressMessage|<NoWarn>(?!\$\(NoWarn\);(?:CS1591;CS1573|CA1707)<)|NoWarn=|dotnet_diagnostic\.(?:RS0030|CA1305|CA1304|CA1310)\.severity\s*=\s*(?:none|silent|suggestion)")]
    private static partial Regex SwitchedOff();

    [GeneratedRegex(@"TimeProvider\.System|DateTime(?:Offset)?\.(?:Now|UtcNow|Today)|Environment\.TickCount")]
    private static partial Regex WallClock();
}
