using Weipian.Law.Tables;

namespace Weipian.Law.Layers;

/// <summary>A field the house reads of a layer or of a patch table.</summary>
/// <param name="Target">Key used in mappings (<c>class</c>, <c>document</c> …).</param>
/// <param name="Required">Without it the file cannot be used.</param>
/// <param name="KnownNames">Source columns it is known by, best first.</param>
[Official("图层字段")]
public sealed record LayerField(string Target, string Name, bool Required, IReadOnlyList<string> KnownNames);

/// <summary>A kind of layer, or of patch table (<c>patch-land</c>, <c>patch-mineral</c>).</summary>
/// <param name="NeedsScheme">Its codes are land classes: the scheme must be said.</param>
/// <param name="Several">Several files are in force side by side (批文 come one by one); otherwise a new one takes the old one's place.</param>
[Official("图层种类")]
public sealed record LayerKind(string Key, string Name, bool NeedsScheme, bool Several, IReadOnlyList<LayerField> Fields);

/// <summary>Every layer kind, once: <c>law/layers.csv</c> and <c>law/layer-fields.csv</c>.</summary>
public sealed class LayerKindBook
{
    private readonly Dictionary<string, LayerKind> _kinds = new(StringComparer.Ordinal);

    public IReadOnlyList<LayerKind> All { get; private set; } = [];

    public LayerKind? Find(string key) => _kinds.GetValueOrDefault(key);

    internal static LayerKindBook Read(string root, List<LawProblem> problems)
    {
        var book = new LayerKindBook();
        var fields = LawTable.Read(root, "layer-fields.csv", problems, "种类", "目标字段", "名称", "必需", "已知源字段名", "来源");
        var kinds = LawTable.Read(root, "layers.csv", problems, "种类", "名称", "须注明地类体系", "可多份并用", "说明");
        foreach (var row in kinds.Rows)
        {
            var kind = new LayerKind(
                row["种类"], row["名称"], row["须注明地类体系"] == "是", row["可多份并用"] == "是",
                fields.Rows.Where(field => field["种类"] == row["种类"]).Select(ReadField).ToList());
            if (!book._kinds.TryAdd(kind.Key, kind))
                problems.Add(row.Problem("law.layer-kind-twice", "种类", $"图层种类“{kind.Key}”出现两次"));
        }

        foreach (var row in fields.Rows.Where(row => !book._kinds.ContainsKey(row["种类"])))
            problems.Add(row.Problem("law.layer-kind-unknown", "种类", $"没有图层种类“{row["种类"]}”"));
        book.All = book._kinds.Values.ToList();
        return book;
    }

    private static LayerField ReadField(LawRow row) => new(
        row["目标字段"], row["名称"], row["必需"] == "是",
        row["已知源字段名"].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
