using System.CommandLine;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>fieldwork import|assign|release|visit|photo|check|review|doubt|answer|order|list</c>.</summary>
public static class FieldworkVerbs
{
    private static readonly Option<int> Year = new("--year") { Description = "年度", Required = true };
    private static readonly Option<int?> AnyYear = new("--year") { Description = "年度;编号在多年重复时须给" };

    public static Command Fieldwork(Invocation common)
    {
        var command = new Command("fieldwork", "外业核查:任务、核查、照片、存疑、审核");
        foreach (var verb in new[] { Import(common), Assign(common), Release(common), Visit(common), Photo(common), Check(common), Review(common), Doubt(common), Answer(common), Order(common), List(common) })
            command.Subcommands.Add(verb);
        return command;
    }

    private static Command Import(Invocation common)
    {
        var file = new Option<string>("--file") { Description = "核查记录 CSV:图斑,核查人,核查日,实地已变化,……", Required = true };
        return common.Verb("import", "导入核查记录:全部成功或全不导入", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var recorded = ImportRecords.Run(workspace, parsed.GetValue(Year), parsed.GetValue(file)!, common.Actor(parsed));
            common.Said(parsed, recorded, $"已导入核查记录 {recorded.Records.Count} 条");
            return 0;
        }, common.Workspace, Year, file, common.Json, common.Person, common.Post);
    }

    private static Command Assign(Invocation common)
    {
        var patches = new Option<string[]>("--patch") { Description = "图斑编号或标识,可重复", Required = true, AllowMultipleArgumentsPerToken = true };
        var unit = new Option<string>("--unit") { Description = "承办单位代码", Required = true };
        var to = new Option<string>("--to") { Description = "核查人", Required = true };
        var due = new Option<string>("--due") { Description = "截止日", Required = true };
        var text = new Option<string?>("--text") { Description = "要求" };
        return common.Verb("assign", "派核查任务:图斑、单位、人、截止日", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var assignment = AssignPatches.Run(
                workspace, parsed.GetValue(Year), parsed.GetValue(patches)!, parsed.GetValue(unit)!, parsed.GetValue(to)!, Days.Read(parsed.GetValue(due)!), parsed.GetValue(text), common.Actor(parsed));
            common.Said(parsed, assignment, $"核查任务 {assignment.Id}:{assignment.Patches.Count} 个图斑派给 {assignment.UnitName} {assignment.Person},限 {assignment.Due}");
            return 0;
        }, common.Workspace, Year, patches, unit, to, due, text, common.Json, common.Person, common.Post);
    }

    private static Command Release(Invocation common)
    {
        var id = new Option<string>("--assignment") { Description = "任务号", Required = true };
        var reason = new Option<string>("--reason") { Description = "交回理由", Required = true };
        return common.Verb("release", "交回核查任务;图斑可另派", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var released = ReleaseAssignment.Run(workspace, parsed.GetValue(Year), parsed.GetValue(id)!, parsed.GetValue(reason)!, common.Actor(parsed));
            common.Said(parsed, released, $"核查任务 {released.Assignment} 已交回");
            return 0;
        }, common.Workspace, Year, id, reason, common.Json, common.Person, common.Post);
    }

    private static Command Visit(Invocation common)
    {
        var patch = new Option<string>("--patch") { Description = "图斑编号或标识", Required = true };
        var assignment = new Option<string?>("--assignment") { Description = "任务号" };
        var at = new Option<string>("--at") { Description = "核查时间,如 2024-11-25T10:30", Required = true };
        var position = new Option<string?>("--position") { Description = "站立位置:经度,纬度" };
        var found = new Option<string>("--found") { Description = "现场所见", Required = true };
        var facts = new Option<string[]>("--fact") { Description = $"事实 名=值,可重复:{string.Join('、', ImportRecords.FactColumns)}", AllowMultipleArgumentsPerToken = true };
        var expect = new Option<string[]>("--expect") { Description = "应有照片的 SHA-256,可重复;未到齐为“待传”", AllowMultipleArgumentsPerToken = true };
        var verifier = new Option<string?>("--by") { Description = "核查人;默认为经办人" };
        return common.Verb("visit", "记录一次实地核查;审核通过后作为判定依据", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            var (longitude, latitude) = PlaceOption.Read(parsed.GetValue(position), "--position");
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var recorded = RecordVisit.Run(
                workspace, parsed.GetValue(patch)!, parsed.GetValue(AnyYear),
                new VisitReport(parsed.GetValue(assignment), parsed.GetValue(at)!, longitude, latitude, parsed.GetValue(found)!, Pairs.Read(parsed.GetValue(facts), "--fact"), parsed.GetValue(expect) ?? []),
                parsed.GetValue(verifier), pack, common.Actor(parsed));
            common.Said(parsed, recorded, $"核查记录 {recorded.Visit.Id},应有照片 {recorded.Visit.Photos.Count} 张{Doubts(recorded.Doubts)}");
            return 0;
        }, common.Workspace, AnyYear, patch, assignment, at, position, found, facts, expect, verifier, common.Json, common.Law, common.Person, common.Post);
    }

    private static Command Photo(Invocation common)
    {
        var patch = new Option<string>("--patch") { Description = "图斑编号或标识", Required = true };
        var claim = new ClaimFlags();
        var file = new Option<string>("--file") { Description = "照片文件,原样保存", Required = true };
        var role = new Option<string>("--role") { Description = string.Join('、', PhotoRoles.All), DefaultValueFactory = _ => PhotoRoles.Site };
        return common.Verb("photo", "收存照片并核对位置、方向、时间与重复;存疑不拒收", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var receipt = AddPhoto.Run(
                workspace, parsed.GetValue(patch)!, parsed.GetValue(AnyYear), parsed.GetValue(file)!, null, parsed.GetValue(role)!, claim.Read(parsed), pack, common.Actor(parsed));
            common.Said(parsed, receipt, $"照片 {receipt.Evidence}{(receipt.Already ? "(先前已收)" : "")},回执 {receipt.Sha256}{Doubts(receipt.Doubts)}");
            return 0;
        }, [common.Workspace, AnyYear, patch, file, role, .. claim.All, common.Json, common.Law, common.Person, common.Post]);
    }

    private static Command Check(Invocation common) => common.Verb("check", "核对年度内全部照片;已提出的存疑不重复也不撤回", parsed =>
    {
        var pack = LawLibrary.Load(parsed.GetValue(common.Law));
        using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
        var doubts = CheckPhotos.Run(workspace, parsed.GetValue(Year), pack, common.Actor(parsed));
        common.Said(parsed, doubts, $"新存疑 {doubts.Count} 条{Doubts(doubts)}");
        return 0;
    }, common.Workspace, Year, common.Json, common.Law, common.Person, common.Post);

    private static Command Review(Invocation common)
    {
        var visit = new Option<string>("--visit") { Description = "核查记录号", Required = true };
        var reason = new Option<string?>("--return") { Description = "退回理由(代码或名称);不给为通过" };
        var text = new Option<string?>("--text") { Description = "说明" };
        return common.Verb("review", "内业审核:通过,或按清单理由退回", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var review = ReviewVisit.Run(workspace, parsed.GetValue(visit)!, parsed.GetValue(reason), parsed.GetValue(text), pack, common.Actor(parsed));
            common.Said(parsed, review, review.Accepts ? $"核查 {review.Visit} 审核通过" : $"核查 {review.Visit} 退回:{review.ReasonName}");
            return 0;
        }, common.Workspace, visit, reason, text, common.Json, common.Law, common.Person, common.Post);
    }

    private static Command Doubt(Invocation common)
    {
        var patch = new Option<string>("--patch") { Description = "图斑编号或标识", Required = true };
        var evidence = new Option<string?>("--evidence") { Description = "所疑照片" };
        var visit = new Option<string?>("--visit") { Description = "所疑核查记录" };
        var text = new Option<string>("--text") { Description = "疑在何处", Required = true };
        return common.Verb("doubt", "人工提出存疑", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var doubt = AnswerDoubt.Raise(
                workspace, parsed.GetValue(patch)!, parsed.GetValue(AnyYear), parsed.GetValue(evidence), parsed.GetValue(visit), parsed.GetValue(text)!, pack, common.Actor(parsed));
            common.Said(parsed, doubt, $"存疑 {doubt.Id} 已提出");
            return 0;
        }, common.Workspace, AnyYear, patch, evidence, visit, text, common.Json, common.Law, common.Person, common.Post);
    }

    private static Command Answer(Invocation common)
    {
        var doubt = new Option<string>("--doubt") { Description = "存疑号", Required = true };
        var outcome = new Option<string>("--outcome") { Description = string.Join('、', DoubtOutcomes.All), Required = true };
        var text = new Option<string>("--text") { Description = "书面说明", Required = true };
        var unit = new Option<string?>("--unit") { Description = "弄虚作假的责任单位;默认为任务承办单位" };
        return common.Verb("answer", "书面说明存疑;查实弄虚作假的一票否决随单位", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var answer = AnswerDoubt.Run(workspace, parsed.GetValue(doubt)!, parsed.GetValue(outcome)!, parsed.GetValue(text), parsed.GetValue(unit), common.Actor(parsed));
            common.Said(parsed, answer, $"存疑 {answer.Doubt} {answer.Outcome}");
            return 0;
        }, common.Workspace, doubt, outcome, text, unit, common.Json, common.Person, common.Post);
    }

    private static Command Order(Invocation common)
    {
        var patches = new Option<string[]>("--patch") { Description = "图斑编号或标识,可重复", Required = true, AllowMultipleArgumentsPerToken = true };
        var day = new Option<string>("--day") { Description = "整改指令签发日", Required = true };
        var directive = new Option<string>("--directive") { Description = "整改指令文号", Required = true };
        return common.Verb("order", "记下整改指令日:整改后照片须晚于此日", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var ids = parsed.GetValue(patches)!.Select(patch => PatchShelf.One(workspace, patch, parsed.GetValue(Year)).Id).ToList();
            workspace.Append(common.Actor(parsed), FieldworkWork.Ordered(ids, Days.Read(parsed.GetValue(day)!), parsed.GetValue(directive)!));
            common.Said(parsed, ids, $"整改指令 {parsed.GetValue(directive)} 涉及 {ids.Count} 个图斑");
            return 0;
        }, common.Workspace, Year, patches, day, directive, common.Json, common.Person, common.Post);
    }

    private static Command List(Invocation common)
    {
        var name = new Option<string?>("--patch") { Description = "只看此图斑" };
        return common.Verb("list", "核查任务、核查记录、照片与存疑", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var year = parsed.GetValue(Year);
            var offline = DeterminationShelf.Offline(workspace);
            var all = (parsed.GetValue(name) is { } one ? [PatchShelf.One(workspace, one, year)] : PatchShelf.Of(workspace, year)).Where(patch => !offline.Contains(patch.Id))
                .Select(patch => (Patch: patch, Work: FieldworkShelf.Of(workspace, patch))).ToList();
            if (parsed.GetValue(common.Json))
            {
                Console.WriteLine(CanonicalJson.Write(all.Select(pair => pair.Work)));
                return 0;
            }

            foreach (var (patch, work) in all.Where(pair => pair.Work is { Assignments.Count: > 0 } or { Visits.Count: > 0 } or { Photos.Count: > 0 } or { Doubts.Count: > 0 }))
                Print(patch, work);
            var reasons = FieldworkShelf.ReturnReasons(workspace, year);
            Console.WriteLine($"退回:{(reasons.Count == 0 ? "无" : string.Join('、', reasons.Select(pair => $"{pack.Fieldwork.FindReason(pair.Key)?.Name ?? pair.Key} {pair.Value}")))}");
            return 0;
        }, common.Workspace, Year, name, common.Json, common.Law);
    }

    private static void Print(Patch patch, PatchFieldwork work)
    {
        Console.WriteLine($"{patch.Number}({patch.Id}) {(work.Verified ? "已核查" : "未核查")},照片 {work.Photos.Count} 张,存疑未说明 {work.Doubts.Count(doubt => doubt.Open)} 条");
        foreach (var standing in work.Assignments)
            Console.WriteLine($"  任务 {standing.Assignment.Id} {standing.State} {standing.Assignment.UnitName} {standing.Assignment.Person},限 {standing.Assignment.Due} {standing.Reason}");
        foreach (var visit in work.Visits)
            Console.WriteLine($"  核查 {visit.Visit.Id} {visit.State} {visit.Visit.At} {visit.Visit.Record.Verifier},照片 {visit.Received}/{visit.Visit.Photos.Count} {visit.Review?.ReasonName}");
        foreach (var doubt in work.Doubts)
            Console.WriteLine($"  存疑 {doubt.Doubt.Id} {doubt.Doubt.Name}({doubt.Doubt.Evidence ?? doubt.Doubt.Visit}):{doubt.Doubt.Reason} [{doubt.Answer?.Outcome ?? "未说明"}]");
    }

    internal static string Doubts(IReadOnlyList<Doubt> doubts) => string.Concat(doubts.Select(doubt => $"\n  存疑 {doubt.Id} {doubt.Name}:{doubt.Reason}"));
}
