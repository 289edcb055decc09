namespace Weipian.Law.Offences;

/// <summary>The six 该…必须 of the programme (R083–R088), each checked by itself.</summary>
public enum Must
{
    [Official("该没收的必须没收")] Confiscate,
    [Official("该拆除复耕的必须拆除复耕")] Demolish,
    [Official("该罚款的必须罚款")] Fine,
    [Official("该申请法院强制执行的必须申请")] CourtExecution,
    [Official("该提出处分建议的必须提出")] Sanction,
    [Official("该移送司法机关的必须移送")] Refer,
}

/// <summary>A measure of the decision and how far it is carried out.</summary>
/// <param name="AreaM2">Of 没收 and 拆除, ㎡.</param>
/// <param name="DoneM2">Torn down or handed over so far, ㎡, as verified.</param>
/// <param name="Yuan">Of a fine, with late fees ordered.</param>
/// <param name="PaidYuan">Received at the bank.</param>
[Official("决定的措施")]
public sealed record DecidedMeasure(MeasureKind Kind, decimal AreaM2 = 0, decimal DoneM2 = 0, decimal Yuan = 0, decimal PaidYuan = 0);

/// <summary>A person responsible for the act.</summary>
/// <param name="SanctionApplies">Public official or party member, to whom 处分 may be given; null: not found out.</param>
/// <param name="SuggestedOn">Day the suggestion or the leads went to the discipline organ.</param>
[Official("责任人员")]
public sealed record ResponsiblePerson(string Name, bool? SanctionApplies, DateOnly? SuggestedOn);

/// <summary>What the six checks read of one case.</summary>
/// <param name="Law">The provision a person chose, computed; null: not chosen yet.</param>
/// <param name="Decided">Null: no decision yet.</param>
/// <param name="PerformBy">Last day of voluntary performance, deferrals counted in.</param>
/// <param name="CourtFrom">First day of the court window; null: not yet running.</param>
/// <param name="CourtTo">Last day of the court window.</param>
/// <param name="Alerts">Criminal alerts on the acts of the case.</param>
/// <param name="Reasons">Reasons people recorded, by check; shown, never counted as done.</param>
[Official("处置情况")]
public sealed record DisposalState(
    PenaltyOutcome? Law, IReadOnlyList<DecidedMeasure>? Decided, DateOnly? PerformBy, DateOnly? CourtFrom, DateOnly? CourtTo, DateOnly? CourtAppliedOn,
    IReadOnlyList<ResponsiblePerson> Persons, IReadOnlyList<CrimeAlert> Alerts, DateOnly? ReferredOn, IReadOnlyDictionary<Must, string> Reasons);

/// <summary>One check.</summary>
/// <param name="Due">Null: not known, and then <paramref name="Reason"/> says what is missing.</param>
/// <param name="Done">Meaningful where due.</param>
/// <param name="Reason">Why not due, or why not done; empty when due and done.</param>
[Official("六个必须检查")]
public sealed record MustCheck(Must Must, bool? Due, bool Done, string Reason, string Recorded);

/// <summary>Due / done / reason for each of the six; none replaces another.</summary>
public static class SixMusts
{
    /// <summary>Papers print areas with two decimals of a square metre.</summary>
    private const decimal PaperRounding = 0.005m;

    public static IReadOnlyList<MustCheck> Of(DisposalState state, DateOnly today) =>
    [
        Thing(state, Must.Confiscate, MeasureKind.ConfiscateBuildings, "没收", "移交"),
        Thing(state, Must.Demolish, MeasureKind.Demolish, "拆除复耕", "拆除复耕"),
        Fine(state), Court(state, today), Sanction(state), Refer(state),
    ];

    private static MustCheck Check(DisposalState state, Must must, bool? due, bool done, string reason) =>
        new(must, due, due == true && done, reason, state.Reasons.GetValueOrDefault(must, ""));

    /// <summary>Buildings and land: due by the law as computed from plan conformity, or because the decision says so.</summary>
    private static MustCheck Thing(DisposalState state, Must must, MeasureKind kind, string word, string doing)
    {
        var kinds = kind == MeasureKind.ConfiscateBuildings
            ? new[] { MeasureKind.ConfiscateBuildings, MeasureKind.ConfiscateGains, MeasureKind.ConfiscateProduct, MeasureKind.ConfiscateTools } : [kind];
        var decided = state.Decided?.Where(measure => kinds.Contains(measure.Kind)).ToList() ?? [];
        var legal = state.Law?.Measures.Where(measure => kinds.Contains(measure.Kind) && measure.Applies != false).ToList() ?? [];
        if (decided.Count == 0 && state.Law is null)
            return Check(state, must, null, false, "适用的规定尚未选定");
        if (decided.Count == 0 && legal.Count == 0)
            return Check(state, must, false, false, $"所选规定没有应{word}的内容");
        if (decided.Count == 0 && legal.All(measure => measure.Applies is null))
            return Check(state, must, null, false, "缺:" + string.Join('、', legal.SelectMany(measure => measure.Missing).Distinct()));
        if (state.Decided is null)
            return Check(state, must, true, false, "尚未作出决定");
        var undecided = legal.Where(measure => measure.Applies == true && measure.Must).Select(measure => measure.Kind)
            .Except(decided.Select(measure => measure.Kind)).ToList();
        if (undecided.Count > 0)
            return Check(state, must, true, false, "应作出而决定没有:" + string.Join('、', undecided.Select(OfficialTerms.Of)));
        if (legal.Where(measure => measure.Applies == true && measure.AreaM2 > 0).Sum(measure => measure.AreaM2) is var owed
            && decided.Where(measure => measure.Kind == kind).Sum(measure => measure.AreaM2) is var ordered && owed > ordered + PaperRounding)
            return Check(state, must, true, false, $"应{word} {Money.Plain(owed!.Value)} ㎡,决定只有 {Money.Plain(ordered)} ㎡");
        var left = decided.Sum(measure => Math.Max(0, measure.AreaM2 - measure.DoneM2) + Math.Max(0, measure.Yuan - measure.PaidYuan));
        return Check(state, must, true, left == 0, left == 0 ? "" : Left(decided, doing));
    }

    private static string Left(List<DecidedMeasure> decided, string doing)
    {
        var (m2, yuan) = (decided.Sum(measure => Math.Max(0, measure.AreaM2 - measure.DoneM2)), decided.Sum(measure => Math.Max(0, measure.Yuan - measure.PaidYuan)));
        return string.Join('、', new[] { m2 > 0 ? $"尚有 {Money.Plain(m2)} ㎡ 未{doing}" : "", yuan > 0 ? $"尚有 {Money.Print(yuan)} 未上缴" : "" }.Where(part => part.Length > 0));
    }

    private static MustCheck Fine(DisposalState state)
    {
        var legal = state.Law?.Measures.Where(measure => measure.Kind == MeasureKind.Fine).ToList() ?? [];
        var decided = state.Decided?.Where(measure => measure.Kind == MeasureKind.Fine).ToList() ?? [];
        if (decided.Count > 0)
        {
            var left = decided.Sum(measure => measure.Yuan - measure.PaidYuan);
            return Check(state, Must.Fine, true, left <= 0, left <= 0 ? "" : $"尚有 {Money.Print(left)} 未收缴");
        }

        if (state.Law is null)
            return Check(state, Must.Fine, null, false, "适用的规定尚未选定");
        if (legal.FirstOrDefault(measure => measure.Applies == true) is not { } fine)
            return legal.Count == 0
                ? Check(state, Must.Fine, false, false, "所选规定不处罚款")
                : Check(state, Must.Fine, null, false, "缺:" + string.Join('、', legal.SelectMany(measure => measure.Missing).Distinct()));
        if (state.Decided is null)
            return Check(state, Must.Fine, fine.Must ? true : null, false, fine.Must ? "尚未作出决定" : "可以并处罚款,尚未作出决定");
        return fine.Must
            ? Check(state, Must.Fine, true, false, "应当罚款而决定没有罚款")
            : Check(state, Must.Fine, false, false, "可以并处罚款,决定没有罚款");
    }

    private static MustCheck Court(DisposalState state, DateOnly today)
    {
        MustCheck Said(bool? due, bool done, string reason) => Check(state, Must.CourtExecution, due, done, reason);
        if (state.CourtAppliedOn is not null)
            return Said(true, true, "");
        if (state.Decided is null)
            return Said(false, false, "尚未作出决定");
        if (state.Decided.All(measure => measure.DoneM2 >= measure.AreaM2 && measure.PaidYuan >= measure.Yuan))
            return Said(false, false, "当事人已履行");
        if (state.PerformBy is { } last && today <= last)
            return Said(false, false, $"履行期限至 {last:yyyy-MM-dd},尚未届满");
        if (state.CourtFrom is not { } from)
            return Said(null, false, "复议、诉讼期限或催告情况未明,不能确定可申请之日");
        if (today < from)
            return Said(false, false, $"{from:yyyy-MM-dd} 起方可申请");
        return state.CourtTo is { } to && today > to
            ? Said(true, false, $"申请期限已于 {to:yyyy-MM-dd} 届满而未申请")
            : Said(true, false, $"未履行,应在 {state.CourtTo?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "期限"} 前申请");
    }

    private static MustCheck Sanction(DisposalState state)
    {
        MustCheck Said(bool? due, bool done, string reason) => Check(state, Must.Sanction, due, done, reason);
        var owed = state.Persons.Where(person => person.SanctionApplies == true).ToList();
        var open = owed.Where(person => person.SuggestedOn is null).Select(person => person.Name).ToList();
        var unknown = state.Persons.Where(person => person.SanctionApplies is null).Select(person => person.Name).ToList();
        if (open.Count > 0)
            return Said(true, false, "尚未提出:" + string.Join('、', open));
        if (unknown.Count > 0)
            return Said(null, false, "是否公职人员或党员未查明:" + string.Join('、', unknown));
        if (owed.Count > 0)
            return Said(true, true, "");
        var legal = state.Law?.Measures.Where(measure => measure.Kind == MeasureKind.Sanction).ToList();
        return legal is null ? Said(null, false, "适用的规定尚未选定")
            : state.Persons.Count > 0 ? Said(false, false, "责任人员均非公职人员或党员")
            : legal.Any(measure => measure.Applies == true) ? Said(null, false, "规定要求处理责任人员,责任人员未查明")
            : legal.Any(measure => measure.Applies is null) ? Said(null, false, "缺:" + string.Join('、', legal.SelectMany(measure => measure.Missing).Distinct()))
            : Said(false, false, "没有应提出处分建议的责任人员");
    }

    private static MustCheck Refer(DisposalState state)
    {
        MustCheck Said(bool? due, bool done, string reason) => Check(state, Must.Refer, due, done, reason);
        if (state.ReferredOn is not null)
            return Said(true, true, "");
        if (state.Alerts.Where(alert => alert.Level == AlertLevel.Reached).ToList() is { Count: > 0 } reached)
            return Said(true, false, string.Join(";", reached.Select(alert => alert.Explanation)));
        return state.Alerts.Count > 0
            ? Said(null, false, string.Join(";", state.Alerts.Select(alert => alert.Explanation)))
            : Said(false, false, "未达到追诉标准");
    }
}
