using Weipian.App.Database;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Documents;
using Weipian.Rendering.Papers;

namespace Weipian.App.Modules.Documents;

/// <summary>From a request to a stored docx and the event that names it.</summary>
internal static class PaperMaking
{
    public const string NumberField = "文号";
    public const string DayField = "成文日期";

    public static IReadOnlyList<PreparedPaper> Prepare(Workspace workspace, IReadOnlyList<PaperRequest> requests, RulePack pack, bool draft)
    {
        var papers = new List<PreparedPaper>();
        var taken = new TakenNumbers(workspace);
        foreach (var request in requests)
        {
            var document = Document(pack, request.Document, request.Fields.GetValueOrDefault(DayField)?.Text);
            var fields = Printed(workspace.Files, document, request.Fields);
            var number = document.Series.Length == 0 || draft ? null : taken.Take(document.Series, request.Year, request.Reserved);
            papers.Add(Make(workspace, document, request with { Fields = fields }, number, taken.NextId(), pack, draft));
        }

        return papers;
    }

    public static PreparedPaper FromDraft(Workspace workspace, Paper paper, DateOnly day, RulePack pack)
    {
        if (paper.State != PaperState.Drafted)
            throw new ProblemException("paper.not-draft", $"文书 {paper.Number ?? paper.Id} {PaperState.Name(paper.State)},不是草稿");
        var content = PaperContent.Read(workspace, paper.Content);
        var document = Document(pack, paper.Document, Days.Write(day));
        var fields = content.Fields.Where(field => field.Key != NumberField).ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        if (document.Find(DayField) is not null)
            fields[DayField] = PaperField.Of(ChineseWriting.Of(day));
        var number = document.Series.Length == 0 ? null : new TakenNumbers(workspace).Take(document.Series, paper.Year, null);
        return Make(workspace, document, new PaperRequest(paper.Document, paper.SubjectKind, paper.Subject, paper.Year, fields), number, paper.Id, pack, draft: false);
    }

    /// <summary>The paper made of printed values and a template; pure but for pictures read by hash.</summary>
    public static byte[] Render(Workspace workspace, PaperContent content, byte[] template, IReadOnlyCollection<string> required, bool draft)
    {
        try
        {
            return PaperTemplate.Read(template).Fill(content.Values(workspace.Files), required, draft);
        }
        catch (PaperException exception)
        {
            throw new ProblemException([.. exception.Problems.Select(problem => new Problem(problem.Code, $"{content.Document}:{problem.Message}", Field: problem.Field.Length == 0 ? null : problem.Field))]);
        }
    }

    /// <summary>Whether the stored docx is a draft; a paper voided as a draft stays one.</summary>
    public static bool IsDraft(Workspace workspace, Paper paper) => paper.State == PaperState.Drafted
        || (paper.State == PaperState.Voided && (string?)workspace.Connection.Scalar("SELECT issued FROM paper WHERE id=$1", paper.Id) is null);

    private static PreparedPaper Make(Workspace workspace, PaperDocument document, PaperRequest request, TakenNumber? number, string id, RulePack pack, bool draft)
    {
        var template = Template(pack, document);
        var fields = new Dictionary<string, PaperField>(StringComparer.Ordinal);
        foreach (var known in document.Fields.Where(field => !field.Name.Contains('.')))
            if (known.Kind == DocumentFieldKind.Number)
                fields[known.Name] = PaperField.Of(number?.Text ?? $"{document.Series}〔{Digits.Of(request.Year)}〕\u3000号");
            else if (request.Fields.TryGetValue(known.Name, out var field))
                fields[known.Name] = field;
        var content = new PaperContent(document.Code, request.SubjectKind, request.Subject, request.Year, fields);
        var required = document.Fields.Where(field => field.Required && !(draft && field.Name == DayField)).Select(field => field.Name).ToList();
        var docx = Render(workspace, content, template, required, draft);
        var paper = new Paper(
            id, document.Code, document.Name, request.SubjectKind, request.Subject, request.Year, draft ? PaperState.Drafted : PaperState.Issued, number?.Text,
            workspace.Files.Put(CanonicalJson.WriteBytes(content)), workspace.Files.Put(template), pack.Hash, workspace.Files.Put(docx), null, 0);
        return new PreparedPaper(paper, draft
            ? new Happening(DocumentFolds.PaperDrafted, paper.Subject, new PaperDrafted(id, paper.Document, paper.Name, paper.SubjectKind, paper.Subject, paper.Year, paper.Content, paper.Template, paper.RulePack, paper.Docx))
            : new Happening(DocumentFolds.PaperIssued, paper.Subject, new PaperIssued(
                id, paper.Document, paper.Name, paper.SubjectKind, paper.Subject, paper.Year, number?.Series, number?.Ordinal, number?.Text, fields.GetValueOrDefault(DayField)?.Text ?? "", paper.Content, paper.Template, paper.RulePack, paper.Docx)));
    }

    private static byte[] Template(RulePack pack, PaperDocument document)
    {
        var problems = TemplateCheck.OfFile(pack, document);
        return problems.Count == 0 ? pack.Documents.ReadTemplate(document) : throw new ProblemException(problems);
    }

    private static PaperDocument Document(RulePack pack, string code, string? day)
    {
        var document = pack.Documents.Find(code) ?? throw new ProblemException("document.missing", $"没有文书“{code}”;可用:{string.Join('、', pack.Documents.All.Select(known => known.Code))}");
        if (day is not null && Days.TryRead(day, out var on) && !document.InForce(on))
            throw new ProblemException("paper.not-in-force", $"文书“{code}”在 {Days.Write(on)} 不施行");
        return document;
    }

    /// <summary>Values as printed, each judged by the kind of its field; every wrong one is named.</summary>
    private static Dictionary<string, PaperField> Printed(ContentStore files, PaperDocument document, IReadOnlyDictionary<string, PaperField> given)
    {
        var problems = new List<Problem>();
        var printed = new Dictionary<string, PaperField>(StringComparer.Ordinal);
        foreach (var (name, value) in given)
            if (Printed(files, document, name, value, problems) is { } field)
                printed[name] = field;
        return problems.Count == 0 ? printed : throw new ProblemException(problems);
    }

    private static PaperField? Printed(ContentStore files, PaperDocument document, string name, PaperField value, List<Problem> problems)
    {
        PaperField? Refuse(string code, string message)
        {
            problems.Add(new Problem(code, $"{document.Code}:{message}", Field: name));
            return null;
        }

        switch (document.Find(name)?.Kind)
        {
            case null:
                return Refuse("paper.unknown-field", $"没有字段“{name}”");
            case DocumentFieldKind.Number:
                return Refuse("paper.unknown-field", "文号由系统编定,不能给出");
            case DocumentFieldKind.Day when value.Text is { Length: > 0 } text:
                return Days.TryRead(text, out var day) ? value with { Text = ChineseWriting.Of(day) } : Refuse("paper.field-value", $"“{text}”不是日期,应形如 2026-01-05");
            case DocumentFieldKind.Rows when value.Rows is { } rows:
                return value with
                {
                    Rows = [.. rows.Select(row => row.Select(cell => (cell.Key, Value: Printed(files, document, $"{name}.{cell.Key}", cell.Value, problems)))
                        .Where(cell => cell.Value is not null).OrderBy(cell => document.Fields.ToList().FindIndex(field => field.Name == $"{name}.{cell.Key}"))
                        .ToDictionary(cell => cell.Key, cell => cell.Value!, StringComparer.Ordinal))],
                };
            case DocumentFieldKind.Picture when value.Picture is { } picture:
                return Prepared(files, picture) is { } printable ? value with { Picture = printable, Original = printable == picture ? null : picture } : Refuse("paper.picture", "照片无法读取");
            case DocumentFieldKind.Term when Days.TryRead(value.Text, out var last):
                return value with { Text = ChineseWriting.Of(last) + "前" };
            case DocumentFieldKind.Text or DocumentFieldKind.Paragraphs or DocumentFieldKind.Day or DocumentFieldKind.Term when value.Rows is null && value.Picture is null:
                return value with { Text = value.Text is { } words ? ChineseWriting.Of(words) : null };
            case var kind:
                return Refuse("paper.field-value", $"字段“{name}”应为{OfficialTerms.Of(kind.Value)}");
        }
    }

    /// <summary>Drawings stay as they are; photos are turned upright and made no larger than print needs. Kept by hash, so that the paper can be made again.</summary>
    private static string? Prepared(ContentStore files, string hash)
    {
        var original = files.Get(hash);
        if (original.AsSpan().StartsWith<byte>([0x89, 0x50, 0x4E, 0x47]))
            return hash;
        try
        {
            return files.Put(PaperPhoto.Prepare(original));
        }
        catch (PaperException)
        {
            return null;
        }
    }
}
