using System.Globalization;
using System.Text;

namespace Weipian.Rendering;

/// <summary>
/// Writes a sheet as CSV that a spreadsheet opens by a double click: UTF-8 with its mark, RFC 4180. A text that a spreadsheet would take
/// for a formula gets an apostrophe before it; numbers stay numbers.
/// </summary>
public static class CsvPage
{
    /// <summary>What begins a formula, in both widths, and the blanks some programs skip before they look.</summary>
    private const string Beginnings = "=+-@\uFF1D\uFF0B\uFF0D\uFF20|%";

    public static byte[] Write(Sheet sheet)
    {
        var text = new StringBuilder();
        Line(text, sheet.Columns.Select(column => Cell(column.Unit.Length == 0 ? column.Title : $"{column.Title}({column.Unit})")));
        foreach (var row in sheet.Rows)
            Line(text, row.Cells.Select((cell, index) => cell switch
            {
                null => "",
                decimal number => Number(number, sheet.Columns[index].Decimals),
                _ => Cell((string)cell),
            }));
        foreach (var note in sheet.Notes)
            Line(text, [Cell(note)]);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>A text as a cell, harmless and quoted where needed.</summary>
    public static string Cell(string text)
    {
        var clean = PlainXml.Clean(text);
        var seen = clean.AsSpan().TrimStart();
        var risky = clean.Length > 0 && clean[0] is '\t' or '\r' or '\n' || seen.Length > 0 && Beginnings.Contains(seen[0], StringComparison.Ordinal) && !IsNumber(clean);
        var plain = risky ? "'" + clean : clean;
        return plain.AsSpan().IndexOfAny(",\"\r\n;\t") >= 0 ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }

    private static string Number(decimal number, int decimals) => Math.Round(number, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells).Append("\r\n");

    private static bool IsNumber(string text) => text[0] is '-' && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
