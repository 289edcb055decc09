using System.Text;

namespace Weipian.Rendering.Papers;

/// <summary>
/// Half-width marks that stand by a Chinese character become full-width, as official writing has them (GB/T 15834-2011); numbers, times and Latin
/// words keep theirs. Of a pair of brackets both change or none.
/// </summary>
public static class ChinesePunctuation
{
    private const string Half = ",:;?!()";
    private const string Full = "\uFF0C\uFF1A\uFF1B\uFF1F\uFF01\uFF08\uFF09";

    public static string Of(string text)
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
}
