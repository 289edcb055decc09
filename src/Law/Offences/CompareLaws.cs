namespace Weipian.Law.Offences;

/// <summary>Law in time (行政处罚法 art. 37): proposes, never chooses; the choice with its reason is a person's.</summary>
public static class CompareLaws
{
    /// <summary>Computes the provisions of the act and of the decision under every plan, and holds them against each other.</summary>
    /// <param name="plans">Plan opinions; empty: none is in, and plan conformity stays unknown over <see cref="ActFacts.Parts"/>.</param>
    /// <exception cref="ArgumentException">The offence is not in the tables, or the act ends before it starts or after the decision.</exception>
    public static LawComparison Of(
        RulePack pack, string offence, ActPeriod act, DateOnly? discovered, DateOnly decision, ActFacts facts, IReadOnlyList<PlanReading> plans,
        bool harmful = false)
    {
        var kind = pack.Offences.Find(offence) ?? throw new ArgumentException($"没有违法行为“{offence}”", nameof(offence));
        if (act.End < act.Start || act.End > decision || act.Start > decision || (act.Ongoing && act.End is not null))
            throw new ArgumentException($"行为期间 {act.Start:yyyy-MM-dd} 至 {act.End:yyyy-MM-dd} 与决定日 {decision:yyyy-MM-dd} 不合(终了不得早于开始、晚于决定;尚未终了的不得有终了日)", nameof(act));
        var end = act.Ongoing ? decision : act.End;
        var moments = new (LawMoment Moment, DateOnly Day)?[] { (LawMoment.Start, act.Start), end is { } day ? (LawMoment.End, day) : null, (LawMoment.Decision, decision) }
            .OfType<(LawMoment Moment, DateOnly Day)>()
            .Select(pair => (pair.Moment, pair.Day, Provision: pack.Offences.Provision(offence, pair.Day))).ToList();
        var readings = plans.Count > 0 ? plans : [new PlanReading("规划意见未提供", facts.Parts)];
        var candidates = readings.SelectMany(plan => moments.GroupBy(moment => moment.Provision?.Code ?? $"未收录@{moment.Day:yyyy-MM-dd}")
            .Select(group => Candidate(group.Key, [.. group.Select(moment => (moment.Moment, moment.Day))], group.First().Provision, plan, facts))).ToList();
        var limitation = Limitation.Of(pack, act, discovered, decision, harmful);
        var judged = readings.Select(plan => Reading(plan.Plan, [.. candidates.Where(candidate => candidate.Plan == plan.Plan)], act)).ToList();
        var confirm = ToConfirm(pack, kind, act, readings, limitation, candidates).ToList();
        return new LawComparison(kind, act, decision, candidates, judged, limitation, confirm,
            string.Join('\n', judged.Select(reading => $"【{reading.Plan}】{reading.Explanation}").Append("【时效】" + limitation.Explanation)));
    }

    private static LawCandidate Candidate(string code, List<(LawMoment Moment, DateOnly Day)> moments, Provision? provision, PlanReading plan, ActFacts facts)
    {
        var when = string.Join('、', moments.Select(pair => $"{OfficialTerms.Of(pair.Moment)}({pair.Day:yyyy-MM-dd})"));
        var outcome = provision is null ? null : Penalty.Of(provision, facts with { Parts = plan.Parts });
        var said = outcome is null
            ? $"{when}:规则表没有收录该日的规定,须人工查明,不得当作不违法"
            : $"{when}:{OfficialTerms.Of(provision!.State)},违法依据 {provision.Prohibits},处罚依据 {(provision.Punishes.Length == 0 ? "无" : provision.Punishes)};"
                + string.Join(";", outcome.Measures.Select(Said));
        return new LawCandidate($"{code}/{plan.Plan}", [.. moments.Select(pair => pair.Moment)], plan.Plan, outcome, said);
    }

    private static string Said(DueMeasure measure) => string.Concat(
        measure.Applies is null ? "待定:" : "", measure.Must ? "" : "可以", OfficialTerms.Of(measure.Kind),
        measure.Formula.Length > 0 ? $"({measure.Formula})" : "", measure.Missing.Count > 0 ? $"(缺:{string.Join('、', measure.Missing)})" : "");

    private static LawReading Reading(string plan, List<LawCandidate> candidates, ActPeriod act)
    {
        var decision = candidates.Single(candidate => candidate.Moments.Contains(LawMoment.Decision));
        var lawful = decision.Outcome?.Provision.State == ProvisionState.Lawful;
        if (lawful)
            return new LawReading(plan, decision.Key, true, null, "决定时的规定不再认为是违法,从轻适用决定时的规定");
        if (candidates.Count == 1)
            return new LawReading(plan, decision.Outcome is null ? null : decision.Key, false, null,
                decision.Outcome is null ? "规则表没有收录适用的规定" : "行为时与决定时为同一规定,不发生新旧法选择");
        var old = candidates.FirstOrDefault(candidate => candidate.Moments.Contains(LawMoment.End)) ?? candidates[0];
        var beginning = candidates.Single(candidate => candidate.Moments.Contains(LawMoment.Start));
        if (act.End is null && !act.Ongoing)
            return new LawReading(plan, null, false, Hold(beginning, decision), "行为终了日未登记:已终了的从旧兼从轻,尚未终了的适用决定时的规定;" + Word(beginning, decision));
        if (ReferenceEquals(old, decision))
            return new LawReading(plan, decision.Key, false, Hold(beginning, decision), "行为终了时与决定时为同一规定;行为开始时的旧规定并列参考:" + Word(beginning, decision));
        var held = Hold(old, decision);
        return held?.Lighter switch
        {
            LighterSide.New => new LawReading(plan, decision.Key, false, held, "决定时的规定较轻,从轻适用新规定:" + held.Explanation),
            LighterSide.Old or LighterSide.Same => new LawReading(plan, old.Key, false, held, "新规定不轻于旧规定,从旧适用行为时的规定:" + held.Explanation),
            _ => new LawReading(plan, null, false, held, held is null ? "有一方规定未收录,无法比较" : "轻重标准互有高下或资料不全,由人判断:" + held.Explanation),
        };
    }

    private static Lenity? Hold(LawCandidate old, LawCandidate now) =>
        old.Outcome is { } before && now.Outcome is { } after && !ReferenceEquals(old, now) ? Lenity.Of(before, after) : null;

    private static string Word(LawCandidate old, LawCandidate now) => Hold(old, now)?.Explanation ?? "无可比较";

    private static IEnumerable<string> ToConfirm(
        RulePack pack, OffenceKind kind, ActPeriod act, IReadOnlyList<PlanReading> plans, Limitation limitation, List<LawCandidate> candidates)
    {
        if (act.End is null && !act.Ongoing)
            yield return "行为终了日未登记,或须确认尚未终了";
        if (act.StateContinues is null)
            yield return kind.StateLasts ? "违法状态通常持续至恢复原状;本案是否认定为继续,须人工确认" : "行为是否连续或继续,须人工确认";
        if (act.StateContinues == true && !act.Ongoing && candidates.Select(candidate => candidate.Outcome?.Provision.Code).Distinct().Count() > 1)
            yield return "行为终了而违法状态继续到新规定施行后:按行为发生时的规定还是按新规定,须人工确认";
        if (plans.Count > 1)
            yield return "两个规划的意见并存,以哪一规划为准须人工确认";
        if (limitation.NeedsConfirmation)
            yield return "追诉时效须人工确认";
        if (candidates.Any(candidate => candidate.Outcome is null))
            yield return "有时点的规定未收录,须人工查明";
        if (candidates.SelectMany(candidate => candidate.Outcome?.Missing ?? []).Distinct().ToList() is { Count: > 0 } missing)
            yield return "尚缺:" + string.Join('、', missing);
        if (Cited(candidates).Where(code => pack.Articles.Find(code)?.Unverified == true).ToList() is { Count: > 0 } unverified)
            yield return "条文待核,须与公布文本核对:" + string.Join('、', unverified);
        yield return "适用哪一规定及理由,由承办人选择并记录";
    }

    private static IEnumerable<string> Cited(List<LawCandidate> candidates) => candidates.Select(candidate => candidate.Outcome).OfType<PenaltyOutcome>()
        .SelectMany(outcome => outcome.Measures.Select(measure => measure.Article).Prepend(outcome.Provision.Punishes).Prepend(outcome.Provision.Prohibits)).Distinct();
}
