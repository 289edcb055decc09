using System.CommandLine;
using Weipian.App.Intake;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>inspect</c>: what a file holds, before it is handed in.</summary>
public static class InspectVerb
{
    private const int MostShown = 20;

    public static Command Inspect(Invocation common)
    {
        var intake = new IntakeFlags();
        return common.Verb("inspect", "检查一个图形文件:编码、坐标系、字段、行数、无效图形;不入库", parsed =>
        {
            var found = FileInspection.Run(intake.Read(parsed));
            if (parsed.GetValue(common.Json))
                Console.WriteLine(CanonicalJson.Write(found));
            else
                Print(found);
            foreach (var problem in found.Problems.Take(MostShown))
                Console.Error.WriteLine(problem);
            return found.Problems.Count == 0 ? 0 : 1;
        }, [.. intake.All, common.Json]);
    }

    private static void Print(InspectedFile found)
    {
        Console.WriteLine($"{found.File}:{found.Format},编码 {found.Encoding}({found.EncodingReason})");
        Console.WriteLine($"坐标系:{found.Crs?.Name ?? "不可用"}");
        Console.WriteLine($"字段:{string.Join('、', found.Fields.Select(field => field.Name))}");
        Console.WriteLine($"记录 {found.Rows.Read} 条 = 可用 {found.Rows.Kept} + 不在筛选范围 {found.Rows.FilteredOut} + 无图形 {found.Rows.WithoutGeometry} + 不可用 {found.Rows.Refused.Count}");
        if (found.AreaM2 is { } area)
            Console.WriteLine($"椭球面积合计 {Digits.Fixed(area, 2)} ㎡(平面 {Digits.Fixed(found.PlanarAreaM2!.Value, 2)} ㎡)");
        Console.WriteLine($"无效图形 {found.Faults.Count} 个,不计入面积");
        foreach (var fault in found.Faults.Take(MostShown))
            Console.WriteLine($"  第 {fault.Record} 条 {fault.Reason},位于 {fault.Location};修复后 {(fault.AreaAfterM2 is { } after ? Digits.Fixed(after, 2) + " ㎡" : "无面积")}");
        if (found.Faults.Count > MostShown)
            Console.WriteLine($"  另有 {found.Faults.Count - MostShown} 个,见 --json");
        foreach (var warning in found.Warnings.Take(MostShown))
            Console.WriteLine($"提示 {warning}");
    }
}
