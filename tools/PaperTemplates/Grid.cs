using System.Globalization;
using System.Text;

namespace Weipian.PaperTemplates;

/// <summary>A ruled table of Chinese forms: columns in millimetres, labels centred, values at the left, heights at least as given.</summary>
internal sealed class Grid(Word word, double size, params double[] columns)
{
    private readonly StringBuilder _rows = new();

    private Face Label => new(Face.Hei, size);

    private Face Value => new(Face.Fang, size);

    /// <summary>Cells from left to right; each a label, a text with fields, or what <see cref="Cell"/> makes.</summary>
    public Grid Row(double height, params Cell[] cells)
    {
        _rows.Append(RowXml(height, cells, header: false));
        return this;
    }

    public Grid If(string field, double height, params Cell[] cells)
    {
        _rows.Append(word.If(field, RowXml(height, cells, header: false)));
        return this;
    }

    /// <summary>Column heads, repeated on every page.</summary>
    public Grid Head(double height, params string[] labels)
    {
        _rows.Append(RowXml(height, [.. labels.Select(label => Cell.Name(label, withNext: true))], header: true));
        return this;
    }

    /// <summary>A row for every row of the field.</summary>
    public Grid Repeat(string field, double height, params Cell[] cells)
    {
        _rows.Append(word.Repeat(field, RowXml(height, cells, header: false)));
        return this;
    }

    /// <summary>A table within: its own columns, joined to the one above without a gap.</summary>
    public string Xml(bool borders = true)
    {
        string Edge(string side) => $"""<w:{side} w:val="{(borders ? "single" : "nil")}" w:sz="6" w:space="0" w:color="000000"/>""";
        var edges = string.Concat(new[] { "top", "left", "bottom", "right", "insideH", "insideV" }.Select(Edge));
        return $"""<w:tbl><w:tblPr><w:tblW w:w="{Word.Twips(columns.Sum())}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{string.Concat(columns.Select(column => $"""<w:gridCol w:w="{Word.Twips(column)}"/>"""))}</w:tblGrid>{_rows}</w:tbl>""";
    }

    private string RowXml(double height, Cell[] cells, bool header)
    {
        var xml = new StringBuilder();
        var column = 0;
        foreach (var cell in cells)
        {
            var span = cell.Span == 0 ? columns.Length - column : cell.Span;
            var width = columns.Skip(column).Take(span).Sum();
            column += span;
            xml.Append(CultureInfo.InvariantCulture, $"""<w:tc><w:tcPr><w:tcW w:w="{Word.Twips(width)}" w:type="dxa"/>{(span > 1 ? $"""<w:gridSpan w:val="{span}"/>""" : "")}<w:vAlign w:val="{(cell.Top ? "top" : "center")}"/></w:tcPr>{cell.Content(word, cell.IsLabel ? Label : Value)}</w:tc>""");
        }

        if (column != columns.Length)
            throw new FormatException($"{column} of {columns.Length} columns: {xml}");
        return $"""<w:tr><w:trPr>{(height < 40 ? "<w:cantSplit/>" : "")}<w:trHeight w:val="{Word.Twips(height)}" w:hRule="atLeast"/>{(header ? "<w:tblHeader/>" : "")}</w:trPr>{xml}</w:tr>""";
    }
}

/// <summary>A cell; <see cref="Span"/> 0 takes the rest of the row.</summary>
internal sealed record Cell(int Span, bool IsLabel, bool Top, Func<Word, Face, string> Content)
{
    public static implicit operator Cell(string text) => text.Contains('{') ? Of(text) : Name(text);

    public static Cell Name(string text, int span = 1, bool withNext = false) => new(span, true, false, (word, face) => string.Concat(text.Split('\n').Select(line => word.Paragraph(line, face, new Stand("center", WithNext: withNext, Tight: true)))));

    public static Cell Of(string text, int span = 1, string align = "left") => new(span, false, false, (word, face) => word.Paragraph(text, face, new Stand(align, Tight: true)));

    public static Cell Rest(string text) => Of(text, 0);

    public static Cell Centred(string text, int span = 1) => Of(text, span, "center");

    /// <summary>A field of several paragraphs, then lines that stand at the right below it (signature and day); while it is empty there is room to write by hand.</summary>
    public static Cell Block(string field, int span = 0, params string[] below) => new(span, false, true, (word, face) =>
        word.Paragraph("", face with { Size = 4 }, new Stand("left", Line: 5))
        + word.Block(field, face, new Stand(First: 2, Tight: true))
        + (below.Length == 0 ? "" : word.IfNot(field, word.Paragraph("", face, new Stand("left", Line: 34, Tight: true))))
        + string.Concat(below.Select(line => word.Paragraph(line, face, new Stand("right", Right: 1, Before: 2, Tight: true))))
        + (below.Length == 0 ? word.Paragraph("", face with { Size = 4 }, new Stand("left", Line: 5)) : ""));

    public static Cell Made(int span, Func<Word, Face, string> content) => new(span, false, false, content);

    public static Cell Picture(string field, double width, double height, int span = 1) => new(span, false, false, (word, face) => $"<w:p>{new Stand("center", Before: 1, After: 1, Tight: true).Xml(face)}{word.Picture(field, width, height)}</w:p>");
}
