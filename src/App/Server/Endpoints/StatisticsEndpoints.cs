using Weipian.App.Database;
using Weipian.App.Modules.Programmes;
using Weipian.App.Modules.Statistics;
using Weipian.App.Platform;

namespace Weipian.App.Server.Endpoints;

/// <summary>A table in the list.</summary>
public sealed record TableLine(string Key, string Name, bool ByUnit);

/// <summary>A column of a table.</summary>
/// <param name="Group">Heading it stands under with its neighbours; empty: none.</param>
/// <param name="Value">Named count behind it, for trace.</param>
/// <param name="Decimals">Places printed.</param>
public sealed record ColumnView(string Group, string Title, string Value, string? Unit, int Decimals);

/// <summary>A row; numbers in the column's unit, not rounded.</summary>
public sealed record RowView(string Key, string Name, IReadOnlyList<object?> Values);

/// <summary>A counted table, as far as the post sees.</summary>
/// <param name="Total">Null where the post sees only its unit.</param>
public sealed record TableView(string Key, string Name, int Year, string Note, IReadOnlyList<ColumnView> Columns, IReadOnlyList<RowView> Rows, RowView? Total);

/// <summary>How many patches of a town stand where.</summary>
public sealed record ProgressLine(string? Town, string? TownName, string Line, string State, string? Stage, long Count, double AreaM2);

/// <summary><c>/api/statistics</c>: the tables, the ratio, what stands behind a cell, the year's progress.</summary>
public static class StatisticsEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/tables", (Desk desk) => desk.Pack.Tables.All.Select(layout => new TableLine(layout.Key, layout.Name, layout.ByUnit)).ToList()).Needs(Permission.ReadStatistics).WithName("listTables");
        routes.MapGet("/tables/{key}", (string key, int year, Desk desk) => desk.Read(workspace => Table(workspace, key, year, desk))).Needs(Permission.ReadStatistics).WithName("getTable");
        routes.MapGet("/ratio", (int year, Desk desk) => desk.Read(workspace => Seen(ComputeRatio.Run(workspace, year, desk.Pack), desk))).Needs(Permission.ReadStatistics).WithName("getRatio");
        routes.MapGet("/trace", (int year, string table, string column, string? unit, Desk desk) => desk.Read(workspace => Trace(workspace, year, table, column, unit, desk))).Needs(Permission.ReadStatistics).WithName("traceCell");
        routes.MapGet("/progress", (int year, Desk desk) => desk.Read(workspace => Progress(workspace, year, desk))).Needs(Permission.ReadStatistics).WithName("getProgress");
    }

    private static CountedTable Count(Workspace workspace, string key, int year, Desk desk) => CountedTable.Count(
        workspace, year, desk.Pack.Tables.Find(key) ?? throw new ProblemException("table.missing", $"没有附表“{Modules.Accounts.AccessLog.Plain(key)}”"), desk.Pack);

    private static TableView Table(Workspace workspace, string key, int year, Desk desk)
    {
        var table = Count(workspace, key, year, desk);
        var rows = table.Rows.Where(row => desk.Sight.WholeCounty || (table.Layout.ByUnit ? row.Key == desk.Sight.Unit : desk.Sight.Sees(workspace, row.Key)));
        return new TableView(
            table.Layout.Key, table.Layout.Name, year, table.Layout.Note, table.Layout.Columns.Select(column => new ColumnView(column.Group, column.Title, column.Value, column.Unit, column.Decimals)).ToList(),
            rows.Select(row => new RowView(row.Key, row.Name, row.Values)).ToList(), desk.Sight.WholeCounty && table.Total is { } total ? new RowView(total.Key, total.Name, total.Values) : null);
    }

    /// <summary>Who sees only his unit gets its ratio, and nothing from which the others' could be reckoned.</summary>
    private static YearRatio Seen(YearRatio ratio, Desk desk)
    {
        if (desk.Sight.WholeCounty)
            return ratio;
        var own = ratio.Units.Where(unit => unit.Code == desk.Sight.Unit).ToList();
        return own.Count == 0
            ? throw new ProblemException("ratio.missing", "本单位没有计入比例的图斑")
            : ratio with { County = own[0].Ratio, Units = own.Select(unit => unit with { Rank = 0, RankByArea = 0 }).ToList(), Concluded = 0, Proposed = 0, Open = 0 };
    }

    private static List<TracedShare> Trace(Workspace workspace, int year, string table, string column, string? unit, Desk desk)
    {
        if (!desk.Sight.WholeCounty && unit != desk.Sight.Unit)
            throw new ProblemException("unit.missing", "没有此单位");
        return Count(workspace, table, year, desk).Trace(unit, column, desk.Pack).Where(share => desk.Sight.Sees(workspace, share.Patch)).ToList();
    }

    private static List<ProgressLine> Progress(Workspace workspace, int year, Desk desk)
    {
        _ = ProgrammeYear.Load(workspace, year);
        var names = UnitNames.Of(workspace);
        var (where, values) = new PatchFilter(year).Sql(desk.Sight);
        return workspace.Connection.Query(
            $"SELECT s.town, s.line, s.state, s.stage, count(*), coalesce(sum(s.area_m2), 0) FROM patch_sheet s WHERE {where} GROUP BY 1, 2, 3, 4 ORDER BY 1 NULLS FIRST, 2, 3, 4 NULLS FIRST",
            row => new ProgressLine(row.Text(0), row.Text(0) is { } town ? names.GetValueOrDefault(town) : null, row.GetString(1), row.GetString(2), row.Text(3), row.GetInt64(4), Math.Round(row.GetDouble(5), 4)), values);
    }
}
