using System.CommandLine;
using Weipian.App.Platform;
using Weipian.App.Replay;

namespace Weipian.App.Commands;

/// <summary><c>replay</c>: a fictional county year from import to archive; deterministic to the last event.</summary>
public static class ReplayVerb
{
    public static Command Replay(Invocation common)
    {
        var directory = new Option<string?>("--workspace") { Description = "工作区目录;不给则用临时目录" };
        var rounds = new Option<int>("--rounds") { Description = "每种情形的图斑数", DefaultValueFactory = _ => 10 };
        var cases = new Option<int>("--cases") { Description = "案件数上限", DefaultValueFactory = _ => 60 };
        return common.Verb("replay", "演练一个虚构县的一年:导入、判定、整改指令、立案查处、执行、归档;每次结果相同", parsed =>
        {
            var folder = Path.GetFullPath(parsed.GetValue(directory) ?? Directory.CreateTempSubdirectory("weipian-replay-").FullName);
            var started = common.Clock.GetTimestamp();
            var outcome = new ReplayYear(folder, parsed.GetValue(rounds), parsed.GetValue(cases), LawLibrary.Load(parsed.GetValue(common.Law)), Console.WriteLine).Run();
            common.Said(parsed, outcome,
                $"图斑 {outcome.Patches},违法 {outcome.Violations} 宗,案件 {outcome.Cases} 件({string.Join('、', outcome.CaseStates.Select(pair => $"{pair.Key} {pair.Value}"))}),{outcome.Steps} 步,文书 {outcome.Papers} 份,案卷 {outcome.Archives} 卷\n"
                + $"日志末端 {outcome.Head}\n工作区:{folder};用时 {common.Clock.GetElapsedTime(started).TotalSeconds:F1} 秒");
            return 0;
        }, directory, rounds, cases, common.Law, common.Json);
    }
}
