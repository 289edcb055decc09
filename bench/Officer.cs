using System.Diagnostics;
using System.Globalization;
using System.Text;
using Weipian.App.Server;

namespace Weipian.Bench;

/// <summary>
/// One of the people at work: begins at a moment of his own, asks, waits for the answer, thinks half a second to one and a half, asks again. What he
/// does is drawn from his own seed, the same in every run.
/// </summary>
/// <param name="run">Tells his keys from those of earlier runs over the same county: the journal's last event.</param>
internal sealed class Officer(int number, long run, HttpClient client, Ground ground) : IDisposable
{
    private readonly Random _random = new(20241120 + number);
    // A clerk of a town opens what is his; what is not is not there for him.
    private readonly Ground _ground = ServedCounty.InTown(number) ? ground with { Any = ground.Towns[number / 4 % 12] } : ground;
    private int _turn;

    public List<(Kind Kind, double Milliseconds)> Times { get; } = [];

    public List<string> Faults { get; } = [];

    public int Writes { get; private set; }

    public async Task Work(TimeSpan time)
    {
        var start = Stopwatch.StartNew();
        await Task.Delay(_random.Next(1000));
        while (start.Elapsed < time)
        {
            await (_random.Next(8) == 0 ? Write() : Read());
            await Task.Delay(500 + _random.Next(1000));
        }
    }

    private Task Read()
    {
        var kind = Drawn(Workload.Reads);
        return Ask(kind, new HttpRequestMessage(HttpMethod.Get, kind.Path(_random, _ground)));
    }

    private async Task Write()
    {
        if (ServedCounty.InTown(number))
            await Post(Workload.Statement, Workload.Statement.Path(_random, _ground), "{\"party\":\"镇街\",\"name\":\"镇政府\",\"day\":\"2024-12-02\",\"text\":\"该图斑为本镇村民晒场,请予复核\"}", null);
        else if (_random.Next(2) == 0 && Workload.Conclusion.Path(_random, _ground) is { Length: > 0 } patch)
            // Who concludes has looked: the tag of what he saw goes with it.
            await Post(Workload.Conclusion, $"{patch}/conclusion", "{}", await Ask(Workload.Patch, new HttpRequestMessage(HttpMethod.Get, patch)));
        else
            await Post(Workload.Draft, Workload.Draft.Path(_random, _ground), "{\"action\":\"起草指令\",\"year\":2024,\"fields\":{\"整改事由\":\"占用耕地\",\"整改要求\":\"限期拆除\"}}", null);
    }

    private async Task Post(Kind kind, string path, string body, string? seen)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(RequestKey.Header, string.Create(CultureInfo.InvariantCulture, $"bench-{run}-{number}-{_turn++}"));
        if (seen is not null)
            request.Headers.Add("If-Match", seen);
        var faults = Faults.Count;
        await Ask(kind, request);
        if (Faults.Count == faults)
            Writes++;
    }

    /// <returns>Tag of what was answered.</returns>
    private async Task<string?> Ask(Kind kind, HttpRequestMessage request)
    {
        using (request)
        {
            var clock = Stopwatch.StartNew();
            try
            {
                using var answer = await client.SendAsync(request);
                var bytes = await answer.Content.ReadAsByteArrayAsync();
                Times.Add((kind, clock.Elapsed.TotalMilliseconds));
                if (!answer.IsSuccessStatusCode)
                    Faults.Add($"{(int)answer.StatusCode} {request.Method} {request.RequestUri}: {Encoding.UTF8.GetString(bytes)[..Math.Min(200, bytes.Length)]}");
                return answer.Headers.ETag?.ToString();
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                Faults.Add($"{request.Method} {request.RequestUri}: {exception.Message}");
                return null;
            }
        }
    }

    private Kind Drawn(Kind[] kinds)
    {
        var at = _random.Next(kinds.Sum(kind => kind.Weight));
        foreach (var kind in kinds)
            if ((at -= kind.Weight) < 0)
                return kind;
        return kinds[^1];
    }

    public void Dispose() => client.Dispose();
}
