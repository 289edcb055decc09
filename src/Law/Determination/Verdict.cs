namespace Weipian.Law.Determination;

/// <summary>Verdict codes; what tables count by.</summary>
public static class VerdictCodes
{
    [Official("合法新增建设用地")] public const string Lawful = "B";
    [Official("往年批准本年建设")] public const string ApprovedEarlier = "PJ";
    [Official("疑似违法用地")] public const string Unlawful = "W";
    [Official("临时用地")] public const string Temporary = "LS";
    [Official("设施农用地")] public const string Facility = "SS";
    [Official("农村道路")] public const string RuralRoad = "ND";
    [Official("其他用地")] public const string Other = "QT";
    [Official("伪变化")] public const string PseudoChange = "WBH";
    [Official("拆除")] public const string Demolished = "CC";
    [Official("线下处理")] public const string Offline = "XX";
    [Official("县外移交")] public const string OutsideCounty = "YJ";
    [Official("待核查")] public const string Pending = "DH";
    [Official("拆分建议")] public const string Split = "CF";
    [Official("合法勘查开采")] public const string LawfulMining = "HF";
    [Official("疑似违法勘查开采")] public const string UnlawfulMining = "WK";

    public static readonly IReadOnlyList<string> All =
    [
        Lawful, ApprovedEarlier, Unlawful, Temporary, Facility, RuralRoad, Other, PseudoChange, Demolished, Offline, OutsideCounty, Pending,
        Split, LawfulMining, UnlawfulMining,
    ];

    /// <summary>The official term of a code.</summary>
    public static string Term(string code) => typeof(VerdictCodes).GetFields()
        .Where(field => field.IsLiteral && (string)field.GetRawConstantValue()! == code)
        .Select(field => ((OfficialAttribute)field.GetCustomAttributes(typeof(OfficialAttribute), false)[0]).Term)
        .Single();
}

/// <summary>One question as it was answered on the way to a verdict.</summary>
public sealed record AnsweredQuestion(string Table, string Question, string Answer, string Reads, IReadOnlyList<string> Missing);

/// <summary>A single other answer that would have led elsewhere.</summary>
public sealed record Alternative(string Question, string IfAnswer, string Code, string Conclusion);

/// <summary>
/// What the law says of the facts: a proposal (疑似) until a person concludes. Carries all that it was decided by; decided again on
/// the same facts and tables it is the same to the letter.
/// </summary>
/// <param name="Row">The rows hit, in order, e.g. <c>A4&gt;B6&gt;C1</c>.</param>
/// <param name="SplitAlong">What a mixed patch is to be split along: county, prior-construction, approval, special.</param>
/// <param name="Missing">What would have to be known; a verdict with anything missing is provisional.</param>
[Official("判定结论")]
public sealed record Verdict(
    string Code, string Conclusion, string Row, IReadOnlyList<string> Articles, string? SplitAlong, IReadOnlyList<string> Missing,
    IReadOnlyList<AnsweredQuestion> Answers, IReadOnlyList<Alternative> WouldChange, IReadOnlyList<string> Flags);
