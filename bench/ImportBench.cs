using System.Diagnostics;
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

/// <summary>A GBK shapefile of a whole county into a registered layer – validity and ellipsoid area of every polygon included – beside ogr2ogr, which only copies it.</summary>
internal static class ImportBench
{
    public static int Run(int side, int pointsPerEdge, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("weipian-import-").FullName;
        var file = Path.Combine(folder, "DLTB.shp");
        var lattice = new Lattice(20241120, side, side, pointsPerEdge);
        SourceField[] fields = [new("DLBM", FieldKind.Text, 5), new("DLMC", FieldKind.Text, 20), new("ZLDWMC", FieldKind.Text, 40), new("TBMJ", FieldKind.Real, 15, 2)];
        ShapefileWriter.Write(file, Crs.FromEpsg(4524)!, fields, Enumerable.Range(0, side * side)
            .Select(index => ((Geometry?)lattice.Parcel(index % side, index / side), (IReadOnlyList<object?>)["0102", "水浇地", "示例县清溪镇清溪村", 10_000.0])), new DateOnly(2024, 1, 1));
        Console.WriteLine($"{side * side:N0} polygons, {Directory.EnumerateFiles(folder).Sum(path => new FileInfo(path).Length) / 1048576:N0} MiB");
        var (ours, ogr) = (new List<Cost>(), new List<Cost>());
        Console.WriteLine("                      wall s   CPU s");
        for (var run = 0; run < runs; run++)
        {
            // By turns, so that whatever else the machine does falls on both.
            Show("ours, layer add", ours, Ours(folder, file, run));
            if (File.Exists("/usr/bin/ogr2ogr"))
                Show("ogr2ogr, shp → gpkg", ogr, Ogr(folder, file));
        }

        if (ogr.Count > 0)
            Console.WriteLine($"best of {runs}: ours {ours.Min(cost => cost.Wall):F2} s, ogr2ogr {ogr.Min(cost => cost.Wall):F2} s, ours ×{ours.Min(cost => cost.Wall) / ogr.Min(cost => cost.Wall):F2} of its time");
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private readonly record struct Cost(double Wall, double? Cpu);

    private static void Show(string name, List<Cost> costs, Cost cost)
    {
        costs.Add(cost);
        Console.WriteLine($"{name,-20} {cost.Wall,7:F2} {cost.Cpu,7:F2}");
    }

    private static Cost Ours(string folder, string file, int run)
    {
        var directory = Path.Combine(folder, $"w{run}");
        var actor = new Actor("测量", "县卫片办");
        var pack = LawLibrary.Load(Path.Combine(AppContext.BaseDirectory, "law"));
        CreateWorkspace.Run(directory, new Weipian.App.Modules.Programmes.County("619901", "示例县"), actor, TimeProvider.System);
        using var self = Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), self.TotalProcessorTime);
        using (var workspace = Workspace.OpenToWrite(directory, TimeProvider.System))
            if (AddLayer.Run(workspace, new LayerStatement("land-use", "三调", null, AddLayer.NotSecret, null), new IntakeOptions(file), pack, actor).Description.Kept == 0)
                throw new InvalidOperationException("nothing was registered");
        self.Refresh();
        var cost = new Cost(clock.Elapsed.TotalSeconds, (self.TotalProcessorTime - before).TotalSeconds);
        Directory.Delete(directory, recursive: true);
        return cost;
    }

    private static Cost Ogr(string folder, string file)
    {
        var target = Path.Combine(folder, "ogr.gpkg");
        File.Delete(target);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/ogr2ogr", ["-f", "GPKG", target, file, "-oo", "ENCODING=GBK"]))!;
        process.WaitForExit();
        return new Cost(clock.Elapsed.TotalSeconds, null);
    }
}
