using System.Globalization;
using System.Text;

namespace Weipian.PaperTemplates;

/// <summary>
/// WordprocessingML by hand. In texts, <c>{当事人}</c> is a content control of that name, <c>{?抄送:…}</c> is kept only where 抄送 has a value,
/// <c>{!抄送:…}</c> only where it has none; these may stand inside one another.
/// </summary>
internal sealed class Word
{
    private int _control;
    private int _picture;

    public static string Digits(double value) => Math.Round(value).ToString(CultureInfo.InvariantCulture);

    public static string Twips(double millimetres) => Digits(millimetres * 1440 / 25.4);

    public static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    public string Paragraph(string text, Face face, Stand stand) => $"<w:p>{stand.Xml(face)}{Runs(text, face)}</w:p>";

    /// <summary>A field whose lines become paragraphs.</summary>
    public string Block(string field, Face face, Stand stand) => Control(field, $"<w:p>{stand.Xml(face)}{Run($"【{field}】", face)}</w:p>");

    /// <summary>Content once for every row of a field.</summary>
    public string Repeat(string field, string content) => Control(field, content);

    public string If(string field, string content) => Control("若有:" + field, content);

    public string IfNot(string field, string content) => Control("若无:" + field, content);

    /// <summary>A picture control as large as the box the picture may fill, in millimetres.</summary>
    public string Picture(string field, double width, double height)
    {
        var (cx, cy, id) = (Digits(width * 36000), Digits(height * 36000), (++_picture).ToString(CultureInfo.InvariantCulture));
        var drawing = $"""<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="{id}" name="{field}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="{field}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="placeholder"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>""";
        return Control(field, drawing, "<w:picture/>");
    }

    public string Runs(string text, Face face)
    {
        var xml = new StringBuilder();
        var plain = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '{')
            {
                plain.Append(text[at]);
                continue;
            }

            xml.Append(Run(plain.ToString(), face));
            plain.Clear();
            var end = End(text, at);
            xml.Append(Braced(text[(at + 1)..end], face));
            at = end;
        }

        return xml.Append(Run(plain.ToString(), face)).ToString();
    }

    private string Braced(string inside, Face face)
    {
        if (inside[0] is not ('?' or '!'))
            return Control(inside, Run($"【{inside.Split('|')[0]}】", face));
        var colon = inside.IndexOf(':');
        return Control((inside[0] == '?' ? "若有:" : "若无:") + inside[1..colon], Runs(inside[(colon + 1)..], face));
    }

    private string Control(string tag, string content, string kind = "") =>
        $"""<w:sdt><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:id w:val="{(++_control).ToString(CultureInfo.InvariantCulture)}"/>{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>""";

    private static string Run(string text, Face face)
    {
        if (text.Length == 0)
            return "";
        var pieces = Chinese(text).Split('\t').Select(piece => piece.Length == 0 ? "" : $"""<w:t xml:space="preserve">{Escape(piece)}</w:t>""");
        return $"<w:r>{face.Xml()}{string.Join("<w:tab/>", pieces)}</w:r>";
    }

    /// <summary>The fixed words of a paper are Chinese throughout, and so is their punctuation (GB/T 15834-2011).</summary>
    private static string Chinese(string text) =>
        text.Replace("  ", "\u3000", StringComparison.Ordinal).Replace(',', '\uFF0C').Replace(':', '\uFF1A').Replace(';', '\uFF1B').Replace('(', '\uFF08').Replace(')', '\uFF09');

    private static int End(string text, int start)
    {
        var depth = 0;
        for (var at = start; at < text.Length; at++)
            if (text[at] == '{')
                depth++;
            else if (text[at] == '}' && --depth == 0)
                return at;
        throw new FormatException($"unclosed brace in: {text}");
    }
}
