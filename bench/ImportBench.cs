using System.Diagnostics;
using System.Globalization;
using NetTopologySuite.Geometries;
using Weipian.App;
using Weipian.App.Database;
using Weipian.App.Intake;
using Weipian.App.Modules.Layers;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Formats;
using Weipian.Spatial;
using Weipian.SyntheticCounty;

namespace Weipian.Bench;

/// <summary>
/// A GBK shapefile of a whole county into a registered layer – validity and ellipsoid area of every polygon included – beside ogr2ogr, which only copies it:
/// as the command that is deployed, its start and the loading of the law included, and as a running server does it.
/// </summary>
internal static class ImportBench
{
    private const string PeerPath = "/usr/bin/ogr2ogr";

    /// <param name="program">The published program (<c>dev.cs publish</c>); null: only within this process.</param>
    public static int Run(int side, int pointsPerEdge, int runs, string? program)
    {
        var folder = Directory.CreateTempSubdirectory("weipian-import-").FullName;
        var file = Path.Combine(folder, "DLTB.shp");
        var lattice = new Lattice(20241120, side, side, pointsPerEdge);
        SourceField[] fields = [new("DLBM", FieldKind.Text, 5), new("DLMC", FieldKind.Text, 20), new("ZLDWMC", FieldKind.Text, 40), new("TBMJ", FieldKind.Real, 15, 2)];
        ShapefileWriter.Write(file, Crs.FromEpsg(4524)!, fields, Enumerable.Range(0, side * side)
            .Select(index => ((Geometry?)lattice.Parcel(index % side, index / side), (IReadOnlyList<object?>)["0102", "水浇地", "示例县清溪镇清溪村", 10_000.0])), new DateOnly(2024, 1, 1));
        Console.WriteLine($"{side * side:N0} polygons, {Directory.EnumerateFiles(folder).Sum(path => new FileInfo(path).Length) / 1048576:N0} MiB");
        var (command, server, peer) = (new List<Cost>(), new List<Cost>(), new List<Cost>());
        if (program is not null)
            Console.WriteLine($"command: {program}, as it is published: compiled ahead of time (ReadyToRun), with its runtime");
        Console.WriteLine("                          wall s   CPU s");
        for (var run = 0; run < runs; run++)
        {
            // By turns, so that whatever else the machine does falls on all.
            if (program is not null)
                Show("ours, the command", command, Command(folder, file, program));
            if (File.Exists(PeerPath))
                Show("ogr2ogr, shp → gpkg", peer, Peer(folder, file));
            Show("ours, within a server", server, Server(folder, file));
        }

        Compare(runs, "the command", command, peer);
        Compare(runs, "within a server", server, peer);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private readonly record struct Cost(double Wall, double? Cpu);

    private static void Show(string name, List<Cost> costs, Cost cost)
    {
        costs.Add(cost);
        Console.WriteLine($"{name,-24} {cost.Wall,7:F2} {cost.Cpu,7:F2}");
    }

    private static void Compare(int runs, string name, List<Cost> ours, List<Cost> peer)
    {
        if (ours.Count > 0 && peer.Count > 0)
            Console.WriteLine($"best of {runs}: ours, {name} {ours.Min(cost => cost.Wall):F2} s, ogr2ogr {peer.Min(cost => cost.Wall):F2} s: ×{ours.Min(cost => cost.Wall) / peer.Min(cost => cost.Wall):F2} of its time");
    }

    private static Cost Command(string folder, string file, string program)
    {
        var directory = Path.Combine(folder, "command");
        Process(program, ["init", "--workspace", directory, "--county", "619901", "--name", "示例县"]);
        var cost = Process(program, ["layer", "add", "--workspace", directory, "--kind", "land-use", "--scheme", "三调", "--file", file]);
        Directory.Delete(directory, recursive: true);
        return cost;
    }

    private static Cost Server(string folder, string file)
    {
        var directory = Path.Combine(folder, "server");
        var actor = new Actor("测量", "县卫片办");
        var pack = LawLibrary.Load(Path.Combine(AppContext.BaseDirectory, "law"));
        CreateWorkspace.Run(directory, new Weipian.App.Modules.Programmes.County("619901", "示例县"), actor, TimeProvider.System);
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), self.TotalProcessorTime);
        using (var workspace = Workspace.OpenToWrite(directory, TimeProvider.System))
            if (AddLayer.Run(workspace, new LayerStatement("land-use", "三调", null, AddLayer.NotSecret, null), new IntakeOptions(file), pack, actor).Description.Kept == 0)
                throw new InvalidOperationException("nothing was registered");
        self.Refresh();
        var cost = new Cost(clock.Elapsed.TotalSeconds, (self.TotalProcessorTime - before).TotalSeconds);
        Directory.Delete(directory, recursive: true);
        return cost;
    }

    private static Cost Peer(string folder, string file)
    {
        var target = Path.Combine(folder, "ogr.gpkg");
        File.Delete(target);
        return Process(PeerPath, ["-f", "GPKG", target, file, "-oo", "ENCODING=GBK"]);
    }

    private static Cost Process(string program, IEnumerable<string> arguments)
    {
        var (clock, before) = (Stopwatch.StartNew(), OfChildren());
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} exited with {process.ExitCode}");
        return new Cost(clock.Elapsed.TotalSeconds, OfChildren() - before);
    }

    /// <summary>Processor time of the processes that were started and ended, in seconds; Linux only.</summary>
    private static double? OfChildren()
    {
        if (!OperatingSystem.IsLinux())
            return null;
        // man 5 proc: fields 16 and 17, in hundredths of a second; the name in brackets may hold spaces.
        var fields = File.ReadAllText("/proc/self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (double.Parse(fields[13], CultureInfo.InvariantCulture) + double.Parse(fields[14], CultureInfo.InvariantCulture)) / 100;
    }
}
