using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Weipian.App;
using Weipian.App.Database;
using Weipian.App.Server;
using Weipian.App.Tests;

namespace Weipian.Bench;

/// <summary>Power cuts: the served office is killed at random moments while several people write, and opened again; nothing it acknowledged may be lost or done twice.</summary>
internal static class CrashBench
{
    private const int People = 6;

    /// <returns>1 when an acknowledged write is not in the journal exactly once, an answer differed, or <c>verify</c> finds something.</returns>
    public static int Run(int patches, int kills, int seed, string? kept) => ServedCounty.With(patches, kept, null, directory =>
    {
        var cookies = new List<string>();
        string patch;
        long before;
        using (var app = OfficeServer.Build(new ServeOptions(directory, "http://127.0.0.1:0", TimeProvider.System, PasswordIterations: 1000, Quiet: true)))
        {
            var hall = app.Services.GetRequiredService<OfficeHall>();
            ServedCounty.Staff(hall, People);
            app.Start();
            for (var number = 0; number < People; number++)
            {
                using var client = ServedCounty.SignedIn(app.Urls.First(), number);
                cookies.Add(client.DefaultRequestHeaders.GetValues("Cookie").Single());
            }

            using var clerk = ServedCounty.SignedIn(app.Urls.First(), 3);
            patch = System.Text.Json.JsonDocument.Parse(clerk.GetStringAsync("/api/patches?year=2024&take=1").GetAwaiter().GetResult()).RootElement.GetProperty("items")[0].GetProperty("id").GetString()!;
            before = hall.Reads.Read(workspace => workspace.Journal.Head().Sequence);
            app.StopAsync().GetAwaiter().GetResult();
        }

        var clock = Stopwatch.StartNew();
        var killed = new KilledServer(Path.Combine(AppContext.BaseDirectory, "weipian.dll"), directory,
            [.. cookies.Select((cookie, number) => (cookie, (Func<int, MarkedWrite>)(turn => Write(number, $"mark-{before}-{number}-{turn:00000}", patch))))], seed);
        killed.Run(kills);
        var wrong = new List<string>(killed.Faults);
        using (var workspace = Workspace.OpenToRead(directory, TimeProvider.System))
        {
            var bodies = workspace.Connection.Query("SELECT body FROM journal WHERE sequence>$1", row => row.GetString(0), before);
            var marks = bodies.CountBy(body => System.Text.RegularExpressions.Regex.Match(body, @"mark-\d+-\d+-\d+").Value).ToDictionary();
            wrong.AddRange(killed.Acknowledged.Where(mark => marks.GetValueOrDefault(mark) != 1).Select(mark => $"{mark} was acknowledged and is {marks.GetValueOrDefault(mark)} times in the journal"));
            wrong.AddRange(marks.Where(pair => pair.Value != 1).Select(pair => $"{pair.Key} is {pair.Value} times in the journal"));
        }

        wrong.AddRange(Verification.Run(directory, TimeProvider.System).Select(problem => $"verify: {problem.Code} {problem.Message}"));
        Console.WriteLine($"{kills} kills in {clock.Elapsed.TotalSeconds:F0} s, {People} people, {killed.Acknowledged.Count:N0} writes acknowledged, {killed.Unanswered} requests sent again, {wrong.Count} wrong");
        foreach (var line in wrong.Take(10))
            Console.WriteLine($"  {line}");
        return wrong.Count == 0 && killed.Acknowledged.Count > kills ? 0 : 1;
    });

    private static MarkedWrite Write(int number, string mark, string patch) => ServedCounty.InTown(number)
        ? new MarkedWrite(mark, $"/api/patches/{patch}/statements", $"{{\"party\":\"镇街\",\"name\":\"镇政府\",\"day\":\"2024-12-02\",\"text\":\"{mark}\"}}")
        : new MarkedWrite(mark, "/api/dossiers/directive", $"{{\"action\":\"起草指令\",\"year\":2024,\"fields\":{{\"整改事由\":\"{mark}\",\"整改要求\":\"限期拆除\"}}}}");
}
