using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Weipian.App.Tests;

/// <summary>A write of one client.</summary>
/// <param name="Mark">Stands in the body and nowhere else; also the Idempotency-Key.</param>
internal sealed record MarkedWrite(string Mark, string Path, string Body);

/// <summary>
/// <c>weipian serve</c> as a process of its own that loses its power again and again while several clients write. A client that gets no answer sends the same
/// request under the same key until there is one, as the pages do.
/// </summary>
/// <param name="program">The built <c>weipian.dll</c>.</param>
/// <param name="writers">By session cookie: what its n-th write is.</param>
internal sealed class KilledServer(string program, string workspace, IReadOnlyList<(string Cookie, Func<int, MarkedWrite> Write)> writers, int seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);
    private readonly ConcurrentDictionary<string, (MarkedWrite Write, string Cookie, string Answer)> _answered = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, PooledConnectionLifetime = TimeSpan.FromSeconds(1) }) { Timeout = TimeSpan.FromSeconds(30) };
    private volatile string? _url;
    private volatile bool _stop;
    private int _unanswered;

    /// <summary>Marks of all writes that were acknowledged.</summary>
    public IReadOnlyCollection<string> Acknowledged => [.. _answered.Keys];

    /// <summary>Answers other than a success, and answers that differed when the same request came again.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>How often a request got no answer and was sent again.</summary>
    public int Unanswered => _unanswered;

    public void Run(int kills)
    {
        var random = new Random(seed);
        var clients = writers.Select(writer => Task.Run(() => Write(writer.Cookie, writer.Write))).ToArray();
        for (var kill = 0; kill < kills; kill++)
        {
            using var server = Open();
            // In the middle of opening, of the first writes, of many.
            var most = _answered.Count + random.Next(40);
            for (var clock = Stopwatch.StartNew(); _answered.Count < most && clock.Elapsed < Longest;)
                Thread.Sleep(1);
            Thread.Sleep(random.Next(60));
            // No address: what is sent now waits for the next life.
            _url = null;
            server.Kill();
            server.WaitForExit();
        }

        using var last = Open();
        _stop = true;
        Task.WaitAll(clients);
        foreach (var (write, cookie, answer) in _answered.Values)
            if (Send(write, cookie).GetAwaiter().GetResult() is var again && again != answer)
                _faults.Enqueue($"{write.Mark} was answered {answer}, and the same request again {again}");
        last.Kill();
        last.WaitForExit();
    }

    private Process Open()
    {
        var server = Process.Start(new ProcessStartInfo("dotnet", [program, "serve", "--workspace", workspace, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true })!;
        var opened = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        server.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                opened.TrySetResult(null);
            else if (Regex.Match(line.Data, @"http://127\.0\.0\.1:\d+") is { Success: true } found)
                opened.TrySetResult(found.Value);
        };
        server.BeginOutputReadLine();
        _url = opened.Task.WaitAsync(Patience).GetAwaiter().GetResult() ?? throw new InvalidOperationException("the server went away without opening");
        return server;
    }

    private async Task Write(string cookie, Func<int, MarkedWrite> next)
    {
        for (var turn = 0; !_stop; turn++)
        {
            var write = next(turn);
            if (await Send(write, cookie) is { } answer)
                _answered[write.Mark] = (write, cookie, answer);
        }
    }

    /// <returns>What was answered at last; null when that was a refusal.</returns>
    private async Task<string?> Send(MarkedWrite write, string cookie)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience;)
        {
            if (_url is not { } url)
            {
                await Task.Delay(5);
                continue;
            }

            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, url + write.Path) { Content = new StringContent(write.Body, Encoding.UTF8, "application/json") };
                request.Headers.Add("Cookie", cookie);
                request.Headers.Add("Idempotency-Key", write.Mark);
                using var response = await _http.SendAsync(request);
                var text = await response.Content.ReadAsStringAsync();
                if (response.StatusCode == HttpStatusCode.OK)
                    return text;
                _faults.Enqueue($"{(int)response.StatusCode} {write.Mark}: {text}");
                return null;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException)
            {
                Interlocked.Increment(ref _unanswered);
                await Task.Delay(5);
            }
        }

        _faults.Enqueue($"{write.Mark} was never answered");
        return null;
    }
}
