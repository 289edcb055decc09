using System.Text.RegularExpressions;
using Weipian.App.Modules.Cases;

namespace Weipian.App.Modules.Supervision;

/// <summary>
/// What must not stand in a text for the public: identity numbers, telephones, bank cards, precise coordinates, and what the case knows of the
/// persons in it. Patterns look through full-width digits, blanks and hyphens; what is found is told without repeating it.
/// </summary>
public static partial class PublicText
{
    /// <summary>Kinds of offenders who are persons, whose names are not told in full.</summary>
    private static readonly string[] Persons = ["农村村民", "其他个人"];

    /// <summary>One sentence for each kind of thing found; empty when nothing was.</summary>
    public static IReadOnlyList<string> Check(string text, IReadOnlyList<Offender> offenders)
    {
        var plain = HalfWidth(text);
        var joined = Separators().Replace(plain, "");
        var found = new List<string>();
        void Add(string what, int count)
        {
            if (count > 0)
                found.Add($"{what} {count} 处");
        }

        Add("居民身份证号", Identity().Count(joined));
        Add("手机号码", Mobile().Count(joined));
        Add("固定电话", Landline().Count(plain));
        Add("银行卡号", BankCard().Matches(joined).Count(match => !Identity().IsMatch(match.Value)));
        Add("精确经纬度", Degrees().Count(plain) + DegreesMinutes().Count(plain));
        Add("平面坐标", Planar().Count(plain));
        foreach (var offender in offenders)
        {
            if (Persons.Contains(offender.Kind))
                Add("当事人姓名", Occurrences(plain, offender.Name));
            Add("法定代表人姓名", Occurrences(plain, offender.Representative));
            Add("当事人证件", Persons.Contains(offender.Kind) ? Occurrences(joined, offender.Number) : 0);
            Add("当事人电话", Occurrences(joined, offender.Phone is null ? null : Separators().Replace(HalfWidth(offender.Phone), "")));
            Add("当事人住址", Persons.Contains(offender.Kind) ? Occurrences(plain, offender.Address) : 0);
        }

        return found.Distinct().ToList();
    }

    /// <summary>Full-width digits, letters and marks as half-width ones, so that 1３8… does not slip through.</summary>
    private static string HalfWidth(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var at = 0; at < span.Length; at++)
            span[at] = source[at] is >= '\uFF01' and <= '\uFF5E' ? (char)(source[at] - 0xFEE0) : source[at] == '\u3000' ? ' ' : source[at];
    });

    private static int Occurrences(string text, string? part) => string.IsNullOrWhiteSpace(part) || part.Trim().Length < 2 ? 0 : (text.Length - text.Replace(part.Trim(), "", StringComparison.Ordinal).Length) / part.Trim().Length;

    /// <summary>Blanks and hyphens between digits.</summary>
    [GeneratedRegex(@"(?<=\d)[ \-–—·]+(?=\d)")]
    private static partial Regex Separators();

    [GeneratedRegex(@"(?<!\d)[1-9]\d{5}(?:(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?!\d)")]
    private static partial Regex Identity();

    [GeneratedRegex(@"(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?<!\d)0\d{2,3}[ \-–—]?\d{7,8}(?!\d)")]
    private static partial Regex Landline();

    [GeneratedRegex(@"(?<!\d)[34569]\d{15,18}(?!\d)")]
    private static partial Regex BankCard();

    /// <summary>Longitude or latitude with four decimals or more (some ten metres), or three and a mark of degrees; amounts with a unit are none.</summary>
    [GeneratedRegex(@"(?<![\d.])(?:1[0-3]\d|[1-9]\d)\.(?:\d{4,}(?!\d|\s*(?:亩|公顷|平方米|㎡|万元|元|%|米|吨))|\d{3,}\s*[°度])")]
    private static partial Regex Degrees();

    [GeneratedRegex(@"\d{1,3}\s*[°度]\s*\d{1,2}\s*['′分]\s*\d{1,2}(?:\.\d+)?\s*(?:[""″秒])?")]
    private static partial Regex DegreesMinutes();

    /// <summary>Gauss-Krüger metres: six to eight digits with decimals, or after X, Y, 纵坐标, 横坐标.</summary>
    [GeneratedRegex(@"(?<![\d.])\d{6,8}\.\d+(?!\d|\s*(?:亩|公顷|平方米|㎡|万元|元|吨))|(?:[XxYy]|[纵横]坐标)\s*[=:为]?\s*\d{6,8}(?!\d)")]
    private static partial Regex Planar();
}
