using System.CommandLine;
using Weipian.App.Database;
using Weipian.App.Intake;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Layers;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Programmes;
using Weipian.App.Modules.Statistics;
using Weipian.App.Platform;
using Weipian.App.Server;
using Weipian.Law;
using Weipian.Law.Determination;
using Weipian.SyntheticCounty;

namespace Weipian.App.Commands;

/// <summary><c>demo</c>: makes 示例县, hands its files in as a county would, runs the main job, and holds the verdicts against the truth.</summary>
public static class DemoVerb
{
    private const int Year = 2024;
    private const int Seed = 20241120;
    private static readonly Actor Office = new("王芳", "县卫片办");

    private static readonly (string Kind, string? Scheme, string Date)[] Layers =
    [
        ("county", null, "2023-12-31"), ("town", null, "2023-12-31"), ("village", null, "2023-12-31"), ("land-use", "三调", "2023-12-31"),
        ("permanent-farmland", null, "2023-12-31"), ("plan", null, "2023-12-31"), ("approval", null, "2024-11-20"), ("temporary-land", null, "2024-11-20"),
        ("facility-record", null, "2024-11-20"), ("rural-road", null, "2024-11-20"), ("mining-right", null, "2024-11-20"),
    ];

    public static Command Demo(Invocation common)
    {
        var directory = new Option<string?>("--workspace") { Description = "工作区目录;不给则用临时目录" };
        var rounds = new Option<int>("--rounds") { Description = "每种情形的图斑数", DefaultValueFactory = _ => 4 };
        var noServe = new Option<bool>("--no-serve") { Description = "做完即止,不开办公端" };
        var urls = new Option<string>("--urls") { Description = "办公端监听地址", DefaultValueFactory = _ => "http://127.0.0.1:8080" };
        return common.Verb("demo", "生成示例县并从下发到台账走一遍,与真值对照", parsed =>
        {
            var workspace = parsed.GetValue(directory) ?? Directory.CreateTempSubdirectory("weipian-demo-").FullName;
            var matched = Run(Path.GetFullPath(workspace), parsed.GetValue(rounds), LawLibrary.Load(parsed.GetValue(common.Law)), common.Clock, parsed.GetValue(common.Database));
            if (matched == 0)
                Look(Path.GetFullPath(workspace), parsed.GetValue(rounds), common.Clock);
            if (matched == 0 && !parsed.GetValue(noServe))
            {
                using (var county = Workspace.OpenToWrite(Path.GetFullPath(workspace), common.Clock))
                    Say($"办理中的卷宗 {DemoDossiers.Open(county, Year, LawLibrary.Load(parsed.GetValue(common.Law)))} 件");
                ServeVerb.Run(new ServeOptions(Path.GetFullPath(workspace), parsed.GetValue(urls)!, common.Clock, parsed.GetValue(common.Law)), demo: true);
            }

            return matched;
        }, directory, rounds, noServe, urls, common.Database, common.Law);
    }

    public static int Run(string directory, int rounds, RulePack pack, TimeProvider clock, string? database = null)
    {
        var start = clock.GetTimestamp();
        var county = new SyntheticCounty.County(Seed, rounds);
        var files = Delivery.Write(county, Path.Combine(directory, "下发"));
        Say($"示例县已生成:{Path.Combine(directory, "下发")}");
        CreateWorkspace.Run(directory, new Modules.Programmes.County(SyntheticCounty.County.Code, SyntheticCounty.County.Name), Office, clock, database);
        using var workspace = Workspace.OpenToWrite(directory, clock);
        SetProgramme.Run(workspace, Year, DemoDossiers.Parameters, pack, Office);
        SetUnits.Run(workspace, Year, files["units"], Office);
        foreach (var (kind, scheme, date) in Layers)
        {
            var layer = AddLayer.Run(workspace, new LayerStatement(kind, scheme, date, AddLayer.NotSecret, null), new IntakeOptions(files[kind]), pack, Office);
            Say($"登记图层 {kind}:{layer.Description.Kept} 个图形,编码 {layer.Description.Encoding}");
        }

        Import(workspace, Lines.Land, files["patches"], pack, null);
        Import(workspace, Lines.Land, files["supplement"], pack, null);
        Import(workspace, Lines.Mineral, files["minerals"], pack, 4524);
        Say($"核查记录 {ImportRecords.Run(workspace, Year, files["findings"], Office).Records.Count} 条");
        Judge(workspace, pack);
        Settle(workspace, county, pack);
        var matched = Compare(workspace, county);
        Write(workspace, directory, pack);
        Say($"工作区:{directory};用时 {clock.GetElapsedTime(start).TotalSeconds:F1} 秒");
        return matched ? 0 : 1;
    }

    /// <summary>Pictures are no part of the main job: what is judged, replayed and compared does not know them.</summary>
    private static void Look(string directory, int rounds, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        using var workspace = Workspace.OpenToWrite(directory, clock);
        var names = DemoImagery.Add(workspace, new SyntheticCounty.County(Seed, rounds), Path.Combine(directory, "下发"), Year, Office);
        Say($"登记影像 {string.Join('、', names)};用时 {clock.GetElapsedTime(start).TotalSeconds:F1} 秒");
    }

    private static void Import(Workspace workspace, string line, string file, RulePack pack, int? epsg)
    {
        var batch = ImportPatches.Run(workspace, Year, line, new IntakeOptions(file, Epsg: epsg), null, null, pack, Office);
        Say($"导入{Lines.Name(line)}第 {batch.Number} 批 {batch.SourceName}:{batch.Rows.Kept} 个图斑,面积单位 {batch.Unit ?? "无"}({batch.UnitHow})");
    }

    private static void Judge(Workspace workspace, RulePack pack)
    {
        var run = JudgePatches.Run(workspace, Year, null, null, pack, Office);
        Say($"判定 {run.Patches.Count} 个图斑:{string.Join(',', run.Patches.CountBy(patch => patch.Verdict.Code).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{VerdictCodes.Term(pair.Key)} {pair.Value}"))}");
    }

    /// <summary>What an office does after the first judging: accepts splits, takes patches off-line, concludes what nothing is missing for.</summary>
    private static void Settle(Workspace workspace, SyntheticCounty.County county, RulePack pack)
    {
        var split = DeterminationShelf.Of(workspace, Year).Where(standing => standing.Judged?.Split.Count > 1).ToList();
        foreach (var standing in split)
            AcceptSplit.Run(workspace, standing.Patch.Id, Year, Office);
        foreach (var patch in county.Patches.Where(patch => patch.Story.Offline))
            ConcludePatch.Run(workspace, patch.Number, Year, VerdictCodes.Offline, null, Office);
        Say($"接受拆分 {split.Count} 个");
        Judge(workspace, pack);
        foreach (var standing in DeterminationShelf.Of(workspace, Year).Where(standing => standing is { Conclusion: null, Judged.Verdict.Code: VerdictCodes.Lawful or VerdictCodes.ApprovedEarlier }))
        {
            GiveOpinion.Run(workspace, standing.Patch.Id, Year, "审批", true, "手续齐全", new Actor("赵强", "审批科"));
            ConcludePatch.Run(workspace, standing.Patch.Id, Year, null, null, new Actor("孙丽", "执法监察"));
        }
    }

    private static bool Compare(Workspace workspace, SyntheticCounty.County county)
    {
        var standings = DeterminationShelf.Of(workspace, Year);
        var (equal, all) = (0, 0);
        foreach (var (number, story, codes) in Delivery.Truth(county))
        {
            all++;
            var found = standings.Where(standing => standing.Patch.Number == number || standing.Patch.Number.StartsWith(number + "_", StringComparison.Ordinal)).ToList();
            var verdicts = found.Select(standing => standing.Code ?? "无").Order(StringComparer.Ordinal).ToList();
            if (verdicts.SequenceEqual(codes.Order(StringComparer.Ordinal)))
                equal++;
            else
                Say($"  不同:{number}({story})真值 {string.Join('、', codes)},判定 {string.Join(';', found.Select(standing => $"{standing.Patch.Number} {standing.Text} {standing.Judged?.Verdict.Row}"))}");
        }

        Say($"与真值相同 {equal} / {all}");
        return equal == all;
    }

    private static void Write(Workspace workspace, string directory, RulePack pack)
    {
        var output = Path.Combine(directory, "成果");
        WriteTables.All(workspace, Year, output, pack);
        WriteTables.Ledger(workspace, Year, Path.Combine(output, "违法图斑台账.xlsx"), pack);
        var ratio = ComputeRatio.Run(workspace, Year, pack);
        Say($"违法占用耕地面积比例 {(ratio.County.V1.Ratio is { } value ? Digits.Fixed(value * 100, 3) + "%" : "—")}(阈值 {Digits.Fixed(ratio.Threshold * 100, 0)}%);附表与台账:{output}");
    }

    private static void Say(string line) => Console.WriteLine(line);
}
