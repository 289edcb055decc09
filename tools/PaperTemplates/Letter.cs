using System.Text;

namespace Weipian.PaperTemplates;

/// <summary>
/// An official letter by GB/T 9704-2012: 版心 156 × 225 mm, 天头 37 mm, 订口 28 mm, 22 lines of 28 characters of 三号; red head and line,
/// title, body, signature over the day, 版记 at the foot of the last page, page numbers outside. Twenty-eight characters of 16 points are 448 points, the line has 442:
/// Word condenses them by its character grid, LibreOffice gives each two cells of such a grid; so the face itself is condensed by a quarter point.
/// </summary>
internal sealed class Letter
{
    private const double Line = 28.95;
    private const string Red = "FF0000";
    private static readonly Face Body = new(Face.Fang, 16, Condensed: true);
    private static readonly Face Heading = new(Face.Hei, 16, Condensed: true);
    private static readonly Face Small = new(Face.Fang, 14);
    private static readonly Face TitleFace = new(Face.Title, 22);
    private static readonly Stand Text = new(First: 2);
    private readonly Word _word = new();
    private readonly StringBuilder _body = new();

    /// <summary>Red head, number, red line, title. Upward letters name the 签发人 beside the number.</summary>
    public static Letter Headed(string title, bool upward = false)
    {
        var letter = new Letter();
        letter.Add(letter._word.Paragraph("{发文机关|单行}", new Face(Face.Title, 36, Red), new Stand("center", Before: 31, Line: 48)));
        letter.Blank(1);
        const string Rule = $"""<w:bottom w:val="single" w:sz="12" w:space="11" w:color="{Red}"/>""";
        letter.Add(upward
            ? letter._word.Paragraph(" {文号}\t", Body, new Stand("left", Line: Line, Border: Rule)).Replace("</w:pBdr>", """</w:pBdr><w:tabs><w:tab w:val="right" w:pos="8528"/></w:tabs>""", StringComparison.Ordinal)
                .Replace("</w:p>", letter._word.Runs("签发人:", Body) + letter._word.Runs("{签发人}", new Face(Face.Kai, 16, Condensed: true)) + "</w:p>", StringComparison.Ordinal)
            : letter._word.Paragraph("{文号}", Body, new Stand("center", Line: Line, Border: Rule)));
        letter.Blank(2);
        letter.Title(title);
        letter.Blank(1);
        return letter;
    }

    /// <summary>Without a red head: applications to a court, reports inside the office.</summary>
    public static Letter Plain(string title, string? under = null)
    {
        var letter = new Letter();
        letter.Title(title);
        if (under is not null)
            letter.Add(letter._word.Paragraph(under, Body, new Stand("center")));
        letter.Blank(1);
        return letter;
    }

    /// <summary>Lines of a long title are broken by sense, not where the line happens to end.</summary>
    public Letter Title(string text)
    {
        foreach (var line in text.Split('\n'))
            Add(_word.Paragraph(line, TitleFace, new Stand("center", Line: 32, WithNext: true, Tight: true)));
        return this;
    }

    public Letter Blank(int lines)
    {
        for (var line = 0; line < lines; line++)
            Add(_word.Paragraph("", Body, new Stand("left")));
        return this;
    }

    /// <summary>Whom the letter addresses; stands at the margin.</summary>
    public Letter To(string text) => Add(_word.Paragraph(text, Body, new Stand()));

    /// <param name="last">Before a signature: at least this line shares its page.</param>
    public Letter Say(string text, bool last = false) => Add(_word.Paragraph(text, Body, Text with { WithNext = last }));

    /// <summary>一、 in 黑体.</summary>
    public Letter Head(string text) => Add(_word.Paragraph(text, Heading, Text with { WithNext = true }));

    public Letter Block(string field, bool last = false) => Add(_word.Block(field, Body, Text with { WithNext = last }));

    public Letter If(string field, Action<Letter> content)
    {
        var inner = new Letter(_word);
        content(inner);
        return Add(_word.If(field, inner._body.ToString()));
    }

    /// <summary>Who the letter is about, a line each.</summary>
    public Letter Party(string word = "当事人") => To(word + ":{当事人}{?当事人类型:({当事人类型})}")
        .If("当事人证件", letter => letter.To("证件名称及号码:{当事人证件}"))
        .If("法定代表人", letter => letter.To("法定代表人(负责人):{法定代表人}"))
        .If("当事人地址", letter => letter.To("住所(住址):{当事人地址}"))
        .If("当事人电话", letter => letter.To("联系电话:{当事人电话}"));

    public Letter Contact()
    {
        Add(_word.If("联系人", _word.Paragraph("联系人:{联系人}{?联系电话:,联系电话:{联系电话}}", Body, Text with { WithNext = true })));
        return Add(_word.If("联系地址", _word.Paragraph("联系地址:{联系地址}", Body, Text with { WithNext = true })));
    }

    /// <summary>A list at the foot of the text: 附件:1. … as rows.</summary>
    public Letter Enclosed(string field, string word, string line)
    {
        Blank(1);
        Say(word);
        return Add(_word.Repeat(field, _word.Paragraph(line, Body, Text)));
    }

    /// <summary>Who signs, centred over the day; the day four characters from the right edge (7.3.5.1).</summary>
    public Letter Sign(string organ = "{发文机关}")
    {
        foreach (var _ in Enumerable.Range(0, 2))
            Add(_word.Paragraph("", Body, new Stand("left", WithNext: true)));
        Add(_word.Paragraph(organ, Body, new Stand("center", Left: 13, WithNext: true)));
        return Add(_word.Paragraph("{成文日期}", Body, new Stand("center", Left: 13)));
    }

    /// <summary>附注: in brackets below the day (7.3.6).</summary>
    public Letter Note() => Add(_word.If("联系人", _word.Paragraph("(联系人:{联系人}{?联系电话:,联系电话:{联系电话}}{?联系地址:,地址:{联系地址}})", Body, Text)));

    /// <summary>版记: 抄送 and 印发 between lines at the foot of the last page, attachments included.</summary>
    public Letter Imprint()
    {
        string Edge(string side, int size) => $"""<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>""";
        var stand = new Stand("left", First: 1, Line: 26, Tight: true);
        var copied = _word.If("抄送", _word.Paragraph("抄送:{抄送}。", Small, stand with { Border = Edge("top", 8) }));
        var printed = _word.If("印发机关", _word.Paragraph("{印发机关}\t{?印发日期:{印发日期}印发}", Small, stand with { Border = Edge("top", 6) + Edge("bottom", 8) })
            .Replace("<w:snapToGrid", """<w:tabs><w:tab w:val="right" w:pos="8564"/></w:tabs><w:snapToGrid""", StringComparison.Ordinal));
        return Add($"""<w:p>{new Stand("left", Line: 1, Tight: true).Xml(Small)}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH><wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV><wp:extent cx="{Word.Digits(156 * 36000)}" cy="{Word.Digits(19 * 36000)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/><wp:docPr id="900" name="版记"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{Word.Digits(156 * 36000)}" cy="{Word.Digits(19 * 36000)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>{copied}{printed}<w:p>{new Stand("left", Line: 1, Tight: true).Xml(Small)}</w:p></w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:spAutoFit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>""");
    }

    /// <summary>A table as an attachment on a page of its own.</summary>
    public Letter Attachment(string mark, string title, Func<Word, string> table)
    {
        Add(_word.Paragraph(mark, Heading, new Stand("left", NewPage: true)));
        Add(_word.Paragraph(title, TitleFace, new Stand("center", Before: 4, After: 4, Line: 32, Tight: true)));
        return Add(table(_word)).Add(_word.Paragraph("", new Face(Face.Fang, 5), new Stand("left", Line: 6)));
    }

    /// <summary>A table among the text.</summary>
    public Letter Table(Func<Word, string> table)
    {
        Add(table(_word));
        return Add(_word.Paragraph("", new Face(Face.Fang, 5), new Stand("left", Line: 6)));
    }

    public byte[] Write()
    {
        string Number(string side, string indent) => $"""<w:p><w:pPr><w:spacing w:line="280" w:lineRule="exact"/><w:ind w:{indent}="280"/><w:jc w:val="{side}"/></w:pPr>{Footer.Field("— ", " —", "PAGE", new Face(Face.Song, 14))}</w:p>""";
        return Docx.Write(_body.ToString(), new Page(
            37, 35, 28, 26, 23, "w:type=\"lines\" w:linePitch=\"579\"", true, 16, Number("right", "right"), Number("left", "left")));
    }

    private Letter(Word? word = null) => _word = word ?? _word;

    private Letter Add(string xml)
    {
        _body.Append(xml);
        return this;
    }
}
