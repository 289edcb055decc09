using System.Text.Json;
using Weipian.App.Platform;
using Weipian.Law.Documents;

namespace Weipian.App.Modules.Documents;

/// <summary>
/// Values of a paper written by hand, as JSON: <c>{"当事人":"…","违法事实":["第一段","第二段"],"附送材料":[{"序号":"1","名称":"…"}],"照片":[{"照片":"a.jpg"}]}</c>.
/// A picture is the path of a file beside the JSON; it is taken into the file store.
/// </summary>
public static class FieldsFile
{
    /// <exception cref="ProblemException"><c>file.missing</c>, <c>fields.unreadable</c>.</exception>
    public static IReadOnlyDictionary<string, PaperField> Read(Workspace workspace, PaperDocument document, string file)
    {
        if (!File.Exists(file))
            throw new ProblemException("file.missing", "文件不存在", file);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw new JsonException("应为一个对象");
            return json.RootElement.EnumerateObject().ToDictionary(
                field => field.Name, field => Field(workspace, document.Find(field.Name)?.Kind, field.Name, field.Value, document, file), StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new ProblemException("fields.unreadable", $"字段文件无法读取:{exception.Message}", file);
        }
    }

    private static PaperField Field(Workspace workspace, DocumentFieldKind? kind, string name, JsonElement value, PaperDocument document, string file) => value.ValueKind switch
    {
        JsonValueKind.Array when kind == DocumentFieldKind.Rows => PaperField.Table([.. value.EnumerateArray().Select(row => (IReadOnlyDictionary<string, PaperField>)row.EnumerateObject()
            .ToDictionary(cell => cell.Name, cell => Field(workspace, document.Find($"{name}.{cell.Name}")?.Kind, $"{name}.{cell.Name}", cell.Value, document, file), StringComparer.Ordinal))]),
        JsonValueKind.Array => PaperField.Of(string.Join('\n', value.EnumerateArray().Select(line => line.GetString()))),
        JsonValueKind.String when kind == DocumentFieldKind.Picture => PaperField.Photo(Picture(workspace, value.GetString()!, file)),
        JsonValueKind.String => PaperField.Of(value.GetString()!),
        JsonValueKind.Number => PaperField.Of(value.GetRawText()),
        _ => throw new ProblemException("fields.unreadable", $"字段“{name}”应为文字、文字列表或行的列表", file, field: name),
    };

    private static string Picture(Workspace workspace, string path, string file)
    {
        var full = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, path);
        return File.Exists(full) ? workspace.Files.PutFile(full) : throw new ProblemException("file.missing", "图片文件不存在", full);
    }
}
