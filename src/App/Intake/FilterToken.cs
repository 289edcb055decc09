using Weipian.App.Platform;

namespace Weipian.App.Intake;

public enum FilterTokenKind
{
    Word,
    Text,
    Number,
    Sign,
    End,
}

/// <summary>One word of a <c>--where</c> condition.</summary>
public readonly record struct FilterToken(FilterTokenKind Kind, string Text)
{
    private static readonly string[] Signs = ["<=", ">=", "<>", "!=", "=", "<", ">", "(", ")", ","];

    public static ProblemException Wrong(string reason) => new("filter.syntax", $"筛选条件写法有误:{reason}", field: "--where");

    public static IReadOnlyList<FilterToken> Scan(string expression)
    {
        var tokens = new List<FilterToken>();
        var at = 0;
        while (at < expression.Length)
        {
            var here = expression[at];
            if (char.IsWhiteSpace(here))
                at++;
            else if (here is '\'' or '"')
                tokens.Add(Quoted(expression, ref at));
            else if (Signs.FirstOrDefault(sign => expression.AsSpan(at).StartsWith(sign)) is { } found)
            {
                tokens.Add(new FilterToken(FilterTokenKind.Sign, found));
                at += found.Length;
            }
            else
                tokens.Add(Plain(expression, ref at));
        }

        tokens.Add(new FilterToken(FilterTokenKind.End, "结尾"));
        return tokens;
    }

    /// <summary>'文字' is a value, "字段" a column name; a doubled quote stands for itself.</summary>
    private static FilterToken Quoted(string expression, ref int at)
    {
        var quote = expression[at];
        var text = new System.Text.StringBuilder();
        for (at++; at < expression.Length; at++)
        {
            if (expression[at] != quote)
                text.Append(expression[at]);
            else if (at + 1 < expression.Length && expression[at + 1] == quote)
                text.Append(expression[at++]);
            else
            {
                at++;
                return new FilterToken(quote == '\'' ? FilterTokenKind.Text : FilterTokenKind.Word, text.ToString());
            }
        }

        throw Wrong("引号没有配对");
    }

    private static FilterToken Plain(string expression, ref int at)
    {
        var start = at;
        while (at < expression.Length && (char.IsLetterOrDigit(expression[at]) || expression[at] is '_' or '.' or '-' or '+' or ':'))
            at++;
        if (at == start)
            throw Wrong($"不认识的字符“{expression[at]}”");
        var text = expression[start..at];
        var number = double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _);
        return new FilterToken(number ? FilterTokenKind.Number : FilterTokenKind.Word, text);
    }
}
