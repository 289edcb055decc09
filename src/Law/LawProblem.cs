namespace Weipian.Law;

/// <summary>Something wrong in the law tables, named so that the official who keeps them finds the cell.</summary>
/// <param name="Code">Stable code <c>law.what</c>.</param>
/// <param name="Row">Line of the CSV file, header = 1; 0 for the file as a whole.</param>
public sealed record LawProblem(string Code, string File, int Row, string Column, string Message)
{
    public override string ToString() => $"[{Code}] {File} 第 {Row} 行 {Column}:{Message}";
}

/// <summary>The law tables cannot be used; nothing is decided by half-read law.</summary>
public sealed class LawException(IReadOnlyList<LawProblem> problems) : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<LawProblem> Problems { get; } = problems;
}
