using System.Xml.Linq;

namespace Weipian.Rendering.Papers;

/// <summary>A field a template asks for.</summary>
/// <param name="Name">Name; a column of a repeating part as <c>部分.列</c>.</param>
/// <param name="Kind">How the template prints it.</param>
public sealed record TemplateField(string Name, TemplateFieldKind Kind);

/// <summary>How a template prints a field.</summary>
public enum TemplateFieldKind
{
    /// <summary>Text, or only asked whether there is any.</summary>
    Text,

    /// <summary>A repeating part: other controls stand inside.</summary>
    Rows,

    /// <summary>A picture control.</summary>
    Picture,
}

/// <summary>
/// A docx with content controls whose tags are field names: made once, then edited in Word or WPS by the office. Pure: bytes in, bytes out;
/// the same template and values give the same bytes.
/// </summary>
public sealed class PaperTemplate
{
    private readonly byte[] _docx;

    private PaperTemplate(byte[] docx, IReadOnlyList<TemplateField> fields) => (_docx, Fields) = (docx, fields);

    /// <summary>Every field asked for, once, in the order of first appearance.</summary>
    public IReadOnlyList<TemplateField> Fields { get; }

    /// <exception cref="PaperException"><c>template.unreadable</c>, <c>template.field-shape</c>.</exception>
    public static PaperTemplate Read(byte[] docx)
    {
        var package = PaperPackage.Read(docx);
        var fields = new Dictionary<string, TemplateField>(StringComparer.Ordinal);
        foreach (var story in package.Stories)
            Collect(package.Xml(story).Root!, "", fields);
        return new PaperTemplate(docx, [.. fields.Values]);
    }

    /// <summary>What stands against using this template: fields that are not in the list, and required ones it does not print.</summary>
    /// <param name="known">Every field the paper may have, by full name.</param>
    /// <param name="required">Those it must have.</param>
    public IEnumerable<PaperProblem> Check(IReadOnlyCollection<string> known, IReadOnlyCollection<string> required)
    {
        foreach (var field in Fields.Where(field => !known.Contains(field.Name)))
            yield return new PaperProblem("template.unknown-field", $"模板中的字段“{field.Name}”不在字段表内", field.Name);
        foreach (var name in required.Where(name => Fields.All(field => field.Name != name)))
            yield return new PaperProblem("template.field-absent", $"必填字段“{name}”在模板中没有位置", name);
    }

    /// <summary>The paper: every control gives way to its value, so nothing of the template's placeholders is left.</summary>
    /// <param name="required">Fields that must have a value, by full name; a column is required in every row there is.</param>
    /// <param name="draft">Prints 草稿 across every page.</param>
    /// <exception cref="PaperException"><c>paper.missing-field</c> for each missing one; <c>paper.picture</c>; <c>template.field-shape</c>.</exception>
    public byte[] Fill(IReadOnlyDictionary<string, PaperValue> values, IReadOnlyCollection<string> required, bool draft = false)
    {
        var missing = required.SelectMany(name => Missing(name, values)).ToList();
        if (missing.Count > 0)
            throw new PaperException(missing);
        var package = PaperPackage.Read(_docx);
        var pictures = new PaperPictures(package);
        var width = LineWidth(package.Xml(PaperPackage.Document).Root!);
        foreach (var story in package.Stories)
            new PaperFilling(pictures, story, width).Fill(package.Xml(story).Root!, values);
        pictures.NumberDrawings();
        if (draft)
            PaperWatermark.Print(package, "草稿");
        return package.Write();
    }

    private static IEnumerable<PaperProblem> Missing(string name, IReadOnlyDictionary<string, PaperValue> values)
    {
        var dot = name.IndexOf('.');
        if (dot < 0)
        {
            if (!values.TryGetValue(name, out var value) || value.IsBlank)
                yield return new PaperProblem("paper.missing-field", $"缺少必填字段“{name}”", name);
            yield break;
        }

        if (!values.TryGetValue(name[..dot], out var part) || part is not PaperRows rows)
            yield break;
        for (var index = 0; index < rows.Rows.Count; index++)
            if (!rows.Rows[index].TryGetValue(name[(dot + 1)..], out var cell) || cell.IsBlank)
                yield return new PaperProblem("paper.missing-field", $"“{name[..dot]}”第 {index + 1} 行缺少必填的“{name[(dot + 1)..]}”", name);
    }

    private static void Collect(XElement container, string within, Dictionary<string, TemplateField> fields)
    {
        foreach (var control in PaperFilling.Outermost(container))
        {
            var content = control.Element(W.ControlContent);
            if (TemplateTag.Of(control) is not { } tag)
            {
                if (content is not null)
                    Collect(content, within, fields);
                continue;
            }

            var name = within + tag.Name;
            var kind = tag.Sense != TagSense.Field || content is null ? TemplateFieldKind.Text : PaperFilling.KindOf(content);
            if (kind == TemplateFieldKind.Rows && within.Length > 0)
                throw new PaperException("template.field-shape", $"重复部分“{name}”不能放在另一重复部分之内", name);
            // A condition says nothing about how the field is printed elsewhere.
            if (!fields.TryGetValue(name, out var before) || (before.Kind == TemplateFieldKind.Text && kind != TemplateFieldKind.Text))
                fields[name] = new TemplateField(name, kind);
            if (content is not null && (kind == TemplateFieldKind.Rows || tag.Sense != TagSense.Field))
                Collect(content, kind == TemplateFieldKind.Rows ? name + "." : within, fields);
        }
    }

    /// <summary>Width between the margins of the last section, in points.</summary>
    private static double LineWidth(XElement document)
    {
        var section = document.Descendants(W.Section).LastOrDefault();
        double Twips(string element, string attribute) => (double?)section?.Element(W.Main + element)?.Attribute(W.Main + attribute) ?? 0;
        return Math.Max(100, (Twips("pgSz", "w") - Twips("pgMar", "left") - Twips("pgMar", "right")) / 20);
    }
}
