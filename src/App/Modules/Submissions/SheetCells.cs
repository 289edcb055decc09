using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Weipian.App.Modules.Submissions;

/// <summary>Values of a workbook's cells as text, by sheet and cell name: enough to say which figure changed.</summary>
public static class SheetCells
{
    private const long MostBytes = 64 << 20;
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Sheets in order, rows before columns: 1!A2 before 1!B2 before 1!A10.</summary>
    public static readonly Comparer<string> Order = Comparer<string>.Create((one, other) => Key(one).CompareTo(Key(other)));

    /// <summary>Null when the bytes are no workbook.</summary>
    public static Dictionary<string, string>? TryRead(byte[] bytes)
    {
        if (bytes is not [(byte)'P', (byte)'K', ..])
            return null;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            var shared = zip.GetEntry("xl/sharedStrings.xml") is { } strings ? Load(strings).Root!.Elements(Main + "si").Select(Text).ToList() : [];
            var sheets = zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal))
                .OrderBy(entry => entry.FullName.Length).ThenBy(entry => entry.FullName, StringComparer.Ordinal).ToList();
            return sheets.Count == 0 ? null : sheets.SelectMany((sheet, index) => Load(sheet).Descendants(Main + "c").Select(cell => (Name: $"{index + 1}!{(string?)cell.Attribute("r")}", Value: Value(cell, shared))))
                .Where(cell => cell.Value.Length > 0).GroupBy(cell => cell.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException)
        {
            return null;
        }
    }

    private static string Value(XElement cell, List<string> shared) => (string?)cell.Attribute("t") switch
    {
        "inlineStr" => Text(cell),
        "s" when int.TryParse(cell.Element(Main + "v")?.Value, out var index) && index < shared.Count => shared[index],
        _ => cell.Element(Main + "v")?.Value ?? "",
    };

    private static string Text(XElement element) => string.Concat(element.Descendants(Main + "t").Select(text => text.Value));

    private static (int Sheet, int Row, int Length, string Column) Key(string name)
    {
        var cut = name.IndexOf('!', StringComparison.Ordinal);
        var column = new string(name[(cut + 1)..].TakeWhile(char.IsAsciiLetter).ToArray());
        _ = int.TryParse(name[(cut + 1 + column.Length)..], out var row);
        return (int.Parse(name[..cut], System.Globalization.CultureInfo.InvariantCulture), row, column.Length, column);
    }

    private static XDocument Load(ZipArchiveEntry entry)
    {
        if (entry.Length > MostBytes)
            throw new InvalidDataException("sheet too large");
        using var reader = XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true });
        return XDocument.Load(reader);
    }
}
