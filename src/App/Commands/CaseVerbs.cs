using System.CommandLine;
using System.Globalization;
using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>violation record|correct|list</c>, <c>penalty</c>, <c>crime-watch</c>.</summary>
public static class CaseVerbs
{
    private static readonly Option<int> Year = new("--year") { Description = "年度", Required = true };
    private static readonly Option<string?> AsOf = new("--as-of") { Description = "按哪一天;默认今天" };

    public static Command Violation(Invocation common)
    {
        var command = new Command("violation", "违法行为(宗):谁、在哪些图斑上、做了什么");
        command.Subcommands.Add(Record(common, "record", "登记一宗违法行为;面积不填的取自图斑判定", correct: false));
        command.Subcommands.Add(Record(common, "correct", "更正一宗违法行为,须写理由;原记录保留", correct: true));
        command.Subcommands.Add(common.Verb("list", "一年的全部违法行为", parsed =>
        {
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var all = CaseShelf.Violations(workspace, parsed.GetValue(Year));
            if (parsed.GetValue(common.Json))
                Console.WriteLine(CanonicalJson.Write(all));
            else
                foreach (var one in all)
                    Console.WriteLine($"{one.Id}  {one.Offender.Name}({one.Offender.Kind})  {one.Offence}  {one.Place}  {(one.Land.AreaM2 is { } area ? Digits.Fixed(area, 2) + " ㎡" : "面积不明")}  图斑 {one.Patches.Count} 个");
            return 0;
        }, common.Workspace, Year, common.Json));
        return command;
    }

    public static Command Penalty(Invocation common)
    {
        var id = new Argument<string>("CASE") { Description = "案号" };
        var verb = common.Verb("penalty", "处罚测算:新旧规定、从旧兼从轻、裁量等级与幅度、六项该必须;只测算,不决定", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var dossier = DossierShelf.One(workspace, CaseShelf.Case, parsed.GetValue(id)!);
            var day = Day(parsed.GetValue(AsOf), common.Clock);
            var penalties = PenaltyPreview.Of(workspace, dossier, pack, day);
            var musts = CaseMusts.Of(workspace, dossier, pack, day);
            if (parsed.GetValue(common.Json))
                Console.WriteLine(CanonicalJson.Write(new { penalties, musts }));
            else
                foreach (var line in penalties.SelectMany(Lines).Concat(musts.Select(must => $"{Law.OfficialTerms.Of(must.Must)}:{(must.Due switch { true => must.Done ? "应办,已办" : "应办,未办", false => "不适用", null => "不明" })}{(must.Reason.Length > 0 ? $"({must.Reason})" : "")}")))
                    Console.WriteLine(line);
            return 0;
        }, common.Workspace, AsOf, common.Law, common.Json);
        verb.Arguments.Add(id);
        return verb;
    }

    public static Command CrimeWatch(Invocation common) => common.Verb("crime-watch", "涉嫌犯罪提示(含一年、二年内未处理的累计),以及有案不移、以罚代刑", parsed =>
    {
        var pack = LawLibrary.Load(parsed.GetValue(common.Law));
        using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
        var found = Modules.Cases.CrimeWatch.Of(workspace, parsed.GetValue(Year), pack, Day(parsed.GetValue(AsOf), common.Clock));
        if (parsed.GetValue(common.Json))
            Console.WriteLine(CanonicalJson.Write(found));
        else
            foreach (var line in found.Alerts.Select(alert => $"{Law.OfficialTerms.Of(alert.Level)}:{alert.Explanation}").Concat(found.Gaps.Select(gap => $"{Law.OfficialTerms.Of(gap.Kind)} {gap.Case}:{gap.Explanation}")).DefaultIfEmpty("没有涉嫌犯罪的提示"))
                Console.WriteLine(line);
        return 0;
    }, common.Workspace, Year, AsOf, common.Law, common.Json);

    private static IEnumerable<string> Lines(ViolationPenalty penalty)
    {
        yield return $"{penalty.Violation.Id} {penalty.Violation.Offender.Name} {penalty.Comparison.Offence.Name}";
        foreach (var line in penalty.Comparison.Candidates.Select(candidate => candidate.Explanation).Append(penalty.Comparison.Explanation)
            .Concat(penalty.Comparison.ToConfirm.Select(confirm => $"须人工确认:{confirm}")).SelectMany(text => text.Split('\n')))
            yield return "  " + line;
        if (penalty.Discretion is { } discretion)
            yield return $"  裁量:{discretion.Explanation}";
    }

    private static Command Record(Invocation common, string name, string description, bool correct)
    {
        Option<string?> Text(string option, string about, bool required = false) => new(option) { Description = about, Required = required };
        var id = Text("--id", "违法编号", correct);
        var reason = Text("--reason", "更正理由", correct);
        var offence = Text("--offence", "违法行为代号,见 law/offences/kinds.csv", true);
        var offender = Text("--offender", "违法主体姓名或名称", true);
        var kind = Text("--offender-kind", string.Join('、', RecordViolation.OffenderKinds), true);
        var (number, representative, address, phone) = (Text("--offender-number", "证件号或统一社会信用代码"), Text("--representative", "法定代表人"), Text("--address", "地址"), Text("--phone", "电话"));
        var (place, town, facts) = (Text("--place", "违法地点", true), Text("--town", "所在镇(街道)代码", true), Text("--facts", "违法事实", true));
        var patches = new Option<string[]>("--patch") { Description = "图斑[=面积㎡],可多次", Required = true, AllowMultipleArgumentsPerToken = true };
        var (start, end, found) = (Text("--act-start", "行为开始日", true), Text("--act-end", "行为结束日;不填为尚在继续或不明"), Text("--found", "发现日", true));
        var ongoing = new Option<bool>("--ongoing") { Description = "行为尚在继续" };
        var (continues, destroyed) = (Text("--state-continues", "违法状态是否持续(是/否),由人认定"), Text("--planting-destroyed", "耕地种植条件是否被破坏(是/否)"));
        var (plan, conforming) = (Text("--plan", "地籍意见所依规划名称与版本"), Text("--conforming-m2", "符合规划的面积 ㎡"));
        var (gains, cultivation, value) = (Text("--gains", "违法所得,元"), Text("--cultivation-fee", "耕地开垦费,元"), Text("--market-value", "矿产品价值,元"));
        var (use, project) = (Text("--use", "实际用途"), Text("--project", "项目名称"));
        return common.Verb(name, description, parsed =>
        {
            string? Get(Option<string?> option) => parsed.GetValue(option);
            decimal? Money(Option<string?> option) => Get(option) is not { } text ? null : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var yuan) ? yuan
                : throw new ProblemException("option.misused", $"“{text}”不是数值", field: option.Name);
            bool? YesNo(Option<string?> option) => Get(option) switch { null => null, "是" => true, "否" => false, var text => throw new ProblemException("option.misused", $"“{text}”应为 是 或 否", field: option.Name) };
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var draft = new Violation(
                Get(id) ?? "", parsed.GetValue(Year), Get(offence)!, new Offender(Get(offender)!, Get(kind)!, Get(number), Get(representative), Get(address), Get(phone)), Get(place)!, Get(town)!, Get(facts)!,
                parsed.GetValue(patches)!.Select(text => text.Split('=', 2)).Select(parts => new PatchShare(parts[0], parts.Length == 2 ? double.Parse(parts[1], CultureInfo.InvariantCulture) : null)).ToList(),
                new TakenLand(null, null, null, null, (double?)Money(conforming), Get(plan)), new TakenMoney(Money(gains), Money(cultivation), null, Money(value), null, null), Get(use), Get(project),
                Days.Write(Days.Read(Get(start)!)), Get(end) is { } last ? Days.Write(Days.Read(last)) : null, parsed.GetValue(ongoing), YesNo(continues), Days.Write(Days.Read(Get(found)!)), YesNo(destroyed));
            var recorded = RecordViolation.Run(workspace, draft, Get(reason), LawLibrary.Load(parsed.GetValue(common.Law)), common.Actor(parsed));
            common.Said(parsed, recorded, $"已登记违法 {recorded.Id}");
            return 0;
        }, common.Workspace, Year, id, reason, offence, offender, kind, number, representative, address, phone, place, town, facts, patches, start, end, found, ongoing, continues, destroyed, plan, conforming,
            gains, cultivation, value, use, project, common.Law, common.Json, common.Person, common.Post);
    }

    private static DateOnly Day(string? text, TimeProvider clock) => text is null ? Moment.DayOf(clock.GetUtcNow()) : Days.Read(text);
}
