using System.Diagnostics;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using Weipian.Spatial;
using Weipian.SyntheticCounty;
using Weipian.Tests;

namespace Weipian.Bench;

/// <summary>Ours, OverlayNG and PostGIS on the same generated county, in one run: every patch against every parcel it meets, areas only.</summary>
internal static class OverlayBench
{
    private static readonly Crs Zone36 = Crs.FromEpsg(4524)!;

    public static int Run(int patchCount, int side, int pointsPerEdge)
    {
        var lattice = new Lattice(20241120, side, side, pointsPerEdge);
        var parcels = Enumerable.Range(0, side * side).AsParallel().AsOrdered().Select(index => (Geometry)lattice.Parcel(index % side, index / side)).ToList();
        var patches = Enumerable.Range(0, patchCount).Select(index => Patch(lattice, index, side)).ToList();
        Console.WriteLine($"{patches.Count:N0} patches, {parcels.Count:N0} parcels, {parcels.Sum(parcel => (long)parcel.NumPoints):N0} vertices");
        var path = Path.Combine(Path.GetTempPath(), "weipian-bench.pack");
        var clock = Stopwatch.StartNew();
        LayerPackWriter.Write(path, "", parcels.Chunk(512).AsParallel().AsOrdered().Select(Packed));
        Console.WriteLine($"side file written in {clock.Elapsed.TotalSeconds:F2} s, {new FileInfo(path).Length / 1048576:N0} MiB");
        var (ours, pairs, area) = Best(() => Ours(path, patches, parallel: false));
        var (oursAll, _, areaAll) = Best(() => Ours(path, patches, parallel: true));
        Console.WriteLine($"ours, one thread      {ours,8:F3} s   {pairs:N0} pairs, {area:F6} ㎡ (ellipsoid)");
        Console.WriteLine($"ours, all cores       {oursAll,8:F3} s   same to the bit: {area.Equals(areaAll)}");
        Console.WriteLine($"peak memory           {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576:N0} MiB (parcels for the peers included)");
        clock.Restart();
        foreach (var patch in patches)
            PatchShape.Sound(patch, Zone36);
        Console.WriteLine($"  of it projecting and measuring the patches {clock.Elapsed.TotalSeconds:F3} s");
        var (overlayNg, ngPairs, ngArea) = OverlayNg(patches, parcels);
        Console.WriteLine($"OverlayNG, one thread {overlayNg,8:F3} s   {ngPairs:N0} pairs, {ngArea:F6} ㎡ (planar)   ×{overlayNg / ours:F1}");
        var planar = PlanarSum(patches, parcels);
        Console.WriteLine($"planar sum, ours      {planar:F6} ㎡, relative difference {Math.Abs(planar - ngArea) / ngArea:E2}");
        if (PostgisServer.Installed)
            Postgis(patches, parcels, ours);
        else
            Console.WriteLine("PostGIS is not installed (tools/install-debian.sh): left out");
        File.Delete(path);
        Console.WriteLine();
        parcels.Clear();
        Growth();
        return 0;
    }

    private static PackBlock Packed(Geometry[] parcels)
    {
        var block = new PackBlock();
        foreach (var parcel in parcels)
            block.Add(parcel, Zone36, []);
        return block;
    }

    private static void Postgis(List<Geometry> patches, List<Geometry> parcels, double ours)
    {
        var (postgis, postgisArea) = PostgisBench.Run(patches, parcels);
        Console.WriteLine($"PostGIS, one thread   {postgis,8:F3} s   {postgisArea:F6} ㎡ (planar)   ×{postgis / ours:F1}");
    }

    /// <summary>The same density of patches over ever larger layers: cost must grow with the patches, memory not with the layer.</summary>
    private static void Growth()
    {
        Console.WriteLine("parcels      patches   pairs       seconds   µs a pair   managed MiB");
        foreach (var side in new[] { 100, 316, 1000 })
        {
            var lattice = new Lattice(20241120, side, side, 3);
            var path = Path.Combine(Path.GetTempPath(), "weipian-bench-growth.pack");
            LayerPackWriter.Write(path, "", Enumerable.Range(0, side * side).Select(index => (Geometry)lattice.Parcel(index % side, index / side)).Chunk(512).Select(Packed));
            var patches = Enumerable.Range(0, side * side / 8).Select(index => Patch(lattice, index, side)).ToList();
            GC.Collect();
            var before = GC.GetTotalMemory(true);
            var (seconds, pairs, _) = Best(() => Ours(path, patches, parallel: false, keep: false));
            Console.WriteLine($"{side * side,9:N0} {patches.Count,10:N0} {pairs,10:N0} {seconds,10:F3} {seconds / pairs * 1e6,10:F2} {(GC.GetTotalMemory(true) - before) / 1048576.0,12:F1}");
            File.Delete(path);
        }
    }

    private static (double Seconds, int Pairs, double AreaM2) Ours(string path, List<Geometry> patches, bool parallel, bool keep = true)
    {
        var clock = Stopwatch.StartNew();
        using var pack = LayerPack.Open(path, "", _ => throw new InvalidOperationException("a coverage has no double ground"))!;
        if (!keep)
        {
            var (pairs, area) = (0, 0.0);
            foreach (var patch in patches)
                foreach (var piece in One(patch).Pieces)
                    (pairs, area) = (pairs + 1, area + piece.AreaM2);
            return (clock.Elapsed.TotalSeconds, pairs, area);
        }

        Overlaid One(Geometry patch) => pack.Overlay(PatchShape.Sound(patch, Zone36));
        var overlaid = parallel ? patches.AsParallel().AsOrdered().Select(One).ToList() : patches.Select(One).ToList();
        return (clock.Elapsed.TotalSeconds, overlaid.Sum(one => one.Pieces.Count), overlaid.Sum(one => one.Pieces.Sum(piece => piece.AreaM2)));
    }

    /// <summary>The best of three: the first warms the file and the compiler.</summary>
    private static (double Seconds, int Pairs, double AreaM2) Best(Func<(double Seconds, int Pairs, double AreaM2)> run) =>
        Enumerable.Range(0, 3).Select(_ => run()).MinBy(result => result.Seconds);

    private static (double Seconds, int Pairs, double AreaM2) OverlayNg(List<Geometry> patches, List<Geometry> parcels)
    {
        var tree = new STRtree<Geometry>();
        foreach (var parcel in parcels)
            tree.Insert(parcel.EnvelopeInternal, parcel);
        tree.Build();
        var clock = Stopwatch.StartNew();
        var (pairs, area) = (0, 0.0);
        foreach (var patch in patches)
        {
            var prepared = PreparedGeometryFactory.Prepare(patch);
            foreach (var parcel in tree.Query(patch.EnvelopeInternal).Where(prepared.Intersects))
            {
                var common = OverlayNGRobust.Overlay(patch, parcel, SpatialFunction.Intersection).Area;
                if (common > LayerPack.TouchingM2)
                    (pairs, area) = (pairs + 1, area + common);
            }
        }

        return (clock.Elapsed.TotalSeconds, pairs, area);
    }

    private static double PlanarSum(List<Geometry> patches, List<Geometry> parcels)
    {
        var tree = new STRtree<EdgeSet>();
        foreach (var parcel in parcels)
            tree.Insert(parcel.EnvelopeInternal, EdgeSet.Of(parcel));
        return patches.Sum(patch => tree.Query(patch.EnvelopeInternal).Sum(parcel => OverlapArea.Of(EdgeSet.Of(patch), parcel)));
    }

    private static Geometry Patch(Lattice lattice, int index, int side)
    {
        var room = (side - 4) * Lattice.Cell / 2;
        var (x, y) = (Lattice.East + (2 * Lattice.Cell) + (room * (1 + lattice.Noise(index, 0, 7))), Lattice.North + (2 * Lattice.Cell) + (room * (1 + lattice.Noise(index, 1, 7))));
        var ring = Enumerable.Range(0, 16).Select(corner =>
        {
            var (sin, cos) = Math.SinCos(Math.PI * corner / 8);
            var reach = 75 + (35 * lattice.Noise(index, corner, 8));
            return new Coordinate(Math.Round(x + (reach * sin), 3), Math.Round(y + (reach * cos), 3));
        }).ToList();
        ring.Add(ring[0].Copy());
        return GeometryFactory.Default.CreatePolygon([.. ring]);
    }
}
