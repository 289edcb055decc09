using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Weipian.Law.Tables;

/// <summary>One row of a law table with the line it stands on.</summary>
public sealed class LawRow(LawTable table, int line, IReadOnlyDictionary<string, string> cells)
{
    public LawTable Table { get; } = table;

    public int Line { get; } = line;

    /// <summary>The cell, trimmed; empty when blank.</summary>
    public string this[string column] => cells[column];

    public bool InForce(DateOnly day) =>
        (Day("生效日") is not { } from || day >= from) && (Day("失效日") is not { } to || day <= to);

    /// <summary>A day cell; null when blank or when the table has no such column.</summary>
    public DateOnly? Day(string column)
    {
        if (!cells.TryGetValue(column, out var text) || text.Length == 0)
            return null;
        return DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>The items of a cell separated by <c>|</c>.</summary>
    public IReadOnlyList<string> Items(string column) =>
        cells[column].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A number cell; null when blank, and null with a problem when it is no number.</summary>
    public decimal? Number(string column, List<LawProblem> problems)
    {
        if (cells[column].Length == 0)
            return null;
        if (decimal.TryParse(cells[column], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return value;
        problems.Add(Problem("law.number", column, $"“{cells[column]}”不是数值"));
        return null;
    }

    /// <summary>A cell that holds the official term of an enum member; null with a problem when no member carries it.</summary>
    public T? Term<T>(string column, List<LawProblem> problems)
        where T : struct, Enum
    {
        if (OfficialTerms.Find<T>(cells[column]) is { } member)
            return member;
        problems.Add(Problem("law.cell", column, $"“{cells[column]}”不在 {string.Join('、', Enum.GetValues<T>().Select(OfficialTerms.Of))} 之内"));
        return null;
    }

    public LawProblem Problem(string code, string column, string message) => new(code, Table.File, Line, column, message);
}

/// <summary>A CSV file of <c>law/</c>: UTF-8, first line the column names, every further line a row. Kept whole and in order.</summary>
public sealed class LawTable
{
    private LawTable(string file, IReadOnlyList<string> columns)
    {
        File = file;
        Columns = columns;
    }

    public string File { get; }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<LawRow> Rows { get; private set; } = [];

    /// <param name="root">The <c>law</c> folder; <paramref name="file"/> is relative to it and names the file in problems.</param>
    /// <param name="required">Columns the table must have.</param>
    public static LawTable Read(string root, string file, List<LawProblem> problems, params IReadOnlyList<string> required)
    {
        var path = Path.Combine(root, file);
        if (!System.IO.File.Exists(path))
        {
            problems.Add(new LawProblem("law.file-missing", file, 0, "", "规则表文件不存在"));
            return new LawTable(file, required);
        }

        return Parse(System.IO.File.ReadAllText(path), file, problems, required);
    }

    public static LawTable Parse(string text, string file, List<LawProblem> problems, params IReadOnlyList<string> required)
    {
        using var csv = new CsvReader(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            BadDataFound = context => problems.Add(new LawProblem("law.csv-syntax", file, context.Context.Parser!.RawRow, "", "CSV 引号或分隔有误")),
            MissingFieldFound = null,
        });
        if (!csv.Read() || !csv.ReadHeader())
        {
            problems.Add(new LawProblem("law.file-empty", file, 0, "", "规则表为空"));
            return new LawTable(file, required);
        }

        var table = new LawTable(file, csv.HeaderRecord!);
        problems.AddRange(required.Where(column => !table.Columns.Contains(column))
            .Select(column => new LawProblem("law.column-missing", file, 1, column, "缺少此列")));
        table.Rows = ReadRows(csv, table, required, problems).ToList();
        return table;
    }

    private static IEnumerable<LawRow> ReadRows(
        CsvReader csv, LawTable table, IReadOnlyList<string> required, List<LawProblem> problems)
    {
        while (csv.Read())
        {
            var cells = required.ToDictionary(column => column, _ => "", StringComparer.Ordinal);
            for (var index = 0; index < table.Columns.Count; index++)
                cells[table.Columns[index]] = csv.TryGetField<string>(index, out var cell) ? cell?.Trim() ?? "" : "";
            if (csv.Parser.Count > table.Columns.Count)
                problems.Add(new LawProblem("law.row-too-long", table.File, csv.Parser.RawRow, "", "单元格多于列数"));
            var row = new LawRow(table, csv.Parser.RawRow, cells);
            foreach (var column in new[] { "生效日", "失效日" }.Where(cells.ContainsKey))
                if (cells[column].Length > 0 && !DateOnly.TryParseExact(cells[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                {
                    problems.Add(row.Problem("law.day", column, $"“{cells[column]}”不是 yyyy-MM-dd 的日期"));
                    cells[column] = "";
                }

            yield return row;
        }
    }
}
