using System.Globalization;
using Weipian.Law.Tables;

namespace Weipian.Law.Documents;

/// <summary>
/// Every paper and its fields: <c>law/documents/documents.csv</c> and <c>fields.csv</c>. A field means the same in all papers: rows of 文书 <c>*</c>
/// say what it means and its kind, rows of a paper whether the paper needs it.
/// </summary>
public sealed class DocumentBook
{
    public const string Folder = "documents";
    private const string EveryDocument = "*";
    private static readonly Dictionary<string, DocumentStyle> Styles = Terms<DocumentStyle>();
    private static readonly Dictionary<string, DossierPart> Parts = Terms<DossierPart>();
    private static readonly Dictionary<string, DocumentFieldKind> Kinds = Terms<DocumentFieldKind>();
    private readonly Dictionary<string, PaperDocument> _documents = new(StringComparer.Ordinal);
    private readonly string _root;

    private DocumentBook(string root) => _root = root;

    public IReadOnlyCollection<PaperDocument> All => _documents.Values;

    public PaperDocument? Find(string code) => _documents.GetValueOrDefault(code);

    /// <summary>The template as the office last saved it.</summary>
    /// <exception cref="LawException"><c>law.template-missing</c>.</exception>
    public byte[] ReadTemplate(PaperDocument document)
    {
        var path = Path.Combine(_root, Folder, document.Template);
        return File.Exists(path) ? File.ReadAllBytes(path) : throw new LawException(
            [new LawProblem("law.template-missing", $"{Folder}/{document.Template}", 0, "模板", $"文书“{document.Code}”的模板文件不存在")]);
    }

    internal static DocumentBook Read(string root, List<LawProblem> problems)
    {
        var book = new DocumentBook(root);
        var fields = LawTable.Read(root, $"{Folder}/fields.csv", problems, "文书", "字段", "说明", "必填", "类型");
        var vocabulary = Vocabulary(fields, problems);
        foreach (var row in LawTable.Read(
            root, $"{Folder}/documents.csv", problems, "代号", "名称", "模板", "体例", "文号系列", "份数", "归卷", "依据", "生效日", "失效日").Rows)
            if (!book._documents.TryAdd(row["代号"], Document(row, fields, vocabulary, problems)))
                problems.Add(row.Problem("law.document-twice", "代号", $"文书“{row["代号"]}”出现两次"));
        foreach (var row in fields.Rows.Where(row => row["文书"] != EveryDocument && !book._documents.ContainsKey(row["文书"])))
            problems.Add(row.Problem("law.document-unknown", "文书", $"没有文书“{row["文书"]}”"));
        return book;
    }

    private static Dictionary<string, DocumentField> Vocabulary(LawTable fields, List<LawProblem> problems)
    {
        var vocabulary = new Dictionary<string, DocumentField>(StringComparer.Ordinal);
        foreach (var row in fields.Rows.Where(row => row["文书"] == EveryDocument))
            if (!vocabulary.TryAdd(row["字段"], new DocumentField(row["字段"], row["说明"], false, One(Kinds, row, "类型", problems))))
                problems.Add(row.Problem("law.field-twice", "字段", $"字段“{row["字段"]}”定义了两次"));
        return vocabulary;
    }

    private static PaperDocument Document(LawRow row, LawTable fields, Dictionary<string, DocumentField> vocabulary, List<LawProblem> problems)
    {
        var own = new List<DocumentField>();
        foreach (var field in fields.Rows.Where(field => field["文书"] == row["代号"]))
        {
            if (!vocabulary.TryGetValue(field["字段"], out var meant))
                problems.Add(field.Problem("law.field-unknown", "字段", $"字段“{field["字段"]}”没有在 {EveryDocument} 行定义"));
            else if (own.Any(known => known.Name == meant.Name))
                problems.Add(field.Problem("law.field-twice", "字段", $"文书“{row["代号"]}”的字段“{meant.Name}”出现两次"));
            else
                own.Add(meant with { Required = YesNo(field, problems), Meaning = field["说明"].Length > 0 ? field["说明"] : meant.Meaning });
        }

        foreach (var column in own.Where(field => field.Name.Contains('.')).Where(field => !own.Exists(part => part.Kind == DocumentFieldKind.Rows && part.Name == field.Name[..field.Name.IndexOf('.')])))
            problems.Add(row.Problem("law.field-column", "代号", $"文书“{row["代号"]}”有列“{column.Name}”而没有这张表"));
        var numbered = own.Exists(field => field.Kind == DocumentFieldKind.Number);
        if (numbered != row["文号系列"].Length > 0)
            problems.Add(row.Problem("law.document-number", "文号系列", numbered ? $"文书“{row["代号"]}”有文号字段而没有文号系列" : $"文书“{row["代号"]}”有文号系列而没有文号字段"));
        if (!int.TryParse(row["份数"], NumberStyles.None, CultureInfo.InvariantCulture, out var copies) || copies < 1)
            problems.Add(row.Problem("law.cell", "份数", $"“{row["份数"]}”不是份数"));
        return new PaperDocument(
            row["代号"], row["名称"], row["模板"], One(Styles, row, "体例", problems), row["文号系列"], copies, One(Parts, row, "归卷", problems),
            row["依据"].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), own, row.Day("生效日"), row.Day("失效日"));
    }

    private static bool YesNo(LawRow row, List<LawProblem> problems)
    {
        if (row["必填"] is not ("是" or "否"))
            problems.Add(row.Problem("law.cell", "必填", $"“{row["必填"]}”应为 是 或 否"));
        return row["必填"] == "是";
    }

    private static T One<T>(Dictionary<string, T> terms, LawRow row, string column, List<LawProblem> problems)
    {
        if (terms.TryGetValue(row[column], out var value))
            return value;
        problems.Add(row.Problem("law.cell", column, $"“{row[column]}”应为 {string.Join('、', terms.Keys)}"));
        return terms.Values.First();
    }

    private static Dictionary<string, T> Terms<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(OfficialTerms.Of, value => value, StringComparer.Ordinal);
}
