using System.Globalization;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.App.Server.Endpoints;
using Weipian.Law.Determination;
using Weipian.Rendering;

namespace Weipian.App.Server;

/// <summary>
/// The register as it is seen – filter, order and columns – as a file: what the post does not see is not in it, what is personal is
/// covered, what looks like a formula is text. Off-line patches are left out of every file.
/// </summary>
public static class SeenExport
{
    public const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private sealed record Column(SheetColumn Head, Func<PatchLine, object?> Value);

    private static readonly Dictionary<string, Column> Columns = new(StringComparer.Ordinal)
    {
        ["number"] = new(new SheetColumn("", "图斑编号", "", 0, 22), line => line.Number),
        ["line"] = new(new SheetColumn("", "类别", "", 0, 8, Centred: true), line => line.Line == "mineral" ? "矿产" : "土地"),
        ["text"] = new(new SheetColumn("", "判定", "", 0, 20), line => line.Text),
        ["state"] = new(new SheetColumn("", "状态", "", 0, 10, Centred: true), line => line.State),
        ["town_name"] = new(new SheetColumn("", "乡镇", "", 0, 14), line => line.TownName),
        ["area_mu"] = new(new SheetColumn("", "面积", "亩", 2, 12), line => Mu(line.AreaM2)),
        ["area_m2"] = new(new SheetColumn("", "面积", "㎡", 2, 14), line => line.AreaM2 is { } area ? Math.Round((decimal)area, 2, MidpointRounding.AwayFromZero) : null),
        ["farmland_mu"] = new(new SheetColumn("", "耕地", "亩", 2, 12), line => Mu(line.FarmlandM2)),
        ["permanent_mu"] = new(new SheetColumn("", "基本农田", "亩", 2, 14), line => Mu(line.PermanentM2)),
        ["visited"] = new(new SheetColumn("", "核查", "", 0, 8, Centred: true), line => line.Visited ? "已核" : "未核"),
        ["stage"] = new(new SheetColumn("", "办理阶段", "", 0, 16), line => line.Stage),
        ["batch"] = new(new SheetColumn("", "批次", "", 0, 8), line => (decimal)line.Batch),
        ["status"] = new(new SheetColumn("", "图斑状态", "", 0, 10, Centred: true), line => StatusName(line.Status)),
        ["id"] = new(new SheetColumn("", "标识", "", 0, 16), line => line.Id),
    };

    /// <param name="columns">Keys by comma, in their order.</param>
    /// <exception cref="ProblemException"><c>export.format</c>, <c>export.column</c>, and those of the filter.</exception>
    public static (byte[] Bytes, string ContentType, string Name, int Rows) Write(Workspace workspace, PatchFilter filter, Desk desk, string sort, bool descending, string columns, string format)
    {
        if (format is not ("xlsx" or "csv"))
            throw new ProblemException("export.format", "导出格式应为 xlsx 或 csv", field: "format");
        var keys = columns.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        if (keys.Count == 0 || keys.FirstOrDefault(key => !Columns.ContainsKey(key)) is not null)
            throw new ProblemException("export.column", $"列应为 {string.Join('、', Columns.Keys)} 中的若干", field: "columns");
        var chosen = keys.ConvertAll(key => Columns[key]);
        var rows = PatchEndpoints.Seen(workspace, filter, desk, sort, descending).Where(line => line.Code != VerdictCodes.Offline)
            .Select(line => new SheetRow(chosen.ConvertAll(column => column.Value(line) is string text ? MaskedText.Of(text) : column.Value(line)))).ToList();
        var county = County.Of(workspace).Name;
        var now = Moment.Said(desk.Hall.Clock.GetUtcNow());
        var page = new Sheet(
            "图斑台账", $"{county}{filter.Year.ToString(CultureInfo.InvariantCulture)}年度图斑台账(所见)", [$"筛选:{Words(filter)}", $"{desk.Account.Name} {desk.Grant!.PostAtUnit} {now} 导出,{rows.Count} 个"],
            chosen.ConvertAll(column => column.Head), rows, ["注:图斑为线索,“疑似”未经核实不得作为处罚依据;线下处理的图斑不导出。"]);
        return format == "csv"
            ? (CsvPage.Write(page), "text/csv; charset=utf-8", $"图斑台账-{filter.Year}.csv", rows.Count)
            : (Workbook.Write([page]), Spreadsheet, $"图斑台账-{filter.Year}.xlsx", rows.Count);
    }

    private static object? Mu(double? area) => area is { } known ? Math.Round((decimal)known * 3 / 2000, 2, MidpointRounding.AwayFromZero) : null;

    /// <summary>The filter as a person reads it.</summary>
    private static string Words(PatchFilter filter)
    {
        var said = new (string Name, string? Value)[]
        {
            ("类别", filter.Line switch { "mineral" => "矿产", "land" => "土地", _ => null }), ("编号", filter.Q), ("状态", filter.State), ("判定", Terms(filter.Code)), ("乡镇", filter.Town), ("阶段", filter.Stage),
            ("批次", filter.Batch?.ToString(CultureInfo.InvariantCulture)), ("核查", filter.Visited switch { true => "已核", false => "未核", _ => null }), ("图斑状态", filter.Status is null ? null : StatusName(filter.Status)), ("范围", filter.Bbox),
            ("待签署", filter.Unsigned), ("陈述", filter.Contested switch { true => "待答复", false => "无待答复", _ => null }),
        };
        var words = said.Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => $"{one.Name} {one.Value!.Replace(",", "、", StringComparison.Ordinal)}").ToList();
        return words.Count == 0 ? "无" : string.Join(';', words);
    }

    private static string? Terms(string? codes) =>
        string.IsNullOrEmpty(codes) ? null : string.Join(',', PatchFilter.Choices(codes).Select(code => VerdictCodes.All.Contains(code) ? VerdictCodes.Term(code) : code.Length == 0 ? "未判定" : code));

    private static string StatusName(string status) => status switch
    {
        "current" => "现行",
        "split" => "已拆分",
        "merged" => "已合并",
        "vanished" => "已消失",
        "all" => "全部",
        _ => status,
    };
}
