#!/usr/bin/env dotnet
// The one developer command. `dotnet run dev.cs` says what it can do.
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;

const string Solution = "Weipian.slnx";
const string Usage = """
    dotnet run dev.cs check [--require-all]   everything a change must pass; the last line is 'N passed, N failed'
    dotnet run dev.cs bless [Room.Tests]…     rewrite the golden files from what the code makes now, show what changed
    dotnet run dev.cs bench [arguments]…      measure: overlay, import, office, serve, crash (bench/, Release build)
    dotnet run dev.cs fuzz [READER] [--files N]   damaged files for every reader, 10,000 each unless told otherwise (tests/Fuzz)
    dotnet run dev.cs publish [linux-x64|win-x64]  the program with its runtime, for offline install (artifacts/publish)
    dotnet run dev.cs demo [arguments]…       the demo county, as `dotnet run --project src/App -- demo`

    check --require-all: an optional suite that cannot run here fails instead of being skipped.
    """;

var root = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Directory.GetCurrentDirectory();
if (!File.Exists(Path.Combine(root, Solution))) return Refuse($"{Solution} is not in {root}: run this from the root of the tree.");
Directory.SetCurrentDirectory(root);
var tools = new Tools(Path.Combine("artifacts", "check"));

switch (args.FirstOrDefault())
{
    case "check" when args.Skip(1).All(a => a == "--require-all"):
        return new Check(tools, TestRooms(), requireAll: args.Length > 1).Run();
    case "bless":
        return Bless(args[1..]);
    case "bench" when !Directory.Exists("bench"):
        return Refuse("there is no bench/ in this tree.");
    case "bench" when args.ElementAtOrDefault(1) == "import" && OperatingSystem.IsLinux() && !args.Contains("--program"):
        // Measured as it is deployed: published, with its runtime.
        var deployed = Path.GetFullPath(Path.Combine("artifacts", "bench"));
        return tools.Show("dotnet", ["publish", Path.Combine("src", "App"), "-p:PublishProfile=linux-x64", "-p:NuGetLockFilePath=obj/publish.lock.json", $"-p:PublishDir={deployed}/", "-p:SkipWeb=true", "-v", "q", "--nologo"]) is not 0 and var failed
            ? failed : tools.Show("dotnet", ["run", "-c", "Release", "--project", "bench", "--", .. args[1..], "--program", Path.Combine(deployed, "weipian")]);
    case "bench":
        return tools.Show("dotnet", ["run", "-c", "Release", "--project", "bench", "--", .. args[1..]]);
    case "fuzz":
        return tools.Show("dotnet", ["run", "-c", "Release", "--project", Path.Combine("tests", "Fuzz"), "--", "mutants", .. args[1..]]);
    case "publish" when args.Length <= 2:
        // A lock file of its own: the committed ones are for builds, and know no runtime packs.
        return tools.Show("dotnet", ["publish", Path.Combine("src", "App"), $"-p:PublishProfile={args.ElementAtOrDefault(1) ?? "linux-x64"}", "-p:NuGetLockFilePath=obj/publish.lock.json", "--nologo"]);
    case "demo":
        return tools.Show("dotnet", ["run", "--project", Path.Combine("src", "App"), "--", .. args]);
    case null or "help" or "-h" or "--help":
        Console.WriteLine(Usage);
        return args.Length == 0 ? 2 : 0;
    default:
        return Refuse($"unknown: {string.Join(' ', args)}\n\n{Usage}");
}

int Bless(string[] rooms)
{
    var unknown = rooms.Except(TestRooms().Select(r => r.Name)).ToList();
    if (unknown.Count > 0) return Refuse($"no test room {string.Join(", ", unknown)}; there are {string.Join(", ", TestRooms().Select(r => r.Name))}");
    Environment.SetEnvironmentVariable("WEIPIAN_BLESS", "1");
    foreach (var room in TestRooms().Where(r => rooms.Length == 0 || rooms.Contains(r.Name)))
    {
        if (tools.Show("dotnet", ["build", room.Project, "-v", "quiet", "--nologo"]) != 0) return 1;
        var result = tools.Test(room);
        Console.WriteLine($"{room.Name}: {result.Passed} passed, {result.Failures.Count} failed");
        foreach (var failure in result.Failures) Console.WriteLine($"  {failure}");
    }
    tools.Show("git", ["--no-pager", "diff", "--stat", "--", "tests/golden", "openapi.json"]);
    return tools.Show("git", ["status", "--short", "--", "tests/golden", "openapi.json"]);
}

static List<Room> TestRooms() =>
    [.. XDocument.Load(Solution).Descendants("Project")
        .Select(p => p.Attribute("Path")!.Value)
        .Where(p => p.EndsWith(".Tests.csproj", StringComparison.Ordinal))
        .Select(p => new Room(p.Split('/')[^2], p))];

static int Refuse(string why)
{
    Console.Error.WriteLine(why);
    return 2;
}

/// <summary>A test project, named by its folder.</summary>
/// <param name="Postgres">Run with the tables of every workspace in a PostgreSQL of the tests' own.</param>
record Room(string Name, string Project, bool Postgres = false);

/// <summary>What one test room reported. <paramref name="Skips"/> and <paramref name="Failures"/> are lines for a person.</summary>
record RoomResult(int Passed, List<string> Failures, List<string> Skips);

/// <summary>The steps of <c>check</c>, in order. Every step and every test counts one.</summary>
sealed class Check(Tools tools, List<Room> rooms, bool requireAll)
{
    int passed;
    readonly List<string> failures = [];
    readonly List<string> skips = [];

    public int Run()
    {
        Console.WriteLine($"""
            check: locked restore, format, build (a warning is an error), {rooms.Count} test rooms, the application's once more on PostgreSQL, the web application, a clean tree.
            Logs: {tools.Logs}

            """);
        Environment.SetEnvironmentVariable("WEIPIAN_BLESS", null);
        var before = Tree.Now();
        Install();
        var built = Step("restore", "dotnet", "restore", "Weipian.slnx", "--locked-mode")
            && Step("format", "dotnet", "format", "Weipian.slnx", "--no-restore", "--verify-no-changes") | Step("build", "dotnet", "build", "Weipian.slnx", "--no-restore", "-warnaserror");
        if (built)
        {
            foreach (var room in rooms) Tests(room);
            OnPostgres(rooms.Single(room => room.Name == "App.Tests"));
            Web();
        }
        else Console.WriteLine("The tests were not run: there is nothing built to test.");
        Count("tree", Tree.ChangedSince(before) is { Count: > 0 } changed ? "the check changed files: " + string.Join(", ", changed) : null);
        return Close();
    }

    /// <summary>Debian as root can bring what the optional suites need; anywhere else they are skipped and say so.</summary>
    void Install()
    {
        string[] needed = ["/usr/lib/postgresql/15/bin/initdb", "/usr/share/postgresql/15/extension/postgis.control", "/usr/bin/soffice", "/usr/bin/chromium", "/usr/bin/ogr2ogr"];
        if (needed.All(File.Exists)) return;
        if (!File.Exists("/etc/debian_version") || Environment.UserName != "root") Line("install", "left out: not Debian as root", 0);
        else Step("install", "sh", "tools/install-debian.sh");
    }

    /// <summary>The office application: types fresh, checked, built, and walked through in a real browser. Needs Node.js; the browser part Chromium.</summary>
    void Web()
    {
        if (tools.Log("node", "node", ["--version"]).Exit != 0)
        {
            skips.Add("web: 没有 Node.js");
            return;
        }

        var ready = Step("web-install", "npm", "ci", "--prefix", "web", "--loglevel=error")
            && Step("web-types", "npm", "run", "types:check", "--prefix", "web") & Step("web-check", "npm", "run", "check", "--prefix", "web") & Step("web-build", "npm", "run", "build", "--prefix", "web");
        if (!ready) return;
        var (exit, seconds) = tools.Log("web-journeys", "node", [Path.Combine("web", "e2e", "run.mjs")]);
        var said = tools.Lines("web-journeys");
        var walked = said.Count(line => line.StartsWith("ok ", StringComparison.Ordinal));
        var stumbled = said.Where(line => line.StartsWith("FAILED ", StringComparison.Ordinal)).ToList();
        passed += walked;
        failures.AddRange(stumbled.Select(line => $"web: {line}"));
        if (exit != 0 && stumbled.Count == 0) failures.Add($"web: the journeys exited {exit}\n{tools.Tail("web-journeys", 15)}");
        skips.AddRange(said.Where(line => line.StartsWith("skipped:", StringComparison.Ordinal)).Select(_ => "web: 没有 Chromium"));
        Line("web-journeys", $"{walked} passed, {stumbled.Count} failed", seconds);
    }

    /// <summary>The tests of the application once more, with the tables in a database server: the results must be the same.</summary>
    void OnPostgres(Room room)
    {
        if (File.Exists("/usr/lib/postgresql/15/bin/initdb")) Tests(room with { Name = room.Name + "-postgres", Postgres = true });
        else skips.Add($"{room.Name}: 没有安装 PostgreSQL(tools/install-debian.sh)");
    }

    bool Step(string name, string program, params string[] arguments)
    {
        var (exit, seconds) = tools.Log(name, program, arguments);
        if (exit != 0) Console.WriteLine(tools.Tail(name, 40));
        return Count(name, exit == 0 ? null : $"{program} {string.Join(' ', arguments)} exited {exit}", seconds);
    }

    void Tests(Room room)
    {
        var clock = Stopwatch.StartNew();
        var result = tools.Test(room);
        passed += result.Passed;
        failures.AddRange(result.Failures.Select(f => $"{room.Name}: {f}"));
        skips.AddRange(result.Skips.Select(s => $"{room.Name}: {s}"));
        Line(room.Name, $"{result.Passed} passed, {result.Failures.Count} failed, {result.Skips.Count} skipped", clock.Elapsed.TotalSeconds);
        foreach (var failure in result.Failures) Console.WriteLine($"  FAILED {failure}");
    }

    bool Count(string name, string? failure, double seconds = 0)
    {
        Line(name, failure is null ? "ok" : "FAILED", seconds);
        if (failure is null) passed++;
        else failures.Add($"{name}: {failure}");
        return failure is null;
    }

    static void Line(string name, string outcome, double seconds) => Console.WriteLine($"{name,-16} {outcome,-40} {seconds,6:0.0} s");

    int Close()
    {
        Console.WriteLine();
        foreach (var skip in skips) Console.WriteLine($"skipped: {skip}");
        if (requireAll)
        {
            // Data made by others are not part of the tree; a machine without them has still run every suite.
            failures.AddRange(skips.Where(s => !s.Contains("没有数据")).Select(s => $"skipped although everything is required: {s}"));
            skips.Clear();
        }
        foreach (var failure in failures) Console.WriteLine($"failed: {failure}");
        Console.WriteLine($"{passed} passed, {failures.Count} failed" + (skips.Count > 0 ? $", {skips.Count} skipped" : ""));
        return failures.Count == 0 ? 0 : 1;
    }
}

/// <summary>Runs other programs: shown on the console, or into a log file that is quoted when they fail.</summary>
sealed class Tools(string logs)
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(25);

    public string Logs { get; } = logs;

    public int Show(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(Info(program, arguments))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    public (int Exit, double Seconds) Log(string name, string program, IEnumerable<string> arguments)
    {
        var clock = Stopwatch.StartNew();
        Directory.CreateDirectory(Logs);
        var info = Info(program, arguments);
        (info.RedirectStandardOutput, info.RedirectStandardError, info.RedirectStandardInput) = (true, true, true);
        using var log = TextWriter.Synchronized(new StreamWriter(LogFile(name)));
        try
        {
            using var process = Process.Start(info)!;
            process.StandardInput.Close();
            process.OutputDataReceived += (_, line) => log.WriteLine(line.Data);
            process.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(Limit)) return (Finished(process), clock.Elapsed.TotalSeconds);
            process.Kill(entireProcessTree: true);
            log.WriteLine($"stopped after {Limit.TotalMinutes} minutes");
            return (124, clock.Elapsed.TotalSeconds);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            log.WriteLine($"{program}: {missing.Message}");
            return (127, clock.Elapsed.TotalSeconds);
        }
    }

    public List<string> Lines(string name) => [.. File.ReadLines(LogFile(name))];

    public string Tail(string name, int lines) =>
        string.Join('\n', File.ReadLines(LogFile(name)).Where(l => l.Length > 0).TakeLast(lines).Select(l => $"  | {l}"));

    /// <summary>
    /// Runs one built test room. The numbers come from the CTRF report; a room that crashed, reported nothing, or holds no
    /// test has failed, whatever its exit code says.
    /// </summary>
    public RoomResult Test(Room room)
    {
        Directory.CreateDirectory(Logs);
        var report = Path.GetFullPath(Path.Combine(Logs, $"{room.Name}.json"));
        File.Delete(report);
        Environment.SetEnvironmentVariable("WEIPIAN_TEST_STORE", room.Postgres ? "postgres" : null);
        var (exit, _) = Log(room.Name, "dotnet",
            ["run", "--no-build", "--project", room.Project, "--", "-noLogo", "-noColor", "-noAutoReporters", "-result-ctrf", report, .. room.Postgres ? new[] { "-trait-", "store=sqlite" } : []]);
        if (!File.Exists(report)) return new(0, [$"crashed with exit code {exit}\n{Tail(room.Name, 15)}"], []);
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        var tests = json.RootElement.GetProperty("results").GetProperty("tests").EnumerateArray().ToList();
        var failures = tests.Where(t => Status(t) is not ("passed" or "skipped")).Select(Describe).ToList();
        if (tests.Count == 0) failures.Add("holds no test");
        if (exit != 0 && failures.Count == 0) failures.Add($"exit code {exit} although no test failed\n{Tail(room.Name, 15)}");
        return new(tests.Count(t => Status(t) == "passed"), failures, [.. tests.Where(t => Status(t) == "skipped").Select(Describe)]);

        static string? Status(JsonElement test) => test.GetProperty("status").GetString();
        static string Describe(JsonElement test) =>
            $"{test.GetProperty("name").GetString()}: {(test.TryGetProperty("message", out var said) ? said.GetString() : Status(test))}";
    }

    string LogFile(string name) => Path.Combine(Logs, $"{name}.log");

    static int Finished(Process process)
    {
        process.WaitForExit(); // drains the output
        return process.ExitCode;
    }

    static ProcessStartInfo Info(string program, IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(program, arguments);
        // Build nodes that stay behind would hold files and memory after the check.
        info.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        info.Environment["DOTNET_NOLOGO"] = "1";
        info.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        info.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        return info;
    }
}

/// <summary>What git sees as changed or new, each with the hash of its content: a developer's own edits are no fault of the check.</summary>
static class Tree
{
    public static Dictionary<string, string> Now()
    {
        var info = new ProcessStartInfo("git", ["status", "--porcelain", "-z", "--untracked-files=all", "--no-renames"]) { RedirectStandardOutput = true };
        using var git = Process.Start(info)!;
        var entries = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        if (git.ExitCode != 0) throw new InvalidOperationException("git status failed: the check needs a git work tree to prove that it changes nothing.");
        return entries.Select(e => e[3..]).ToDictionary(path => path, Hash);
    }

    public static List<string> ChangedSince(Dictionary<string, string> before)
    {
        var now = Now();
        return [.. before.Keys.Union(now.Keys)
            .Where(path => before.GetValueOrDefault(path) != now.GetValueOrDefault(path))
            .Order(StringComparer.Ordinal)];
    }

    static string Hash(string path) => File.Exists(path) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : "gone";
}
