using System.Xml.Linq;

namespace Weipian.Rendering.Papers;

/// <summary>Names of WordprocessingML (ECMA-376) and of the drawings in it.</summary>
internal static class W
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public static readonly XNamespace PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    public static readonly XNamespace ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    public static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public static readonly XNamespace WordDrawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    public static readonly XNamespace Picture = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    public static readonly XNamespace Word2012 = "http://schemas.microsoft.com/office/word/2012/wordml";

    public static readonly XName Control = Main + "sdt";
    public static readonly XName ControlProperties = Main + "sdtPr";
    public static readonly XName ControlContent = Main + "sdtContent";
    public static readonly XName Tag = Main + "tag";
    public static readonly XName Val = Main + "val";
    public static readonly XName Paragraph = Main + "p";
    public static readonly XName ParagraphProperties = Main + "pPr";
    public static readonly XName Run = Main + "r";
    public static readonly XName RunProperties = Main + "rPr";
    public static readonly XName Text = Main + "t";
    public static readonly XName Tab = Main + "tab";
    public static readonly XName Break = Main + "br";
    public static readonly XName Table = Main + "tbl";
    public static readonly XName Row = Main + "tr";
    public static readonly XName Cell = Main + "tc";
    public static readonly XName CellProperties = Main + "tcPr";
    public static readonly XName Section = Main + "sectPr";
    public static readonly XName Size = Main + "sz";
    public static readonly XName ComplexSize = Main + "szCs";
    public static readonly XName RelationId = Relations + "id";
}
