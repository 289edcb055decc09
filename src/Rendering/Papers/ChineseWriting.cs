using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Weipian.Rendering.Papers;

/// <summary>
/// Texts of the house as official papers write them: 2026-01-05 becomes 2026年1月5日 (GB/T 9704-2012), no space stands between a number and a Chinese
/// character, and half-width marks beside a Chinese character become full-width (GB/T 15834-2011); of a pair of brackets both change or none.
/// Numbers, codes and Latin words stay as they are.
/// </summary>
public static partial class ChineseWriting
{
    private const string Half = ",:;?!()";
    private const string Full = "\uFF0C\uFF1A\uFF1B\uFF1F\uFF01\uFF08\uFF09";

    /// <summary>2026年1月5日: no leading zeros.</summary>
    public static string Of(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    public static string Of(string text) => Punctuated(NumberGap().Replace(IsoDay().Replace(text, Day), "$1$2$3$4"));

    private static string Day(Match iso) => DateOnly.TryParseExact(iso.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Of(day) : iso.Value;

    private static string Punctuated(string text)
    {
        var result = new StringBuilder(text);
        var open = new Stack<int>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '(')
            {
                open.Push(at);
                continue;
            }

            if (text[at] == ')' && open.TryPop(out var start))
            {
                if (BesideChinese(text, start) || BesideChinese(text, at))
                    (result[start], result[at]) = (Full[5], Full[6]);
                continue;
            }

            var mark = Half.IndexOf(text[at], StringComparison.Ordinal);
            if (mark is >= 0 and < 5 && BesideChinese(text, at))
                result[at] = Full[mark];
        }

        return result.ToString();
    }

    /// <summary>Chinese before or after it; a closing mark between counts as what it closes.</summary>
    private static bool BesideChinese(string text, int at) =>
        (at > 0 && IsChinese(text[at - 1])) || (at + 1 < text.Length && IsChinese(text[at + 1])) || (at > 1 && text[at - 1] is ')' && IsChinese(text[at - 2]));

    private static bool IsChinese(char letter) => letter is >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFF60' or '\u201C' or '\u201D';

    [GeneratedRegex(@"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"(\d) (\p{IsCJKUnifiedIdeographs})|(\p{IsCJKUnifiedIdeographs}) (\d)")]
    private static partial Regex NumberGap();
}
