using Weipian.Law.Tables;

namespace Weipian.Law.TimeLimits;

/// <summary>What must hold of the limits before any is counted.</summary>
public static class LimitChecks
{
    public static IEnumerable<LawProblem> Run(RulePack pack) =>
        pack.TimeLimits.Rows.SelectMany(entry => Of(entry.Limit, entry.Row, pack)).Concat(Orders(pack));

    /// <summary>What procedures order of the clocks: known limits, started only by the end of one they may follow.</summary>
    private static IEnumerable<LawProblem> Orders(RulePack pack)
    {
        foreach (var step in pack.Procedures.All.SelectMany(procedure => procedure.Steps))
            foreach (var order in step.Clocks.All)
            {
                var versions = pack.TimeLimits.All.Where(limit => limit.Code == order.Limit).ToList();
                if (versions.Count == 0)
                    yield return step.Source.Problem("law.limit-unknown", "起期限", $"没有期限“{order.Limit}”");
                else if (order.After is { } after && !versions.Exists(limit => limit.Follows.Contains(after)))
                    yield return step.Source.Problem("law.limit-follows", "起期限", $"期限“{order.Limit}”不接续“{after}”");
            }
    }

    private static IEnumerable<LawProblem> Of(Limit limit, LawRow row, RulePack pack)
    {
        if (limit.Articles.Count == 0)
            yield return row.Problem("law.article-missing", "依据", $"期限“{limit.Code}”没有依据");
        foreach (var code in limit.Articles)
        {
            if (pack.Articles.Find(code) is not { } article)
                yield return row.Problem("law.article-unknown", "依据", $"依据“{code}”不在 articles.csv");
            else if (limit.From is { } from && !article.InForce(from) && !(article.From > from && (limit.To is null || article.From <= limit.To)))
                yield return row.Problem("law.article-not-in-force", "依据", $"依据“{code}”在本行施行期内没有施行");
        }

        if (limit.From > limit.To)
            yield return row.Problem("law.day", "失效日", "失效日早于生效日");
        foreach (var code in limit.Follows.Where(code => !pack.TimeLimits.IsKnown(code)))
            yield return row.Problem("law.limit-unknown", "接续", $"没有期限“{code}”");
        foreach (var post in limit.Warnings.SelectMany(step => step.Who).Where(who => !LimitWarning.OfTheDossier.Contains(who) && !pack.Procedures.Posts.ContainsKey(who)))
            yield return row.Problem("law.post-unknown", "预警", $"没有岗位“{post}”");
        foreach (var problem in Lengths(limit, row, pack))
            yield return problem;
    }

    private static IEnumerable<LawProblem> Lengths(Limit limit, LawRow row, RulePack pack)
    {
        LimitUnit? unit = limit.Length?.Unit;
        if (limit.Parameter.Length > 0 && LengthProblem(limit.Parameter, pack, out unit) is { } length)
            yield return row.Problem("law.limit-length", "长度", length);
        else if ((unit is LimitUnit.FixedDay or LimitUnit.DayOfMonth) != (limit.Start == LimitStart.FixedDay))
            yield return row.Problem("law.limit-length", "起算", "定日与每月几日的期限应写 定日,其他期限应写 次日 或 前推");
        if (limit.Extension.Length > 0 && LimitLength.Parse(limit.Extension) is null && LengthProblem(limit.Extension, pack, out _) is { } extension)
            yield return row.Problem("law.limit-length", "可延长", extension);
    }

    private static string? LengthProblem(string key, RulePack pack, out LimitUnit? unit)
    {
        unit = null;
        var versions = pack.Parameters.All.Where(parameter => parameter.Key == key).ToList();
        if (versions.Count == 0)
            return $"“{key}”不是 5wd、90d、3m、2y、24h 这样的长度,也不是参数";
        unit = LimitUnits.Of(versions[0]);
        if (versions.Exists(parameter => LimitUnits.Of(parameter) is null))
            return $"参数“{key}”的单位不能作期限长度";
        return versions.Find(parameter => parameter.Value is { } value && LimitUnits.Length(parameter, value) is null) is { } bad
            ? $"参数“{key}”的值“{bad.Value}”不能作期限长度" : null;
    }
}
