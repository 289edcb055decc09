using System.Diagnostics;

namespace Weipian.Fuzz;

/// <summary>What many damaged files did to a reader.</summary>
/// <param name="Crashes">Number of the file and what was thrown.</param>
/// <param name="Dishonest">Files called sound although not every record was read, or told of without a code.</param>
/// <param name="MostBytes">Most that was allocated, in all, for one file.</param>
public sealed record MutantFigures(
    string Reader, int Files, int Refused, int Told, int Sound, IReadOnlyList<string> Crashes, int Dishonest, TimeSpan Slowest, long MostBytes)
{
    public static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(5);
    public const long LargestMemory = 512L << 20;

    public bool Holds => Crashes.Count == 0 && Dishonest == 0 && Slowest < LongestTime && MostBytes < LargestMemory;
}

/// <summary>Damages a sound file many times over and reads each.</summary>
public static class MutantRun
{
    /// <summary>The same number gives the same files.</summary>
    public static MutantFigures Of(FuzzTarget target, int files)
    {
        var (seeds, random) = (target.Seeds().Select(File.ReadAllBytes).ToList(), new Random(20241120));
        var (refused, told, sound, dishonest, slowest, most) = (0, 0, 0, 0, TimeSpan.Zero, 0L);
        var crashes = new List<string>();
        for (var file = 0; file < files; file++)
        {
            var bytes = Mutation.Apply(seeds[file % seeds.Count], random);
            var (clock, before) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes(precise: false));
            try
            {
                var outcome = target.Read(bytes);
                refused += outcome.Refused is null ? 0 : 1;
                sound += outcome.IsSound ? 1 : 0;
                told += outcome.Refused is null && !outcome.IsSound ? 1 : 0;
                dishonest += outcome.IsHonest ? 0 : 1;
            }
            catch (Exception fault)
            {
                crashes.Add($"{target.Name} {file}: {fault.GetType().Name} {fault.Message} {fault.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Weipian", StringComparison.Ordinal))?.Trim()}");
            }

            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            most = Math.Max(most, GC.GetTotalAllocatedBytes(precise: false) - before);
        }

        return new MutantFigures(target.Name, files, refused, told, sound, crashes, dishonest, slowest, most);
    }

    /// <returns>0 when every reader held.</returns>
    public static int All(IReadOnlyList<FuzzTarget> targets, int files)
    {
        Console.WriteLine($"{"reader",-18} {"files",7} {"refused",8} {"told",7} {"sound",7} {"crashes",8} {"dishonest",9} {"slowest s",9} {"most MiB",8}");
        var held = true;
        foreach (var figures in targets.Select(target => Of(target, files)))
        {
            Console.WriteLine($"{figures.Reader,-18} {figures.Files,7} {figures.Refused,8} {figures.Told,7} {figures.Sound,7} {figures.Crashes.Count,8} {figures.Dishonest,9} {figures.Slowest.TotalSeconds,9:F2} {figures.MostBytes / 1048576.0,8:F1}");
            foreach (var crash in figures.Crashes.Take(10))
                Console.WriteLine("  " + crash);
            held &= figures.Holds;
        }

        Console.WriteLine($"peak working set {Environment.WorkingSet >> 20} MiB now, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB at most");
        return held ? 0 : 1;
    }
}
