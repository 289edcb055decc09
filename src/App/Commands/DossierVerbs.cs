using System.CommandLine;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>act</c>, <c>dossier</c>, <c>dossiers</c>, <c>due</c>: one door to every procedure.</summary>
public static class DossierVerbs
{
    private static readonly Argument<string> Kind = new("PROCEDURE") { Description = "程序:case 案件、directive 整改指令、handover 移交、inform 抄告、supervision 督办、exposure 曝光、review 逐宗审查、field-acceptance 实地核实、unit-acceptance 单位验收、submission 报送件、patch 图斑" };
    private static readonly Option<int> Year = new("--year") { Description = "年度", Required = true };
    private static readonly Option<string?> AsOf = new("--as-of") { Description = "按哪一天看;默认今天" };

    public static Command Act(Invocation common)
    {
        var action = new Argument<string>("ACTION") { Description = "动作,见 weipian dossier" };
        var id = new Option<string?>("--id") { Description = "卷宗编号;不给则新立一卷" };
        var day = new Option<string?>("--day") { Description = "办理日;默认今天" };
        var fields = new Option<string[]>("--field") { Description = "办理字段 名=值,可多次;\\n 表示换行", AllowMultipleArgumentsPerToken = true };
        var links = new Option<string[]>("--link") { Description = "所涉对象 种类:编号,如 patch:TB-1、violation:WF-2024-0001、case:AJ-2024-0001;可多次", AllowMultipleArgumentsPerToken = true };
        var unlinks = new Option<string[]>("--unlink") { Description = "不再涉及的对象", AllowMultipleArgumentsPerToken = true };
        var unit = new Option<string?>("--unit") { Description = "新卷的承办单位代码" };
        var title = new Option<string?>("--title") { Description = "新卷的名称" };
        var seen = new Option<int?>("--seen") { Description = "所见步数;期间有他人办理则拒绝" };
        var verb = common.Verb("act", "在一个程序中办理一步:按程序表核对状态、岗位、条件、字段,同时出具文书、起止期限", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var request = new StepRequest(
                parsed.GetValue(Kind)!, parsed.GetValue(id), parsed.GetValue(Year), parsed.GetValue(action)!, Day(parsed.GetValue(day), common.Clock), Fields(parsed.GetValue(fields)),
                Links(workspace, parsed.GetValue(links), parsed.GetValue(Year)), Links(workspace, parsed.GetValue(unlinks), parsed.GetValue(Year)), parsed.GetValue(unit), parsed.GetValue(title), parsed.GetValue(seen));
            var (step, papers) = ProcedureDesk.Take(workspace, request, pack, common.Actor(parsed));
            common.Said(parsed, new { step.Taken, Papers = papers }, $"{step.Taken.Id} {step.Taken.Action}:{step.Taken.From} → {step.Taken.To}{string.Concat(papers.Select(paper => $";出具{paper.Name}{(paper.Number is null ? "" : " " + paper.Number)}"))}");
            return 0;
        }, common.Workspace, Year, id, day, fields, links, unlinks, unit, title, seen, common.Law, common.Json, common.Person, common.Post);
        verb.Arguments.Add(Kind);
        verb.Arguments.Add(action);
        return verb;
    }

    public static Command Show(Invocation common)
    {
        var id = new Argument<string>("ID") { Description = "卷宗编号" };
        var verb = common.Verb("dossier", "一卷:经过、期限及其由来、现在可办什么、不能办的为什么、文书", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var dossier = DossierShelf.One(workspace, parsed.GetValue(Kind)!, parsed.GetValue(id)!);
            var day = Day(parsed.GetValue(AsOf), common.Clock);
            var clocks = DossierShelf.Clocks(workspace, dossier, pack, day);
            var offers = ProcedureDesk.Offer(workspace, dossier.Kind, dossier.Id, dossier.Year, pack, Officers.Of(common.Actor(parsed)), day);
            var papers = PaperShelf.Of(workspace, dossier.Kind, dossier.Id);
            if (parsed.GetValue(common.Json))
                Console.WriteLine(CanonicalJson.Write(new { dossier, clocks, offers, papers }));
            else
                foreach (var line in Lines(dossier, clocks, offers, papers))
                    Console.WriteLine(line);
            return 0;
        }, common.Workspace, AsOf, common.Law, common.Json, common.Person, common.Post);
        verb.Arguments.Add(Kind);
        verb.Arguments.Add(id);
        return verb;
    }

    public static Command List(Invocation common)
    {
        var verb = common.Verb("dossiers", "一个程序一年的全部卷宗", parsed =>
        {
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var dossiers = DossierShelf.Of(workspace, parsed.GetValue(Kind)!, parsed.GetValue(Year));
            if (parsed.GetValue(common.Json))
                Console.WriteLine(CanonicalJson.Write(dossiers));
            else
                foreach (var dossier in dossiers)
                    Console.WriteLine($"{dossier.Id}  {dossier.State}  {dossier.Unit}  {dossier.Title}  {dossier.Steps.Count} 步");
            return 0;
        }, common.Workspace, Year, common.Json);
        verb.Arguments.Add(Kind);
        return verb;
    }

    public static Command Due(Invocation common) => common.Verb("due", "全部在走的期限,最急的在前:剩余天数、预警到谁", parsed =>
    {
        var pack = LawLibrary.Load(parsed.GetValue(common.Law));
        using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
        var day = Day(parsed.GetValue(AsOf), common.Clock);
        var due = DueList.Of(workspace, parsed.GetValue(Year), pack, day);
        if (parsed.GetValue(common.Json))
            Console.WriteLine(CanonicalJson.Write(due));
        else
            foreach (var item in due)
                Console.WriteLine(item.Clock.Reading is { Due: { } last } reading
                    ? $"{last.Day:yyyy-MM-dd}{(reading.Provisional ? "(暂定)" : "")}  {reading.Words}  剩 {reading.DaysLeft} 日  {item.Dossier} {item.Title}  {reading.Limit!.Name}{(reading.NextWarning is { } next ? $"  下次预警 {next.Day:yyyy-MM-dd} {string.Join('、', next.Who)}" : "")}"
                    : $"未定  {item.Dossier} {item.Title}  {item.Clock.Limit}  {item.Clock.Problem}");
        return 0;
    }, common.Workspace, Year, AsOf, common.Law, common.Json);

    private static IEnumerable<string> Lines(Dossier dossier, List<DossierClock> clocks, List<OfferedStep> offers, IReadOnlyList<Paper> papers)
    {
        yield return $"{dossier.Title} {dossier.Id}  {dossier.State}  承办 {dossier.Unit}";
        foreach (var step in dossier.Steps)
            yield return $"  {step.Taken.Number,3}. {step.Taken.Day} {step.Taken.Action}({step.Person}/{step.Post}){(step.Taken.From == step.Taken.To ? "" : $" → {step.Taken.To}")}{string.Concat(step.Taken.Fields.Select(pair => $" {pair.Key}={pair.Value.ReplaceLineEndings("/")}"))}";
        foreach (var clock in clocks)
            yield return clock.Reading is { Due: { } due } reading ? $"  期限 {reading.Limit!.Name}:{due.Day:yyyy-MM-dd} {reading.Words}。{string.Join(";", reading.Why)}" : $"  期限 {clock.Limit}:{clock.Problem ?? "未起算"}";
        foreach (var paper in papers)
            yield return $"  文书 {paper.Name} {paper.Number} {PaperState.Name(paper.State)} {paper.Id}";
        foreach (var offer in offers.Where(offer => offer.Answer.Allowed))
            yield return $"  可办 {offer.Action}{(offer.To is null ? "" : $" → {offer.To}")}{(offer.Fields.Count > 0 ? $"(填 {string.Join('、', offer.Fields.Select(field => field.Required ? field.Name + "*" : field.Name))})" : "")}  依据 {offer.Answer.Article}";
        foreach (var offer in offers.Where(offer => offer.Answer.Code is "step.need" or "step.post" or "step.unit"))
            yield return $"  不可办 {offer.Action}:{offer.Answer.Reason}";
    }

    private static DateOnly Day(string? text, TimeProvider clock) => text is null ? Moment.DayOf(clock.GetUtcNow()) : Days.Read(text);

    private static Dictionary<string, string> Fields(string[]? given) =>
        Pairs.Read(given, "--field").ToDictionary(pair => pair.Key, pair => pair.Value.Replace("\\n", "\n", StringComparison.Ordinal), StringComparer.Ordinal);

    private static List<DossierLink> Links(Workspace workspace, string[]? given, int year) => (given ?? []).Select(text => text.Split(':', 2)).Select(parts => parts switch
    {
        ["patch", var name] => new DossierLink("patch", PatchShelf.One(workspace, name, year).Id),
        [var kind, var name] => new DossierLink(kind, name),
        _ => throw new ProblemException("option.misused", $"“{parts[0]}”应形如 patch:编号", field: "--link"),
    }).ToList();
}
