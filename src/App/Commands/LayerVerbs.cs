using System.CommandLine;
using Weipian.App.Modules.Layers;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>layer add</c>, <c>layer list</c>.</summary>
public static class LayerVerbs
{
    private const int MostShown = 20;

    public static Command Layer(Invocation common)
    {
        var command = new Command("layer", "图层:登记与查看");
        command.Subcommands.Add(Add(common));
        command.Subcommands.Add(List(common));
        return command;
    }

    private static Command Add(Invocation common)
    {
        var intake = new IntakeFlags();
        var kind = new Option<string>("--kind") { Description = "图层种类:land-use、permanent-farmland、plan、approval、supply、facility-record、temporary-land、rural-road、ecological-redline、urban-boundary、mining-right、county、town、village、new-construction、other", Required = true };
        var scheme = new Option<string?>("--scheme") { Description = "地类体系:二调、三调、用地用海2023" };
        var date = new Option<string?>("--date") { Description = "数据时点,如 2023-12-31" };
        var secrecy = new Option<string>("--secrecy") { Description = "密级标注", DefaultValueFactory = _ => AddLayer.NotSecret };
        var replace = new Option<int[]>("--replace") { Description = "取代的图层号,可重复;不给时,只容一份的种类自动取代旧的,批文等并用", AllowMultipleArgumentsPerToken = true };
        return common.Verb("add", "登记一份图层:内容不可变,以哈希为名", parsed =>
        {
            // The law is read while the workspace is opened.
            var law = Task.Run(() => LawLibrary.Load(parsed.GetValue(common.Law)));
            using var progress = new Progress("登记图层", common.Clock);
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var pack = law.GetAwaiter().GetResult();
            var replaced = parsed.GetValue(replace) is { Length: > 0 } numbers ? numbers : null;
            var layer = AddLayer.Run(
                workspace, new LayerStatement(parsed.GetValue(kind)!, parsed.GetValue(scheme), parsed.GetValue(date), parsed.GetValue(secrecy)!, replaced),
                intake.Read(parsed, progress), pack, common.Actor(parsed));
            if (parsed.GetValue(common.Json))
                Console.WriteLine(CanonicalJson.Write(layer));
            else
                Print(layer);
            return 0;
        }, [common.Workspace, kind, .. intake.All, scheme, date, secrecy, replace, common.Json, common.Law, common.Person, common.Post]);
    }

    private static Command List(Invocation common) => common.Verb("list", "已登记的图层", parsed =>
    {
        using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
        var layers = LayerShelf.All(workspace);
        if (parsed.GetValue(common.Json))
            Console.WriteLine(CanonicalJson.Write(layers));
        else if (layers.Count == 0)
            Console.WriteLine("尚未登记图层");
        else
            foreach (var layer in layers)
                Console.WriteLine($"{layer.Number,3} {(layer.Current ? "现行" : "已取代")} {layer.Description.Kind} {layer.Description.SourceName} {layer.Description.Scheme} {layer.Description.Date} 图形 {layer.Description.Kept},隔离 {layer.Description.Quarantined.Count(shape => !shape.Accepted)},{layer.Description.Hash[..12]}");
        return 0;
    }, common.Workspace, common.Json);

    private static void Print(RegisteredLayer layer)
    {
        var description = layer.Description;
        Console.WriteLine($"第 {layer.Number} 号图层 {description.Kind}:{description.SourceName},{description.Format},编码 {description.Encoding}({description.EncodingReason}),EPSG:{description.Epsg}{(description.Wgs84Accepted ? "(WGS 84 已确认)" : "")}");
        Console.WriteLine($"字段对应:{(description.Mapping.Count == 0 ? "无" : string.Join('、', description.Mapping.Select(pair => $"{pair.Key}={pair.Value}")))}");
        Console.WriteLine($"记录 {description.Rows.Read} 条 = 登记 {description.Rows.Kept} + 不在筛选范围 {description.Rows.FilteredOut} + 无图形 {description.Rows.WithoutGeometry} + 不可用 {description.Rows.Refused.Count}");
        Console.WriteLine($"椭球面积合计 {Digits.Fixed(description.AreaM2, 2)} ㎡;相互重叠的图形 {description.OverlappingPairs} 对(叠加时不重复计)");
        foreach (var refused in description.Rows.Refused.Take(MostShown))
            Console.WriteLine($"  第 {refused.Record} 条未登记 [{refused.Code}] {refused.Reason}");
        Console.WriteLine($"无效图形 {description.Quarantined.Count} 个");
        foreach (var shape in description.Quarantined.Take(MostShown))
            Console.WriteLine($"  第 {shape.Record} 条 {shape.Reason},位于 {shape.Location};原 {Digits.Fixed(shape.AreaBeforeM2, 2)} ㎡,修复后 {Digits.Fixed(shape.AreaAfterM2, 2)} ㎡{(shape.Accepted ? ",已接受修复" : ",隔离(所涉判定为不明)")}");
        if (description.Quarantined.Count > MostShown)
            Console.WriteLine($"  另有 {description.Quarantined.Count - MostShown} 个,见 layer list --json");
        foreach (var warning in description.Warnings.Take(MostShown))
            Console.WriteLine($"提示 {warning}");
        if (description.Warnings.Count > MostShown)
            Console.WriteLine($"提示另有 {description.Warnings.Count - MostShown} 条,见 layer list --json");
        Console.WriteLine($"内容哈希 {description.Hash}");
    }
}
