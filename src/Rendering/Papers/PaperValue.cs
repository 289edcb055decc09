namespace Weipian.Rendering.Papers;

/// <summary>What a field of a paper is filled with.</summary>
public abstract record PaperValue
{
    /// <summary>Nothing to print: a required field with such a value counts as missing.</summary>
    public abstract bool IsBlank { get; }
}

/// <summary>Text; every line is a paragraph where the field stands alone, else a line.</summary>
public sealed record PaperText(string Text) : PaperValue
{
    public override bool IsBlank => string.IsNullOrWhiteSpace(Text);
}

/// <summary>The rows of a repeating part; a row gives its columns by name.</summary>
public sealed record PaperRows(IReadOnlyList<IReadOnlyDictionary<string, PaperValue>> Rows) : PaperValue
{
    public override bool IsBlank => Rows.Count == 0;
}

/// <summary>A PNG or JPEG picture, printed as large as the template's box allows without being stretched.</summary>
public sealed record PaperPicture(byte[] Bytes) : PaperValue
{
    public override bool IsBlank => Bytes.Length == 0;
}

/// <summary>A template that cannot be used, or a paper that must not be made.</summary>
/// <param name="Code"><c>template.unreadable</c>, <c>template.unknown-field</c>, <c>template.field-absent</c>, <c>template.field-shape</c>, <c>paper.missing-field</c>, <c>paper.picture</c>.</param>
/// <param name="Field">The field meant; empty for the template as a whole.</param>
public sealed record PaperProblem(string Code, string Message, string Field);

/// <summary>A refusal to render; all problems at once.</summary>
public sealed class PaperException(IReadOnlyList<PaperProblem> problems) : Exception(string.Join('\n', problems.Select(problem => $"[{problem.Code}] {problem.Message}")))
{
    public PaperException(string code, string message, string field = "")
        : this([new PaperProblem(code, message, field)])
    {
    }

    public IReadOnlyList<PaperProblem> Problems { get; } = problems;
}
