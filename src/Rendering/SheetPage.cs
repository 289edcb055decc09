using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Weipian.Rendering;

/// <summary>Lays one sheet out: title, subtitles, two rows of headings, the table, notes; headings stay in view and on every printed page.</summary>
internal static class SheetPage
{
    /// <summary>Characters across a landscape page at the smallest readable size.</summary>
    private const double WidestA4 = 160;
    private const double WidestA3 = 270;

    private const double LineHeight = 14;

    public static Worksheet Worksheet(Sheet sheet)
    {
        var (rows, merged) = (new SheetData(), new List<string>());
        var last = LastOnFirstPage(sheet);
        Line(rows, merged, 1, sheet.Title, SheetStyles.Title, last, 28);
        for (var index = 0; index < sheet.Subtitles.Count; index++)
            Line(rows, merged, (uint)index + 2, sheet.Subtitles[index], SheetStyles.Subtitle, last, 16);
        var heading = Heading(sheet);
        Headings(sheet, rows, merged, heading);
        var next = heading + 2;
        foreach (var row in sheet.Rows)
            rows.Append(Row(sheet, row, next++));
        foreach (var note in sheet.Notes)
            Line(rows, merged, next++, note, SheetStyles.Plain, last, 16);
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(new Pane { VerticalSplit = heading + 1, TopLeftCell = $"A{Digits(heading + 2)}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0, ShowGridLines = false }),
            new Columns(sheet.Columns.Select((column, index) => new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = column.Width, CustomWidth = true })),
            rows,
            new MergeCells(merged.Select(range => new MergeCell { Reference = range })),
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = Width(sheet) <= WidestA4 ? 9u : 8u, Orientation = OrientationValues.Landscape, FitToWidth = PagesAcross(sheet), FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C第 &P 页,共 &N 页")));
    }

    /// <summary>The two heading rows and the first column are repeated on every printed page.</summary>
    public static DefinedName RepeatedRows(Sheet sheet, uint index)
    {
        var name = $"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'";
        return new($"{name}!$A:$A,{name}!${Digits(Heading(sheet))}:${Digits(Heading(sheet) + 1)}") { Name = "_xlnm.Print_Titles", LocalSheetId = index };
    }

    /// <summary>A table is shrunk to one page only as far as it can still be read.</summary>
    private static uint PagesAcross(Sheet sheet) => (uint)Math.Ceiling(Width(sheet) / WidestA3);

    private static double Width(Sheet sheet) => sheet.Columns.Sum(column => column.Width);

    /// <summary>Last column of the first page: titles stand on it alone.</summary>
    private static string LastOnFirstPage(Sheet sheet)
    {
        var (width, column) = (0.0, 0);
        while (column < sheet.Columns.Count && width + sheet.Columns[column].Width <= (Width(sheet) / PagesAcross(sheet)) + 0.001)
            width += sheet.Columns[column++].Width;
        return SheetStyles.Letters(Math.Max(1, column));
    }

    private static uint Heading(Sheet sheet) => (uint)sheet.Subtitles.Count + 2;

    private static void Line(SheetData rows, List<string> merged, uint number, string text, uint style, string last, double height)
    {
        rows.Append(new Row(Cell(1, number, text, style, 0, false)) { RowIndex = number, Height = height, CustomHeight = true });
        if (last != "A")
            merged.Add($"A{Digits(number)}:{last}{Digits(number)}");
    }

    private static void Headings(Sheet sheet, SheetData rows, List<string> merged, uint number)
    {
        var (upper, lower) = (new Row { RowIndex = number, Height = 20, CustomHeight = true }, new Row { RowIndex = number + 1, Height = 34, CustomHeight = true });
        for (var column = 1; column <= sheet.Columns.Count; column++)
        {
            var head = sheet.Columns[column - 1];
            var title = head.Unit.Length == 0 ? head.Title : $"{head.Title}({head.Unit})";
            var alone = head.Group.Length == 0;
            upper.Append(Cell(column, number, alone ? title : head.Group, SheetStyles.Heading, 0, false));
            lower.Append(Cell(column, number + 1, alone ? "" : title, SheetStyles.Heading, 0, false));
            if (alone)
                merged.Add($"{SheetStyles.Letters(column)}{Digits(number)}:{SheetStyles.Letters(column)}{Digits(number + 1)}");
            else if ((column == 1 || sheet.Columns[column - 2].Group != head.Group) && sheet.Columns.Skip(column - 1).TakeWhile(next => next.Group == head.Group).Count() is > 1 and var wide)
                merged.Add($"{SheetStyles.Letters(column)}{Digits(number)}:{SheetStyles.Letters(column + wide - 1)}{Digits(number)}");
        }

        rows.Append(upper, lower);
    }

    private static Row Row(Sheet sheet, SheetRow row, uint number) => new(
        row.Cells.Select((cell, index) => Cell(index + 1, number, cell, TextStyle(sheet.Columns[index], row.Total), sheet.Columns[index].Decimals, row.Total)))
    {
        RowIndex = number,
        Height = LineHeight * Math.Max(1, row.Cells.Select((cell, index) => cell is string text ? Lines(text, sheet.Columns[index].Width) : 1).Max()) + 3,
        CustomHeight = true,
    };

    /// <summary>A word where numbers stand (—, 是) is centred like a mark.</summary>
    private static uint TextStyle(SheetColumn column, bool total) =>
        column.Centred ? (total ? SheetStyles.TotalMark : SheetStyles.Mark) : total ? SheetStyles.TotalText : SheetStyles.Text;

    /// <summary>Lines a wrapped text takes; a Chinese character is as wide as two others.</summary>
    private static int Lines(string text, double width) => (int)Math.Ceiling(text.Sum(letter => letter < 0x2E80 ? 1.05 : 2.05) / Math.Max(1, width - 1));

    private static Cell Cell(int column, uint row, object? value, uint textStyle, int decimals, bool total)
    {
        var reference = SheetStyles.Letters(column) + Digits(row);
        return value switch
        {
            null => new Cell { CellReference = reference, StyleIndex = textStyle },
            decimal number => new Cell(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { CellReference = reference, StyleIndex = SheetStyles.Number(decimals, total) },
            _ => new Cell(new InlineString(new Text(PlainXml.Clean((string)value)) { Space = SpaceProcessingModeValues.Preserve })) { CellReference = reference, DataType = CellValues.InlineString, StyleIndex = textStyle },
        };
    }

    private static string Digits(uint number) => number.ToString(CultureInfo.InvariantCulture);
}
