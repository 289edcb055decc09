using System.Diagnostics;
using System.Globalization;
using AwesomeAssertions;
using NetTopologySuite.IO;
using Xunit;

namespace Weipian.Formats.Tests.Scenarios;

/// <summary>A file as GDAL sees it, taken as CSV with WKT.</summary>
internal static class GdalView
{
    private const string Converter = "/usr/bin/ogr2ogr";

    public sealed record Row(double Area, IReadOnlyDictionary<string, string> Values);

    public static List<Row> Of(string path, string? layer, params string[] options)
    {
        var target = Path.Combine(Directory.CreateTempSubdirectory("gdal-").FullName, "view.csv");
        Convert("CSV", path, target, [.. layer is null ? Array.Empty<string>() : [layer], "-lco", "GEOMETRY=AS_WKT", .. options]);
        using var csv = new CsvHelper.CsvReader(new StreamReader(target), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Row>();
        while (csv.Read())
            rows.Add(new Row(
                csv.GetField("WKT") is { Length: > 0 } wkt ? new WKTReader().Read(wkt).Area : 0,
                csv.HeaderRecord!.Where(column => column != "WKT").Distinct().ToDictionary(column => column, column => csv.GetField(column) ?? "")));
        return rows;
    }

    public static string Convert(string format, string from, string to, params string[] options)
    {
        Assert.SkipUnless(File.Exists(Converter), "没有安装 GDAL(tools/install-debian.sh)");
        using var process = Process.Start(new ProcessStartInfo(Converter, ["-f", format, to, Named(from), .. options]) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, said);
        return to;
    }

    /// <summary>What is inside a zip, whatever the zip is called.</summary>
    private static string Named(string path)
    {
        var head = new byte[2];
        if (File.Exists(path))
            using (var stream = File.OpenRead(path))
                stream.ReadExactly(head);
        return head is [(byte)'P', (byte)'K'] ? $"/vsizip/{{{path}}}" : path;
    }

    /// <summary>As many records, the same ground to 1e-9, the same texts, numbers and days.</summary>
    public static void ShouldBe(IReadOnlyList<SourceFeature> ours, IReadOnlyList<SourceField> fields, List<Row> gdal, bool texts = true, double tolerance = 1e-9)
    {
        ours.Should().HaveCount(gdal.Count);
        for (var index = 0; index < ours.Count; index++)
        {
            (ours[index].Geometry?.Area ?? 0).Should().BeApproximately(gdal[index].Area, tolerance * Math.Max(1e-6, gdal[index].Area), "record {0}", index + 1);
            for (var column = 0; column < fields.Count; column++)
                if (gdal[index].Values.TryGetValue(fields[column].Name, out var text))
                    Compare(ours[index].Values[column], text.Trim(), texts, $"{fields[column].Name} of record {index + 1}");
        }
    }

    private static void Compare(object? ours, string gdal, bool texts, string where)
    {
        switch (ours)
        {
            case double number: number.Should().BeApproximately(double.Parse(gdal, CultureInfo.InvariantCulture), 1e-9 * Math.Max(1, Math.Abs(number)), where); break;
            case long whole: whole.Should().Be(long.Parse(gdal, CultureInfo.InvariantCulture), where); break;
            case DateOnly day: gdal.Replace('/', '-').Should().StartWith(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), where); break;
            case bool yes: gdal.Should().BeOneOf(yes ? ["1", "T"] : ["0", "F"], where); break;
            case string text when texts: Plain(text).Should().StartWith(Plain(gdal), where); break;
            case null: gdal.Should().BeEmpty(where); break;
        }
    }

    /// <summary>Moments are written in more than one way.</summary>
    private static string Plain(string text) => text.Trim().Replace('T', ' ').TrimEnd('Z').Replace("+00", "", StringComparison.Ordinal).Replace('-', '/');
}
