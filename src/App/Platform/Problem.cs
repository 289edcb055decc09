namespace Weipian.App.Platform;

/// <summary>One thing that is wrong, in words an officer can act on.</summary>
/// <param name="Code">Stable code <c>noun.what</c>.</param>
/// <param name="Message">Chinese sentence that names what was expected and what was found.</param>
/// <param name="File">File it was found in.</param>
/// <param name="Row">Record, line or sheet row in that file.</param>
/// <param name="Field">Column or option.</param>
public sealed record Problem(string Code, string Message, string? File = null, long? Row = null, string? Field = null)
{
    public override string ToString()
    {
        var place = string.Join(' ', new[]
        {
            File is null ? null : $"文件 {File}",
            Row is null ? null : $"第 {Row} 条",
            Field is null ? null : $"字段 {Field}",
        }.Where(part => part is not null));
        return place.Length == 0 ? $"[{Code}] {Message}" : $"[{Code}] {place}:{Message}";
    }
}

/// <summary>A refusal: the request cannot be carried out and nothing was changed. Exit code 1 on the command line.</summary>
public sealed class ProblemException(IReadOnlyList<Problem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public ProblemException(string code, string message, string? file = null, long? row = null, string? field = null)
        : this([new Problem(code, message, file, row, field)])
    {
    }

    public IReadOnlyList<Problem> Problems { get; } = problems;
}
