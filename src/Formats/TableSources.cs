using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Weipian.Formats;

/// <summary>Spreadsheets (.xlsx) of centre points.</summary>
public static class XlsxSource
{
    public static bool Recognise(string path, byte[] head)
    {
        if (!head.AsSpan().StartsWith("PK\u0003\u0004"u8))
            return false;
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return archive.GetEntry("xl/workbook.xml") is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <exception cref="UnreadableFileException"><c>xlsx.unreadable</c>, <c>xlsx.too-large</c>, <c>file.layer</c>, <c>table.no-coordinates</c>.</exception>
    public static FeatureSource Open(string path, string? sheet)
    {
        var name = Path.GetFileName(path);
        try
        {
            if (XlsxGrid.TooLarge(path) is { } reason)
                throw new UnreadableFileException(new SourceProblem("xlsx.too-large", name, null, null, reason));
            // What the library throws on a damaged sheet is not to be foreseen.
            // An empty sheet beside the real one is how spreadsheets come; only sheets with rows are meant.
            var sheets = MiniExcel.GetSheetNames(path).Where(known => MiniExcel.Query(path, sheetName: known).Any()).ToList();
            var chosen = sheets[ChosenLayer.Of(sheets, sheet, name)];
            var rows = MiniExcel.Query(path, sheetName: chosen, configuration: new OpenXmlConfiguration { FillMergedCells = true })
                .Select(row => ((IDictionary<string, object?>)row).Values.Select(Text).ToList() as IReadOnlyList<string?>).ToList();
            return PointTable.Of(name, chosen, "xlsx", rows, reason: "xlsx 规定为 UTF-8");
        }
        catch (Exception exception) when (exception is not (UnreadableFileException or OutOfMemoryException))
        {
            throw new UnreadableFileException(new SourceProblem("xlsx.unreadable", name, null, null, "不是可读取的 xlsx 表格"));
        }
    }

    private static string? Text(object? cell) => cell switch
    {
        null => null,
        DateTime day => day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
    };
}

/// <summary>CSV of centre points or WKT; told by its name, because any text could be one.</summary>
public static class CsvSource
{
    public const long LargestBytes = 64L << 20;
    private const int MostCells = 4_000_000;

    /// <exception cref="UnreadableFileException"><c>csv.too-large</c>, <c>table.no-coordinates</c>.</exception>
    public static FeatureSource Open(string path)
    {
        var name = Path.GetFileName(path);
        if (new FileInfo(path).Length > LargestBytes)
            throw new UnreadableFileException(new SourceProblem("csv.too-large", name, null, null, $"CSV 超过 {LargestBytes >> 20} MB 的上限"));
        var bytes = File.ReadAllBytes(path);
        var (encoding, encodingName, reason) = TextEncoding.Decide(null, 0, bytes);
        // Blank lines count: a row is named by its number.
        using var csv = new CsvParser(new StreamReader(new MemoryStream(bytes), encoding), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, IgnoreBlankLines = false });
        var (rows, cells) = (new List<IReadOnlyList<string?>>(), 0);
        while (csv.Read())
        {
            cells += csv.Record!.Length;
            if (cells > MostCells)
                throw new UnreadableFileException(new SourceProblem("csv.too-large", name, null, null, $"CSV 到第 {rows.Count + 1} 行已超过 {MostCells} 格的上限"));
            rows.Add(csv.Record);
        }

        return PointTable.Of(name, Path.GetFileNameWithoutExtension(path), "csv", rows, encodingName, reason);
    }
}
