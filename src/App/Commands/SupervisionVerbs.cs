using System.CommandLine;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Supervision;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>select</c>, <c>inspect-draw</c>, <c>inspect-finding</c>, <c>exposures</c>, <c>public-text</c>.</summary>
public static class SupervisionVerbs
{
    private static readonly Option<int> Year = new("--year") { Description = "年度", Required = true };

    public static Command Select(Invocation common)
    {
        var all = new Option<bool>("--all") { Description = "不入选的也列出" };
        var select = new Command("select", "按年度参数选取重点图斑、重点地区")
        {
            common.Verb("key-patches", "重点图斑:新划永久基本农田、大量占用耕地、临时用地、设施农用地、报拆除、重要矿种", parsed =>
            {
                var pack = LawLibrary.Load(parsed.GetValue(common.Law));
                using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
                var found = SelectKey.Patches(workspace, parsed.GetValue(Year), pack, Today(common)).Where(pair => parsed.GetValue(all) || pair.Found.IsKey || pair.Found.Unknown.Count > 0).ToList();
                common.Said(parsed, found.Select(pair => new { pair.Patch.Number, pair.Found }), Lines(found.Select(pair =>
                    $"{pair.Patch.Number}  {(pair.Found.IsKey ? "重点" : pair.Found.Unknown.Count > 0 ? "不明" : "非重点")}  {string.Join(';', pair.Found.Reasons.Select(reason => $"{reason.Criterion.Name}({reason.Reads})"))}{Unknown(pair.Found.Unknown.Select(criterion => criterion.Name))}"), "没有重点图斑"));
                return 0;
            }, common.Workspace, Year, all, common.Law, common.Json),
            common.Verb("key-areas", "重点地区:大图斑多、日常报备差异大、督导检查问题多;入选的核查全部图斑", parsed =>
            {
                var pack = LawLibrary.Load(parsed.GetValue(common.Law));
                using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
                var found = SelectKey.Areas(workspace, parsed.GetValue(Year), pack, Today(common)).Where(pair => parsed.GetValue(all) || pair.Found.VerifyAll || pair.Found.Unknown.Count > 0).ToList();
                common.Said(parsed, found.Select(pair => new { pair.Name, pair.Found }), Lines(found.Select(pair =>
                    $"{pair.Name}  {(pair.Found.VerifyAll ? "重点,全部核查" : pair.Found.Unknown.Count > 0 ? "不明" : "非重点")}{(pair.Found.Interview ? ",直接纳入约谈" : "")}  {string.Join(';', pair.Found.Reasons.Select(reason => reason.Reads))}{Unknown(pair.Found.Unknown.Select(criterion => criterion.Name))}"), "没有重点地区"));
                return 0;
            }, common.Workspace, Year, all, common.Law, common.Json),
        };
        return select;
    }

    public static Command Draw(Invocation common)
    {
        var seed = new Option<string?>("--seed") { Description = "公开的种子" };
        var count = new Option<int>("--count") { Description = "抽取数", DefaultValueFactory = _ => 1 };
        var perUnit = new Option<bool>("--per-unit") { Description = "每个单位各抽这么多" };
        var announce = new Option<bool>("--announce") { Description = "先公布抽取范围的哈希,再公布种子" };
        var verify = new Option<bool>("--verify") { Description = "按种子与抽取范围重抽,核对名单" };
        return common.Verb("inspect-draw", "联合督导检查随机抽取:范围哈希与种子公开,任何人可以重抽", parsed =>
        {
            var year = parsed.GetValue(Year);
            if (parsed.GetValue(verify))
                return Verify(common, parsed, year);
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            if (parsed.GetValue(announce))
            {
                var announced = DrawInspection.Announce(workspace, year, common.Actor(parsed));
                common.Said(parsed, announced, $"{announced.Id} 抽取范围哈希 {announced.PopulationHash}");
                return 0;
            }

            var drawn = DrawInspection.Run(workspace, year, parsed.GetValue(seed) ?? throw new ProblemException("option.misused", "须给出 --seed、--announce 或 --verify", field: "--seed"), parsed.GetValue(count), parsed.GetValue(perUnit), common.Actor(parsed));
            common.Said(parsed, drawn, Lines(drawn.Draw.Drawn.Select(item => $"{item.Rank,4}  {item.Stratum}  {PatchShelf.One(workspace, item.Id).Number}  {item.Id}  {item.Digest[..16]}")
                .Prepend($"{drawn.Id} 种子 {drawn.Draw.Seed},范围哈希 {drawn.Draw.PopulationHash}{(drawn.Announcement is { } id ? $"({id} 已公布)" : "(未事先公布)")},名单哈希 {drawn.Draw.ListHash}").Append(drawn.Draw.Method), ""));
            return 0;
        }, common.Workspace, Year, seed, count, perUnit, announce, verify, common.Json, common.Person, common.Post);
    }

    public static Command Finding(Invocation common)
    {
        var draw = new Option<string>("--draw") { Description = "抽查编号", Required = true };
        var patch = new Option<string>("--patch") { Description = "图斑", Required = true };
        var day = new Option<string?>("--day") { Description = "检查日;默认今天" };
        var text = new Option<string>("--text") { Description = "检查情况", Required = true };
        var problem = new Option<bool>("--problem") { Description = "发现问题" };
        var serious = new Option<bool>("--serious") { Description = "违法严重(直接纳入约谈)" };
        return common.Verb("inspect-finding", "登记联合督导检查在一个抽中图斑的发现", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var finding = RecordFinding.Run(
                workspace, parsed.GetValue(Year), parsed.GetValue(draw)!, parsed.GetValue(patch)!, parsed.GetValue(day) is { } on ? Days.Read(on) : Today(common), parsed.GetValue(problem) || parsed.GetValue(serious), parsed.GetValue(serious),
                parsed.GetValue(text), common.Actor(parsed));
            common.Said(parsed, finding, $"{finding.Id} 已登记");
            return 0;
        }, common.Workspace, Year, draw, patch, day, text, problem, serious, common.Json, common.Person, common.Post);
    }

    public static Command Exposures(Invocation common) => common.Verb("exposures", "公开曝光账:各镇(街道)与综合执法局应曝光、已公开、已备案、已撤回、尚缺宗数", parsed =>
    {
        var pack = LawLibrary.Load(parsed.GetValue(common.Law));
        using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
        var accounts = SupervisionShelf.Exposures(workspace, parsed.GetValue(Year), pack, Today(common));
        common.Said(parsed, accounts, Lines(accounts.Select(account =>
            $"{account.Unit}  {account.Name}  应 {account.Required?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "未设定"}  已公开 {account.Published}  已备案 {account.Filed}  已撤回 {account.Withdrawn}  尚缺 {account.Missing?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "不明"}"), "没有负有曝光任务的单位"));
        return 0;
    }, common.Workspace, Year, common.Law, common.Json);

    public static Command PublicText(Invocation common)
    {
        var file = new Option<string>("--file") { Description = "拟公开的文本", Required = true };
        return common.Verb("public-text", "公开文本脱敏检查:证件号、电话、银行卡号、精确坐标", parsed =>
        {
            var path = parsed.GetValue(file)!;
            if (!File.Exists(path))
                throw new ProblemException("file.missing", "文件不存在", file: path);
            var found = Modules.Supervision.PublicText.Check(File.ReadAllText(path), []);
            common.Said(parsed, found, found.Count > 0 ? string.Join('\n', found) : "未见个人证件、电话与精确坐标");
            return found.Count > 0 ? 1 : 0;
        }, file, common.Json);
    }

    private static int Verify(Invocation common, ParseResult parsed, int year)
    {
        using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
        var checkedDraws = SupervisionShelf.Draws(workspace, year).Select(draw => new { draw.Id, Found = DrawInspection.Verify(workspace, draw) }).ToList();
        common.Said(parsed, checkedDraws, Lines(checkedDraws.Select(draw => draw.Found.Count == 0 ? $"{draw.Id} 相符" : $"{draw.Id} 不符:{string.Join(';', draw.Found)}"), $"{year} 年度没有抽查"));
        return checkedDraws.Exists(draw => draw.Found.Count > 0) ? 1 : 0;
    }

    private static string Unknown(IEnumerable<string> names) => names.ToList() is { Count: > 0 } unknown ? $"  不明:{string.Join('、', unknown)}" : "";

    private static string Lines(IEnumerable<string> lines, string none) => string.Join('\n', lines) is { Length: > 0 } text ? text : none;

    private static DateOnly Today(Invocation common) => Moment.DayOf(common.Clock.GetUtcNow());
}
