using System.CommandLine;
using Weipian.App.Intake;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>import</c>: a batch of patches.</summary>
public static class ImportVerb
{
    public static Command Import(Invocation common)
    {
        var year = new Option<int>("--year") { Description = "年度", Required = true };
        var line = new Option<string>("--line") { Description = "land(土地)或 mineral(矿产)", Required = true };
        var file = new Option<string>("--file") { Description = "图斑文件(Shapefile、GeoJSON)", Required = true };
        var where = new Option<string?>("--where") { Description = "筛选条件" };
        var crs = new Option<string?>("--crs") { Description = "文件未注明坐标系时指明,如 EPSG:4524" };
        var wgs84 = new Option<bool>("--accept-wgs84") { Description = "确认 WGS 84 坐标按 2000 国家大地坐标系使用" };
        var repairs = new Option<bool>("--accept-repairs") { Description = "接受无效图形的修复方案,记入日志" };
        var map = new Option<string[]>("--map") { Description = "目标字段=源字段,可重复", AllowMultipleArgumentsPerToken = true };
        var unit = new Option<string?>("--area-unit") { Description = "申报面积单位:mu、m2、ha;不给则由图形推断" };
        var replaces = new Option<int?>("--replaces") { Description = "本批完整重发的原批次号" };
        return common.Verb("import", "导入一批图斑:全部成功或全不导入,每一行都有去向", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var options = new IntakeOptions(
                parsed.GetValue(file)!, null, parsed.GetValue(where), EpsgOption.Read(parsed.GetValue(crs)), parsed.GetValue(wgs84),
                parsed.GetValue(repairs), Pairs.Read(parsed.GetValue(map), "--map"));
            Print(ImportPatches.Run(
                workspace, parsed.GetValue(year), parsed.GetValue(line)!, options, parsed.GetValue(unit), parsed.GetValue(replaces), pack, common.Actor(parsed)));
            return 0;
        }, common.Workspace, year, line, file, where, crs, wgs84, repairs, map, unit, replaces, common.Law, common.Person, common.Post);
    }

    private static void Print(BatchImported batch)
    {
        Console.WriteLine($"{batch.Year} 年度{Lines.Name(batch.Line)}第 {batch.Number} 批:{batch.SourceName},编码 {batch.Encoding},EPSG:{batch.Epsg}");
        Console.WriteLine($"字段对应:{string.Join('、', batch.Mapping.Select(pair => $"{pair.Key}={pair.Value}"))}");
        Console.WriteLine($"面积单位:{batch.Unit ?? "无"}({batch.UnitHow})");
        Console.WriteLine($"记录 {batch.Rows.Read} 条 = 导入 {batch.Rows.Kept} + 不在筛选范围 {batch.Rows.FilteredOut} + 无图形 {batch.Rows.WithoutGeometry} + 不可用 {batch.Rows.Refused.Count}");
        foreach (var (outcome, count) in batch.Outcomes)
            Console.WriteLine($"  {RowOutcome.Name(outcome)} {count}");
        foreach (var refused in batch.Rows.Refused)
            Console.WriteLine($"  第 {refused.Record} 条未导入 [{refused.Code}] {refused.Reason}");
        if (batch.Vanished.Count > 0)
            Console.WriteLine($"  重发后消失 {batch.Vanished.Count} 个,记录保留");
    }
}
