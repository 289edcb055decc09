namespace Weipian.Law.Determination;

/// <summary>How much of a patch (or of a part of it) something covers.</summary>
/// <param name="Document">Number of the paper: 批文文号, 备案号, 许可证号.</param>
/// <param name="Date">Day it was given; null when the layer does not say.</param>
/// <param name="Until">Last day of its term; null when it has none or the layer does not say.</param>
/// <param name="Use">Use it was given for.</param>
/// <param name="CoveredM2">㎡ of the part inside its outline.</param>
[Official("覆盖")]
public sealed record Cover(string Document, DateOnly? Date, DateOnly? Until, string? Use, string? Authority, double CoveredM2);

/// <summary>Land classes before the change, from the survey layer.</summary>
/// <param name="Scheme">Scheme of the codes; areas of different schemes are never added.</param>
/// <param name="FarmlandM2">Cultivated land by the chosen basis (gross, or net of 田坎).</param>
/// <param name="UnknownM2">Covered by classes that the scheme does not know, or by several features that contradict each other.</param>
/// <param name="UncoveredM2">Covered by no feature of the layer.</param>
[Official("原地类")]
public sealed record LandUseFacts(
    string Scheme, double AgriculturalM2, double FarmlandM2, double PaddyM2, double IrrigatedM2, double DryM2,
    double ConstructionM2, double UnusedM2, double UnknownM2, double UncoveredM2);

/// <summary>What a visit on the ground found. Every member is null until somebody looked.</summary>
/// <param name="Changed">The ground really changed.</param>
/// <param name="PresentUse">Use found, in the words of the special uses or of an approval.</param>
/// <param name="Construction">The present use is construction.</param>
/// <param name="StartOfWorks">Day works began (动工时间).</param>
[Official("外业核查")]
public sealed record VerificationFacts(
    bool? Changed = null, bool? Demolished = null, bool? Construction = null, string? SpecialUse = null, string? PresentUse = null,
    DateOnly? StartOfWorks = null, bool? PermanentBuilding = null, double? RoadWidthM = null, bool? ServesFarming = null,
    bool? UrgentProof = null, bool? PermanentUseApplied = null, bool? Applied = null, bool? VillagerHousing = null,
    bool? ExceedsOwnApproval = null, bool? UseAgrees = null, bool KeyProject = false, bool AffordableHousing = false, string? Subject = null);

/// <summary>
/// The measured facts of one part of a land patch, the only thing the law reads. A null list or number means nobody could know
/// (no layer registered, or a quarantined shape touched) – 不明, never zero.
/// </summary>
/// <param name="AreaM2">Official ellipsoid area of the part.</param>
/// <param name="Offline">Handled off-line (线下处理); neutral, no reason is kept.</param>
/// <param name="ShapeSound">False while the delivered shape is quarantined.</param>
/// <param name="ChangeType">TBLX as delivered.</param>
/// <param name="EarlierImage">QSX, day of the earlier image.</param>
/// <param name="LaterImage">HSX, day of the later image.</param>
/// <param name="OutsideCountyM2">㎡ outside the county; null without a county layer.</param>
/// <param name="PermanentFarmlandM2">㎡ inside permanent basic farmland outlines.</param>
/// <param name="PlanConformingM2">㎡ inside zones where the plan allows construction.</param>
/// <param name="Unknown">Per layer kind, why it cannot be known (未登记, 触及隔离图形).</param>
[Official("图斑事实")]
public sealed record LandFacts(
    double AreaM2,
    bool Offline,
    bool ShapeSound,
    string? ChangeType,
    DateOnly? EarlierImage,
    DateOnly? LaterImage,
    double? OutsideCountyM2,
    LandUseFacts? LandUse,
    double? PermanentFarmlandM2,
    double? PlanConformingM2,
    double? RedlineM2,
    IReadOnlyList<Cover>? Approvals,
    double? ApprovedM2,
    IReadOnlyList<Cover>? Supplies,
    double? SuppliedM2,
    IReadOnlyList<Cover>? Facilities,
    double? FacilityM2,
    IReadOnlyList<Cover>? TemporaryLand,
    double? TemporaryM2,
    IReadOnlyList<Cover>? RuralRoads,
    double? RuralRoadM2,
    VerificationFacts Verified,
    IReadOnlyDictionary<string, string> Unknown)
{
    /// <summary>Why a layer kind gives no answer, for the list of what is missing.</summary>
    public string WhyUnknown(string kind, string name) =>
        Unknown.TryGetValue(kind, out var reason) ? $"{name}:{reason}" : $"{name}:图层未登记";
}
