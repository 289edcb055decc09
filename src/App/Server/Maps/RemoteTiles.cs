using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Weipian.App.Modules.Imagery;
using Weipian.App.Platform;
using Weipian.Formats;

namespace Weipian.App.Server.Maps;

/// <summary>
/// Asks other servers for tiles, at registered addresses and nowhere else: GET, no redirect, no cookie, no proxy; the answer must be a
/// picture, small and soon. What was fetched is kept in the workspace's <c>imagery-cache</c>, which may be deleted.
/// </summary>
public sealed class RemoteTiles : IDisposable
{
    private const int LargestTile = 2 << 20;
    private const long MostCached = 512L << 20;
    private const int TidyEvery = 256;
    private const int HashLength = 32;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>A server that did not answer is left alone for so long.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    private readonly string _cache;
    private readonly TimeProvider _clock;
    private readonly ImageryKeys _keys;
    private readonly SemaphoreSlim _several = new(8);
    private readonly ConcurrentDictionary<int, DateTimeOffset> _resting = new();
    private readonly HttpClient _near;
    private readonly HttpClient _far;
    private int _written;

    public RemoteTiles(string directory, TimeProvider clock)
    {
        (_cache, _clock, _keys) = (Path.Combine(directory, "imagery-cache"), clock, new ImageryKeys(directory));
        (_near, _far) = (Client(loopback: true), Client(loopback: false));
    }

    /// <summary>A tile of a registered address; null when the server has none there. Row from the north.</summary>
    /// <exception cref="ProblemException"><c>imagery.upstream</c>, <c>imagery.key-missing</c>.</exception>
    public async Task<byte[]?> Tile(int number, RemoteFacts remote, int zoom, int column, int row, CancellationToken stop)
    {
        var path = Path.Combine(_cache, $"{number}-{ContentStore.HashOf(System.Text.Encoding.UTF8.GetBytes(remote.Address))[..12]}", $"{zoom}", $"{column}-{row}");
        if (await Cached(path, stop) is { } kept)
            return kept.Length == 0 ? null : kept;
        if (_resting.TryGetValue(number, out var until) && _clock.GetUtcNow() < until)
            throw Upstream("影像服务刚才没有答复,稍候自动再试");
        var key = remote.Key is null ? null : _keys.Find(remote.Key) ?? throw new ProblemException("imagery.key-missing", $"影像所用的密钥“{remote.Key}”尚未设置,请在影像管理中设置");
        await _several.WaitAsync(stop);
        try
        {
            var fetched = await Fetch(remote, TileAddress.Of(remote, zoom, column, row, key), stop);
            _resting.TryRemove(number, out _);
            await Keep(path, fetched ?? [], stop);
            return fetched;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException || exception is OperationCanceledException && !stop.IsCancellationRequested)
        {
            // The message may hold the address, and the address the key: neither leaves this place.
            _resting[number] = _clock.GetUtcNow() + Rest;
            throw Upstream("影像服务连不上或答复过慢");
        }
        finally
        {
            _several.Release();
        }
    }

    public void Dispose()
    {
        _near.Dispose();
        _far.Dispose();
        _several.Dispose();
    }

    private static ProblemException Upstream(string message) => new("imagery.upstream", message);

    private static HttpClient Client(bool loopback) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxConnectionsPerServer = 8,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // The name is resolved here and the very address that was looked at is connected to.
        ConnectCallback = async (context, stop) =>
        {
            var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, stop);
            if (addresses.Length == 0 || addresses.Any(address => TileAddress.IsForbidden(address, loopback)))
                throw new HttpRequestException("forbidden address");
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    {
        Timeout = Longest,
    };

    private async Task<byte[]?> Fetch(RemoteFacts remote, Uri address, CancellationToken stop)
    {
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(stop);
        inTime.CancelAfter(Longest);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", "weipian");
        request.Headers.TryAddWithoutValidation("Accept", "image/*");
        using var answer = await (remote.Loopback ? _near : _far).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, inTime.Token);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.NoContent)
            return null;
        if (answer.StatusCode != HttpStatusCode.OK)
            throw Upstream($"影像服务答复 {(int)answer.StatusCode}{((int)answer.StatusCode is >= 300 and < 400 ? "(转向其他地址,不跟随)" : (int)answer.StatusCode is 401 or 403 ? "(密钥可能有误或超出用量)" : "")}");
        if (answer.Content.Headers.ContentType?.MediaType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) != true || answer.Content.Headers.ContentLength > LargestTile)
            throw Upstream("影像服务答复的不是图片,或过大");
        await using var stream = await answer.Content.ReadAsStreamAsync(inTime.Token);
        var bytes = new byte[LargestTile + 1];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, inTime.Token);
        return read <= LargestTile && TilePack.PictureType(bytes.AsSpan(0, read)) is not null ? bytes[..read] : throw Upstream("影像服务答复的不是 PNG、JPEG、WebP 图片,或过大");
    }

    /// <summary>Bytes kept behind their own hash; a file that does not fit it was damaged, and is fetched again.</summary>
    private static async Task<byte[]?> Cached(string path, CancellationToken stop)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            var bytes = await File.ReadAllBytesAsync(path, stop);
            return bytes.Length >= HashLength && SHA256.HashData(bytes.AsSpan(HashLength)).AsSpan().SequenceEqual(bytes.AsSpan(0, HashLength)) ? bytes[HashLength..] : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task Keep(string path, byte[] bytes, CancellationToken stop)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var part = $"{path}.{Guid.CreateVersion7(_clock.GetUtcNow()):N}";
            await File.WriteAllBytesAsync(part, [.. SHA256.HashData(bytes), .. bytes], stop);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A full disk must not keep anybody from looking.
            return;
        }

        if (Interlocked.Increment(ref _written) % TidyEvery == 0)
            Tidy();
    }

    /// <summary>The oldest go when there is too much.</summary>
    private void Tidy()
    {
        var files = new DirectoryInfo(_cache).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.LastWriteTimeUtc).ToList();
        var all = files.Sum(file => file.Length);
        foreach (var file in files.TakeWhile(_ => all > MostCached * 4 / 5))
        {
            if (all <= MostCached && files[0] == file)
                return;
            all -= file.Length;
            file.Delete();
        }
    }
}
