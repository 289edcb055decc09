using System.Text;

namespace Weipian.PaperTemplates;

/// <summary>A form, record or card: title, lines, ruled tables; page numbers at the foot.</summary>
internal sealed class Form
{
    private readonly Word _word;
    private readonly double _size;
    private readonly StringBuilder _body = new();

    /// <param name="title">小二 小标宋, centred.</param>
    /// <param name="size">Points of the text: 12 on forms, 14 on records.</param>
    public Form(string title, double size = 12)
        : this(new Word(), size)
    {
        Add(_word.Paragraph(title, new Face(Face.Title, 20), new Stand("center", After: 3)));
    }

    private Form(Word word, double size) => (_word, _size) = (word, size);

    private Face Body => new(Face.Fang, _size);

    /// <summary>A line above a table: two texts at its ends.</summary>
    public Form Ends(string left, string right, double width = 165) => Add($"<w:p>{new Stand("left", After: 1).Xml(Body).Replace("<w:spacing", $"""<w:tabs><w:tab w:val="right" w:pos="{Word.Twips(width)}"/></w:tabs><w:spacing""", StringComparison.Ordinal)}{_word.Runs(left + "\t" + right, Body)}</w:p>");

    public Form Line(string text, string align = "left") => Add(_word.Paragraph(text, Body, new Stand(align, Line: _size * 1.75)));

    /// <summary>Large words in the middle: the name on a cover.</summary>
    public Form Large(string text, double size) => Add(_word.Paragraph(text, new Face(Face.Title, size), new Stand("center", Before: 2, After: 2)));

    /// <summary>Room for a signature, the day at the same place in every line.</summary>
    public Form Signed(params string[] labels)
    {
        foreach (var label in labels)
            Ends(label + (label.Contains("签名", StringComparison.Ordinal) ? ":" : "(签名):"), "年  月  日", 140);
        return this;
    }

    public Form Say(string text) => Add(_word.Paragraph(text, Body, new Stand(First: 2, Line: _size * 1.75)));

    public Form Head(string text) => Add(_word.Paragraph(text, new Face(Face.Hei, _size), new Stand("left", Line: _size * 1.75, WithNext: true)));

    public Form Block(string field) => Add(_word.Block(field, Body, new Stand(First: 2, Line: _size * 1.75)));

    public Form Blank(double millimetres) => Add(_word.Paragraph("", Body, new Stand("left", Line: millimetres * 72 / 25.4)));

    public Form If(string field, Action<Form> content) => Add(_word.If(field, Inner(content)));

    public Form Repeat(string field, Action<Form> content) => Add(_word.Repeat(field, Inner(content)));

    public Form Picture(string field, double width, double height) => Add($"<w:p>{new Stand("center", Before: 2, WithNext: true, Tight: true).Xml(Body)}{_word.Picture(field, width, height)}</w:p>");

    public Form Table(double[] columns, Action<Grid> rows, double? size = null, bool borders = true)
    {
        var grid = new Grid(_word, size ?? _size, columns);
        rows(grid);
        return Add(grid.Xml(borders));
    }

    public Form Gap() => Add(_word.Paragraph("", new Face(Face.Fang, 4), new Stand("left", Line: 5)));

    public byte[] Write()
    {
        var number = new Face(Face.Song, 9);
        var footer = $"""<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{Footer.Field("第 ", " 页 ", "PAGE", number)}{Footer.Field("共 ", " 页", "NUMPAGES", number)}</w:p>""";
        return Docx.Write(_body + _word.Paragraph("", new Face(Face.Fang, 2), new Stand("left", Line: 2)), new Page(22, 20, 25, 20, 10, "", false, _size, footer, footer));
    }

    private string Inner(Action<Form> content)
    {
        var inner = new Form(_word, _size);
        content(inner);
        return inner._body.ToString();
    }

    private Form Add(string xml)
    {
        _body.Append(xml);
        return this;
    }
}
