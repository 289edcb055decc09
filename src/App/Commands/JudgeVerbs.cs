using System.CommandLine;
using System.Text;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law.Determination;

namespace Weipian.App.Commands;

/// <summary><c>judge</c>, <c>explain</c>, <c>opinion</c>, <c>conclude</c>, <c>split</c>.</summary>
public static class JudgeVerbs
{
    private static readonly Option<int> Year = new("--year") { Description = "年度", Required = true };
    private static readonly Option<int?> AnyYear = new("--year") { Description = "年度;编号在多年重复时须给" };
    private static readonly Argument<string> PatchName = new("PATCH") { Description = "图斑编号或标识" };

    public static Command Judge(Invocation common)
    {
        var batch = new Option<int?>("--batch") { Description = "只判定此批" };
        var asOf = new Option<string?>("--as-of") { Description = "按哪一天的规定判定;默认为年度最后一天" };
        var json = new Option<string?>("--json") { Description = "把每个图斑的判定写成 JSON 文件" };
        var preview = new Option<bool>("--preview") { Description = "只显示哪些判定会改变,不保存" };
        return common.Verb("judge", "合法性判定:套合、事实、结论;结果可复现", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            var day = parsed.GetValue(asOf) is { } text ? Days.Read(text) : (DateOnly?)null;
            using var workspace = parsed.GetValue(preview)
                ? Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock) : Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            using var progress = new Progress("判定", common.Clock);
            var run = parsed.GetValue(preview)
                ? JudgePatches.Judge(workspace, parsed.GetValue(Year), parsed.GetValue(batch), day, pack, progress.Show)
                : JudgePatches.Run(workspace, parsed.GetValue(Year), parsed.GetValue(batch), day, pack, common.Actor(parsed), progress.Show);
            progress.Dispose();
            if (parsed.GetValue(json) is { } path)
                File.WriteAllText(path, Write(run), new UTF8Encoding(false));
            if (parsed.GetValue(preview))
                Print(JudgePatches.Preview(workspace, run));
            else
                Print(run);
            return 0;
        }, common.Workspace, Year, batch, asOf, json, preview, common.Law, common.Person, common.Post);
    }

    public static Command Explain(Invocation common)
    {
        var verb = common.Verb("explain", "一个图斑的判定依据、经过与还缺什么", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var standing = DeterminationShelf.One(workspace, PatchShelf.One(workspace, parsed.GetValue(PatchName)!, parsed.GetValue(AnyYear)));
            if (parsed.GetValue(common.Json))
                Console.WriteLine(CanonicalJson.Write(standing));
            else
                foreach (var line in ExplainPatch.Lines(workspace, standing, pack))
                    Console.WriteLine(line);
            return 0;
        }, common.Workspace, AnyYear, common.Json, common.Law);
        verb.Arguments.Add(PatchName);
        return verb;
    }

    public static Command Opinion(Invocation common)
    {
        var department = new Option<string>("--department") { Description = string.Join('、', GiveOpinion.Departments), Required = true };
        var disagree = new Option<bool>("--disagree") { Description = "不同意判定建议;须写理由" };
        var text = new Option<string?>("--text") { Description = "意见" };
        var verb = common.Verb("opinion", "部门签署意见;不同意是一种状态,不覆盖他人", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var opinion = GiveOpinion.Run(
                workspace, parsed.GetValue(PatchName)!, parsed.GetValue(AnyYear), parsed.GetValue(department)!, !parsed.GetValue(disagree), parsed.GetValue(text), common.Actor(parsed));
            common.Said(parsed, opinion, $"{opinion.Department}已签署:{(opinion.Agrees ? "同意" : "不同意")}");
            return 0;
        }, common.Workspace, AnyYear, department, disagree, text, common.Json, common.Person, common.Post);
        verb.Arguments.Add(PatchName);
        return verb;
    }

    public static Command Conclude(Invocation common)
    {
        var code = new Option<string?>("--code") { Description = $"结论代码;不给则照判定建议:{string.Join('、', VerdictCodes.All.Select(known => $"{known}({VerdictCodes.Term(known)})"))}" };
        var reason = new Option<string?>("--reason") { Description = "与建议不同时的理由" };
        var verb = common.Verb("conclude", "对图斑作出结论", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var conclusion = ConcludePatch.Run(
                workspace, parsed.GetValue(PatchName)!, parsed.GetValue(AnyYear), parsed.GetValue(code), parsed.GetValue(reason), common.Actor(parsed));
            common.Said(parsed, conclusion, $"结论:{conclusion.Text}({conclusion.Code})");
            return 0;
        }, common.Workspace, AnyYear, code, reason, common.Json, common.Person, common.Post);
        verb.Arguments.Add(PatchName);
        return verb;
    }

    public static Command Split(Invocation common)
    {
        var verb = common.Verb("split", "接受拆分建议:子图斑代替原图斑", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var children = AcceptSplit.Run(workspace, parsed.GetValue(PatchName)!, parsed.GetValue(AnyYear), common.Actor(parsed));
            common.Said(parsed, children, $"已拆分为 {string.Join('、', children)};请重新判定");
            return 0;
        }, common.Workspace, AnyYear, common.Json, common.Person, common.Post);
        verb.Arguments.Add(PatchName);
        return verb;
    }

    /// <summary>One patch a line, so that two files can be compared by eye and by tool.</summary>
    public static string Write(JudgedRun run)
    {
        var text = new StringBuilder();
        var head = CanonicalJson.Write(run with { Patches = [] });
        text.Append(head.AsSpan(0, head.Length - 2)).Append('\n');
        for (var index = 0; index < run.Patches.Count; index++)
            text.Append(CanonicalJson.Write(run.Patches[index])).Append(index + 1 < run.Patches.Count ? ",\n" : "\n");
        return text.Append("]}\n").ToString();
    }

    private static void Print(JudgedRun run)
    {
        Console.WriteLine($"{run.Year} 年度判定 {run.Patches.Count} 个图斑,按 {run.AsOf} 的规定,规则包 {run.RulePack[..12]},图层 {run.Layers.Count} 份");
        foreach (var group in run.Patches.GroupBy(patch => patch.Verdict.Conclusion).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
            Console.WriteLine($"  {group.Key} {group.Count()}");
    }

    private static void Print(IReadOnlyList<VerdictChange> changes)
    {
        Console.WriteLine(changes.Count == 0 ? "没有判定会改变" : $"有 {changes.Count} 个判定会改变:");
        foreach (var change in changes)
            Console.WriteLine($"  {change.Number}({change.Patch}):{change.Before ?? "未判定"} → {change.After}{(change.Concluded ? ",已有结论,须复核" : "")}");
    }
}
