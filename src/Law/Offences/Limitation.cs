using Weipian.Law.TimeLimits;

namespace Weipian.Law.Offences;

/// <summary>When an act was done.</summary>
/// <param name="End">Day the doing ended (building finished, digging stopped); null: still going on, or not known.</param>
/// <param name="Ongoing">The doing itself still goes on.</param>
/// <param name="StateContinues">A person has confirmed that the unlawful state lasts (or does not), which moves the start of the limitation; null: not confirmed.</param>
[Official("行为期间")]
public sealed record ActPeriod(DateOnly Start, DateOnly? End, bool Ongoing = false, bool? StateContinues = null);

/// <summary>Whether the act may still be punished.</summary>
/// <param name="Barred">Null: needs a person to confirm whether the state goes on, or a day that is not known.</param>
/// <param name="LastDay">Last day on which discovery is in time; null while the period does not run or its start is not known.</param>
[Official("时效判断")]
public sealed record Limitation(bool? Barred, DateOnly? LastDay, string Length, IReadOnlyList<string> Articles, string Explanation, bool NeedsConfirmation)
{
    private const string General = "case.limitation";
    private const string Longer = "case.limitation-serious";

    /// <summary>
    /// Limits <c>case.limitation</c> and <c>case.limitation-serious</c> as of the end of the act. The day of the end is not counted: from
    /// 2020-05-01 two years run to 2022-05-01, and discovery on that day is in time.
    /// </summary>
    /// <param name="discovered">Day the authority discovered the act; null: not yet recorded.</param>
    /// <param name="harmful">Harm to life, health or financial safety with consequences: the longer period, where it was law when the act ended.</param>
    public static Limitation Of(RulePack pack, ActPeriod act, DateOnly? discovered, DateOnly decision, bool harmful = false)
    {
        var end = act.Ongoing ? null : act.End;
        var day = end ?? decision;
        var limit = (harmful ? pack.TimeLimits.Find(Longer, day) : null) ?? pack.TimeLimits.Find(General, day);
        if (limit?.Length is not { Unit: LimitUnit.Years } length)
            return new Limitation(null, null, "", [], $"期限表没有 {day:yyyy-MM-dd} 以年计的追诉时效", true);
        Limitation Said(bool? barred, DateOnly? last, string why, bool confirm) =>
            new(barred, last, length.Words, limit.Articles, $"{why};依据 {string.Join('、', limit.Articles)}", confirm);
        if (act.Ongoing)
            return Said(false, null, "行为尚未终了,时效尚未起算", false);
        if (act.StateContinues == true)
            return Said(false, null, "经人工确认违法状态继续,时效自行为终了(恢复原状)之日起计算,尚未起算", false);
        if (end is not { } ended)
            return Said(null, null, "行为终了日不明,违法状态是否继续未经人工确认", true);
        var last = ended.AddYears(length.Count);
        var counted = $"自终了之日 {ended:yyyy-MM-dd} 起 {length.Words}(当日不计),至 {last:yyyy-MM-dd}";
        if (discovered is not { } found)
            return Said(null, last, counted + ";发现日未登记", true);
        if (found <= last)
            return Said(false, last, $"{counted};{found:yyyy-MM-dd} 发现,在时效内", false);
        return act.StateContinues is null
            ? Said(null, last, $"{counted};{found:yyyy-MM-dd} 发现,已超过;若违法状态继续则时效未起算,须人工确认", true)
            : Said(true, last, $"{counted};{found:yyyy-MM-dd} 发现,已超过,不再给予行政处罚", false);
    }
}
