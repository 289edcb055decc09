using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AwesomeAssertions;
using Weipian.App.Server;

namespace Weipian.App.Tests.Server;

/// <summary>An answer of the office: its status, its body as JSON where it is that.</summary>
internal sealed record OfficeAnswer(HttpStatusCode Status, JsonNode? Body, string Text, HttpResponseHeaders Headers, string? MediaType, string? Disposition = null)
{
    public string? Code => Body?["code"]?.GetValue<string>();

    public string? Tag => Headers.ETag?.ToString();
}

/// <summary>A browser: keeps its cookie, sends a fresh Idempotency-Key with every write unless told which.</summary>
internal sealed class OfficeClient(string url)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static int _keys;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(url) };

    public string? Cookie { get; set; }

    public async Task<OfficeAnswer> SignIn(string login, string password, string? code = null) => await Send(HttpMethod.Post, "/api/session", new { login, password, code });

    public Task<OfficeAnswer> Get(string path) => Send(HttpMethod.Get, path);

    public Task<OfficeAnswer> Post(string path, object? body = null, string? tag = null, string? key = null) => Send(HttpMethod.Post, path, body, tag, key);

    public Task<OfficeAnswer> Put(string path, object? body = null, string? tag = null, string? key = null) => Send(HttpMethod.Put, path, body, tag, key);

    /// <summary>A file as its bytes.</summary>
    public async Task<byte[]> Bytes(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", $"{SessionGate.Cookie}={Cookie}");
        using var response = await _http.SendAsync(request);
        return await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Hands a file in whole; the answer names it by <c>id</c>.</summary>
    public async Task<OfficeAnswer> Upload(string name, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/octet-stream");
        return await Post($"/api/uploads?name={Uri.EscapeDataString(name)}", content);
    }

    /// <summary>Asks for a job and waits until it is over.</summary>
    public async Task<JsonNode> Job(string kind, object? form = null)
    {
        var asked = await Post($"/api/jobs/{kind}", form);
        asked.Status.Should().Be(HttpStatusCode.OK, asked.Text);
        return await Over(asked.Body!["id"]!.GetValue<string>());
    }

    /// <summary>A job, once it is over.</summary>
    public async Task<JsonNode> Over(string id)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience)
        {
            var job = (await Get($"/api/jobs/{id}")).Body!;
            if (job["over"]!.GetValue<bool>())
                return job;
            await Task.Delay(100);
        }

        throw new TimeoutException($"job {id} is not over");
    }

    public async Task<OfficeAnswer> Send(HttpMethod method, string path, object? body = null, string? tag = null, string? key = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = body as HttpContent ?? JsonContent.Create(body);
        if (Cookie is not null)
            request.Headers.Add("Cookie", $"{SessionGate.Cookie}={Cookie}");
        if (method != HttpMethod.Get)
            request.Headers.Add(RequestKey.Header, key ?? $"test-key-{Interlocked.Increment(ref _keys)}");
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        change?.Invoke(request);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (response.Headers.TryGetValues("Set-Cookie", out var set) && set.FirstOrDefault(one => one.StartsWith(SessionGate.Cookie, StringComparison.Ordinal)) is { } cookie)
            Cookie = cookie.Split(';')[0].Split('=', 2)[1] is { Length: > 0 } token ? token : null;
        var media = response.Content.Headers.ContentType?.MediaType;
        return new OfficeAnswer(response.StatusCode, media?.EndsWith("json", StringComparison.Ordinal) == true && text.Length > 0 ? JsonNode.Parse(text) : null, text, response.Headers, media, response.Content.Headers.ContentDisposition?.ToString());
    }
}
