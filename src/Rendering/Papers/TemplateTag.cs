using System.Xml.Linq;

namespace Weipian.Rendering.Papers;

/// <summary>
/// The tag of a content control: the field's name; before it <c>若有:</c> or <c>若无:</c> when the control only keeps its content
/// where the field has (has no) value; after it <c>|单行</c> when the text shall shrink rather than break.
/// </summary>
internal sealed record TemplateTag(string Name, TagSense Sense, bool OneLine)
{
    private const string IfPresent = "若有:";
    private const string IfAbsent = "若无:";
    private const string OneLineMark = "|单行";

    /// <summary>Tag of a control; null when it carries none, as page-number galleries and tables of contents do.</summary>
    public static TemplateTag? Of(XElement control)
    {
        // People type a full-width colon or bar as readily as the other.
        var text = control.Element(W.ControlProperties)?.Element(W.Tag)?.Attribute(W.Val)?.Value.Trim().Replace('\uFF1A', ':').Replace('\uFF5C', '|');
        if (string.IsNullOrEmpty(text))
            return null;
        var oneLine = text.EndsWith(OneLineMark, StringComparison.Ordinal);
        text = oneLine ? text[..^OneLineMark.Length] : text;
        return text.StartsWith(IfPresent, StringComparison.Ordinal) ? new TemplateTag(text[IfPresent.Length..].Trim(), TagSense.KeptIfPresent, oneLine)
            : text.StartsWith(IfAbsent, StringComparison.Ordinal) ? new TemplateTag(text[IfAbsent.Length..].Trim(), TagSense.KeptIfAbsent, oneLine)
            : new TemplateTag(text, TagSense.Field, oneLine);
    }
}

/// <summary>What a control does with its field.</summary>
internal enum TagSense
{
    Field,
    KeptIfPresent,
    KeptIfAbsent,
}
