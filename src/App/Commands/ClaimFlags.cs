using System.CommandLine;
using Weipian.App.Modules.Evidence;

namespace Weipian.App.Commands;

/// <summary>What is said of an evidence file when it is handed in.</summary>
public sealed class ClaimFlags
{
    private readonly Option<string?> _takenAt = new("--taken-at") { Description = "填报的拍摄时间" };
    private readonly Option<string?> _position = new("--position") { Description = "填报的拍摄位置:经度,纬度" };
    private readonly Option<double?> _azimuth = new("--azimuth") { Description = "填报的方位角,度" };
    private readonly Option<string?> _device = new("--device") { Description = "设备" };

    public IReadOnlyList<Option> All => [_takenAt, _position, _azimuth, _device];

    public EvidenceClaim Read(ParseResult parsed)
    {
        var (longitude, latitude) = PlaceOption.Read(parsed.GetValue(_position), "--position");
        return new EvidenceClaim(parsed.GetValue(_takenAt), longitude, latitude, parsed.GetValue(_azimuth), parsed.GetValue(_device));
    }
}
