using System.CommandLine;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Rectification;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>rectify record|review|list</c> and <c>watch list|check</c>.</summary>
public static class RectifyVerbs
{
    private static readonly Option<int> Year = new("--year") { Description = "年度", Required = true };
    private static readonly Option<int?> AnyYear = new("--year") { Description = "年度;编号在多年重复时须给" };

    public static Command Rectify(Invocation common)
    {
        var command = new Command("rectify", "整改:填报、审核、剩余面积");
        command.Subcommands.Add(Record(common));
        command.Subcommands.Add(Review(common));
        command.Subcommands.Add(List(common));
        return command;
    }

    public static Command Watch(Invocation common)
    {
        var command = new Command("watch", "监管图斑:恢复原貌后的次年监管、退回原地类、再次发生");
        command.Subcommands.Add(WatchList(common));
        command.Subcommands.Add(WatchCheck(common));
        return command;
    }

    private static Command Record(Invocation common)
    {
        var patch = new Option<string>("--patch") { Description = "图斑编号或标识", Required = true };
        var mode = new Option<string>("--mode") { Description = "整改方式:拆除复耕、没收、补办手续、罚款、强制执行、处分移送", Required = true };
        var area = new Option<double?>("--area-m2") { Description = "整改面积(㎡);不给为全部剩余" };
        var day = new Option<string>("--day") { Description = "整改日", Required = true };
        var text = new Option<string>("--text") { Description = "整改情况", Required = true };
        var proofs = new Option<string[]>("--proof") { Description = "所用举证号,可重复;不给为图斑上全部相应举证", AllowMultipleArgumentsPerToken = true };
        return common.Verb("record", "填报整改;可在核查完成前开始(边核查边整改)", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var (record, doubt) = RecordRectification.Run(
                workspace, parsed.GetValue(patch)!, parsed.GetValue(AnyYear), parsed.GetValue(mode)!, parsed.GetValue(area), Days.Read(parsed.GetValue(day)!), parsed.GetValue(text),
                parsed.GetValue(proofs) is { Length: > 0 } chosen ? chosen : null, pack, common.Actor(parsed));
            common.Said(parsed, record, $"整改 {record.Id} {record.ModeName}{(record.AreaM2 is { } m2 ? $" {Digits.Fixed(m2, 2)} ㎡" : "")},举证 {record.Proofs.Count} 份,待审核{(doubt is null ? "" : $"\n  存疑:{doubt}")}");
            return 0;
        }, common.Workspace, AnyYear, patch, mode, area, day, text, proofs, common.Json, common.Law, common.Person, common.Post);
    }

    private static Command Review(Invocation common)
    {
        var record = new Option<string>("--record") { Description = "整改记录号", Required = true };
        var reason = new Option<string?>("--return") { Description = "退回理由(代码或名称);不给为通过" };
        var text = new Option<string?>("--text") { Description = "说明" };
        return common.Verb("review", "审核整改:证据齐、无未说明的存疑方可通过", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var review = ReviewRectification.Run(workspace, parsed.GetValue(record)!, parsed.GetValue(reason), parsed.GetValue(text), pack, common.Actor(parsed));
            common.Said(parsed, review, review.Accepts ? $"整改 {review.Record} 审核通过{(review.RestoresGround ? ",已恢复原貌,列入次年监管" : "")}" : $"整改 {review.Record} 退回:{review.ReasonName}");
            return 0;
        }, common.Workspace, record, reason, text, common.Json, common.Law, common.Person, common.Post);
    }

    private static Command List(Invocation common)
    {
        var name = new Option<string?>("--patch") { Description = "只看此图斑" };
        return common.Verb("list", "各图斑整改面积、剩余面积与障碍", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var offline = DeterminationShelf.Offline(workspace);
            var all = (parsed.GetValue(name) is { } one ? [PatchShelf.One(workspace, one, parsed.GetValue(Year))] : PatchShelf.Of(workspace, parsed.GetValue(Year))).Where(patch => !offline.Contains(patch.Id))
                .Select(patch => (Patch: patch, Standing: RectificationShelf.Of(workspace, patch, pack))).Where(pair => pair.Standing.Entries.Count > 0 || parsed.GetValue(name) is not null).ToList();
            if (parsed.GetValue(common.Json))
            {
                Console.WriteLine(CanonicalJson.Write(all.Select(pair => pair.Standing)));
                return 0;
            }

            foreach (var (patch, standing) in all)
            {
                Console.WriteLine($"{patch.Number}({patch.Id}) {(standing.Restored ? "已恢复原貌" : standing.Rectified ? "已整改" : "未整改到位")} {standing.Class},已整改 {Digits.Fixed(standing.RectifiedM2, 2)} ㎡{(standing.RemainderM2 is { } left ? $",剩余 {Digits.Fixed(left, 2)} ㎡" : "")}");
                foreach (var entry in standing.Entries)
                    Console.WriteLine($"  {entry.Record.Id} {entry.State} {entry.Record.ModeName} {(entry.Record.AreaM2 is { } area ? Digits.Fixed(area, 2) + " ㎡" : "")} {entry.Record.Day} {entry.Review?.ReasonName}");
                foreach (var problem in RectificationShelf.Blockers(workspace, patch, pack))
                    Console.WriteLine($"  障碍 {problem.Message}");
            }

            return 0;
        }, common.Workspace, Year, name, common.Json, common.Law);
    }

    private static Command WatchList(Invocation common) => common.Verb("list", "监管图斑、退回原地类任务与再次发生", parsed =>
    {
        using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
        var offline = DeterminationShelf.Offline(workspace);
        var items = WatchShelf.Items(workspace, parsed.GetValue(AnyYear)).Where(item => !offline.Contains(item.Patch)).ToList();
        var recurrences = WatchShelf.Recurrences(workspace).Where(found => !offline.Contains(found.Patch) && !offline.Contains(found.Earlier)).ToList();
        if (parsed.GetValue(common.Json))
        {
            Console.WriteLine(CanonicalJson.Write(new { Items = items, Recurrences = recurrences }));
            return 0;
        }

        foreach (var item in items)
            Console.WriteLine($"{item.Year} {item.Kind} {item.Text}");
        foreach (var found in recurrences)
            Console.WriteLine($"再次发生:{found.Year} 年度第 {found.Batch} 批 {found.Patch} 与 {found.Earlier} 重叠 {Digits.Fixed(found.OverlapM2, 2)} ㎡,优先级 {WatchShelf.Priority(workspace, found.Patch)}");
        if (items.Count + recurrences.Count == 0)
            Console.WriteLine("没有监管图斑");
        return 0;
    }, common.Workspace, AnyYear, common.Json);

    private static Command WatchCheck(Invocation common) => common.Verb("check", "把监管图斑与后来的批次、变更调查成果比对", parsed =>
    {
        var pack = LawLibrary.Load(parsed.GetValue(common.Law));
        using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
        var found = CheckWatch.Run(workspace, pack, common.Actor(parsed));
        common.Said(parsed, found, $"新退回原地类任务 {found.Items.Count} 项,再次发生 {found.Recurrences.Count} 处");
        return 0;
    }, common.Workspace, common.Json, common.Law, common.Person, common.Post);
}
