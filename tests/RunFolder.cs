using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Weipian.Tests;

/// <summary>
/// Everything tests put into the temp folder lies in one folder of the run, and goes with it when the run ends. A run that was killed
/// leaves its folder to the next one to clear away.
/// </summary>
internal static class RunFolder
{
    private const string Prefix = "weipian-run-";

    [ModuleInitializer]
    internal static void Open()
    {
        var root = Path.GetTempPath();
        if (Path.GetFileName(Path.TrimEndingDirectorySeparator(root)).StartsWith(Prefix, StringComparison.Ordinal))
            return;
        foreach (var left in Directory.EnumerateDirectories(root, Prefix + "*").Where(IsLeft))
            Clear(left);
        var mine = Directory.CreateDirectory(Path.Combine(root, Prefix + Environment.ProcessId.ToString(CultureInfo.InvariantCulture))).FullName;
        foreach (var name in new[] { "TMPDIR", "TMP", "TEMP" })
            Environment.SetEnvironmentVariable(name, mine);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Clear(mine);
    }

    /// <summary>Nobody of that number runs any more.</summary>
    private static bool IsLeft(string folder)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(Path.GetFileName(folder)[Prefix.Length..], CultureInfo.InvariantCulture));
            return process.HasExited;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidOperationException)
        {
            return exception is ArgumentException;
        }
    }

    private static void Clear(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file still held open by a program the test started; the next run clears it.
        }
    }
}
