namespace Weipian.Law.Offences;

/// <summary>What an authority may or must do about an offence.</summary>
public enum MeasureKind
{
    [Official("责令停止违法行为")] StopAct,
    [Official("责令限期改正")] OrderCorrection,
    [Official("责令退还土地")] ReturnLand,
    [Official("责令缴纳复垦费")] ChargeReclamation,
    [Official("责令退回本矿区范围")] WithdrawToArea,
    [Official("责令赔偿损失")] Compensate,
    [Official("拆除复耕")] Demolish,
    [Official("没收建筑物")] ConfiscateBuildings,
    [Official("没收违法所得")] ConfiscateGains,
    [Official("没收矿产品")] ConfiscateProduct,
    [Official("没收工具设备")] ConfiscateTools,
    [Official("罚款")] Fine,
    [Official("责令停业整顿")] SuspendBusiness,
    [Official("吊销许可证")] RevokeLicence,
    [Official("批准无效收回土地")] RecoverLand,
    [Official("处分建议")] Sanction,
}

/// <summary>What a fine is reckoned from.</summary>
public enum FineBase
{
    [Official("每平方米")] PerM2,
    [Official("违法所得")] Gains,
    [Official("耕地开垦费")] CultivationFee,
    [Official("土地复垦费")] ReclamationFee,
    [Official("市场价值")] MarketValue,
    [Official("资源损失价值")] LossValue,
    [Official("修复费用")] RepairCost,
    [Official("固定数额")] Fixed,
}

/// <summary>The circumstance a measure depends on; a closed set, each answered from <see cref="ActFacts"/>.</summary>
public enum Circumstance
{
    [Official("一律适用")] Always,
    [Official("违反规划占农用地")] AgainstPlanOnAgriculturalLand,
    [Official("符合规划")] ConformsToPlan,
    [Official("逾期不改正")] NotCorrected,
    [Official("不属逾期不改正")] CorrectedOrNotDue,
    [Official("拒不停止")] RefusedToStop,
    [Official("拒不停止且情节严重")] RefusedAndSerious,
    [Official("情节严重")] Serious,
    [Official("价值达到界限")] ValueReachesBorder,
    [Official("无产品或价值不足界限")] ValueBelowBorder,
    [Official("破坏种植条件")] PlantingDestroyed,
    [Official("逾期不改正且价值达到界限")] NotCorrectedValueReaches,
    [Official("逾期不改正且价值不足界限")] NotCorrectedValueBelow,
    [Official("未破坏种植条件而逾期不改正")] NotCorrectedPlantingSound,
    [Official("造成资源严重破坏")] ResourceGravelyHarmed,
    [Official("违法主体为单位")] OffenderIsUnit,
}

/// <summary>One measure of a provision: a row of <c>law/offences/measures.csv</c>.</summary>
/// <param name="Must">应当; otherwise 可以.</param>
/// <param name="Min">Lower end of a fine in the unit of its base: 元/㎡, multiples (0.1 = 10 %), or 元. Null: the law names none.</param>
/// <param name="Max">Upper end, same unit; the ends belong to the band (以上、以下包括本数).</param>
/// <param name="BorderYuan">Border of the two value circumstances, yuan.</param>
[Official("处罚措施")]
public sealed record MeasureRule(
    string Provision, MeasureKind Kind, Circumstance When, bool Must, FineBase? Base, decimal? Min, decimal? Max, decimal? BorderYuan, string Article);
