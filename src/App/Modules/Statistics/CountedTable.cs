using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Parameters;
using Weipian.Law.Statistics;

namespace Weipian.App.Modules.Statistics;

/// <summary>A row of a table with raw values: numbers in the column's unit, not yet rounded.</summary>
public sealed record CountedRow(string Key, string Name, IReadOnlyList<object?> Values);

/// <summary>A table of a year, counted. Every number can be taken apart again by <see cref="Trace"/>.</summary>
public sealed class CountedTable
{
    private readonly List<CountedShare> _shares;

    private CountedTable(TableLayout layout, int year, List<CountedShare> shares, YearRatio? ratio, List<CountedRow> rows, CountedRow? total) =>
        (Layout, Year, _shares, Ratio, Rows, Total) = (layout, year, shares, ratio, rows, total);

    public TableLayout Layout { get; }

    public int Year { get; }

    public YearRatio? Ratio { get; }

    public IReadOnlyList<CountedRow> Rows { get; }

    /// <summary>From the same patches as the rows, never from the rows; null for tables of patches without sums.</summary>
    public CountedRow? Total { get; }

    public static CountedTable Count(Workspace workspace, int year, TableLayout layout, RulePack pack)
    {
        var programme = ProgrammeYear.Load(workspace, year);
        var shares = CountedShare.Of(workspace, year, layout.Line);
        if (!layout.ByUnit)
        {
            var patches = shares.Where(share => share.IsMain && layout.Set.Holds(share.Code)).Select(share => share.Standing)
                .OrderBy(standing => standing.Judged?.MainTown?.Code ?? "~", StringComparer.Ordinal)
                .ThenByDescending(standing => standing.Judged?.Counted?.FarmlandM2 ?? 0).ThenBy(standing => standing.Patch.Number, StringComparer.Ordinal).ThenBy(standing => standing.Patch.Id, StringComparer.Ordinal)
                .Select(standing => new CountedRow(standing.Patch.Id, standing.Patch.Number, layout.Columns.Select(column => InUnit(column, PatchFields.Value(column.Value, standing, pack))).ToList()))
                .ToList();
            return new CountedTable(layout, year, shares, null, patches, Sums(layout, patches));
        }

        var parameters = new ParameterValues(pack.Parameters, programme.Parameters, new DateOnly(year, 12, 31));
        var ratio = layout.Columns.Any(column => TableBook.RatioFigures.Contains(column.Value))
            ? ComputeRatio.Of(shares, programme, parameters, ComputeRatio.SurveyOf(workspace, year, pack, parameters)) : null;
        var rows = shares.GroupBy(share => share.UnitCode).OrderBy(group => group.Key.Length == 0).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new CountedRow(group.Key, group.First().UnitName, layout.Columns.Select(column => Cell(column, group, pack, ratio, group.Key)).ToList()))
            .Where(row => row.Key != CountedShare.Nowhere || row.Values.Any(value => value is double number && number != 0)).ToList();
        return new CountedTable(layout, year, shares, ratio, rows, new CountedRow("", "合计", layout.Columns.Select(column => Cell(column, shares, pack, ratio, null)).ToList()));
    }

    /// <summary>The patches behind a cell, with what each adds to it.</summary>
    /// <param name="unit">Unit code; null: the total.</param>
    /// <exception cref="ProblemException"><c>trace.column</c>: the column is no named count.</exception>
    public IReadOnlyList<TracedShare> Trace(string? unit, string column, RulePack pack)
    {
        var cut = column.LastIndexOf('.');
        if (cut <= 0 || pack.Tables.FindSet(column[..cut]) is not { } set || !TableBook.Measures.Contains(column[(cut + 1)..]))
            throw new ProblemException("trace.column", $"“{column}”不是可追溯的统计值;可用:{string.Join('、', Layout.Columns.Select(known => known.Value).Where(known => !TableBook.RatioFigures.Contains(known)).Distinct())}", field: "--column");
        return _shares.Where(share => set.Holds(share.Code) && (unit is null || share.UnitCode == unit))
            .Select(share => new TracedShare(
                share.Standing.Patch.Id, share.Standing.Patch.Number, share.UnitName, share.Code, share.Standing.Text, share.Standing.State, share.Measure(column[(cut + 1)..])))
            .Where(share => share.Value != 0)
            .OrderBy(share => share.Number, StringComparer.Ordinal).ThenBy(share => share.Patch, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>Only what can be summed over units is rounded by largest remainder.</summary>
    public static bool Adds(TableColumn column) => !TableBook.RatioFigures.Contains(column.Value) || column.Value is "ratio.denominator" or "ratio.v1.numerator" or "ratio.v2.deducted" or "ratio.v3.deducted" or "ratio.unknown";

    private static object? Cell(TableColumn column, IEnumerable<CountedShare> shares, RulePack pack, YearRatio? ratio, string? unit)
    {
        if (TableBook.RatioFigures.Contains(column.Value))
            return InUnit(column, Figure(column.Value, ratio!, unit));
        var cut = column.Value.LastIndexOf('.');
        var (set, measure) = (pack.Tables.FindSet(column.Value[..cut])!, column.Value[(cut + 1)..]);
        return InUnit(column, shares.Where(share => set.Holds(share.Code)).Sum(share => share.Measure(measure)));
    }

    private static object? Figure(string value, YearRatio year, string? unit)
    {
        var found = unit is null ? null : year.Units.First(known => known.Code == unit);
        var ratio = found?.Ratio ?? year.County;
        return value switch
        {
            "ratio.denominator" => ratio.DenominatorM2,
            "ratio.v1.numerator" => ratio.V1.NumeratorM2,
            "ratio.v1" => ratio.V1.Ratio,
            "ratio.v2.deducted" => ratio.V2.Deductions.Sum(deduction => deduction.FarmlandM2),
            "ratio.v2" => ratio.V2.Ratio,
            "ratio.v3.deducted" => ratio.V3.Deductions.Sum(deduction => deduction.FarmlandM2),
            "ratio.v3" => ratio.V3.Ratio,
            "ratio.v4.numerator" => ratio.V4.NumeratorM2,
            "ratio.v4" => ratio.V4.Ratio,
            "ratio.rank" => found is null or { Code: CountedShare.Nowhere } ? null : (double)found.Rank,
            "ratio.rank-area" => found is null or { Code: CountedShare.Nowhere } ? null : (double)found.RankByArea,
            "ratio.reached" => ratio.V2.Ratio is null ? "—" : ratio.Reached ? "是" : "否",
            "ratio.unknown" => (double)ratio.Unknown.Count,
            _ => throw new ArgumentOutOfRangeException(nameof(value), value, "unknown ratio figure"),
        };
    }

    private static object? InUnit(TableColumn column, object? value) => value is not double number ? value : column.Unit switch
    {
        "亩" => number * 3 / 2000,
        "公顷" => number / 10_000,
        "%" => number * 100,
        _ => number,
    };

    private static CountedRow? Sums(TableLayout layout, List<CountedRow> rows) => layout.Columns.All(column => column.Unit.Length == 0) ? null
        : new CountedRow("", "合计", layout.Columns.Select((column, index) => column.Unit.Length == 0 ? null : (object?)rows.Sum(row => row.Values[index] as double? ?? 0)).ToList());
}
