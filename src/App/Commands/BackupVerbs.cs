using System.CommandLine;

namespace Weipian.App.Commands;

/// <summary><c>backup</c>, <c>restore</c>, <c>upgrade</c>.</summary>
public static class BackupVerbs
{
    public static Command Backup(Invocation common)
    {
        var output = new Option<string>("--out") { Description = "写到此目录(须是新的或空的)", Required = true };
        return common.Verb("backup", "备份工作区,不必停办公端;清单记每个文件的哈希与日志头", parsed =>
        {
            var manifest = Database.Backup.Write(parsed.GetValue(common.Workspace)!, parsed.GetValue(output)!, common.Clock);
            common.Said(parsed, manifest, $"已备份 {manifest.Files.Count} 个文件到 {parsed.GetValue(output)};日志头 {manifest.Sequence}:{manifest.Head}(请抄录或打印,恢复时核对)");
            return 0;
        }, common.Workspace, output, common.Json);
    }

    public static Command Restore(Invocation common)
    {
        var from = new Option<string>("--from") { Description = "备份目录", Required = true };
        var head = new Option<string?>("--head") { Description = "已知的日志头,形如 1234:哈希;不给则以目标目录中的封签为准" };
        var older = new Option<string?>("--accept-older") { Description = "明知备份较旧仍要恢复的理由;记入日志" };
        return common.Verb("restore", "从备份恢复到新目录:逐个核对文件,重算全部状态,与日志头相符才算成", parsed =>
        {
            var manifest = Database.Backup.Restore(parsed.GetValue(from)!, parsed.GetValue(common.Workspace)!, parsed.GetValue(head), parsed.GetValue(older), common.Actor(parsed), common.Clock, parsed.GetValue(common.Database));
            common.Said(parsed, manifest, $"已恢复并核对 {manifest.Files.Count} 个文件;备份的日志头 {manifest.Sequence}:{manifest.Head}");
            return 0;
        }, common.Workspace, from, head, older, common.Database, common.Json, common.Person, common.Post);
    }

    public static Command Upgrade(Invocation common) => common.Verb("upgrade", "换用新程序后:由日志重算全部状态表,全成或全不成", parsed =>
    {
        using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
        Console.WriteLine($"工作区可用,日志到第 {workspace.Journal.Head().Sequence} 号事件");
        return 0;
    }, common.Workspace);
}
