using Weipian.Law.Statistics;
using Weipian.Rendering;

namespace Weipian.App.Modules.Statistics;

/// <summary>Turns a counted table into a printed sheet: rounded so that the printed parts add up to the printed total.</summary>
public static class TablePage
{
    public static Sheet Of(CountedTable table, string county)
    {
        var layout = table.Layout;
        var printed = new List<(IReadOnlyList<object?> Rows, object? Total)>();
        for (var index = 0; index < layout.Columns.Count; index++)
            printed.Add(Printed(layout.Columns[index], table, index, Cap(layout, index, printed)));
        var first = layout.ByUnit ? "单位" : "序号";
        var rows = table.Rows.Select((row, line) => new SheetRow(
            [layout.ByUnit ? row.Name : (decimal)(line + 1), .. layout.Columns.Select((_, index) => printed[index].Rows[line])])).ToList();
        if (table.Total is not null)
            rows.Add(new SheetRow(["合计", .. layout.Columns.Select((_, index) => printed[index].Total)], Total: true));
        return new Sheet(
            layout.Key, $"{county}{table.Year}年度{layout.Name}", [$"附表 {layout.Key}    {(layout.ByUnit ? $"共 {table.Rows.Count} 个单位" : $"共 {table.Rows.Count} 个图斑")}"],
            [new SheetColumn("", first, "", 0, layout.ByUnit ? 16 : 6, !layout.ByUnit), .. layout.Columns.Select(column => new SheetColumn(column.Group, column.Title, column.Unit, column.Decimals, Width(column), column.Unit.Length > 0 || column.Value is "year" or "batch" or "line" or "state" or "ratio.reached"))],
            rows, Notes(table));
    }

    /// <summary>永农 ⊂ 耕地 ⊂ 面积: where the wider column is already printed, the narrower one must not be printed above it.</summary>
    private static IReadOnlyList<decimal>? Cap(TableLayout layout, int index, List<(IReadOnlyList<object?> Rows, object? Total)> printed)
    {
        var value = layout.Columns[index].Value;
        var wider = value.EndsWith("permanent", StringComparison.Ordinal) ? value[..^"permanent".Length] + "farmland"
            : value.EndsWith("farmland", StringComparison.Ordinal) ? value[..^"farmland".Length] + "area" : null;
        var column = layout.Columns.Take(index).ToList().FindIndex(known => known.Value == wider && known.Unit == layout.Columns[index].Unit && known.Decimals == layout.Columns[index].Decimals);
        return column < 0 ? null : printed[column].Rows.Select(cell => cell as decimal? ?? decimal.MaxValue / 2).ToList();
    }

    private static (IReadOnlyList<object?> Rows, object? Total) Printed(TableColumn column, CountedTable table, int index, IReadOnlyList<decimal>? caps)
    {
        var values = table.Rows.Select(row => row.Values[index]).ToList();
        var total = table.Total?.Values[index];
        if (column.Unit.Length == 0 && !values.Exists(value => value is double))
            return (values, total);
        if (CountedTable.Adds(column) && column.Unit is "亩" or "公顷" or "个" or "㎡")
        {
            var rounded = LargestRemainder.Round(values.Select(value => value as double? ?? 0).ToList(), column.Decimals, caps);
            return (values.Select((value, row) => value is null ? null : (object?)rounded[row]).ToList(), total is double sum ? LargestRemainder.Total(sum, column.Decimals) : total);
        }

        object? Alone(object? value) => value is double number ? LargestRemainder.Total(number, column.Decimals) : value ?? (column.Unit == "%" ? "—" : null);
        return (values.Select(Alone).ToList(), Alone(total));
    }

    private static List<string> Notes(CountedTable table)
    {
        var notes = new List<string>();
        if (table.Layout.Note.Length > 0)
            notes.Add("说明:" + table.Layout.Note + "。");
        notes.Add("面积为椭球面积;分项按最大余数法取舍,与合计相符。");
        if (table.Ratio is { } ratio)
        {
            notes.Add($"阈值 {LargestRemainder.Total(ratio.Threshold * 100, 2)}%;耕地口径:{(ratio.Basis == "net" ? "扣除田坎的净面积" : "毛面积")};分母:{(ratio.DenominatorSource == "survey" ? "地籍新增建设用地成果" : "图斑合计")};已结论 {ratio.Concluded} 个,按判定建议计 {ratio.Proposed} 个,未判定 {ratio.Open} 个不计入。");
            foreach (var deduction in ratio.County.V2.Deductions)
                notes.Add($"V2 扣除:图斑 {deduction.Patch},{deduction.Reason},耕地 {LargestRemainder.Total(deduction.FarmlandM2 * 3 / 2000, 2)} 亩。");
            if (ratio.County.Unknown.Count > 0)
                notes.Add($"耕地面积不明而未计入的图斑:{string.Join('、', ratio.County.Unknown)}。");
        }

        return notes;
    }

    private static double Width(TableColumn column) => column.Value switch
    {
        "articles" => 46,
        "flags" => 26,
        "conclusion" => 24,
        "town" or "village" or "approval-document" or "approval-authority" or "plan" or "licence" or "holder" or "concluded-by" => 16,
        "number" or "rule" or "suspected-type" => 17,
        "centre-x" or "centre-y" => 15,
        "year" or "batch" or "line" => 6,
        _ => 10,
    };
}
