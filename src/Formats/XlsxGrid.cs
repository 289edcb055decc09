using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Weipian.Formats;

/// <summary>
/// How far a spreadsheet unfolds, found by walking it once before a library does: that library fills every cell up to the last one named and every
/// cell of a merged range, so that four thousand bytes could ask for seventeen thousand million cells.
/// </summary>
internal static class XlsxGrid
{
    public const long MostCells = 4_000_000;
    private const long MostBytes = 128L << 20;
    private const int MostSheets = 256;

    /// <returns>Chinese reason why the file is too large to be read; null when it is not.</returns>
    /// <exception cref="InvalidDataException">No archive.</exception>
    public static string? TooLarge(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        var (budget, sheets) = (MostBytes, 0);
        foreach (var entry in archive.Entries)
        {
            // What an entry says of its length may be a lie: what comes out of it is counted.
            if ((budget -= entry.Length) < 0)
                return $"表格展开后超过 {MostBytes >> 20} MB 的上限";
            using var stream = new BoundedStream(entry.Open(), entry.Length);
            var found = Sheet(stream);
            stream.CopyTo(Stream.Null);
            if (found is not { } sheet)
                continue;
            if (++sheets > MostSheets)
                return $"工作表超过 {MostSheets} 个";
            if (sheet.Rows * sheet.Columns > MostCells || sheet.Merged > MostCells)
                return $"{entry.Name} 的单元格直到第 {sheet.Rows} 行第 {sheet.Columns} 列,合并 {sheet.Merged} 格,超过 {MostCells} 格的上限;请删去末尾的空行空列";
        }

        return null;
    }

    private static Extent? Sheet(Stream stream)
    {
        try
        {
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "worksheet")
                return null;
            var (rows, columns, merged, row, column) = (0L, 0L, 0L, 0L, 0L);
            while (reader.Read())
                switch (reader is { NodeType: XmlNodeType.Element } ? reader.LocalName : "")
                {
                    case "row":
                        row = long.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : row + 1;
                        (rows, column) = (Math.Max(rows, row), 0);
                        break;
                    case "c":
                        var cell = Place(reader.GetAttribute("r"));
                        column = cell.Column > 0 ? cell.Column : column + 1;
                        (rows, columns) = (Math.Max(rows, cell.Row), Math.Max(columns, column));
                        break;
                    case "mergeCell" when reader.GetAttribute("ref") is { } range && range.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon:
                        var (from, to) = (Place(range[..colon]), Place(range[(colon + 1)..]));
                        merged += Math.Max(0, to.Row - from.Row + 1) * Math.Max(0, to.Column - from.Column + 1);
                        break;
                }

            return new Extent(rows, columns, merged);
        }
        catch (XmlException)
        {
            return null; // a picture, or a damaged sheet, which the library will not read either
        }
    }

    /// <summary>Row and column of a name such as AB12; 0 for what is not given.</summary>
    private static (long Row, long Column) Place(string? name)
    {
        var (row, column) = (0L, 0L);
        foreach (var sign in (name ?? "").Take(16))
            if (char.IsAsciiLetter(sign))
                column = (column * 26) + (char.ToUpperInvariant(sign) - 'A' + 1);
            else if (char.IsAsciiDigit(sign))
                row = (row * 10) + (sign - '0');
        return (Math.Min(row, int.MaxValue), Math.Min(column, int.MaxValue));
    }

    private readonly record struct Extent(long Rows, long Columns, long Merged);
}
