using Weipian.Law.Tables;

namespace Weipian.Law.Offences;

/// <summary>When an act was done.</summary>
/// <param name="End">Day the doing ended (building finished, digging stopped); null: still going on, or not known.</param>
/// <param name="Ongoing">The doing itself still goes on.</param>
/// <param name="StateContinues">A person has confirmed that the unlawful state lasts (or does not), which moves the start of the limitation; null: not confirmed.</param>
[Official("行为期间")]
public sealed record ActPeriod(DateOnly Start, DateOnly? End, bool Ongoing = false, bool? StateContinues = null);

/// <summary>A dated limitation period: a row of <c>law/offences/limitation.csv</c>.</summary>
/// <param name="Harmful">It is the longer one, for harm to life, health or financial safety.</param>
[Official("追诉时效")]
public sealed record LimitationRule(bool Harmful, int Years, DateOnly? From, DateOnly? To, string Article);

/// <summary>Whether the act may still be punished.</summary>
/// <param name="Barred">Null: needs a person to confirm whether the act goes on, or a day that is not known.</param>
/// <param name="LastDay">Last day on which discovery is in time; null while the act goes on.</param>
[Official("时效判断")]
public sealed record Limitation(bool? Barred, DateOnly? LastDay, int Years, string Article, string Explanation, bool NeedsConfirmation)
{
    /// <summary>
    /// The day of the end is not counted: from 2020-05-01 two years run to 2022-05-01, and discovery on that day is in time.
    /// </summary>
    /// <param name="discovered">Day the authority discovered the act; null: not yet recorded.</param>
    /// <param name="harmful">Harm to life, health or financial safety with consequences.</param>
    /// <param name="decision">Day whose law on limitation is asked.</param>
    public static Limitation Of(IReadOnlyList<LimitationRule> rules, ActPeriod act, DateOnly? discovered, DateOnly decision, bool harmful = false)
    {
        bool InForce(LimitationRule rule) => (rule.From is null || decision >= rule.From) && (rule.To is null || decision <= rule.To);
        var rule = rules.LastOrDefault(candidate => candidate.Harmful == harmful && InForce(candidate))
            ?? rules.LastOrDefault(candidate => !candidate.Harmful && InForce(candidate));
        if (rule is null)
            return new Limitation(null, null, 0, "", $"规则表没有 {decision:yyyy-MM-dd} 的追诉时效", true);
        Limitation Said(bool? barred, DateOnly? last, string why, bool confirm) => new(barred, last, rule.Years, rule.Article, why, confirm);
        if (act.Ongoing)
            return Said(false, null, "行为尚未终了,时效尚未起算", false);
        if (act.StateContinues == true)
            return Said(false, null, "经人工确认违法状态继续,时效自行为终了(恢复原状)之日起计算,尚未起算", false);
        if (act.End is not { } end)
            return Said(null, null, "行为终了日不明,违法状态是否继续未经人工确认", true);
        var last = end.AddYears(rule.Years);
        var counted = $"自终了之日 {end:yyyy-MM-dd} 起 {rule.Years} 年(当日不计),至 {last:yyyy-MM-dd}";
        if (discovered is not { } day)
            return Said(null, last, counted + ";发现日未登记", act.StateContinues is null);
        if (day <= last)
            return Said(false, last, $"{counted};{day:yyyy-MM-dd} 发现,在时效内", false);
        return act.StateContinues is null
            ? Said(null, last, $"{counted};{day:yyyy-MM-dd} 发现,已超过;若违法状态继续则时效未起算,须人工确认", true)
            : Said(true, last, $"{counted};{day:yyyy-MM-dd} 发现,已超过,不再给予行政处罚", false);
    }

    internal static IReadOnlyList<LimitationRule> Read(string root, List<LawProblem> problems) =>
        LawTable.Read(root, "offences/limitation.csv", problems, "情形", "年数", "生效日", "失效日", "依据").Rows
            .Select(row => new LimitationRule(row["情形"] == "危害生命健康金融安全", (int)(row.Number("年数", problems) ?? 0), row.Day("生效日"), row.Day("失效日"), row["依据"]))
            .ToList();
}
