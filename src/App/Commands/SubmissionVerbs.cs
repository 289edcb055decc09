using System.CommandLine;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Submissions;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>submission fill|show|check|diff</c>; signing and handing in are steps of <c>act submission</c>.</summary>
public static class SubmissionVerbs
{
    public static Command Submission(Invocation common) => new("submission", "报送件的内容:填报、查看签名与版本、查缺项、版本差异")
    {
        Fill(common), Show(common), Check(common), Diff(common),
    };

    private static Command Fill(Invocation common)
    {
        var id = Id();
        var file = new Option<string?>("--file") { Description = "正文:docx 或文本" };
        var attach = new Option<string[]>("--attach") { Description = "附件,可多个", AllowMultipleArgumentsPerToken = true };
        var tables = new Option<bool>("--tables") { Description = "按现数据生成全部附表并附上" };
        var day = new Option<string?>("--day") { Description = "填报日;默认今天" };
        var seen = new Option<int?>("--seen") { Description = "所见步数;期间有他人办理则拒绝" };
        var verb = common.Verb("fill", "填报内容:文件存入文件库,清单的哈希就是签名所签的内容", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var filled = FillSubmission.Run(
                workspace, parsed.GetValue(id)!, parsed.GetValue(file), parsed.GetValue(attach) ?? [], parsed.GetValue(tables),
                parsed.GetValue(day) is { } on ? Days.Read(on) : Moment.DayOf(common.Clock.GetUtcNow()), parsed.GetValue(seen), pack, common.Actor(parsed));
            common.Said(parsed, new { filled.Content, filled.Manifest }, $"{parsed.GetValue(id)} 内容 {filled.Content}\n{string.Join('\n', filled.Manifest.Files.Select(one => $"  {one.Role}  {one.Name}  {one.Sha256[..12]}  {one.Bytes} 字节"))}");
            return 0;
        }, common.Workspace, file, attach, tables, day, seen, common.Law, common.Json, common.Person, common.Post);
        verb.Arguments.Add(id);
        return verb;
    }

    private static Command Show(Invocation common)
    {
        var id = Id();
        var verb = common.Verb("show", "版本与全部签名:退回、撤回前的也在", parsed =>
        {
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var dossier = DossierShelf.One(workspace, SubmissionShelf.Submission, parsed.GetValue(id)!);
            var (versions, signatures) = (SubmissionShelf.Versions(dossier), SubmissionShelf.Signatures(dossier));
            common.Said(parsed, new { dossier.Id, dossier.State, versions, signatures }, string.Join('\n', new[] { $"{dossier.Id} {dossier.Field("种类")} {dossier.Field("标题")} {dossier.State}" }
                .Concat(versions.Select(version => $"  第 {version.Number} 版 {version.Day} {version.Person} {version.Content[..12]}{(version.Frozen ? " 已冻结" : "")}{(version.Difference is { } sheet ? $" 差异表 {sheet[..12]}" : "")}"))
                .Concat(signatures.Select(signature => $"  {signature.As} {signature.Day} {signature.Person}/{signature.Post} 内容 {signature.Content[..12]}{(signature.Standing ? "" : "(已失效,留存)")}"))));
            return 0;
        }, common.Workspace, common.Json);
        verb.Arguments.Add(id);
        return verb;
    }

    private static Command Check(Invocation common)
    {
        var id = Id();
        var verb = common.Verb("check", "查缺项:必备章节、附件、附表是否仍与数据一致、文号有无空号", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var dossier = DossierShelf.One(workspace, SubmissionShelf.Submission, parsed.GetValue(id)!);
            var content = dossier.Field("内容") ?? throw new ProblemException("submission.empty", $"{dossier.Id} 尚未填报内容");
            var lacking = SubmissionCheck.Of(workspace, dossier, pack.Submissions.Find(dossier.Field("种类")!)!, content, pack);
            common.Said(parsed, lacking, lacking.Count > 0 ? string.Join('\n', lacking) : "必备内容齐全");
            return lacking.Count > 0 ? 1 : 0;
        }, common.Workspace, common.Law, common.Json);
        verb.Arguments.Add(id);
        return verb;
    }

    private static Command Diff(Invocation common)
    {
        var id = Id();
        var from = new Option<int?>("--from") { Description = "版本号;默认倒数第二版" };
        var to = new Option<int?>("--to") { Description = "版本号;默认最新版" };
        var output = new Option<string?>("--out") { Description = "写成 xlsx" };
        var verb = common.Verb("diff", "两个版本的差异:段落、附表单元格、附件", parsed =>
        {
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var versions = SubmissionShelf.Versions(DossierShelf.One(workspace, SubmissionShelf.Submission, parsed.GetValue(id)!));
            SubmissionVersion One(int number) => versions.Find(version => version.Number == number) ?? throw new ProblemException("submission.version", $"没有第 {number} 版,现有 {versions.Count} 版");
            var (before, after) = (One(parsed.GetValue(from) ?? versions.Count - 1).Content, One(parsed.GetValue(to) ?? versions.Count).Content);
            var changes = SubmissionDifference.Of(workspace, before, after);
            if (parsed.GetValue(output) is { } path)
                File.WriteAllBytes(path, SubmissionDifference.Sheet(workspace, before, after));
            common.Said(parsed, changes, changes.Count == 0 ? "没有差异" : string.Join('\n', changes.Select(change => $"{change.File}  {change.Place}  “{change.Before}” → “{change.After}”")));
            return 0;
        }, common.Workspace, from, to, output, common.Json);
        verb.Arguments.Add(id);
        return verb;
    }

    private static Argument<string> Id() => new("ID") { Description = "报送件编号" };
}
