namespace Weipian.Law.Offences;

/// <summary>One act of an offender as the crime check sees it; null is not known.</summary>
/// <param name="Act">Identity in the caller's records: violation, patch or case.</param>
/// <param name="Day">Day the act was done (ended).</param>
/// <param name="PenalisedOn">Day of the decision that dealt with it; null: not dealt with (未经处理).</param>
[Official("违法人行为")]
public sealed record OffenderAct(string Act, string Offender, string Offence, DateOnly Day, DateOnly? PenalisedOn)
{
    public decimal? PermanentFarmlandM2 { get; init; }

    /// <summary>Farmland outside permanent basic farmland, ㎡.</summary>
    public decimal? OtherFarmlandM2 { get; init; }

    /// <summary>Land that is no farmland, ㎡.</summary>
    public decimal? OtherLandM2 { get; init; }

    /// <summary>Planting conditions of that farmland were seriously destroyed; null: not appraised.</summary>
    public bool? PlantingDestroyed { get; init; }

    public decimal? GainsYuan { get; init; }

    public decimal? LossYuan { get; init; }

    /// <summary>Value of the minerals taken or of the resources destroyed, yuan; by sale price, else price × quantity.</summary>
    public decimal? MineralValueYuan { get; init; }

    /// <summary>In a national planned area, a protected mineral, or a forbidden zone or period.</summary>
    public bool? ProtectedMining { get; init; }

    /// <summary>Serious ecological damage was found; not found out is not alerted.</summary>
    public bool? EcologicalHarm { get; init; }

    /// <summary>Dealt with before a day: no longer summed from that day on.</summary>
    public bool TreatedBefore(DateOnly day) => PenalisedOn < day;
}
