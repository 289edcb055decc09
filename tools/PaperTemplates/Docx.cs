using System.IO.Compression;
using System.Text;

namespace Weipian.PaperTemplates;

/// <summary>Page of a template, in millimetres.</summary>
/// <param name="Grid">Content of <c>w:docGrid</c> attributes; empty: none.</param>
/// <param name="Facing">Odd and even pages have their own footers.</param>
internal sealed record Page(double Top, double Bottom, double Left, double Right, double Footer, string Grid, bool Facing, double BodySize, string OddFooter, string EvenFooter);

/// <summary>The parts of a docx, zipped in one order under one time.</summary>
internal static class Docx
{
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    /// <summary>A light grey dot: what a picture control shows before it is filled.</summary>
    private const string Dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGO4DwAA6wDqMVnK0QAAAABJRU5ErkJggg==";

    public static byte[] Write(string body, Page page)
    {
        var section = $"""<w:sectPr><w:footerReference w:type="default" r:id="odd"/>{(page.Facing ? """<w:footerReference w:type="even" r:id="even"/>""" : "")}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{PaperTemplates.Word.Twips(page.Top)}" w:right="{PaperTemplates.Word.Twips(page.Right)}" w:bottom="{PaperTemplates.Word.Twips(page.Bottom)}" w:left="{PaperTemplates.Word.Twips(page.Left)}" w:header="851" w:footer="{PaperTemplates.Word.Twips(page.Footer)}" w:gutter="0"/>{(page.Grid.Length == 0 ? "" : $"<w:docGrid {page.Grid}/>")}</w:sectPr>""";
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["[Content_Types].xml"] = Text($"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{Word}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{Word}.styles+xml"/><Override PartName="/word/fontTable.xml" ContentType="{Word}.fontTable+xml"/><Override PartName="/word/settings.xml" ContentType="{Word}.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="{Word}.footer+xml"/><Override PartName="/word/footer2.xml" ContentType="{Word}.footer+xml"/></Types>"""),
            ["_rels/.rels"] = Text($"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="document" Type="{Office}/officeDocument" Target="word/document.xml"/></Relationships>"""),
            ["word/_rels/document.xml.rels"] = Text($"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="styles" Type="{Office}/styles" Target="styles.xml"/><Relationship Id="fonts" Type="{Office}/fontTable" Target="fontTable.xml"/><Relationship Id="settings" Type="{Office}/settings" Target="settings.xml"/><Relationship Id="odd" Type="{Office}/footer" Target="footer1.xml"/><Relationship Id="even" Type="{Office}/footer" Target="footer2.xml"/><Relationship Id="placeholder" Type="{Office}/image" Target="media/placeholder.png"/></Relationships>"""),
            ["word/document.xml"] = Text($"<w:document {Names}><w:body>{body}{section}</w:body></w:document>"),
            ["word/styles.xml"] = Text($"<w:styles {Names}>{Styles(page)}</w:styles>"),
            ["word/fontTable.xml"] = Text($"<w:fonts {Names}>{Fonts()}</w:fonts>"),
            ["word/settings.xml"] = Text($"""<w:settings {Names}>{(page.Facing ? "<w:evenAndOddHeaders/>" : "")}<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"""),
            ["word/footer1.xml"] = Text($"<w:ftr {Names}>{page.OddFooter}</w:ftr>"),
            ["word/footer2.xml"] = Text($"<w:ftr {Names}>{page.EvenFooter}</w:ftr>"),
            ["word/media/placeholder.png"] = Convert.FromBase64String(Dot),
        };
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var to = entry.Open();
                to.Write(bytes);
            }

        return stream.ToArray();
    }

    /// <summary>Normal is the body text; the grid counts characters by its size.</summary>
    private static string Styles(Page page)
    {
        var body = new Face(Face.Fang, page.BodySize);
        var line = page.Facing ? """<w:spacing w:line="579" w:lineRule="exact"/>""" : "";
        return $"""<w:docDefaults><w:rPrDefault>{body.Xml()}</w:rPrDefault><w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:widowControl w:val="0"/>{line}<w:jc w:val="both"/></w:pPr>{body.Xml()}</w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="57" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>""";
    }

    /// <summary>The named fonts are licensed and not on every machine; altName says what stands in for them.</summary>
    private static string Fonts() => string.Concat(new[] { (Face.Title, "华文中宋"), (Face.Fang, "仿宋"), (Face.Kai, "楷体"), (Face.Hei, "SimHei"), (Face.Song, "SimSun") }
        .Select(font => $"""<w:font w:name="{font.Item1}"><w:altName w:val="{font.Item2}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>"""));

    private static byte[] Text(string xml) => Encoding.UTF8.GetBytes(Head + xml);
}
