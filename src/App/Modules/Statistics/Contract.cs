using Weipian.Law;
using Weipian.Law.Statistics;

namespace Weipian.App.Modules.Statistics;

/// <summary>The ratio of one unit.</summary>
public sealed record UnitRatio(string Code, string Name, FarmlandRatio Ratio, int Rank, int RankByArea);

/// <summary>The ratio of a year: county and units, from the same patches.</summary>
/// <param name="Threshold">15 % unless the programme says otherwise.</param>
/// <param name="Basis">net or gross farmland.</param>
/// <param name="Concluded">Patches a person concluded; the others count by the proposed verdict.</param>
/// <param name="Open">Patches not yet decided (未判定); they are in no part of the ratio.</param>
public sealed record YearRatio(
    int Year, double Threshold, string DenominatorSource, string Basis, int Concluded, int Proposed, int Open, FarmlandRatio County, IReadOnlyList<UnitRatio> Units);

/// <summary>What stands behind one cell.</summary>
public sealed record TracedShare(string Patch, string Number, string Unit, string? Code, string? Conclusion, string State, double Value);

/// <summary>The official tables as other modules take them along.</summary>
public static class StatisticsTables
{
    /// <summary>File name and bytes of every table as the data give it now; the same bytes while the data are the same.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Of(Workspace workspace, int year, RulePack pack) => WriteTables.Rendered(workspace, year, pack).ToList();
}
