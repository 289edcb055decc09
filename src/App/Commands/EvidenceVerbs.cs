using System.CommandLine;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Spatial;

namespace Weipian.App.Commands;

/// <summary><c>evidence add|link|replace|show|near</c>.</summary>
public static class EvidenceVerbs
{
    private static readonly Option<int?> AnyYear = new("--year") { Description = "年度;编号在多年重复时须给" };
    private static readonly Argument<string> Id = new("EVIDENCE") { Description = "举证号" };

    public static Command Evidence(Invocation common)
    {
        var command = new Command("evidence", "举证:一份文件,多处使用");
        foreach (var verb in new[] { Add(common), Link(common), Replace(common), Show(common), Near(common) })
            command.Subcommands.Add(verb);
        return command;
    }

    private static Command Add(Invocation common)
    {
        var claim = new ClaimFlags();
        var file = new Option<string>("--file") { Description = "文件,原样保存", Required = true };
        var kind = new Option<string?>("--kind") { Description = $"{string.Join('、', EvidenceKinds.All)};默认按内容" };
        var target = new TargetFlags();
        return common.Verb("add", "收存一份举证(图斑照片请用 fieldwork photo)", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var wish = target.Read(workspace, parsed, parsed.GetValue(AnyYear));
            if (wish is { Target: LinkTargets.Patch } && PhotoRoles.All.Contains(wish.Role))
                throw new ProblemException("photo.role", $"图斑的“{wish.Role}”须经核对,请用 weipian fieldwork photo", field: "--role");
            var added = AddEvidence.Run(workspace, parsed.GetValue(file)!, null, parsed.GetValue(kind), claim.Read(parsed), wish is null ? [] : [wish], common.Actor(parsed));
            common.Said(parsed, added, $"举证 {added.Id} {added.Kind} {added.ContentType},{added.Bytes} 字节,SHA-256 {added.Sha256}");
            return 0;
        }, [common.Workspace, AnyYear, file, kind, .. target.All, .. claim.All, common.Json, common.Person, common.Post]);
    }

    private static Command Link(Invocation common)
    {
        var target = new TargetFlags();
        var verb = common.Verb("link", "把已有举证用于另一图斑、案件或专项(一举多用)", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var wish = target.Read(workspace, parsed, parsed.GetValue(AnyYear))
                ?? throw new ProblemException("evidence.target", "须指明 --patch、--case 或 --campaign");
            IReadOnlyList<Doubt> doubts = [];
            if (wish.Target == LinkTargets.Patch)
                doubts = AddPhoto.Link(workspace, parsed.GetValue(Id)!, wish.TargetId, null, wish.Role, wish.Reason, pack, common.Actor(parsed)).Doubts;
            else
                LinkEvidence.Run(workspace, parsed.GetValue(Id)!, wish, common.Actor(parsed));
            common.Said(parsed, wish, $"举证 {parsed.GetValue(Id)} 已作为“{wish.Role}”关联到 {wish.TargetId}{FieldworkVerbs.Doubts(doubts)}");
            return 0;
        }, [common.Workspace, AnyYear, .. target.All, common.Json, common.Law, common.Person, common.Post]);
        verb.Arguments.Add(Id);
        return verb;
    }

    private static Command Replace(Invocation common)
    {
        var claim = new ClaimFlags();
        var file = new Option<string>("--file") { Description = "新文件", Required = true };
        var reason = new Option<string>("--reason") { Description = "更换理由", Required = true };
        var verb = common.Verb("replace", "更换为新版本;旧版本与其存疑都保留", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var replaced = ReplaceEvidence.Run(workspace, parsed.GetValue(Id)!, parsed.GetValue(file)!, claim.Read(parsed), parsed.GetValue(reason)!, common.Actor(parsed));
            common.Said(parsed, replaced, $"举证 {replaced.Id} 第 {replaced.Version} 版,SHA-256 {replaced.Sha256};照片请再运行 fieldwork check");
            return 0;
        }, [common.Workspace, file, reason, .. claim.All, common.Json, common.Person, common.Post]);
        verb.Arguments.Add(Id);
        return verb;
    }

    private static Command Show(Invocation common)
    {
        var verb = common.Verb("show", "一份举证的各版本、文件记载与用处", parsed =>
        {
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            _ = EvidenceShelf.One(workspace, parsed.GetValue(Id)!);
            var (versions, links) = (EvidenceShelf.Versions(workspace, parsed.GetValue(Id)!), EvidenceShelf.LinksOf(workspace, parsed.GetValue(Id)!));
            if (parsed.GetValue(common.Json))
            {
                Console.WriteLine(CanonicalJson.Write(new { Versions = versions, Links = links }));
                return 0;
            }

            foreach (var item in versions)
                Print(item);
            foreach (var link in links)
                Console.WriteLine($"用于 {link.Target} {link.TargetId}:{link.Role} {link.Reason}");
            return 0;
        }, common.Workspace, common.Json);
        verb.Arguments.Add(Id);
        return verb;
    }

    private static Command Near(Invocation common)
    {
        var patch = new Option<string>("--patch") { Description = "图斑编号或标识", Required = true };
        var metres = new Option<double?>("--metres") { Description = "距离;默认按参数 evidence.reuseDistanceM" };
        var days = new Option<int?>("--days") { Description = "天数;默认按参数 evidence.reuseDays" };
        var asOf = new Option<string?>("--as-of") { Description = "截至日;默认今日" };
        return common.Verb("near", "附近已有的举证,可一举多用而不必重拍", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var one = PatchShelf.One(workspace, parsed.GetValue(patch)!, parsed.GetValue(AnyYear));
            var limits = FieldworkLimits.Of(workspace, one.Year, pack);
            var found = EvidenceShelf.Near(
                workspace, one.Row.Shape(), Crs.FromEpsg(one.Row.Epsg)!, parsed.GetValue(metres) ?? limits.Number("evidence.reuseDistanceM"), parsed.GetValue(days) ?? (int)limits.Number("evidence.reuseDays"),
                parsed.GetValue(asOf) is { } day ? Days.Read(day) : Moment.DayOf(common.Clock.GetUtcNow()));
            if (parsed.GetValue(common.Json))
                Console.WriteLine(CanonicalJson.Write(found));
            else if (found.Count == 0)
                Console.WriteLine("附近没有可用的举证");
            else
                foreach (var near in found)
                    Console.WriteLine($"{near.Item.Version.Id} 距 {Digits.Fixed(near.DistanceM, 0)} 米,{near.AgeDays} 日前,已用于 {string.Join('、', near.Links.Select(link => link.TargetId).Distinct())}");
            return 0;
        }, common.Workspace, AnyYear, patch, metres, days, asOf, common.Json, common.Law);
    }

    private static void Print(EvidenceItem item)
    {
        var version = item.Version;
        Console.WriteLine($"{version.Id} 第 {version.Version} 版{(item.Newest ? "(现行)" : "")} {version.Kind} {version.Name} {version.ContentType} {version.Bytes} 字节,{item.Uploader}({item.Post})收于 {item.ReceivedAt}{(version.Reason is null ? "" : ",更换理由:" + version.Reason)}");
        Console.WriteLine($"  SHA-256 {version.Sha256}");
        if (version.Photo is { } photo)
            Console.WriteLine($"  位置 {(photo.Longitude is null ? "无" : $"{Digits.Of(photo.Longitude.Value)},{Digits.Of(photo.Latitude!.Value)}")},方位角 {(photo.AzimuthDeg is { } azimuth ? Digits.Fixed(azimuth, 1) + "°" : "无")},拍摄 {photo.TakenAt ?? "无"},{photo.WidthPx}×{photo.HeightPx},{photo.Camera}{string.Concat(photo.Faults.Select(fault => ";" + fault))}");
    }

    /// <summary>What an evidence object is linked to.</summary>
    private sealed class TargetFlags
    {
        private readonly Option<string?> _patch = new("--patch") { Description = "图斑编号或标识" };
        private readonly Option<string?> _case = new("--case") { Description = "案件号" };
        private readonly Option<string?> _campaign = new("--campaign") { Description = "专项名" };
        private readonly Option<string> _role = new("--role") { Description = "证明什么,如 整改后照片、没收决定书", DefaultValueFactory = _ => "举证材料" };
        private readonly Option<string?> _reason = new("--reason") { Description = "一举多用的理由" };

        public IReadOnlyList<Option> All => [_patch, _case, _campaign, _role, _reason];

        public LinkWish? Read(Workspace workspace, ParseResult parsed, int? year)
        {
            var (role, reason) = (parsed.GetValue(_role)!, parsed.GetValue(_reason));
            return parsed.GetValue(_patch) is { } patch ? new LinkWish(LinkTargets.Patch, PatchShelf.One(workspace, patch, year).Id, role, reason)
                : parsed.GetValue(_case) is { } one ? new LinkWish(LinkTargets.Case, one, role, reason)
                : parsed.GetValue(_campaign) is { } campaign ? new LinkWish(LinkTargets.Campaign, campaign, role, reason) : null;
        }
    }
}
