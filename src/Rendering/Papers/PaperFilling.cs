using System.Globalization;
using System.Xml.Linq;

namespace Weipian.Rendering.Papers;

/// <summary>Puts values in the place of the controls of one story (body, header, footer).</summary>
internal sealed class PaperFilling(PaperPictures pictures, string story, double lineWidth)
{
    /// <summary>Text that shall stay on one line shrinks no further than this, in half-points (三号).</summary>
    private const int SmallestOneLine = 32;

    public void Fill(XElement container, IReadOnlyDictionary<string, PaperValue> values)
    {
        foreach (var control in Outermost(container).ToList())
            Give(control, values);
    }

    /// <summary>Controls not inside another control.</summary>
    public static IEnumerable<XElement> Outermost(XElement container) =>
        container.Elements().SelectMany(child => child.Name == W.Control ? [child] : Outermost(child));

    /// <summary>A control with other tagged controls inside repeats; one with a drawing inside is a picture.</summary>
    public static TemplateFieldKind KindOf(XElement content) =>
        content.Descendants(W.Control).Any(inner => TemplateTag.Of(inner) is not null) ? TemplateFieldKind.Rows
        : content.Descendants(W.Main + "drawing").Any() ? TemplateFieldKind.Picture
        : TemplateFieldKind.Text;

    private void Give(XElement control, IReadOnlyDictionary<string, PaperValue> values)
    {
        if (control.Element(W.ControlContent) is not { } content)
        {
            control.Remove();
            return;
        }

        if (TemplateTag.Of(control) is not { } tag)
        {
            Fill(content, values);
            return;
        }

        var value = values.TryGetValue(tag.Name, out var given) && !given.IsBlank ? given : null;
        if (tag.Sense != TagSense.Field)
        {
            if (value is not null == (tag.Sense == TagSense.KeptIfPresent))
            {
                Fill(content, values);
                Unwrap(control, content.Nodes());
            }
            else
            {
                Drop(control);
            }

            return;
        }

        switch (KindOf(content))
        {
            case TemplateFieldKind.Rows:
                Repeat(control, content, Expect<PaperRows>(value, tag.Name, "行"));
                break;
            case TemplateFieldKind.Picture:
                if (Expect<PaperPicture>(value, tag.Name, "图片") is { } picture)
                    pictures.Place(content, picture, story, tag.Name);
                else
                    foreach (var run in content.Descendants(W.Main + "drawing").Select(drawing => drawing.Ancestors(W.Run).First()).Distinct().ToList())
                        run.Remove();
                Unwrap(control, content.Nodes());
                break;
            default:
                Write(control, content, Expect<PaperText>(value, tag.Name, "文字")?.Text, tag.OneLine);
                break;
        }
    }

    /// <summary>Every row a copy of the first; without rows one blank copy stays, as blank forms have it.</summary>
    private void Repeat(XElement control, XElement content, PaperRows? rows)
    {
        // Word keeps each repetition in a control of its own without a tag; the first is the pattern.
        var first = content.Elements(W.Control).FirstOrDefault(inner => inner.Element(W.ControlProperties)?.Element(W.Word2012 + "repeatingSectionItem") is not null);
        var pattern = first?.Element(W.ControlContent) ?? content;
        var copies = new List<XNode>();
        foreach (var row in rows?.Rows ?? [new Dictionary<string, PaperValue>()])
        {
            var copy = new XElement(pattern);
            Fill(copy, row);
            copies.AddRange(copy.Nodes());
        }

        Unwrap(control, copies);
    }

    private void Write(XElement control, XElement content, string? text, bool oneLine)
    {
        var lines = Lines(text);
        if (content.Elements(W.Run).Any() || (content.Element(W.Paragraph) is null && content.Element(W.Cell) is null))
        {
            WriteInline(control, content, lines, oneLine);
            return;
        }

        var cell = content.Element(W.Cell);
        var holder = cell ?? content;
        var pattern = holder.Element(W.Paragraph) ?? new XElement(W.Paragraph);
        var format = RunFormat(control, pattern.Descendants(W.Run).FirstOrDefault());
        var paragraphs = (text is null && cell is null ? [] : lines).Select(line => Paragraph(pattern, Run(format, line, oneLine))).ToList();
        if (cell is not null)
        {
            foreach (var element in cell.Elements().Where(element => element.Name != W.CellProperties).ToList())
                element.Remove();
            cell.Add(paragraphs);
            Unwrap(control, [cell]);
        }
        else if (paragraphs.Count == 0)
        {
            Drop(control);
        }
        else
        {
            Unwrap(control, paragraphs);
        }
    }

    private void WriteInline(XElement control, XElement content, IReadOnlyList<string> lines, bool oneLine)
    {
        var format = RunFormat(control, content.Element(W.Run));
        var paragraph = control.Ancestors(W.Paragraph).FirstOrDefault();
        var alone = paragraph is not null && control.Parent == paragraph && paragraph.Elements().All(element => element == control || element.Name == W.ParagraphProperties);
        if (alone && lines is [""] && paragraph!.Ancestors(W.Cell).FirstOrDefault() is null && paragraph.Descendants(W.Section).FirstOrDefault() is null)
        {
            paragraph.Remove();
        }
        else if (alone && lines.Count > 1)
        {
            paragraph!.ReplaceWith(lines.Select(line => Paragraph(paragraph, Run(format, line, oneLine))));
        }
        else
        {
            var runs = lines.Select(line => Run(format, line, oneLine)).ToList();
            foreach (var run in runs.Skip(1))
                run.Elements().Where(element => element.Name != W.RunProperties).First().AddBeforeSelf(new XElement(W.Break));
            Unwrap(control, runs);
        }
    }

    private static XElement Paragraph(XElement pattern, XElement run) => new(W.Paragraph, pattern.Element(W.ParagraphProperties), run);

    private XElement Run(XElement? format, string line, bool oneLine)
    {
        var run = new XElement(W.Run, oneLine ? Shrunk(format, line) : format);
        var pieces = line.Split('\t');
        for (var index = 0; index < pieces.Length; index++)
        {
            if (index > 0)
                run.Add(new XElement(W.Tab));
            run.Add(new XElement(W.Text, new XAttribute(XNamespace.Xml + "space", "preserve"), pieces[index]));
        }

        return run;
    }

    private XElement? Shrunk(XElement? format, string line)
    {
        var size = (int?)format?.Element(W.Size)?.Attribute(W.Val) ?? SmallestOneLine;
        var ems = line.Sum(letter => letter < 0x2E80 ? 0.5 : 1.0);
        var fitting = Math.Max(SmallestOneLine, Math.Min(size, (int)(2 * lineWidth / Math.Max(1, ems))));
        if (fitting == size)
            return format;
        var shrunk = new XElement(format!);
        foreach (var element in shrunk.Elements().Where(element => element.Name == W.Size || element.Name == W.ComplexSize))
            element.SetAttributeValue(W.Val, fitting.ToString(CultureInfo.InvariantCulture));
        return shrunk;
    }

    /// <summary>How the control's text is printed; the grey of a placeholder is not kept.</summary>
    private static XElement? RunFormat(XElement control, XElement? run)
    {
        var format = new XElement(run?.Element(W.RunProperties) ?? control.Element(W.ControlProperties)?.Element(W.RunProperties) ?? new XElement(W.RunProperties));
        if (control.Element(W.ControlProperties)?.Element(W.Main + "showingPlcHdr") is not null)
            format.Elements(W.Main + "rStyle").Remove();
        return format.HasElements ? format : null;
    }

    private static T? Expect<T>(PaperValue? value, string field, string what)
        where T : PaperValue => value as T ?? (value is null ? null : throw new PaperException("template.field-shape", $"字段“{field}”在模板中应为{what}", field));

    private static void Unwrap(XElement control, IEnumerable<XNode> content) => control.ReplaceWith(content.ToList());

    /// <summary>Takes a control away; a cell keeps a paragraph, and a table without rows goes too.</summary>
    private static void Drop(XElement control)
    {
        var parent = control.Parent!;
        control.Remove();
        if (parent.Name == W.Cell && parent.Elements().LastOrDefault()?.Name != W.Paragraph)
            parent.Add(new XElement(W.Paragraph));
        if (parent.Name == W.Table && !parent.Descendants(W.Row).Any())
            parent.Remove();
        if (parent.Name == W.Row && !parent.Descendants(W.Cell).Any())
            parent.Remove();
    }

    private static IReadOnlyList<string> Lines(string? text) => PlainXml.Clean(text ?? "").ReplaceLineEndings("\n").Trim('\n').Split('\n');
}
