using Weipian.App.Modules.Accounts;
using Weipian.App.Modules.Documents;
using Weipian.App.Platform;

namespace Weipian.App.Server.Endpoints;

/// <summary>A paper in a list.</summary>
public sealed record PaperLine(string Id, string Document, string Name, string SubjectKind, string Subject, int Year, string State, string StateName, string? Number, string? Reason, long Sequence, string Docx);

/// <summary>A paper with every value on it and the event it comes from.</summary>
public sealed record PaperDetail(PaperLine Paper, IReadOnlyList<TracedField> Fields, Problem? Fault);

/// <summary>A paper made by hand, where no step makes it.</summary>
/// <param name="Document">Code of <c>law/documents/documents.csv</c>.</param>
/// <param name="Fields">By the names of <c>law/documents/fields.csv</c>.</param>
public sealed record DraftForm(string Document, string SubjectKind, string Subject, int Year, IReadOnlyDictionary<string, string> Fields);

public sealed record IssueForm(DateOnly? Day);

public sealed record VoidForm(string Reason);

/// <summary><c>/api/papers</c>: the papers of what is seen; the papers themselves come with the steps.</summary>
public static class PaperEndpoints
{
    /// <summary>LibreOffice takes a whole processor; the others wait.</summary>
    public const string PdfLimit = "pdf";

    public const string DocxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const int MostItems = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("", (Desk desk, int? year, string? kind, string? subject) => desk.Read(workspace =>
            (kind is not null && subject is not null ? PaperShelf.Of(workspace, kind, subject) : PaperShelf.All(workspace, year))
            .Where(paper => Sees(workspace, desk, paper)).OrderByDescending(paper => paper.Sequence).Take(MostItems).Select(Line).ToList())).Needs(Permission.ReadPapers).WithName("listPapers");
        routes.MapGet("/{id}", (string id, Desk desk) => desk.Read(workspace =>
        {
            var paper = One(workspace, desk, id);
            return new PaperDetail(
                Line(paper), PaperShelf.Trace(workspace, paper).Select(field => MaskedText.IsPersonal(field.Name) ? field with { Text = MaskedText.Covered(field.Text) } : field).ToList(), PaperShelf.Check(workspace, paper));
        })).Needs(Permission.ReadPapers).WithName("getPaper");
        routes.MapPost("", (DraftForm form, Desk desk) => desk.Write(workspace =>
        {
            if (!desk.Sight.SeesSubject(workspace, form.SubjectKind, form.Subject))
                throw new ProblemException("dossier.missing", $"没有“{AccessLog.Plain(form.Subject)}”");
            return Line(DraftPaper.Run(workspace, new PaperRequest(
                form.Document, form.SubjectKind, form.Subject, form.Year, form.Fields.ToDictionary(pair => pair.Key, pair => PaperField.Of(pair.Value))), desk.Pack, desk.Actor));
        })).Needs(Permission.MakePapers).WithName("draftPaper");
        routes.MapPost("/{id}/issue", (string id, IssueForm form, Desk desk) => desk.Write(workspace =>
            Line(DraftPaper.Issue(workspace, One(workspace, desk, id).Id, form.Day ?? desk.Today, desk.Pack, desk.Actor)))).Needs(Permission.MakePapers).WithName("issuePaper");
        routes.MapPost("/{id}/void", (string id, VoidForm form, Desk desk) => desk.Write(workspace =>
            Line(VoidPaper.Run(workspace, One(workspace, desk, id).Id, form.Reason, desk.Actor)))).Needs(Permission.MakePapers).WithName("voidPaper");
        routes.MapGet("/{id}/docx", (string id, Desk desk) => desk.Read(workspace =>
        {
            var paper = One(workspace, desk, id);
            desk.Note("paper", id, true);
            return Results.Bytes(PaperShelf.Docx(workspace, paper), DocxType, Uploads.Clean($"{paper.Number ?? paper.Id}-{paper.Name}.docx"));
        })).Needs(Permission.ReadPapers).Produces(StatusCodes.Status200OK, contentType: DocxType).WithName("getPaperDocx");
        routes.MapGet("/{id}/pdf", (string id, Desk desk) =>
        {
            var (name, docx) = desk.Read(workspace =>
            {
                var paper = One(workspace, desk, id);
                return ($"{paper.Number ?? paper.Id}-{paper.Name}.pdf", PaperShelf.Docx(workspace, paper));
            });
            desk.Note("paper", id, true);
            return Results.Bytes(LibreOffice.Pdf(docx), "application/pdf", Uploads.Clean(name));
        }).Needs(Permission.ReadPapers).RequireRateLimiting(PdfLimit).Produces(StatusCodes.Status200OK, contentType: "application/pdf").WithName("getPaperPdf");
    }

    private static Paper One(Workspace workspace, Desk desk, string id)
    {
        var found = PaperShelf.All(workspace).FirstOrDefault(paper => paper.Id == id);
        if (found is not null && Sees(workspace, desk, found))
            return found;
        desk.Note("unseen", "paper " + id, false);
        throw new ProblemException("paper.missing", $"没有文书“{AccessLog.Plain(id)}”");
    }

    private static bool Sees(Workspace workspace, Desk desk, Paper paper) => desk.Sight.SeesSubject(workspace, paper.SubjectKind, paper.Subject);

    private static PaperLine Line(Paper paper) => new(
        paper.Id, paper.Document, paper.Name, paper.SubjectKind, paper.Subject, paper.Year, paper.State, PaperState.Name(paper.State), paper.Number, paper.Reason, paper.Sequence, paper.Docx);
}
