namespace Weipian.Law.Layers;

/// <summary>A proposed mapping, shown before it is used.</summary>
/// <param name="Mapping">Target → source column.</param>
/// <param name="Reasons">Target → why that column, in Chinese.</param>
/// <param name="MissingRequired">Required targets no column was found for.</param>
[Official("字段对应")]
public sealed record FieldProposal(
    IReadOnlyDictionary<string, string> Mapping, IReadOnlyDictionary<string, string> Reasons, IReadOnlyList<LayerField> MissingRequired);

/// <summary>Finds the columns of a file by the field lists that counties are known to use.</summary>
public sealed class FieldDetection(LayerKindBook kinds)
{
    /// <param name="given">What a person mapped by hand; goes before detection.</param>
    public FieldProposal Propose(
        string kind, IReadOnlyList<string> sourceNames, IReadOnlyDictionary<string, string>? given = null)
    {
        var mapping = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var reasons = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in kinds.Find(kind)?.Fields ?? throw new ArgumentException($"没有图层种类“{kind}”", nameof(kind)))
        {
            if (given is not null && given.TryGetValue(field.Target, out var chosen))
                (mapping[field.Target], reasons[field.Target]) = (chosen, "人工指定");
            else if (Detect(field, sourceNames) is var (source, reason))
                (mapping[field.Target], reasons[field.Target]) = (source, reason);
        }

        var missing = kinds.Find(kind)!.Fields.Where(field => field.Required && !mapping.ContainsKey(field.Target)).ToList();
        return new FieldProposal(mapping, reasons, missing);
    }

    private static (string Source, string Reason)? Detect(LayerField field, IReadOnlyList<string> sourceNames)
    {
        foreach (var known in field.KnownNames)
            if (sourceNames.FirstOrDefault(name => string.Equals(name.Trim(), known, StringComparison.OrdinalIgnoreCase)) is { } exact)
                return (exact, $"已知字段名 {known}");
        foreach (var known in field.KnownNames)
            if (sourceNames.FirstOrDefault(name => IsCut(name.Trim(), known)) is { } cut)
                return (cut, $"已知字段名 {known} 被截断为 {cut}");
        return null;
    }

    /// <summary>A shapefile keeps 10 bytes of a name: 10 Latin letters, or 5 Chinese characters.</summary>
    private static bool IsCut(string name, string known) =>
        name.Length >= 4 && name.Length < known.Length && known.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && name.Sum(letter => letter < 0x80 ? 1 : 2) is >= 9 and <= 10;
}
