using System.CommandLine;
using Weipian.App.Intake;

namespace Weipian.App.Commands;

/// <summary>The options by which any file comes in; the same for layers, patches and a mere look.</summary>
public sealed class IntakeFlags
{
    private readonly Option<string> _file = new("--file") { Description = "文件(Shapefile、GeoPackage、FileGDB 文件夹、GeoJSON、KML/KMZ、zip、界址点 TXT、xlsx、CSV)", Required = true };
    private readonly Option<string?> _layer = new("--layer") { Description = "文件内的图层、表或工作表;只有一个时可不给" };
    private readonly Option<string?> _where = new("--where") { Description = "筛选条件,如 landuse IS NOT NULL" };
    private readonly Option<string?> _crs = new("--crs") { Description = "文件未注明坐标系时指明,如 EPSG:4524" };
    private readonly Option<bool> _wgs84 = new("--accept-wgs84") { Description = "确认 WGS 84 坐标按 2000 国家大地坐标系使用,记入日志" };
    private readonly Option<bool> _repairs = new("--accept-repairs") { Description = "接受无效图形的修复方案,两种面积记入日志" };
    private readonly Option<string[]> _map = new("--map") { Description = "目标字段=源字段,可重复", AllowMultipleArgumentsPerToken = true };

    public IReadOnlyList<Option> All => [_file, _layer, _where, _crs, _wgs84, _repairs, _map];

    public IntakeOptions Read(ParseResult parsed, Progress? progress = null) => new(
        parsed.GetValue(_file)!, parsed.GetValue(_layer), parsed.GetValue(_where), EpsgOption.Read(parsed.GetValue(_crs)), parsed.GetValue(_wgs84),
        parsed.GetValue(_repairs), Pairs.Read(parsed.GetValue(_map), "--map"), progress is null ? null : progress.Show);
}
