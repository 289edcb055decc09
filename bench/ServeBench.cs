using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Weipian.App;
using Weipian.App.Database;
using Weipian.App.Intake;
using Weipian.App.Modules.Accounts;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.App.Server;

namespace Weipian.Bench;

/// <summary>A served office with many patches: what one officer waits for, then what many at once wait for, the load generator on the same machine.</summary>
internal static class ServeBench
{
    private const int Year = 2024;
    private const string Password = "Cedar-Moss-27!x";
    private static readonly Actor Office = new("测量", "县卫片办");

    private static readonly (string Name, string Path)[] Reads =
    [
        ("list, first 100", "/api/patches?year=2024"), ("list, sorted by area", "/api/patches?year=2024&sort=area_m2&desc=true"), ("list, number begins", "/api/patches?year=2024&q=P0421"),
        ("counts by facet", "/api/patches/facets?year=2024"), ("tile, whole county", "/api/map/patches/10/{0}/{1}?year=2024"), ("tile, a town", "/api/map/patches/12/{2}/{3}?year=2024"),
        ("tile, some fields", "/api/map/patches/15/{4}/{5}?year=2024"),
    ];

    public static int Run(int patches, int clients, int seconds)
    {
        var directory = Prepared(patches);
        using var app = OfficeServer.Build(new ServeOptions(directory, "http://127.0.0.1:0", TimeProvider.System, PasswordIterations: 1000, RequestsPerMinute: 10_000_000, Quiet: true));
        var hall = app.Services.GetRequiredService<OfficeHall>();
        Staff(hall, clients);
        app.Start();
        var url = app.Urls.First();
        using var one = SignedIn(url, 0);
        var tiles = Tiles(one);
        foreach (var (name, path) in Reads)
            Alone(one, name, string.Format(CultureInfo.InvariantCulture, path, tiles));
        var lost = Together(url, clients, seconds, tiles, hall);
        app.StopAsync().GetAwaiter().GetResult();
        Directory.Delete(directory, recursive: true);
        return lost == 0 ? 0 : 1;
    }

    private static string Prepared(int patches)
    {
        var directory = Directory.CreateTempSubdirectory("weipian-serve-").FullName;
        var pack = LawLibrary.Load(Path.Combine(AppContext.BaseDirectory, "law"));
        CreateWorkspace.Run(directory, new Weipian.App.Modules.Programmes.County("619901", "示例县"), Office, TimeProvider.System);
        using var workspace = Workspace.OpenToWrite(directory, TimeProvider.System);
        SetProgramme.Run(workspace, Year, new Dictionary<string, string>(), pack, Office);
        var file = Path.Combine(directory, "patches.geojson");
        var side = (int)Math.Ceiling(Math.Sqrt(patches));
        using (var writer = new StreamWriter(file))
        {
            writer.Write("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4524\"}},\"features\":[");
            for (var index = 0; index < patches; index++)
            {
                var (x, y) = (36560000.0 + (index % side * 120), 3770000.0 + (index / side * 120));
                var ring = string.Join(',', Enumerable.Range(0, 12).Append(0).Select(corner => string.Create(CultureInfo.InvariantCulture, $"[{x + (40 * Math.Cos(corner * Math.PI / 6)):F3},{y + (40 * Math.Sin(corner * Math.PI / 6)):F3}]")));
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{(index == 0 ? "" : ",")}{{\"type\":\"Feature\",\"properties\":{{\"JCBH\":\"P{index:000000}\",\"TBLX\":\"20\",\"QSX\":\"20240301\",\"HSX\":\"20241001\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{ring}]]}}}}"));
            }

            writer.Write("]}");
        }

        var clock = Stopwatch.StartNew();
        ImportPatches.Run(workspace, Year, Lines.Land, new IntakeOptions(file), null, null, pack, Office);
        Console.WriteLine($"{patches:N0} patches imported in {clock.Elapsed.TotalSeconds:F1} s");
        return directory;
    }

    private static void Staff(OfficeHall hall, int clients)
    {
        var by = new Actor("安全", Administrators.Security);
        hall.Gate.Write(workspace =>
        {
            SetAccountPolicy.Run(workspace, new Dictionary<string, int> { ["second_factor"] = 0 }, by);
            for (var number = 0; number < clients; number++)
            {
                OpenAccount.Run(workspace, Login(number), $"职员{number}", by);
                GrantPost.Run(workspace, Login(number), "县卫片办", null, null, null, hall.Pack, by);
            }

            return true;
        }, CancellationToken.None).GetAwaiter().GetResult();
        for (var number = 0; number < clients; number++)
        {
            hall.Passwords.Issue(Login(number));
            hall.Passwords.Change(new Account(Login(number), $"职员{number}", true), Password, new AccountPolicy(PasswordHistory: 0));
        }
    }

    private static string Login(int number) => string.Create(CultureInfo.InvariantCulture, $"officer{number}");

    private static HttpClient SignedIn(string url, int number)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 1 }) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(60) };
        using var answer = client.PostAsJsonAsync("/api/session", new { login = Login(number), password = Password }).GetAwaiter().GetResult();
        client.DefaultRequestHeaders.Add("Cookie", answer.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return client;
    }

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
        var officers = Enumerable.Range(0, clients).Select(number => SignedIn(url, number)).ToList();
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
