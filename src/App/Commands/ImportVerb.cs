using System.CommandLine;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Rectification;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>import</c>: a batch of patches.</summary>
public static class ImportVerb
{
    public static Command Import(Invocation common)
    {
        var year = new Option<int>("--year") { Description = "年度", Required = true };
        var line = new Option<string>("--line") { Description = "land(土地)或 mineral(矿产)", Required = true };
        var intake = new IntakeFlags();
        var unit = new Option<string?>("--area-unit") { Description = "申报面积单位:mu、m2、ha;不给则由图形推断" };
        var replaces = new Option<int?>("--replaces") { Description = "本批完整重发的原批次号" };
        return common.Verb("import", "导入一批图斑:全部成功或全不导入,每一行都有去向", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var progress = new Progress("导入", common.Clock);
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var batch = ImportPatches.Run(
                workspace, parsed.GetValue(year), parsed.GetValue(line)!, intake.Read(parsed, progress), parsed.GetValue(unit), parsed.GetValue(replaces), pack, common.Actor(parsed));
            // A batch is in once it is in; what it shows on restored ground is a second event, which `watch check` would find as well.
            var watch = CheckWatch.Run(workspace, pack, common.Actor(parsed));
            if (parsed.GetValue(common.Json))
                Console.WriteLine(CanonicalJson.Write(batch));
            else
                Print(batch, watch);
            return 0;
        }, [common.Workspace, year, line, .. intake.All, unit, replaces, common.Json, common.Law, common.Person, common.Post]);
    }

    private static void Print(BatchImported batch, WatchFindings watch)
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
        foreach (var found in watch.Recurrences)
            Console.WriteLine($"  图斑 {found.Patch} 与已恢复原貌的 {found.Earlier} 重叠 {Digits.Fixed(found.OverlapM2, 2)} ㎡:再次发生,原卷宗重新打开");
    }
}
