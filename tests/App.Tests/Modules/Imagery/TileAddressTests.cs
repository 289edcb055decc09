using System.Net;
using AwesomeAssertions;
using Weipian.App.Modules.Imagery;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Imagery;

public sealed class TileAddressTests
{
    [Theory]
    [InlineData(TileAddress.Tianditu)]
    [InlineData("http://10.1.2.3:8080/geoserver/gwc/service/wmts?TILEMATRIX=EPSG:900913:{z}&TILEROW={y}&TILECOL={x}")]
    [InlineData("https://map.example.gov.cn/tiles/{z}/{x}/{-y}.png?token={key}")]
    public void Addresses_of_an_intranet_and_of_Tianditu_are_taken(string address) => ((Action)(() => TileAddress.Check(address, loopback: false))).Should().NotThrow();

    [Theory]
    [InlineData("ftp://h/{z}/{x}/{y}", "imagery.address")]
    [InlineData("https://h/{z}/{x}", "imagery.address")]
    [InlineData("https://h/{z}/{x}/{y}/{-y}", "imagery.address")]
    [InlineData("https://{x}.h.cn/{z}/{x}/{y}", "imagery.address")]
    [InlineData("https://h.cn/{z}/{x}/{y}?u={user}", "imagery.address")]
    [InlineData("https://user:pass@h.cn/{z}/{x}/{y}", "imagery.address")]
    [InlineData("https://h.cn/{z}/{x}/{y}#x", "imagery.address")]
    [InlineData("file:///etc/passwd?{z}{x}{y}", "imagery.address")]
    [InlineData("https://h.cn/影像/{z}/{x}/{y}", "imagery.address")]
    [InlineData("https://webst01.is.autonavi.com/appmaptile?style=6&x={x}&y={y}&z={z}", "imagery.shifted")]
    [InlineData("https://mt0.google.cn/vt?x={x}&y={y}&z={z}", "imagery.shifted")]
    [InlineData("https://t0.tianditu.gov.cn/img_w/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=0123456789abcdef", "imagery.key-in-clear")]
    [InlineData("http://localhost/{z}/{x}/{y}", "imagery.loopback")]
    [InlineData("http://127.0.0.1:8443/{z}/{x}/{y}", "imagery.loopback")]
    [InlineData("http://[::1]/{z}/{x}/{y}", "imagery.loopback")]
    [InlineData("http://169.254.169.254/latest/{z}/{x}/{y}", "imagery.loopback")]
    [InlineData("http://0.0.0.0/{z}/{x}/{y}", "imagery.loopback")]
    public void Others_are_refused_with_the_reason(string address, string code) =>
        ((Action)(() => TileAddress.Check(address, loopback: false))).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be(code);

    [Fact]
    public void A_key_is_put_in_escaped_and_rows_are_counted_either_way()
    {
        var remote = new RemoteFacts("https://h.cn/{z}/{x}/{-y}?tk={key}", "k", false);
        TileAddress.Of(remote, 3, 2, 1, "a&b=c").ToString().Should().Be("https://h.cn/3/2/6?tk=a%26b%3Dc");
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.100.100.200", true)]
    [InlineData("fe80::1", true)]
    [InlineData("224.0.0.1", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("192.168.3.4", false)]
    [InlineData("2001:db8::1", false)]
    public void A_name_may_not_resolve_to_this_machine_or_to_nobody(string address, bool forbidden) => TileAddress.IsForbidden(IPAddress.Parse(address), loopback: false).Should().Be(forbidden);
}
