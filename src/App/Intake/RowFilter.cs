using System.Globalization;
using Weipian.App.Platform;

namespace Weipian.App.Intake;

/// <summary>
/// <c>--where</c>: a condition on source columns in the usual SQL words – <c>landuse IS NOT NULL</c>, <c>DLBM = '0101' OR DLBM LIKE '02%'</c>,
/// <c>MJ &gt; 100 AND NOT (TBLX IN ('20','YH'))</c>. A comparison with an absent value is false, as in SQL.
/// </summary>
public sealed class RowFilter
{
    private readonly Func<IReadOnlyList<object?>, bool> _holds;

    private RowFilter(Func<IReadOnlyList<object?>, bool> holds) => _holds = holds;

    public static RowFilter All { get; } = new(_ => true);

    public bool Holds(IReadOnlyList<object?> values) => _holds(values);

    /// <exception cref="ProblemException"><c>filter.syntax</c>, <c>filter.field</c>.</exception>
    public static RowFilter Parse(string? expression, IReadOnlyList<string> fields)
    {
        if (string.IsNullOrWhiteSpace(expression))
            return All;
        var reader = new Reader(FilterToken.Scan(expression), fields);
        var holds = reader.Or();
        reader.End();
        return new RowFilter(holds);
    }

    private sealed class Reader(IReadOnlyList<FilterToken> tokens, IReadOnlyList<string> fields)
    {
        private int _next;

        private FilterToken Now => tokens[_next];

        public Func<IReadOnlyList<object?>, bool> Or()
        {
            var left = And();
            while (Take("OR"))
            {
                var (a, b) = (left, And());
                left = row => a(row) || b(row);
            }

            return left;
        }

        public void End()
        {
            if (Now.Kind != FilterTokenKind.End)
                throw FilterToken.Wrong($"“{Now.Text}”处多出内容");
        }

        private Func<IReadOnlyList<object?>, bool> And()
        {
            var left = Not();
            while (Take("AND"))
            {
                var (a, b) = (left, Not());
                left = row => a(row) && b(row);
            }

            return left;
        }

        private Func<IReadOnlyList<object?>, bool> Not()
        {
            if (Take("NOT"))
            {
                var inner = Not();
                return row => !inner(row);
            }

            if (!Take("("))
                return Condition();
            var grouped = Or();
            Need(")");
            return grouped;
        }

        private Func<IReadOnlyList<object?>, bool> Condition()
        {
            var column = Field();
            if (Take("IS"))
            {
                var present = Take("NOT");
                Need("NULL");
                return row => row[column] is not null == present;
            }

            if (Take("IN"))
            {
                Need("(");
                var accepted = new List<string> { Value() };
                while (Take(","))
                    accepted.Add(Value());
                Need(")");
                return row => accepted.Any(value => Compare(row[column], value) == 0);
            }

            if (Take("LIKE"))
            {
                var pattern = Value();
                return row => row[column] is { } found && Like(Show(found), pattern);
            }

            return Comparison(column);
        }

        private Func<IReadOnlyList<object?>, bool> Comparison(int column)
        {
            var sign = Now.Text;
            _next++;
            var value = Value();
            return sign switch
            {
                "=" => row => Compare(row[column], value) == 0,
                "<>" or "!=" => row => Compare(row[column], value) is { } order && order != 0,
                "<" => row => Compare(row[column], value) < 0,
                "<=" => row => Compare(row[column], value) <= 0,
                ">" => row => Compare(row[column], value) > 0,
                ">=" => row => Compare(row[column], value) >= 0,
                _ => throw FilterToken.Wrong($"不认识的比较符“{sign}”"),
            };
        }

        private int Field()
        {
            if (Now.Kind != FilterTokenKind.Word)
                throw FilterToken.Wrong($"“{Now.Text}”处应为字段名");
            var name = tokens[_next++].Text;
            for (var index = 0; index < fields.Count; index++)
                if (string.Equals(fields[index], name, StringComparison.OrdinalIgnoreCase))
                    return index;
            throw new ProblemException("filter.field", $"筛选条件中的字段“{name}”不在文件中;现有:{string.Join('、', fields)}", field: "--where");
        }

        private string Value() => Now.Kind is FilterTokenKind.Text or FilterTokenKind.Number
            ? tokens[_next++].Text
            : throw FilterToken.Wrong($"“{Now.Text}”处应为值(文字用单引号)");

        private bool Take(string text)
        {
            if (Now.Kind is FilterTokenKind.Text or FilterTokenKind.End || !string.Equals(Now.Text, text, StringComparison.OrdinalIgnoreCase))
                return false;
            _next++;
            return true;
        }

        private void Need(string text)
        {
            if (!Take(text))
                throw FilterToken.Wrong($"此处应为“{text}”,实为“{Now.Text}”");
        }
    }

    private static int? Compare(object? found, string value) => found switch
    {
        null => null,
        long or double when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            Convert.ToDouble(found, CultureInfo.InvariantCulture).CompareTo(number),
        DateOnly day when Days.TryRead(value, out var other) => day.CompareTo(other),
        _ => string.CompareOrdinal(Show(found), value),
    };

    private static string Show(object found) => found is DateOnly day
        ? Days.Write(day)
        : Convert.ToString(found, CultureInfo.InvariantCulture)!.Trim();

    private static bool Like(string text, string pattern)
    {
        if (pattern.Length == 0)
            return text.Length == 0;
        if (pattern[0] == '%')
            return Enumerable.Range(0, text.Length + 1).Any(start => Like(text[start..], pattern[1..]));
        return text.Length > 0 && (pattern[0] == '_' || pattern[0] == text[0]) && Like(text[1..], pattern[1..]);
    }
}
