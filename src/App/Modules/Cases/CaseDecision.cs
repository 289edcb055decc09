using System.Globalization;
using Weipian.App.Modules.Procedures;

namespace Weipian.App.Modules.Cases;

/// <summary>What a penalty decision orders, and how far it is carried out; read from the steps of the case.</summary>
/// <param name="FineYuan">Zero: no fine.</param>
/// <param name="DemolishM2">限期拆除, ㎡.</param>
/// <param name="ConfiscateM2">没收建筑物, ㎡.</param>
/// <param name="ConfiscateYuan">没收违法所得.</param>
/// <param name="ReturnLand">责令退还土地.</param>
/// <param name="PaidYuan">Fine paid so far.</param>
/// <param name="HandedOver">没收移交 was done.</param>
/// <param name="LandReceived">The returned land was received.</param>
/// <param name="Annulled">复议、诉讼 annulled the decision: nothing of it is owed.</param>
public sealed record CaseDecision(
    decimal FineYuan, decimal DemolishM2, decimal ConfiscateM2, decimal ConfiscateYuan, bool ReturnLand, decimal PaidYuan, decimal DemolishedM2, bool HandedOver,
    bool LandReceived, bool Annulled, bool Made)
{
    /// <summary>From the discretion fixed for the case, or the decision once it is made. Null while neither is.</summary>
    public static CaseDecision? Of(Dossier dossier)
    {
        if (dossier.Last("确定裁量") is not { } fixedStep)
            return null;
        var decided = dossier.Last("作出处罚决定");
        decimal Number(string field) => Read(fixedStep.Taken.Fields.GetValueOrDefault(field));
        return new CaseDecision(
            decided is null ? Number("罚款金额") : Read(decided.Taken.Fields.GetValueOrDefault("罚款金额")), Number("拆除面积"), Number("没收建筑面积"), Number("没收违法所得"),
            fixedStep.Taken.Fields.GetValueOrDefault("退还土地") == "是", dossier.All("缴纳罚款").Sum(step => Read(step.Taken.Fields.GetValueOrDefault("缴款金额"))),
            dossier.All("拆除履行").Sum(step => Read(step.Taken.Fields.GetValueOrDefault("拆除面积"))), dossier.Did("没收移交"), dossier.Did("土地退还接收"),
            dossier.Last("复议诉讼结果")?.Taken.Fields.GetValueOrDefault("结果") is "撤销" or "确认违法", decided is not null);
    }

    public bool HasFine => FineYuan > 0;

    public bool HasDemolition => DemolishM2 > 0;

    public bool HasConfiscation => ConfiscateM2 > 0 || ConfiscateYuan > 0;

    /// <summary>What is ordered and not yet done, in words; empty when all is done or the decision fell.</summary>
    public IReadOnlyList<string> Outstanding => Annulled ? [] : new[]
    {
        HasFine && PaidYuan < FineYuan ? $"罚款尚欠 {FineYuan - PaidYuan:0.00} 元" : null,
        HasDemolition && DemolishedM2 < DemolishM2 ? $"尚未拆除 {DemolishM2 - DemolishedM2:0.##} ㎡" : null,
        HasConfiscation && !HandedOver ? "没收物尚未移交" : null,
        ReturnLand && !LandReceived ? "土地尚未退还接收" : null,
    }.OfType<string>().ToList();

    private static decimal Read(string? text) => text is null ? 0 : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
