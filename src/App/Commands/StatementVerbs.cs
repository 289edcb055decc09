using System.CommandLine;
using Weipian.App.Modules.Determinations;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>statement file|answer|list</c>.</summary>
public static class StatementVerbs
{
    public static Command Statement(Invocation common)
    {
        var command = new Command("statement", "对判定的陈述(异议)与答复");
        command.Subcommands.Add(File(common));
        command.Subcommands.Add(Answer(common));
        command.Subcommands.Add(List(common));
        return command;
    }

    private static Command File(Invocation common)
    {
        var year = new Option<int?>("--year") { Description = "年度;编号在多年重复时须给" };
        var patch = new Option<string>("--patch") { Description = "图斑编号或标识", Required = true };
        var party = new Option<string>("--party") { Description = string.Join('、', FileStatement.Parties), Required = true };
        var by = new Option<string>("--by") { Description = "陈述人", Required = true };
        var day = new Option<string>("--day") { Description = "陈述日", Required = true };
        var text = new Option<string>("--text") { Description = "陈述内容", Required = true };
        var files = new Option<string[]>("--file") { Description = "附件,可重复", AllowMultipleArgumentsPerToken = true };
        return common.Verb("file", "对一个图斑的判定提出陈述", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var statement = FileStatement.Run(
                workspace, parsed.GetValue(patch)!, parsed.GetValue(year), parsed.GetValue(party)!, parsed.GetValue(by)!, Days.Read(parsed.GetValue(day)!), parsed.GetValue(text)!,
                parsed.GetValue(files) ?? [], common.Actor(parsed));
            common.Said(parsed, statement, $"陈述 {statement.Id} 已收,对“{statement.Against}”,附件 {statement.Files.Count} 份");
            return 0;
        }, common.Workspace, year, patch, party, by, day, text, files, common.Json, common.Person, common.Post);
    }

    private static Command Answer(Invocation common)
    {
        var id = new Option<string>("--statement") { Description = "陈述号", Required = true };
        var outcome = new Option<string>("--outcome") { Description = string.Join('、', AnswerStatement.Outcomes), Required = true };
        var text = new Option<string>("--text") { Description = "答复", Required = true };
        var files = new Option<string[]>("--file") { Description = "附件,可重复", AllowMultipleArgumentsPerToken = true };
        return common.Verb("answer", "答复一份陈述;陈述与答复都保留", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var answer = AnswerStatement.Run(workspace, parsed.GetValue(id)!, parsed.GetValue(outcome)!, parsed.GetValue(text)!, parsed.GetValue(files) ?? [], common.Actor(parsed));
            common.Said(parsed, answer, $"陈述 {answer.Statement} 已答复:{answer.Outcome}");
            return 0;
        }, common.Workspace, id, outcome, text, files, common.Json, common.Person, common.Post);
    }

    private static Command List(Invocation common)
    {
        var year = new Option<int>("--year") { Description = "年度", Required = true };
        return common.Verb("list", "尚未答复的陈述", parsed =>
        {
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var open = StatementShelf.Open(workspace, parsed.GetValue(year));
            common.Said(parsed, open, open.Count == 0 ? "没有待答复的陈述"
                : string.Join('\n', open.Select(standing => $"{standing.Statement.Id} {standing.Statement.Day} {standing.Statement.Party} {standing.Statement.Name} 图斑 {standing.Statement.Patch}:{standing.Statement.Text}")));
            return 0;
        }, common.Workspace, year, common.Json);
    }
}
