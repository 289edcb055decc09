using Weipian.App.Platform;
using Weipian.Rendering.Papers;

namespace Weipian.App.Modules.Documents;

/// <summary>
/// The values of a paper as printed, in the order of the field list; kept in the file store. With the template it is all that the paper is made from:
/// the law may change afterwards.
/// </summary>
public sealed record PaperContent(string Document, string SubjectKind, string Subject, int Year, IReadOnlyDictionary<string, PaperField> Fields)
{
    public static PaperContent Read(Workspace workspace, string hash) =>
        CanonicalJson.Read<PaperContent>(System.Text.Encoding.UTF8.GetString(workspace.Files.Get(hash)));

    /// <summary>Every text and picture under its full name.</summary>
    public IEnumerable<(string Name, PaperField Value)> Flat() => Fields.SelectMany(field => field.Value.Rows is { } rows
        ? rows.SelectMany((row, index) => row.Select(cell => ($"{field.Key}[{Digits.Of(index + 1)}].{cell.Key}", cell.Value with { Event = cell.Value.Event ?? field.Value.Event })))
        : [(field.Key, field.Value)]);

    public IReadOnlyDictionary<string, PaperValue> Values(ContentStore files) =>
        Fields.ToDictionary(field => field.Key, field => Value(field.Value, files), StringComparer.Ordinal);

    private static PaperValue Value(PaperField field, ContentStore files) =>
        field.Rows is { } rows ? new PaperRows([.. rows.Select(row => row.ToDictionary(cell => cell.Key, cell => Value(cell.Value, files), StringComparer.Ordinal))])
        : field.Picture is { } picture ? new PaperPicture(files.Get(picture))
        : new PaperText(field.Text ?? "");
}
