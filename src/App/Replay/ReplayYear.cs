using System.Globalization;
using Weipian.App.Commands;
using Weipian.App.Database;
using Weipian.App.Modules.Archives;
using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Directives;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Programmes;
using Weipian.App.Modules.Statistics;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Determination;
using static Weipian.App.Replay.ReplayPeople;

namespace Weipian.App.Replay;

/// <summary>What a replayed year came to.</summary>
/// <param name="Head">Hash of the last event; the same for every replay of the same size under the same law.</param>
public sealed record ReplayOutcome(int Patches, int Violations, int Cases, int Steps, int Papers, int Archives, IReadOnlyDictionary<string, int> CaseStates, string Head);

/// <summary>One fictional county year from import to archive, acted through the same doors as a real one.</summary>
public sealed class ReplayYear(string directory, int rounds, int cases, RulePack pack, Action<string> say)
{
    public const int Year = 2024;
    private static readonly DateOnly Opening = new(2025, 1, 2);
    private static readonly string[] Companies = ["恒源建材", "金穗粮油", "顺达物流", "宏图机械", "永兴石料", "绿野农牧", "华泰包装", "东升冷链"];
    private readonly ReplayClock _clock = new(Opening);

    public ReplayOutcome Run()
    {
        if (DemoVerb.Run(directory, rounds, pack, _clock) != 0)
            throw new ProblemException("replay.truth", "示例县的判定与真值不同,不能据以演练全年");
        using var workspace = Workspace.OpenToWrite(directory, _clock);
        var desk = new ReplayDesk(workspace, pack, _clock, Year);
        Prepare(workspace);
        var violations = Violations(workspace);
        var against = 0;
        var stories = violations.Select((pair, index) => new ReplayCase(
            pair.Conforms ? CaseStory.Confiscated : StoryOf(against++), pair.Violation, pack.Calendar, new DateOnly(2025, 2, 10).AddDays(index * 2), index)).ToList();
        var told = stories.SelectMany(story => story.Steps()).ToList();
        var steps = Directives(workspace).Concat(told).Concat(new ReplayAside(workspace, pack.Calendar, stories).Steps()).ToList();
        say($"全年 {steps.Count} 步,{steps.Min(step => step.Day):yyyy-MM-dd} 至 {steps.Max(step => step.Day):yyyy-MM-dd}");
        desk.Run(steps);
        say($"已办 {desk.Steps} 步,出具文书 {desk.Papers} 份");
        var archives = Archive(workspace);
        WriteTables.All(workspace, Year, Path.Combine(directory, "成果"), pack);
        WriteTables.Ledger(workspace, Year, Path.Combine(directory, "成果", "违法图斑台账.xlsx"), pack);
        var states = DossierShelf.Of(workspace, CaseShelf.Case, Year).CountBy(dossier => dossier.State).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary();
        return new ReplayOutcome(
            PatchShelf.Of(workspace, Year).Count, violations.Count, stories.Count, desk.Steps, desk.Papers, archives, states, workspace.Journal.Head().Hash);
    }

    /// <summary>The office sets what the plan leaves open, every patch found unlawful is visited, and all that can be concluded is.</summary>
    private void Prepare(Workspace workspace)
    {
        _clock.MoveTo(new DateOnly(2025, 1, 6));
        SetProgramme.Run(workspace, Year, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["office.bureau"] = "示例县自然资源局",
            ["office.head"] = "高远",
            ["office.address"] = "示例县示例大道1号",
            ["office.contact"] = "周正",
            ["office.phone"] = "0900-1234567",
            ["office.review"] = "示例县人民政府",
            ["office.court"] = "示例县人民法院",
            ["office.payment"] = "持本决定书到示例银行示例县支行缴纳罚款;逾期不缴纳的,每日按罚款数额的百分之三加处罚款",
            ["directive.responseDays"] = "60",
            ["directive.receiptWd"] = "3",
            ["handover.receiptWd"] = "5",
            ["inform.replyWd"] = "10",
            ["review.remedyDays"] = "30",
            ["acceptance.visitWd"] = "10",
            ["patch.verifyDays"] = "45",
            ["supervision.extendDays"] = "30",
            ["case.archiveDays"] = "30",
        }, pack, OfficeClerk);
        var seen = FieldRecords.Newest(workspace);
        var unseen = DeterminationShelf.Of(workspace, Year, Lines.Land).Where(standing => standing.Code == VerdictCodes.Unlawful && !seen.ContainsKey(standing.Patch.Id)).ToList();
        var file = Path.Combine(directory, "下发", "外业核查.csv");
        File.WriteAllText(file, "图斑,核查人,核查日,实地已变化\n" + string.Concat(unseen.Select(standing => $"{standing.Patch.Number},{Handlers},2025-01-03,是\n")));
        ImportRecords.Run(workspace, Year, file, OfficeClerk);
        JudgePatches.Run(workspace, Year, null, null, pack, OfficeClerk);
        _clock.MoveTo(new DateOnly(2025, 1, 10));
        foreach (var standing in DeterminationShelf.Of(workspace, Year).Where(standing => standing is { Conclusion: null, Judged.Verdict.Code: not (VerdictCodes.Pending or VerdictCodes.Split) }))
            ConcludePatch.Run(workspace, standing.Patch.Id, Year, null, null, Officer);
        say($"补核查 {unseen.Count} 个图斑;结论齐备");
    }

    /// <summary>Land patches found unlawful, one violation each; those half inside the plan's zone are left to people.</summary>
    private List<(Violation Violation, bool Conforms)> Violations(Workspace workspace)
    {
        var found = new List<(Violation, bool)>();
        foreach (var standing in DeterminationShelf.Of(workspace, Year, Lines.Land).Where(standing => standing.Conclusion?.Code == VerdictCodes.Unlawful))
        {
            if (found.Count == cases || standing.Judged is not { AreaM2: { } area, MainTown: { } town, Facts.Verified.VillagerHousing: not true } judged)
                continue;
            var conforming = judged.Pieces.Where(piece => piece.Kind == "plan" && pack.Codes.FindPlanZone(piece.Class)?.Conforms == true).Sum(piece => piece.AreaM2);
            if (conforming > area * 0.001 && conforming < area * 0.999)
                continue;
            var conforms = conforming >= area * 0.999;
            var name = $"示例县{Companies[found.Count % Companies.Length]}有限公司{(found.Count >= Companies.Length ? $"({found.Count / Companies.Length + 1}厂)" : "")}";
            var violation = RecordViolation.Run(workspace, new Violation(
                "", Year, "illegal-occupation", new Offender(name, "企业", $"91619901MA{found.Count:00000000}", $"陈某{found.Count + 1}", $"{town.Name}", null),
                $"{town.Name}图斑 {standing.Patch.Number} 处", town.Code, $"{name}于2024年春在{town.Name}未经批准占用土地建设厂房", [new PatchShare(standing.Patch.Id, null)],
                new TakenLand(null, null, null, null, conforms ? area : 0, "示例县国土空间总体规划(2021—2035年)"), new TakenMoney(null, null, null, null, null, null), "工矿仓储", null,
                "2024-03-15", "2024-09-20", false, true, "2025-01-03", PlantingDestroyed: true), null, pack, Officer);
            found.Add((violation, conforms));
        }

        return found;
    }

    /// <summary>Every story is told once among the first eight whose ground is against the plan; after that most offenders perform.</summary>
    private static CaseStory StoryOf(int index) => (index % 16) switch
    {
        1 or 9 => CaseStory.Heard,
        2 or 10 => CaseStory.Court,
        3 => CaseStory.Referred,
        4 => CaseStory.NoPenalty,
        5 => CaseStory.NotFiled,
        6 => CaseStory.Withdrawn,
        7 => CaseStory.Resisted,
        _ => CaseStory.Performed,
    };

    /// <summary>A directive to every town that has unlawful patches.</summary>
    private IEnumerable<ReplayStep> Directives(Workspace workspace)
    {
        var towns = DeterminationShelf.Of(workspace, Year, Lines.Land).Where(standing => standing.Conclusion?.Code == VerdictCodes.Unlawful && standing.Judged?.MainTown is not null)
            .GroupBy(standing => standing.Judged!.MainTown!.Code).OrderBy(town => town.Key, StringComparer.Ordinal);
        foreach (var town in towns)
        {
            var (dossier, links, numbers) = (new ReplayDossier(DirectiveShelf.Directive), town.Select(standing => new DossierLink("patch", standing.Patch.Id)).ToList(), town.Select(standing => standing.Patch.Number).ToList());
            var code = town.Key;
            ReplayStep At(int day, string action, Actor actor, params IReadOnlyList<string> fields) =>
                new(pack.Calendar.OnOrAfter(new DateOnly(2025, 1, 14).AddDays(day)), -1, desk => dossier.Act(desk, action, actor, fields, action == "起草指令" ? links : null, code, "整改指令"));
            yield return At(0, "起草指令", OfficeClerk, "整改事由=卫片执法图斑经判定涉嫌违法用地", "整改要求=逐宗核实,制止违法行为,限期整改;拒不整改的移送立案查处");
            yield return At(1, "签发", OfficeHead, "整改期限=2025-03-31");
            yield return At(2, "送达", OfficeClerk, $"送达日期={Days.Write(pack.Calendar.OnOrAfter(new DateOnly(2025, 1, 14).AddDays(2)))}", "送达方式=直接", "受送达人=镇(街道)办公室", "送达地点=镇(街道)政府", "送达人=王芳");
            yield return At(3, "签收", TownClerk(code), "签收人=值班人员");
            yield return At(50, "反馈", TownHead(code), "反馈情况=已逐宗核实并制止,需立案的已移送", "图斑答复=" + string.Join('\n', numbers.Select(number => $"{number}=整改中")));
        }
    }

    private int Archive(Workspace workspace)
    {
        var folder = Path.Combine(directory, "成果", "案卷");
        Directory.CreateDirectory(folder);
        var written = 0;
        foreach (var dossier in DossierShelf.Of(workspace, CaseShelf.Case, Year).Where(dossier => dossier.State == "已归档"))
        {
            var path = Path.Combine(folder, $"{dossier.Id}.zip");
            File.WriteAllBytes(path, ExportArchive.Make(workspace, dossier.Kind, dossier.Id, pack).Zip);
            if (VerifyArchive.Run(path) is { Count: > 0 } problems)
                throw new ProblemException(problems);
            written++;
        }

        say(string.Create(CultureInfo.InvariantCulture, $"归档 {written} 卷,逐卷核对无误"));
        return written;
    }
}
