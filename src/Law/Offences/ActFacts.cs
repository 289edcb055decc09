namespace Weipian.Law.Offences;

/// <summary>A part of the land an act took, by what the plan says of it.</summary>
/// <param name="AreaM2">Square metres, exact as measured.</param>
/// <param name="ConformsToPlan">Null: the plan opinion (地籍) is not in; neither 拆除 nor 没收 can be decided.</param>
/// <param name="Agricultural">It was agricultural land; null: not known.</param>
[Official("违法用地部分")]
public sealed record LandPart(decimal AreaM2, bool? ConformsToPlan, bool? Agricultural);

/// <summary>What is known of an act; null always means not known and never reads as no, nor as zero.</summary>
[Official("违法事实")]
public sealed record ActFacts
{
    public IReadOnlyList<LandPart> Parts { get; init; } = [];

    /// <summary>违法所得, yuan.</summary>
    public decimal? GainsYuan { get; init; }

    /// <summary>耕地开垦费 of the whole area, yuan, by the provincial standard of the day.</summary>
    public decimal? CultivationFeeYuan { get; init; }

    /// <summary>土地复垦费 of the whole area, yuan.</summary>
    public decimal? ReclamationFeeYuan { get; init; }

    /// <summary>Market value of the minerals taken, yuan; zero: none was taken.</summary>
    public decimal? MarketValueYuan { get; init; }

    /// <summary>Value of the resources lost, yuan.</summary>
    public decimal? LossYuan { get; init; }

    /// <summary>Cost of the restoration owed, yuan.</summary>
    public decimal? RepairCostYuan { get; init; }

    /// <summary>A time limit for correction has run out unused.</summary>
    public bool? NotCorrected { get; init; }

    /// <summary>The offender went on after the order to stop.</summary>
    public bool? RefusedToStop { get; init; }

    /// <summary>情节严重.</summary>
    public bool? Serious { get; init; }

    /// <summary>Planting conditions were destroyed.</summary>
    public bool? PlantingDestroyed { get; init; }

    /// <summary>Resources were gravely harmed (造成矿产资源严重破坏).</summary>
    public bool? ResourceGravelyHarmed { get; init; }

    /// <summary>The offender is a unit, not a natural person.</summary>
    public bool? OffenderIsUnit { get; init; }

    /// <summary>All the land of the act; null when no part was measured.</summary>
    public decimal? AreaM2 => Parts.Count == 0 ? null : Parts.Sum(part => part.AreaM2);
}
