namespace Weipian.Spatial;

/// <summary>Part of a patch inside one feature of a layer.</summary>
public readonly record struct Piece(int Feature, double AreaM2);

/// <summary>
/// A patch laid over a layer. The account closes: Σ pieces − overlap + remainder = area, within rounding of the last place.
/// </summary>
/// <param name="AreaM2">Official area of the patch, vertex to vertex.</param>
/// <param name="CoveredM2">Inside at least one feature.</param>
/// <param name="OverlapM2">Counted more than once because features of the layer overlap each other there.</param>
/// <param name="RemainderM2">Inside no feature.</param>
/// <param name="Quarantined">Features that may not be measured and whose convex hull meets the patch.</param>
public sealed record Overlaid(
    double AreaM2, IReadOnlyList<Piece> Pieces, double CoveredM2, double OverlapM2, double RemainderM2, IReadOnlyList<int> Quarantined);
