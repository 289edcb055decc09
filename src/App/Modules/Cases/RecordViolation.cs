using System.Globalization;
using Weipian.App.Database;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Determination;
using Weipian.Law.Offences;

namespace Weipian.App.Modules.Cases;

/// <summary><c>weipian violation record|correct</c>: an act of an offender on one or more patches.</summary>
public static class RecordViolation
{
    private static readonly Dictionary<string, OffenderKind> Kinds = Enum.GetValues<OffenderKind>().ToDictionary(kind => OfficialTerms.Of(kind), StringComparer.Ordinal);

    /// <summary>违法主体类型; 部队 is handled off-line and has no place here.</summary>
    public static readonly IReadOnlyList<string> OffenderKinds = [.. Kinds.Where(pair => pair.Value != OffenderKind.Army).Select(pair => pair.Key)];

    public static OffenderKind KindOf(Offender offender) => Kinds[offender.Kind];

    /// <param name="standings">The patches it is on, as concluded.</param>
    /// <exception cref="ProblemException">
    /// <c>violation.offence</c>, <c>violation.offender</c>, <c>violation.days</c>, <c>violation.patches</c>, <c>violation.not-unlawful</c>, <c>violation.share</c>.
    /// </exception>
    public static Violation Decide(Violation draft, IReadOnlyList<PatchStanding> standings, RulePack pack, DateOnly today)
    {
        var problems = new List<Problem>();
        if (pack.Offences.Find(draft.Offence) is not { } kind)
            problems.Add(new Problem("violation.offence", $"没有违法行为“{draft.Offence}”;可用:{string.Join('、', pack.Offences.Kinds.Select(one => $"{one.Code}({one.Name})"))}", Field: "--offence"));
        else if (standings.Any(standing => (standing.Patch.Line == Lines.Mineral) != (kind.Line == OffenceLine.Mineral)))
            problems.Add(new Problem("violation.offence", $"“{kind.Name}”属{OfficialTerms.Of(kind.Line)},与所列图斑不是同一条线", Field: "--offence"));
        if (string.IsNullOrWhiteSpace(draft.Offender.Name))
            problems.Add(new Problem("violation.offender", "违法主体姓名或名称不能为空", Field: "--offender"));
        if (!OffenderKinds.Contains(draft.Offender.Kind))
            problems.Add(new Problem("violation.offender", $"违法主体类型“{draft.Offender.Kind}”应为 {string.Join('、', OffenderKinds)}", Field: "--offender-kind"));
        if (draft.Patches.Count == 0)
            problems.Add(new Problem("violation.patches", "一宗违法至少在一个图斑上", Field: "--patch"));
        var (start, end, found) = (Days.Read(draft.ActStart), draft.ActEnd is null ? (DateOnly?)null : Days.Read(draft.ActEnd), Days.Read(draft.DiscoveredOn));
        if (end < start || found < start || start > today || found > today || draft.Ongoing && end is not null)
            problems.Add(new Problem("violation.days", $"日期不合:行为开始 {draft.ActStart},结束 {draft.ActEnd ?? "未填"},发现 {draft.DiscoveredOn};结束、发现不得早于开始,尚在继续的不填结束日,均不得晚于今天"));
        foreach (var standing in standings.Where(standing => standing.Code is not (VerdictCodes.Unlawful or VerdictCodes.UnlawfulMining)))
            problems.Add(new Problem("violation.not-unlawful", $"图斑 {standing.Patch.Number} 现为“{standing.Text ?? "未判定"}”,不是疑似违法,不能登记违法行为"));
        foreach (var (share, standing) in draft.Patches.Zip(standings).Where(pair => pair.First.AreaM2 > (pair.Second.Judged?.AreaM2 ?? double.MaxValue) * (1 + 1e-9)))
            problems.Add(new Problem("violation.share", $"图斑 {standing.Patch.Number} 上的面积 {Digits.Fixed(share.AreaM2!.Value, 2)} ㎡ 大于图斑面积 {Digits.Fixed(standing.Judged!.AreaM2!.Value, 2)} ㎡"));
        return problems.Count > 0 ? throw new ProblemException(problems) : draft with { Land = Taken(draft, standings) };
    }

    /// <param name="draft">Its <c>Id</c> empty: a new one; else the record it corrects. Patches by number or id.</param>
    /// <param name="reason">Needed for a correction.</param>
    /// <exception cref="ProblemException">Also <c>violation.missing</c>, <c>violation.reason</c>, <c>patch.missing</c>.</exception>
    public static Violation Run(Workspace workspace, Violation draft, string? reason, RulePack pack, Actor actor)
    {
        _ = ProgrammeYear.Load(workspace, draft.Year);
        var patches = draft.Patches.Select(share => PatchShelf.One(workspace, share.Patch)).ToList();
        var known = draft.Id.Length == 0 ? null : CaseShelf.Violation(workspace, draft.Id);
        if (known is not null && string.IsNullOrWhiteSpace(reason))
            throw new ProblemException("violation.reason", $"更正违法 {draft.Id} 须写明理由", field: "--reason");
        var count = Convert.ToInt32(workspace.Connection.Scalar("SELECT count(*) FROM violation WHERE year=$1", draft.Year), CultureInfo.InvariantCulture);
        var named = draft with
        {
            Id = known?.Id ?? $"WF-{draft.Year}-{count + 1:0000}",
            Patches = draft.Patches.Zip(patches, (share, patch) => share with { Patch = patch.Id }).ToList(),
        };
        var decided = Decide(named, patches.Select(patch => DeterminationShelf.One(workspace, patch)).ToList(), pack, Moment.DayOf(workspace.Clock.GetUtcNow()));
        workspace.Append(actor, new Happening(CaseFolds.Recorded, decided.Id, new ViolationRecorded(decided, known is null ? null : reason!.Trim())));
        return decided;
    }

    /// <summary>What the patches say, where the record does not say it itself; one unknown patch leaves the sum unknown.</summary>
    private static TakenLand Taken(Violation draft, IReadOnlyList<PatchStanding> standings)
    {
        double? Sum(Func<JudgedPatch, double?> area)
        {
            var parts = draft.Patches.Zip(standings, (share, standing) => standing.Judged is not { AreaM2: > 0 } judged ? null : area(judged) * (share.AreaM2 is { } part ? part / judged.AreaM2 : 1)).ToList();
            return parts.Count == 0 || parts.Exists(part => part is null) ? null : parts.Sum();
        }

        return draft.Land with
        {
            AreaM2 = draft.Land.AreaM2 ?? Sum(judged => judged.AreaM2),
            AgriculturalM2 = draft.Land.AgriculturalM2 ?? Sum(judged => judged.Counted?.AgriculturalM2),
            FarmlandM2 = draft.Land.FarmlandM2 ?? Sum(judged => judged.Counted?.FarmlandM2),
            PermanentFarmlandM2 = draft.Land.PermanentFarmlandM2 ?? Sum(judged => judged.Counted?.PermanentFarmlandCultivatedM2),
        };
    }
}
