using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Weipian.App.Server;

namespace Weipian.Bench;

/// <summary>A served office with many patches: what one officer waits for, then what many at once wait for, the load generator on the same machine.</summary>
internal static class ServeBench
{
    /// <summary>Budgets of <c>--clients</c> at work together, ms at p99.</summary>
    private const double MostRead = 300, MostWrite = 500;

    /// <returns>1 when a request failed, the journal does not hold exactly what was written, or a budget was missed.</returns>
    public static int Run(int patches, int clients, int seconds, string? kept, string? database, bool https) => ServedCounty.With(patches, kept, database, directory =>
    {
        using var app = OfficeServer.Build(new ServeOptions(directory, https ? "https://127.0.0.1:0" : "http://127.0.0.1:0", TimeProvider.System, PasswordIterations: 1000, RequestsPerMinute: 10_000_000, Quiet: true));
        var hall = app.Services.GetRequiredService<OfficeHall>();
        ServedCounty.Staff(hall, clients);
        app.Start();
        var url = app.Urls.First();
        var ground = Ground(url, seconds * clients / 8);
        Alone(url, ground);
        var failed = Together(url, clients, seconds, ground, hall);
        app.StopAsync().GetAwaiter().GetResult();
        return failed ? 1 : 0;
    });

    /// <summary>What the officers know before they begin: where the county lies, ids to look at, and judged patches nobody has concluded.</summary>
    private static Ground Ground(string url, int writes)
    {
        using var officer = ServedCounty.SignedIn(url, 0);
        var box = Json(officer, "/api/map/extent?year=2024").EnumerateObject().Select(one => one.Value.GetDouble()).ToArray();
        var open = new List<string>();
        while (open.Count < writes && Ids(officer, $"/api/patches?year=2024&state=待结论&code=PJ&take=1000&skip={open.Count}") is { Count: > 0 } more)
            open.AddRange(more);
        var towns = Enumerable.Range(0, 12).Select(town => Ids(officer, $"/api/patches?year=2024&town={ServedCounty.TownCode(town)}&code=W&take=200")).ToList();
        return new Ground(box, Ids(officer, "/api/patches?year=2024&take=1000&sort=sequence&desc=true"), new Queue<string>(open), towns);
    }

    private static JsonElement Json(HttpClient client, string path) => JsonDocument.Parse(client.GetStringAsync(path).GetAwaiter().GetResult()).RootElement;

    private static List<string> Ids(HttpClient client, string path) => [.. Json(client, path).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];

    private static void Alone(string url, Ground ground)
    {
        using var client = ServedCounty.SignedIn(url, 0);
        foreach (var kind in Workload.Reads)
        {
            var (random, times, bytes) = (new Random(1), new List<double>(), 0L);
            var spent = Process.GetCurrentProcess().TotalProcessorTime;
            for (var run = 0; run < 25; run++)
            {
                // A parameter nobody reads keeps the tile cache out of the measurement.
                var path = kind.Path(random, ground);
                var clock = Stopwatch.StartNew();
                using var answer = client.GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}run={run}").GetAwaiter().GetResult();
                bytes = Math.Max(bytes, answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync().GetAwaiter().GetResult().Length);
                times.Add(clock.Elapsed.TotalMilliseconds);
            }

            spent = Process.GetCurrentProcess().TotalProcessorTime - spent;
            times.Sort();
            Console.WriteLine(Text($"alone: {kind.Name,-22} min {times[0],6:F1} ms  median {times[12],6:F1} ms  worst {times[^1],7:F1} ms  processor {spent.TotalMilliseconds / 25,6:F1} ms  at most {bytes / 1024.0,6:F1} KiB"));
        }
    }

    private static bool Together(string url, int clients, int seconds, Ground ground, OfficeHall hall)
    {
        var before = hall.Reads.Read(workspace => workspace.Journal.Head().Sequence);
        var officers = Enumerable.Range(0, clients).Select(number => new Officer(number, before, ServedCounty.SignedIn(url, number), ground)).ToList();
        // A prepared heap and compiled code are what an office meets all day.
        Task.WaitAll(officers.Select(officer => Task.Run(() => officer.Work(TimeSpan.FromSeconds(5)))).ToArray());
        var (warm, cpu) = (officers.Sum(officer => officer.Writes), Process.GetCurrentProcess().TotalProcessorTime);
        foreach (var officer in officers)
            officer.Times.Clear();
        Task.WaitAll(officers.Select(officer => Task.Run(() => officer.Work(TimeSpan.FromSeconds(seconds)))).ToArray());
        var spent = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var events = hall.Reads.Read(workspace => workspace.Journal.Head().Sequence) - before;
        var (writes, faults) = (officers.Sum(officer => officer.Writes), officers.SelectMany(officer => officer.Faults).ToList());
        var times = officers.SelectMany(officer => officer.Times).ToList();
        foreach (var officer in officers)
            officer.Dispose();
        Console.WriteLine(Text($"{clients} officers, {seconds} s, a request about every second each: {times.Count:N0} requests, {faults.Count} refused or failed, {writes:N0} writes ({warm:N0} before the clock) = {events:N0} events; {spent.TotalMilliseconds / times.Count:F1} ms of processor a request, theirs and the server's"));
        foreach (var kind in times.GroupBy(time => time.Kind).OrderBy(group => group.Key.Group).ThenBy(group => group.Key.Name, StringComparer.Ordinal))
            Show(kind.Key.Name, kind.Select(time => time.Milliseconds));
        var slow = new[] { ("list", MostRead), ("map", MostRead), ("write", MostWrite) }
            .Count(group => Show($"ALL {group.Item1}", times.Where(time => time.Kind.Group == group.Item1).Select(time => time.Milliseconds), group.Item2));
        foreach (var fault in faults.Distinct().Take(8))
            Console.WriteLine($"  {fault}");
        return faults.Count > 0 || events != writes || slow > 0;
    }

    /// <returns>Whether it is over its budget.</returns>
    private static bool Show(string name, IEnumerable<double> times, double? most = null)
    {
        var sorted = times.Order().ToList();
        if (sorted.Count == 0)
            return most is not null;
        var over = At(0.99) > most;
        Console.WriteLine(Text($"  {name,-22} {sorted.Count,7:N0} times  p50 {At(0.5),7:F1} ms  p99 {At(0.99),7:F1} ms  worst {sorted[^1],7:F1} ms{(most is null ? "" : Text($"  (p99 at most {most}){(over ? "  OVER" : "")}"))}"));
        return over;

        double At(double part) => sorted[(int)((sorted.Count - 1) * part)];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
