namespace Weipian.PaperTemplates;

/// <summary>How a run is printed. Sizes in points: 二号 22, 三号 16, 四号 14, 小四 12, 五号 10.5.</summary>
/// <param name="Condensed">Closer by a quarter point, so that 28 characters of 三号 fill the line.</param>
internal sealed record Face(string Font, double Size, string? Color = null, bool Condensed = false)
{
    public const string Title = "方正小标宋简体";
    public const string Fang = "仿宋_GB2312";
    public const string Kai = "楷体_GB2312";
    public const string Hei = "黑体";
    public const string Song = "宋体";

    public string Xml() =>
        $"""<w:rPr><w:rFonts w:ascii="{Font}" w:hAnsi="{Font}" w:eastAsia="{Font}" w:cs="{Font}" w:hint="eastAsia"/>{(Color is null ? "" : $"""<w:color w:val="{Color}"/>""")}{(Condensed ? """<w:spacing w:val="-5"/>""" : "")}<w:sz w:val="{Word.Digits(Size * 2)}"/><w:szCs w:val="{Word.Digits(Size * 2)}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>""";
}

/// <summary>How a paragraph stands. Lengths in millimetres unless said otherwise.</summary>
/// <param name="Align">left, both, center, right.</param>
/// <param name="First">First-line indent in characters.</param>
/// <param name="Left">Left indent in characters of the face.</param>
/// <param name="Line">Exact line height in points; 0: as the style has it.</param>
/// <param name="Border">Content of <c>w:pBdr</c>.</param>
/// <param name="Tight">As in a table: lines follow the face, not the grid of the page.</param>
internal sealed record Stand(
    string Align = "both", double First = 0, double Left = 0, double Right = 0, double Before = 0, double After = 0, double Line = 0, bool WithNext = false, bool NewPage = false,
    string Border = "", bool Tight = false)
{
    /// <summary>Order of the elements is that of the schema.</summary>
    public string Xml(Face face)
    {
        var character = (face.Size * 20) - (face.Condensed ? 5 : 0);
        string Chars(string name, double count) => count == 0 ? "" : $""" w:{name}Chars="{Word.Digits(count * 100)}" w:{name}="{Word.Digits(count * character)}" """;
        var indent = Chars("left", Left) + Chars("right", Right) + Chars("firstLine", First);
        var spacing = (Before > 0 ? $""" w:before="{Word.Twips(Before)}" """ : "") + (After > 0 ? $""" w:after="{Word.Twips(After)}" """ : "") + (Line > 0 ? $""" w:line="{Word.Digits(Line * 20)}" w:lineRule="exact" """ : Tight ? """ w:line="264" w:lineRule="auto" """ : "");
        return $"""<w:pPr>{(WithNext ? "<w:keepNext/>" : "")}{(NewPage ? "<w:pageBreakBefore/>" : "")}{(Border.Length == 0 ? "" : $"<w:pBdr>{Border}</w:pBdr>")}{(Tight ? """<w:snapToGrid w:val="0"/>""" : "")}{(spacing.Length == 0 ? "" : $"<w:spacing{spacing}/>")}{(indent.Length == 0 ? "" : $"<w:ind{indent}/>")}<w:jc w:val="{Align}"/>{face.Xml()}</w:pPr>""";
    }
}
