using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Imagery;

/// <summary>
/// The address of another server's tiles, and the only one this server may ask there: scheme, host and port are written out, only path and
/// query have places for zoom, column, row and key.
/// </summary>
public static partial class TileAddress
{
    public const string KeyPlace = "{key}";
    private const int Longest = 1000;

    /// <summary>天地图's pictures of the ground; the key is the county's own, of the kind for servers.</summary>
    public const string Tianditu = "https://t0.tianditu.gov.cn/img_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=img&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}";

    /// <summary>Servers whose tiles are shifted on purpose (GCJ-02, BD-09): under surveyed outlines they would lie by hundreds of metres.</summary>
    private static readonly string[] Shifted = ["autonavi.com", "amap.com", "gaode.com", "google.cn", "google.com", "googleapis.com", "bdimg.com", "baidu.com", "map.qq.com", "gtimg.com", "geoq.cn"];

    /// <exception cref="ProblemException"><c>imagery.address</c>, <c>imagery.shifted</c>, <c>imagery.key-in-clear</c>, <c>imagery.loopback</c>.</exception>
    public static void Check(string address, bool loopback)
    {
        ProblemException Refuse(string message) => new("imagery.address", message, field: "address");
        if (address.Length > Longest || address.Any(sign => sign <= ' ' || sign >= 127))
            throw Refuse("地址过长,或含空格、汉字等字符(应先作 URL 编码)");
        if (!address.Contains("{z}", StringComparison.Ordinal) || !address.Contains("{x}", StringComparison.Ordinal) || (address.Contains("{y}", StringComparison.Ordinal) == address.Contains("{-y}", StringComparison.Ordinal)))
            throw Refuse("地址须含 {z}、{x} 和 {y}(行号由南向北的写 {-y}),如 https://主机/wmts?…&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}");
        if (Place().Matches(address).FirstOrDefault(place => place.Value is not ("{z}" or "{x}" or "{y}" or "{-y}" or KeyPlace)) is { } odd)
            throw Refuse($"地址中的 {odd.Value} 不是可用的占位;可用 {{z}}、{{x}}、{{y}}、{{-y}}、{{key}}");
        var bare = Place().Replace(address, "0");
        if (bare.Contains('{', StringComparison.Ordinal) || bare.Contains('}', StringComparison.Ordinal) || bare.Contains('#', StringComparison.Ordinal) || bare.Contains('\\', StringComparison.Ordinal)
            || !Uri.TryCreate(bare, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0 || uri.Host.Length == 0)
            throw Refuse("地址应为 http:// 或 https:// 开头的完整地址,不带账号");
        if (address.IndexOf('{', StringComparison.Ordinal) < uri.GetLeftPart(UriPartial.Authority).Length)
            throw Refuse("主机与端口须写明,不能用占位");
        if (Shifted.FirstOrDefault(host => uri.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || uri.Host.EndsWith("." + host, StringComparison.OrdinalIgnoreCase)) is { } shifted)
            throw new ProblemException("imagery.shifted", $"{shifted} 的瓦片经坐标偏移(GCJ-02、BD-09),叠在 2000 国家大地坐标系图斑下会差数百米,不能登记", field: "address");
        if (Clear().Match(address) is { Success: true } clear)
            throw new ProblemException("imagery.key-in-clear", $"地址中直接写了密钥({clear.Groups["name"].Value}=…);请写成 {clear.Groups["name"].Value}={{key}},密钥另行设置,不进日志", field: "address");
        if (!loopback && (uri.IsLoopback || IPAddress.TryParse(uri.DnsSafeHost, out var ip) && IsForbidden(ip, loopback: false)))
            throw new ProblemException("imagery.loopback", "地址指向服务器本机或保留网段,不能登记;确需使用本机瓦片服务的,在服务器上用命令行加 --loopback 登记", field: "address");
    }

    /// <summary>The address of one tile.</summary>
    public static Uri Of(RemoteFacts remote, int zoom, int column, int row, string? key) => new(Place().Replace(remote.Address, place => place.Value switch
    {
        "{z}" => zoom.ToString(CultureInfo.InvariantCulture),
        "{x}" => column.ToString(CultureInfo.InvariantCulture),
        "{y}" => row.ToString(CultureInfo.InvariantCulture),
        "{-y}" => ((1L << zoom) - 1 - row).ToString(CultureInfo.InvariantCulture),
        _ => Uri.EscapeDataString(key ?? ""),
    }));

    /// <summary>Addresses no tile server has: this machine, the link, what is for many. The intranet is not among them.</summary>
    public static bool IsForbidden(IPAddress address, bool loopback)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain))
            return !loopback;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6)
            return plain.IsIPv6LinkLocal || plain.IsIPv6Multicast || plain.Equals(IPAddress.IPv6Any);
        var bytes = plain.GetAddressBytes();
        return bytes[0] == 0 || bytes[0] >= 224 || (bytes[0], bytes[1]) == (169, 254) || bytes is [100, 100, 100, 200];
    }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"[?&](?<name>tk|token|key|ak|apikey|api_key|access_token|access_key|sign|sig)=(?!\{key\})[^&]{8,}", RegexOptions.IgnoreCase)]
    private static partial Regex Clear();
}
