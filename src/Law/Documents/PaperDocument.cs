namespace Weipian.Law.Documents;

/// <summary>How a paper is laid out.</summary>
[Official("文书体例")]
public enum DocumentStyle
{
    /// <summary>A letter by GB/T 9704-2012.</summary>
    [Official("公文")] Letter,
    [Official("表格")] Form,
    [Official("笔录")] Record,
    [Official("卡片")] Card,
}

/// <summary>Which half of a dossier a paper goes into: what the party may see, and what stays inside the office.</summary>
[Official("归卷")]
public enum DossierPart
{
    [Official("正卷")] Main,
    [Official("副卷")] Inner,
}

/// <summary>How a field's value is given and printed.</summary>
[Official("字段体例")]
public enum DocumentFieldKind
{
    [Official("文字")] Text,

    /// <summary>Every line a paragraph.</summary>
    [Official("段落")] Paragraphs,

    /// <summary>Given as <c>yyyy-MM-dd</c>, printed 2026年1月5日.</summary>
    [Official("日期")] Day,

    /// <summary>By when: a day as <c>yyyy-MM-dd</c>, printed 2026年1月5日前, or words such as 自送达之日起十日内.</summary>
    [Official("期限")] Term,

    /// <summary>Rows; its columns are the fields named <c>表.列</c>.</summary>
    [Official("表")] Rows,
    [Official("图片")] Picture,

    /// <summary>Assigned on issue; no caller gives it.</summary>
    [Official("文号")] Number,
}

/// <summary>A field of a paper.</summary>
/// <param name="Name">The official name, the same in all papers; a column as <c>表.列</c>.</param>
/// <param name="Meaning">What is to be written; for those who fill it in.</param>
[Official("文书字段")]
public sealed record DocumentField(string Name, string Meaning, bool Required, DocumentFieldKind Kind);

/// <summary>A kind of paper the office issues or keeps.</summary>
/// <param name="Code">Short official name used in procedures and commands.</param>
/// <param name="Name">Name as printed.</param>
/// <param name="Template">File in <c>law/documents</c>.</param>
/// <param name="Series">机关代字 its numbers run under; empty when it carries no number.</param>
/// <param name="Copies">份数 made of it.</param>
/// <param name="Articles">Codes of <c>articles.csv</c>.</param>
[Official("文书")]
public sealed record PaperDocument(
    string Code, string Name, string Template, DocumentStyle Style, string Series, int Copies, DossierPart Part, IReadOnlyList<string> Articles,
    IReadOnlyList<DocumentField> Fields, DateOnly? From, DateOnly? To)
{
    public DocumentField? Find(string field) => Fields.FirstOrDefault(known => known.Name == field);

    public bool InForce(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);
}
