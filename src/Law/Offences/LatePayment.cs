using System.Globalization;
using Weipian.Law.Parameters;

namespace Weipian.Law.Offences;

/// <summary>Days on which no late fee runs: 行政复议 or 行政诉讼 pending (行政处罚法 art. 73). Both ends belong to it.</summary>
[Official("不计算期间")]
public sealed record SuspendedDays(DateOnly From, DateOnly To, string Why);

/// <summary>One payment towards the fine.</summary>
[Official("缴款")]
public sealed record FinePayment(DateOnly Day, decimal Yuan);

/// <summary>
/// 加处罚款: 3 % a day (parameter <c>fine.lateDailyRate</c>) of what is still owed of the fine, from the day after the time limit, to the amount of the fine at most
/// (行政处罚法 art. 72). A payment counts from the day it is made.
/// </summary>
/// <param name="Days">Days that count.</param>
/// <param name="AccruedYuan">Before the cap, exact.</param>
/// <param name="LateFeeYuan">Owed, to 分 (四舍五入), never above the fine.</param>
[Official("加处罚款")]
public sealed record LatePayment(int Days, decimal AccruedYuan, decimal LateFeeYuan, bool Capped, decimal OutstandingYuan, string Explanation)
{
    /// <param name="due">Last day on which payment is in time, deferrals counted in.</param>
    /// <param name="asOf">Day the fee is reckoned for, counted.</param>
    /// <exception cref="ArgumentException">The fine is not positive, or a payment is negative or exceeds what is owed.</exception>
    public static LatePayment Of(
        ParameterValues parameters, decimal fineYuan, DateOnly due, DateOnly asOf, IReadOnlyList<FinePayment> payments, IReadOnlyList<SuspendedDays> suspended)
    {
        if (fineYuan <= 0 || payments.Any(payment => payment.Yuan <= 0) || payments.Sum(payment => payment.Yuan) > fineYuan)
            throw new ArgumentException("罚款须为正数,缴款须为正数且合计不超过罚款", nameof(payments));
        var rate = decimal.Parse(parameters.Text("fine.lateDailyRate"), CultureInfo.InvariantCulture);
        var (days, accrued, paused) = (0, 0m, 0);
        for (var day = due.AddDays(1); day <= asOf; day = day.AddDays(1))
        {
            var owed = fineYuan - payments.Where(payment => payment.Day <= day).Sum(payment => payment.Yuan);
            if (owed == 0)
                break;
            if (suspended.Any(span => day >= span.From && day <= span.To))
            {
                paused++;
                continue;
            }

            days++;
            accrued += owed * rate;
        }

        var fee = Math.Min(Money.Round(accrued), fineYuan);
        var outstanding = fineYuan - payments.Where(payment => payment.Day <= asOf).Sum(payment => payment.Yuan);
        return new LatePayment(days, accrued, fee, accrued > fineYuan, outstanding,
            $"罚款 {Money.Print(fineYuan)},缴款期限至 {due:yyyy-MM-dd};至 {asOf:yyyy-MM-dd} 逾期计 {days} 日"
            + (paused > 0 ? $"(另有 {paused} 日为复议或诉讼期间不计)" : "")
            + $",每日按未缴额 {Money.Plain(rate * 100)}% 加处,计 {Money.Print(Money.Round(accrued))}"
            + (accrued > fineYuan ? $",以罚款数额为限,为 {Money.Print(fee)}" : "") + ";依据 行政处罚法2021.72、行政处罚法2021.73");
    }
}
