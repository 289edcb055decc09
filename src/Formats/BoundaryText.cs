using System.Globalization;
using System.Text.RegularExpressions;

namespace Weipian.Formats;

/// <summary>A point of a boundary file, with the line it stands on.</summary>
/// <param name="First">First coordinate of the line; officially the northing.</param>
internal sealed record BoundaryPoint(int Line, string Name, string Ring, double First, double Second);

/// <summary>A plot of a boundary file: its line of attributes and its points.</summary>
internal sealed record BoundaryPlot(int Line, IReadOnlyList<string> Attributes, List<BoundaryPoint> Points);

/// <summary>The text of a 勘测定界 boundary file taken apart: header keys, plots, points, and every line that cannot be read.</summary>
internal sealed partial class BoundaryText
{
    /// <summary>More lines that cannot be read make no boundary file; the rest is not looked at.</summary>
    public const int MostFaults = 10_000;

    public SortedDictionary<string, string> Header { get; } = new(StringComparer.Ordinal);

    public List<BoundaryPlot> Plots { get; } = [];

    /// <summary>Line number and what is wrong with it; the plot it belongs to cannot be used.</summary>
    public List<(int Line, int Plot, string Code, string Message)> Faults { get; } = [];

    public static BoundaryText Parse(string text)
    {
        var parsed = new BoundaryText();
        var number = 0;
        using var lines = new StringReader(text);
        while (lines.ReadLine() is { } raw && parsed.Faults.Count < MostFaults)
            parsed.Take(++number, HalfWidth(raw.Trim('\uFEFF', ' ', '\t')));
        return parsed;
    }

    private void Take(int number, string line)
    {
        if (line.Length == 0 || line[0] == '[')
            return;
        if (line.EndsWith('@'))
            Plots.Add(new BoundaryPlot(number, line[..^1].TrimEnd('_', ' ').Split(',').Select(field => field.Trim()).ToList(), []));
        else if (line.Contains('=', StringComparison.Ordinal) && Plots.Count == 0)
            Header[line[..line.IndexOf('=', StringComparison.Ordinal)].Trim()] = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
        else
            Point(number, line);
        if (line.Contains('\uFFFD', StringComparison.Ordinal))
            Faults.Add((number, Plots.Count, "txt.text", $"第 {number} 行“{Short(line)}”中有不能解读的字节"));
    }

    private void Point(int number, string line)
    {
        var fields = line.Split(',');
        if (Plots.Count == 0)
            Faults.Add((number, 0, "txt.line", $"第 {number} 行“{Short(line)}”既不是属性,也不是地块"));
        else if (fields.Length >= 4
            && double.TryParse(fields[2].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var first) && double.IsFinite(first)
            && double.TryParse(fields[3].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var second) && double.IsFinite(second))
            Plots[^1].Points.Add(new BoundaryPoint(number, fields[0].Trim(), fields[1].Trim(), first, second));
        else
            Faults.Add((number, Plots.Count, "txt.point", $"第 {number} 行“{Short(line)}”应为 点号,圈号,X,Y"));
    }

    /// <summary>Full-width punctuation and digits come from hands, not from surveys.</summary>
    private static string HalfWidth(string line) => FullWidth().Replace(line, found => found.Value[0] switch
    {
        '【' => "[",
        '】' => "]",
        '。' => ".",
        var sign => ((char)(sign - 0xFEE0)).ToString(),
    });

    private static string Short(string line) => line.Length <= 40 ? line : line[..40] + "…";

    [GeneratedRegex("[\uFF01-\uFF5E【】。]")]
    private static partial Regex FullWidth();
}
