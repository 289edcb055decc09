using System.Globalization;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>One row of a list of visits; a cell that cannot be read is named and the list refused.</summary>
public sealed class RecordRow(string file, int line, IReadOnlyDictionary<string, string> cells, List<Problem> problems)
{
    public string File { get; } = file;

    public int Line { get; } = line;

    public string? Text(string column) => cells.GetValueOrDefault(column);

    public string Needed(string column) => Text(column) ?? Wrong(column, "", "不能为空") ?? "";

    public bool? YesNo(string column) => Text(column) switch
    {
        null => null,
        "是" => true,
        "否" => false,
        var text => NotYesNo(column, text),
    };

    public string? OneOf(string column, IReadOnlyList<string> values) =>
        Text(column) is not { } text || values.Contains(text) ? Text(column) : Wrong(column, text, $"应为 {string.Join('、', values)}");

    public double? Number(string column)
    {
        if (Text(column) is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            return value;
        Wrong(column, text, "不是数值");
        return null;
    }

    public DateOnly? Day(string column)
    {
        if (Text(column) is not { } text)
            return null;
        if (Days.TryRead(text, out var day))
            return day;
        Wrong(column, text, "不是日期,应形如 2024-06-30");
        return null;
    }

    public DateOnly MissingDay(string column)
    {
        if (Text(column) is null)
            Wrong(column, "", "不能为空");
        return default;
    }

    private bool? NotYesNo(string column, string text)
    {
        Wrong(column, text, "应为 是 或 否");
        return null;
    }

    private string? Wrong(string column, string text, string reason)
    {
        problems.Add(new Problem("fieldwork.cell", text.Length == 0 ? reason : $"“{text}”{reason}", File, Line, column));
        return null;
    }
}
