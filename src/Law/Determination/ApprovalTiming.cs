namespace Weipian.Law.Determination;

/// <summary>Whether an approval came before the works; the split of a mixed patch follows the same classes.</summary>
public static class ApprovalTiming
{
    /// <summary>
    /// Works began on the verified day, else between the two images: approved by the earlier image is before, after the later image
    /// is after, in between nobody can tell.
    /// </summary>
    public static Answer Of(Cover approval, LandFacts facts)
    {
        if (approval.Date is not { } date)
            return Answer.UnknownFor($"{approval.Document} 的批准日期");
        if (facts.Verified.StartOfWorks is { } start)
            return Answer.Of(date <= start, $"{approval.Document} 批准 {date:yyyy-MM-dd},动工 {start:yyyy-MM-dd}");
        if (facts.EarlierImage is { } earlier && date <= earlier)
            return Answer.Of(true, $"{approval.Document} 批准 {date:yyyy-MM-dd},前时相 {earlier:yyyy-MM-dd}");
        if (facts.LaterImage is { } later && date > later)
            return Answer.Of(false, $"{approval.Document} 批准 {date:yyyy-MM-dd},后时相 {later:yyyy-MM-dd}");
        return Answer.UnknownFor($"动工时间({approval.Document} 批准于 {date:yyyy-MM-dd},在前后时相之间)");
    }

    internal static Answer BeforeWorks(LandFacts facts, DeterminationContext context)
    {
        var answers = (facts.Approvals ?? []).Select(approval => Of(approval, facts)).ToList();
        var values = answers.Select(answer => answer.Value).Distinct().ToList();
        var reads = string.Join(";", answers.Select(answer => answer.Reads).Where(text => text.Length > 0));
        if (values.Count == 0 || values.Contains(Answer.Unknown))
            return new Answer(Answer.Unknown, reads, answers.SelectMany(answer => answer.Missing).DefaultIfEmpty("批准日期").ToList());
        return Answer.Of(values.Count == 1 ? values[0] : "混合", reads);
    }
}
