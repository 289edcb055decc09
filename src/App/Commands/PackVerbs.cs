using System.CommandLine;
using Weipian.App.Modules.Archives;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>pack</c>, <c>verify-pack</c>.</summary>
public static class PackVerbs
{
    public static Command Pack(Invocation common)
    {
        var patch = new Argument<string>("PATCH") { Description = "图斑编号或标识" };
        var year = new Option<int?>("--year") { Description = "年度;编号在多年重复时须给" };
        var output = new Option<string>("--out") { Description = "写到此 zip 文件", Required = true };
        var verb = common.Verb("pack", "一个图斑的证据包:输入、图层、规则、判定与清单,可脱离本系统重算", parsed =>
        {
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var standing = DeterminationShelf.One(workspace, PatchShelf.One(workspace, parsed.GetValue(patch)!, parsed.GetValue(year)));
            var manifest = EvidencePack.Write(workspace, standing, parsed.GetValue(output)!, LawLibrary.DirectoryOf(parsed.GetValue(common.Law)));
            Console.WriteLine(parsed.GetValue(common.Json) ? CanonicalJson.Write(manifest)
                : $"证据包已写入 {parsed.GetValue(output)}:{manifest.Files.Count} 个文件,SHA-256 {ContentStore.HashOfFile(parsed.GetValue(output)!)}");
            return 0;
        }, common.Workspace, year, output, common.Json, common.Law);
        verb.Arguments.Add(patch);
        return verb;
    }

    public static Command Archive(Invocation common)
    {
        var (kind, id) = (new Argument<string>("PROCEDURE") { Description = "程序,如 case、patch" }, new Argument<string>("ID") { Description = "卷宗编号" });
        var output = new Option<string>("--out") { Description = "写到此 zip 文件", Required = true };
        var verb = common.Verb("archive", "一卷的案卷包:正卷、副卷、证据、事件与哈希清单,可用 verify-pack 核对", parsed =>
        {
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var (manifest, zip) = ExportArchive.Make(workspace, parsed.GetValue(kind)!, parsed.GetValue(id)!, LawLibrary.Load(parsed.GetValue(common.Law)));
            Durable.Write(Path.GetFullPath(parsed.GetValue(output)!), zip);
            common.Said(parsed, manifest, $"案卷包已写入 {parsed.GetValue(output)}:{manifest.Files.Count} 个文件");
            return 0;
        }, common.Workspace, output, common.Json, common.Law);
        verb.Arguments.Add(kind);
        verb.Arguments.Add(id);
        return verb;
    }

    public static Command VerifyPack(Invocation common)
    {
        var file = new Argument<string>("FILE") { Description = "证据包 zip" };
        var verb = common.Verb("verify-pack", "核对证据包或案卷包的每个文件;证据包只凭包内内容重算判定,案卷包逐份核对文书与事件", parsed =>
        {
            var path = parsed.GetValue(file)!;
            var dossier = File.Exists(path) && VerifyArchive.IsOne(path);
            var problems = dossier ? VerifyArchive.Run(path) : Modules.Determinations.VerifyPack.Run(path);
            foreach (var problem in problems)
                Console.Error.WriteLine(problem);
            if (problems.Count == 0)
                Console.WriteLine(dossier ? "案卷包完好:文件、文书与事件相符" : "证据包完好,重算结果相同");
            return problems.Count == 0 ? 0 : 1;
        });
        verb.Arguments.Add(file);
        return verb;
    }
}
