using System.Diagnostics;
using AwesomeAssertions;

namespace Weipian.House.Tests;

/// <summary>
/// A project planted inside the tree inherits the house's build settings; the compiler must refuse what the house forbids.
/// This proves that the rules are active, not only written down.
/// </summary>
public sealed class PlantedBuildTests
{
    private const string Clean = "var when = new System.DateOnly(2026, 11, 23);\nSystem.Console.WriteLine(when.DayNumber);\n";

    [Fact]
    public void The_compiler_refuses_what_the_house_forbids()
    {
        var (exit, output) = Build(Clean + """
            _ = System.DateTime.Now;
            _ = System.DateTime.UtcNow;
            _ = System.DateTime.Today;
            _ = System.DateTimeOffset.Now;
            _ = System.DateTimeOffset.UtcNow;
            _ = System.Guid.NewGuid();
            _ = System.Random.Shared;
            _ = System.Text.Encoding.Default;
            string missing = null;
            System.Console.WriteLine(missing.Length);
            """);
        exit.Should().NotBe(0);
        foreach (var line in Enumerable.Range(3, 8)) output.Should().MatchRegex($@"Planted\.cs\({line},\d+\): error RS0030");
        output.Should().MatchRegex(@"Planted\.cs\(11,\d+\): error CS8600", "nullable warnings are errors");
    }

    [Fact]
    public void The_same_project_without_the_violations_builds()
    {
        var (exit, output) = Build(Clean);
        exit.Should().Be(0, output);
    }

    private static (int Exit, string Output) Build(string code)
    {
        var folder = Path.Combine(SourceTree.Root, "artifacts", "planted", code.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Planted.csproj"), """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>""");
        File.WriteAllText(Path.Combine(folder, "Planted.cs"), code);
        var info = new ProcessStartInfo("dotnet", ["build", folder, "--nologo", "-v", "quiet"]) { RedirectStandardOutput = true };
        info.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        info.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var build = Process.Start(info)!;
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return (build.ExitCode, output);
    }
}
