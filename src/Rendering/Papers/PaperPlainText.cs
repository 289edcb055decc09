using System.Xml.Linq;

namespace Weipian.Rendering.Papers;

/// <summary>What a docx says, line by line: a paragraph a line, a table row a line with its cells between bars. For search, comparison and tests.</summary>
public static class PaperPlainText
{
    private static readonly XName Box = W.Main + "txbxContent";

    /// <exception cref="PaperException"><c>template.unreadable</c>.</exception>
    public static IReadOnlyList<string> Of(byte[] docx)
    {
        var package = PaperPackage.Read(docx);
        return [.. package.Stories.SelectMany(story => Blocks(package.Xml(story).Root!)).Where(line => line.Length > 0)];
    }

    private static IEnumerable<string> Blocks(XElement container) => container.Elements().SelectMany(element =>
        element.Name == W.Paragraph ? Line(element).Split('\n').Concat(element.Descendants(Box).Where(box => !box.Ancestors(Box).Any()).SelectMany(Blocks))
        : element.Name == W.Table ? Rows(element).Select(Row)
        : Blocks(element));

    private static IEnumerable<XElement> Rows(XElement element) => element.Elements()
        .SelectMany(child => child.Name == W.Row ? [child] : child.Name == W.Control || child.Name == W.ControlContent ? Rows(child) : []);

    private static string Row(XElement row) => string.Join(" | ", Cells(row).Select(cell => string.Join("⏎", Blocks(cell).Where(line => line.Length > 0))));

    private static IEnumerable<XElement> Cells(XElement element) => element.Elements()
        .SelectMany(child => child.Name == W.Cell ? [child] : child.Name == W.Control || child.Name == W.ControlContent ? Cells(child) : []);

    /// <summary>What stands in a text box is read after the paragraph the box hangs on.</summary>
    private static string Line(XElement paragraph) => string.Concat(paragraph.Descendants().Where(element => element.Ancestors(Box).FirstOrDefault() is not { } box || !box.Ancestors().Contains(paragraph)).Select(element =>
        element.Name == W.Text ? element.Value
        : element.Name == W.Tab && element.Parent!.Name == W.Run ? "\t"
        : element.Name == W.Break ? "\n"
        : element.Name == W.Main + "drawing" && !element.Descendants(Box).Any() ? "〔图〕"
        : ""));
}
