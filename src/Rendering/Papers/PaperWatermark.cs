using System.Globalization;
using System.Xml.Linq;

namespace Weipian.Rendering.Papers;

/// <summary>A grey word across every page, in the headers as Word itself keeps it, so Word, WPS and LibreOffice all print it.</summary>
internal static class PaperWatermark
{
    private const string HeaderRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header";
    private const string HeaderType = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";

    public static void Print(PaperPackage package, string word)
    {
        var headers = package.Stories.Where(story => story.StartsWith("word/header", StringComparison.Ordinal)).ToList();
        var number = 0;
        foreach (var header in headers)
            package.Xml(header).Root!.AddFirst(Mark(word, ++number));
        var document = package.Xml(PaperPackage.Document).Root!;
        var made = new Dictionary<string, string>(StringComparer.Ordinal);
        var first = true;
        foreach (var section in document.Descendants(W.Section))
        {
            // A later section without a header of its own shows the one before; only the first must have each.
            foreach (var kind in new[] { "even", "default", "first" }.Where(kind => first && section.Elements(W.Main + "headerReference").All(reference => (string?)reference.Attribute(W.Main + "type") != kind)))
            {
                if (!made.TryGetValue(kind, out var id))
                {
                    id = made[kind] = "watermark-" + kind;
                    var part = $"word/header-watermark-{kind}.xml";
                    package.Add(part, new XDocument(new XElement(W.Main + "hdr", Mark(word, ++number))), HeaderType);
                    package.Relate(PaperPackage.Document, id, HeaderRelation, part["word/".Length..]);
                }

                section.AddFirst(new XElement(W.Main + "headerReference", new XAttribute(W.Main + "type", kind), new XAttribute(W.RelationId, id)));
            }

            first = false;
        }
    }

    private static XElement Mark(string word, int number)
    {
        XNamespace vml = "urn:schemas-microsoft-com:vml";
        XNamespace office = "urn:schemas-microsoft-com:office:office";
        XNamespace vmlWord = "urn:schemas-microsoft-com:office:word";
        var id = number.ToString(CultureInfo.InvariantCulture);
        return new XElement(W.Paragraph, new XElement(W.Run, new XElement(
            W.Main + "pict",
            new XElement(
                vml + "shapetype", new XAttribute("id", "_x0000_t136"), new XAttribute("coordsize", "21600,21600"), new XAttribute(office + "spt", "136"), new XAttribute("adj", "10800"), new XAttribute("path", "m@7,l@8,m@5,21600l@6,21600e"),
                new XElement(
                    vml + "formulas",
                    new[] { "sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3", "if @0 @3 0", "if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600", "mid @5 @6", "mid @8 @5", "mid @7 @8", "mid @6 @7", "sum @6 0 @5" }
                        .Select(formula => new XElement(vml + "f", new XAttribute("eqn", formula)))),
                new XElement(vml + "path", new XAttribute("textpathok", "t"), new XAttribute(office + "connecttype", "custom"), new XAttribute(office + "connectlocs", "@9,0;@10,10800;@11,21600;@12,10800"), new XAttribute(office + "connectangles", "270,180,90,0")),
                new XElement(vml + "textpath", new XAttribute("on", "t"), new XAttribute("fitshape", "t")),
                new XElement(vml + "handles", new XElement(vml + "h", new XAttribute("position", "#0,bottomRight"), new XAttribute("xrange", "6629,14971"))),
                new XElement(office + "lock", new XAttribute(vml + "ext", "edit"), new XAttribute("text", "t"), new XAttribute("shapetype", "t"))),
            new XElement(
                vml + "shape", new XAttribute("id", "PowerPlusWaterMarkObject" + id), new XAttribute(office + "spid", "_x0000_s20" + id.PadLeft(2, '0')), new XAttribute("type", "#_x0000_t136"),
                new XAttribute("style", "position:absolute;margin-left:0;margin-top:0;width:360pt;height:180pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"),
                new XAttribute(office + "allowincell", "f"), new XAttribute("fillcolor", "#d8d8d8"), new XAttribute("stroked", "f"),
                new XElement(vml + "fill", new XAttribute("opacity", ".5")),
                new XElement(vml + "textpath", new XAttribute("style", "font-family:\"宋体\";font-size:1pt"), new XAttribute("string", word)),
                new XElement(vmlWord + "wrap", new XAttribute("anchorx", "margin"), new XAttribute("anchory", "margin"))))));
    }
}
