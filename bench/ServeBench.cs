using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Weipian.App.Server;

namespace Weipian.Bench;

/// <summary>A served office with many patches: what one officer waits for, then what many at once wait for, the load generator on the same machine.</summary>
internal static class ServeBench
{

    private static readonly (string Name, string Path)[] Reads =
    [
        ("list, first 100", "/api/patches?year=2024"), ("list, sorted by area", "/api/patches?year=2024&sort=area_m2&desc=true"), ("list, number begins", "/api/patches?year=2024&q=P0421"),
        ("counts by facet", "/api/patches/facets?year=2024"), ("tile, whole county", "/api/map/patches/10/{0}/{1}?year=2024"), ("tile, a town", "/api/map/patches/12/{2}/{3}?year=2024"),
        ("tile, some fields", "/api/map/patches/15/{4}/{5}?year=2024"),
    ];

    public static int Run(int patches, int clients, int seconds, string? kept) => ServedCounty.With(patches, kept, directory =>
    {
        using var app = OfficeServer.Build(new ServeOptions(directory, "http://127.0.0.1:0", TimeProvider.System, PasswordIterations: 1000, RequestsPerMinute: 10_000_000, Quiet: true));
        var hall = app.Services.GetRequiredService<OfficeHall>();
        ServedCounty.Staff(hall, clients);
        app.Start();
        var url = app.Urls.First();
        using var one = ServedCounty.SignedIn(url, 0);
        var tiles = Tiles(one);
        foreach (var (name, path) in Reads)
            Alone(one, name, string.Format(CultureInfo.InvariantCulture, path, tiles));
        var lost = Together(url, clients, seconds, tiles, hall);
        app.StopAsync().GetAwaiter().GetResult();
        return lost == 0 ? 0 : 1;
    });

    /// <summary>Column and row of the county's middle at three zooms.</summary>
    private static object[] Tiles(HttpClient client)
    {
        var extent = client.GetFromJsonAsync<Dictionary<string, double>>("/api/map/extent?year=2024").GetAwaiter().GetResult()!;
        var (longitude, latitude) = ((extent["west"] + extent["east"]) / 2, (extent["south"] + extent["north"]) / 2);
        return [.. new[] { 10, 12, 15 }.SelectMany(zoom =>
        {
            var sin = Math.Sin(latitude * Math.PI / 180);
            return new object[] { (int)((longitude + 180) / 360 * (1 << zoom)), (int)((0.5 - (Math.Log((1 + sin) / (1 - sin)) / (4 * Math.PI))) * (1 << zoom)) };
        })];
    }

    private static void Alone(HttpClient client, string name, string path)
    {
        var times = new List<double>();
        long bytes = 0;
        for (var run = 0; run < 9; run++)
        {
            var clock = Stopwatch.StartNew();
            // A parameter nobody reads keeps the tile cache out of the measurement.
            using var answer = client.GetAsync($"{path}&run={run}").GetAwaiter().GetResult();
            bytes = answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync().GetAwaiter().GetResult().Length;
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"{name,-22} median {times[4],7:F1} ms, worst {times[8],7:F1} ms, {bytes / 1024.0,8:F1} KiB");
    }

    private static int Together(string url, int clients, int seconds, object[] tiles, OfficeHall hall)
    {
        var (reads, writes, faults) = (new ConcurrentBag<double>(), new ConcurrentBag<double>(), new ConcurrentBag<string>());
        var before = hall.Reads.Read(workspace => workspace.Journal.Head().Sequence);
        var officers = Enumerable.Range(0, clients).Select(number => ServedCounty.SignedIn(url, number)).ToList();
        var start = Stopwatch.StartNew();
        var work = Enumerable.Range(0, clients).Select(number => Task.Run(async () =>
        {
            using var client = officers[number];
            for (var turn = 0; start.Elapsed.TotalSeconds < seconds; turn++)
            {
                var write = (turn + number) % 8 == 0;
                var clock = Stopwatch.StartNew();
                using var request = write ? Opening(number, turn) : new HttpRequestMessage(HttpMethod.Get, string.Format(CultureInfo.InvariantCulture, Reads[new[] { 0, 2, 6, 5, 6, 0, 2 }[(turn + number) % 7]].Path, tiles));
                using var answer = await client.SendAsync(request);
                await answer.Content.ReadAsByteArrayAsync();
                (write ? writes : reads).Add(clock.Elapsed.TotalMilliseconds);
                if (!answer.IsSuccessStatusCode)
                    faults.Add($"{(int)answer.StatusCode} {request.RequestUri}");
                await Task.Delay(500 + ((turn * 37) + (number * 101)) % 1000);
            }
        })).ToArray();
        Task.WaitAll(work);
        var events = hall.Reads.Read(workspace => workspace.Journal.Head().Sequence) - before;
        Console.WriteLine($"{clients} officers, {seconds} s, one request a second each: {reads.Count + writes.Count:N0} requests, {faults.Count} refused or failed, {writes.Count} writes = {events} events");
        Show("reads", reads);
        Show("writes", writes);
        foreach (var fault in faults.Distinct().Take(5))
            Console.WriteLine($"  {fault}");
        return faults.Count + (int)Math.Abs(events - writes.Count);
    }

    private static HttpRequestMessage Opening(int number, int turn)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/dossiers/directive")
        {
            Content = new StringContent("{\"action\":\"起草指令\",\"year\":2024,\"fields\":{\"整改事由\":\"占用耕地\",\"整改要求\":\"限期拆除\"}}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(RequestKey.Header, string.Create(CultureInfo.InvariantCulture, $"bench-{number}-{turn}"));
        return request;
    }

    private static void Show(string name, ConcurrentBag<double> times)
    {
        var sorted = times.Order().ToList();
        Console.WriteLine($"  {name,-7} p50 {At(0.5),7:F1} ms, p99 {At(0.99),7:F1} ms, worst {sorted[^1],7:F1} ms");

        double At(double part) => sorted[(int)((sorted.Count - 1) * part)];
    }
}
