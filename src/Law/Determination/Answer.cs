using Weipian.Law.Parameters;

namespace Weipian.Law.Determination;

/// <summary>An answer of a question's closed set, what was read to give it, and what is missing when it is 不明 or 未核.</summary>
[Official("答案")]
public sealed record Answer(string Value, string Reads, IReadOnlyList<string> Missing)
{
    public const string Yes = "是";
    public const string No = "否";
    public const string Unknown = "不明";

    public static Answer Of(string value, string reads) => new(value, reads, []);

    public static Answer Of(bool holds, string reads) => new(holds ? Yes : No, reads, []);

    public static Answer UnknownFor(params IReadOnlyList<string> missing) => new(Unknown, "", missing);

    /// <summary>Not yet looked at on the ground; the verdict is provisional and says what is missing.</summary>
    public static Answer NotVerified(string what) => new("未核", "", [what + "(外业核查)"]);
}

/// <summary>What a question may read beside the facts.</summary>
/// <param name="ProgrammeYear">The year whose patches are judged.</param>
/// <param name="Day">The day the law is asked for.</param>
[Official("判定条件")]
public sealed record DeterminationContext(int ProgrammeYear, DateOnly Day, RulePack Pack, ParameterValues Parameters);

/// <summary>A statement that a decision table asks; answered by one line of code from facts and dated thresholds.</summary>
/// <param name="Term">Official term, the column head in the table.</param>
/// <param name="Values">Closed set of answers.</param>
[Official("判定问题")]
public sealed record Question<TFacts>(string Term, IReadOnlyList<string> Values, Func<TFacts, DeterminationContext, Answer> Ask);
