namespace Weipian.PaperTemplates;

/// <summary>Page numbers.</summary>
internal static class Footer
{
    public static string Field(string before, string after, string field, Face face)
    {
        string Run(string content) => $"<w:r>{face.Xml()}{content}</w:r>";
        string Text(string text) => text.Length == 0 ? "" : Run($"""<w:t xml:space="preserve">{text}</w:t>""");
        return Text(before) + Run("""<w:fldChar w:fldCharType="begin"/>""") + Run($"""<w:instrText xml:space="preserve"> {field} </w:instrText>""") + Run("""<w:fldChar w:fldCharType="separate"/>""") + Run("<w:t>1</w:t>") + Run("""<w:fldChar w:fldCharType="end"/>""") + Text(after);
    }
}
