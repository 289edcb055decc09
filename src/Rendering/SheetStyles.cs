using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Weipian.Rendering;

/// <summary>Fonts, borders and number formats of a sheet; styles are addressed by their place in the list.</summary>
internal static class SheetStyles
{
    public const uint Plain = 0;
    public const uint Title = 1;
    public const uint Subtitle = 2;
    public const uint Heading = 3;
    public const uint Text = 4;
    public const uint TotalText = 5;
    public const uint Mark = 6;
    public const uint TotalMark = 7;
    private const uint FirstNumber = 8;
    private const uint FirstFormat = 164;

    /// <summary>Style of a number with so many decimals; totals are bold.</summary>
    public static uint Number(int decimals, bool total) => FirstNumber + (2 * (uint)decimals) + (total ? 1u : 0u);

    public static Stylesheet Stylesheet(IReadOnlyList<int> decimals)
    {
        var most = decimals.Count == 0 ? 0 : decimals.Max();
        var formats = new NumberingFormats();
        for (var digits = 0; digits <= most; digits++)
            formats.Append(new NumberingFormat { NumberFormatId = FirstFormat + (uint)digits, FormatCode = digits == 0 ? "#,##0" : "#,##0." + new string('0', digits) });
        var cells = new CellFormats(
            Format(0, 0, 0), Format(1, 0, 0, HorizontalAlignmentValues.Center), Format(0, 0, 0, HorizontalAlignmentValues.Right),
            Format(2, 2, 1, HorizontalAlignmentValues.Center, wrap: true), Format(0, 0, 1, HorizontalAlignmentValues.Left, wrap: true), Format(2, 3, 1, HorizontalAlignmentValues.Left, wrap: true),
            Format(0, 0, 1, HorizontalAlignmentValues.Center, wrap: true), Format(2, 3, 1, HorizontalAlignmentValues.Center, wrap: true));
        for (var digits = 0; digits <= most; digits++)
        {
            cells.Append(Format(0, 0, 1, HorizontalAlignmentValues.Right, number: FirstFormat + (uint)digits));
            cells.Append(Format(2, 3, 1, HorizontalAlignmentValues.Right, number: FirstFormat + (uint)digits));
        }

        return new Stylesheet(
            formats,
            new Fonts(Font("宋体", 10), Font("黑体", 16), Font("宋体", 10, bold: true)),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Solid("FFE8EEF4"), Solid("FFF5F5F5")),
            new Borders(new Border(), Thin()),
            new CellStyleFormats(new CellFormat()),
            cells);
    }

    private static Font Font(string name, double size, bool bold = false)
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = size }, new FontName { Val = name });
        return font;
    }

    private static Fill Solid(string color) => new(new PatternFill(new ForegroundColor { Rgb = color }) { PatternType = PatternValues.Solid });

    private static Border Thin() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin });

    private static CellFormat Format(uint font, uint fill, uint border, HorizontalAlignmentValues? across = null, bool wrap = false, uint number = 0)
    {
        var format = new CellFormat { FontId = font, FillId = fill, BorderId = border, NumberFormatId = number, ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyNumberFormat = number > 0 };
        if (across is { } horizontal)
        {
            format.ApplyAlignment = true;
            format.Append(new Alignment { Horizontal = horizontal, Vertical = VerticalAlignmentValues.Center, WrapText = wrap ? BooleanValue.FromBoolean(true) : null });
        }

        return format;
    }

    /// <summary>Column letters: 1 → A, 27 → AA.</summary>
    public static string Letters(int column) => column <= 26
        ? ((char)('A' + column - 1)).ToString(CultureInfo.InvariantCulture)
        : Letters((column - 1) / 26) + Letters(((column - 1) % 26) + 1);
}
