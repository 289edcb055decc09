namespace Weipian.Law.Determination;

/// <summary>A mining or exploration right near a mineral patch.</summary>
/// <param name="Stage">采矿 or 探矿.</param>
/// <param name="RenewalAccepted">Day the registry accepted a renewal; before expiry it keeps the licence valid.</param>
/// <param name="InsideM2">㎡ of the patch inside the right; for a point 0 or 1.</param>
/// <param name="DistanceM">Distance from the patch to the right; 0 when they meet.</param>
[Official("矿业权")]
public sealed record MiningRight(
    string Licence, string? Holder, string? Mineral, string? Stage, DateOnly? ValidFrom, DateOnly? ValidTo, DateOnly? RenewalAccepted,
    double InsideM2, double DistanceM);

/// <summary>The facts of one mineral patch. Null means 不明.</summary>
/// <param name="AreaM2">Null for a bare centre point.</param>
/// <param name="Activity">开采, 勘查, 非矿活动, 历史遗留 or 无, as verified.</param>
/// <param name="Mineral">Mineral found.</param>
/// <param name="AssociatedMineral">The mineral found is co-mined or associated with the licensed one.</param>
/// <param name="WithinElevation">Inside the approved elevation.</param>
/// <param name="FurthestOutsideM">How far the patch reaches beyond the nearest right.</param>
/// <param name="Day">Day of the act, bounded by the later image.</param>
[Official("矿产图斑事实")]
public sealed record MineralFacts(
    double? AreaM2, bool Offline, bool ShapeSound, string? Activity, string? Mineral, bool? AssociatedMineral, bool? WithinElevation,
    IReadOnlyList<MiningRight>? Rights, double? FurthestOutsideM, DateOnly? Day, IReadOnlyDictionary<string, string> Unknown);
