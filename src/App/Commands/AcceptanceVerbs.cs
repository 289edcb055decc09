using System.CommandLine;
using Weipian.App.Modules.Acceptance;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>patches distribute</c>, <c>acceptance restored</c>.</summary>
public static class AcceptanceVerbs
{
    private static readonly Option<int> Year = new("--year") { Description = "年度", Required = true };

    public static Command Patches(Invocation common)
    {
        var line = new Option<string?>("--line") { Description = "land 土地或 mineral 矿产;默认两者" };
        var day = new Option<string?>("--day") { Description = "分发日;默认今天" };
        return new Command("patches", "图斑卷宗")
        {
            common.Verb("distribute", "把没有卷宗的现行图斑分发到主要所在的镇(街道)", parsed =>
            {
                var pack = LawLibrary.Load(parsed.GetValue(common.Law));
                using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
                var done = PatchDistribution.Run(workspace, parsed.GetValue(Year), parsed.GetValue(line), Day(common, parsed.GetValue(day)), pack, common.Actor(parsed));
                common.Said(
                    parsed, new { Given = done.Given.Select(one => new { one.Number, one.Unit, one.Dossier }), Left = done.Left.Select(one => new { one.Number, one.Reason }) },
                    string.Join('\n', done.Given.GroupBy(one => one.Unit).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key}  {group.Count()} 个")
                        .Prepend($"分发 {done.Given.Count} 个图斑").Concat(done.Left.Select(one => $"未分发 {one.Number}:{one.Reason}"))));
                return 0;
            }, common.Workspace, Year, line, day, common.Law, common.Json, common.Person, common.Post),
        };
    }

    public static Command Acceptance(Invocation common)
    {
        var handOver = new Option<bool>("--hand-over") { Description = "据此拟一份移交地籍的清单(岗位 执法监察)" };
        var day = new Option<string?>("--day") { Description = "拟移交日;默认今天" };
        return new Command("acceptance", "验收")
        {
            common.Verb("restored", "实地核实通过、已恢复原貌而未列入移交清单的图斑", parsed =>
            {
                var pack = LawLibrary.Load(parsed.GetValue(common.Law));
                var year = parsed.GetValue(Year);
                using var workspace = parsed.GetValue(handOver) ? Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock) : Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
                var restored = AcceptanceShelf.RestoredToHandOver(workspace, year, pack);
                var listed = parsed.GetValue(handOver) && restored.Count > 0 ? ProcedureDesk.Take(workspace, new StepRequest(
                    "handover", null, year, "拟移交", Day(common, parsed.GetValue(day)), new Dictionary<string, string>(StringComparer.Ordinal) { ["移交类别"] = AcceptanceShelf.RestoredCategory },
                    restored.Select(patch => new DossierLink("patch", patch.Id)).ToList(), [], Title: "已恢复原貌图斑移交清单"), pack, common.Actor(parsed)).Step.Taken.Id : null;
                common.Said(parsed, new { Patches = restored.Select(patch => patch.Number), HandOver = listed }, restored.Count == 0 ? "没有待移交的已恢复原貌图斑" : $"{string.Join('、', restored.Select(patch => patch.Number))}{(listed is null ? "" : $"\n已拟移交清单 {listed}")}");
                return 0;
            }, common.Workspace, Year, handOver, day, common.Law, common.Json, common.Person, common.Post),
        };
    }

    private static DateOnly Day(Invocation common, string? text) => text is null ? Moment.DayOf(common.Clock.GetUtcNow()) : Days.Read(text);
}
