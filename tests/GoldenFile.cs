using System.Runtime.CompilerServices;
using System.Text;

namespace Weipian.Tests;

/// <summary>
/// Compares what the code makes with the file kept under <c>tests/golden</c>. Bytes are compared, not meaning: the same
/// inputs must give the same bytes on every machine. <c>dotnet run dev.cs bless</c> rewrites the files (WEIPIAN_BLESS=1);
/// the reviewer reads the difference in git.
/// </summary>
internal static class GoldenFile
{
    /// <summary>Root of the golden files in the source tree.</summary>
    public static string Folder { get; } = Path.Combine(TestsFolder(), "golden");

    private static bool Blessing => Environment.GetEnvironmentVariable("WEIPIAN_BLESS") == "1";

    /// <param name="name">Path below <c>tests/golden</c>, with forward slashes, e.g. <c>law/land.json</c>.</param>
    /// <param name="actual">Text made by the code; written as UTF-8 without a mark.</param>
    public static void Matches(string name, string actual) => Matches(name, Encoding.UTF8.GetBytes(actual));

    /// <inheritdoc cref="Matches(string, string)"/>
    public static void Matches(string name, byte[] actual)
    {
        var path = Path.Combine(Folder, name);
        if (Blessing)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(actual))
                File.WriteAllBytes(path, actual);
            return;
        }
        if (!File.Exists(path))
            throw new Xunit.Sdk.XunitException($"No golden file tests/golden/{name}. If the result is right: dotnet run dev.cs bless");
        var expected = File.ReadAllBytes(path);
        if (expected.AsSpan().SequenceEqual(actual)) return;
        throw new Xunit.Sdk.XunitException(
            $"tests/golden/{name} differs {FirstDifference(expected, actual)}. If the change is meant: dotnet run dev.cs bless");
    }

    private static string FirstDifference(byte[] expected, byte[] actual)
    {
        var at = expected.AsSpan().CommonPrefixLength(actual);
        var line = expected.AsSpan(0, at).Count((byte)'\n') + 1;
        return $"from byte {at} (line {line}): expected {Around(expected, at)}, got {Around(actual, at)}";
    }

    private static string Around(byte[] bytes, int at)
    {
        var from = Math.Max(0, at - 30);
        return $"…{Encoding.UTF8.GetString(bytes, from, Math.Min(bytes.Length - from, 90)).ReplaceLineEndings("⏎")}…";
    }

    private static string TestsFolder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
