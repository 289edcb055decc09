using Weipian.App.Modules.Accounts;
using Weipian.App.Modules.Documents;
using Weipian.App.Platform;

namespace Weipian.App.Server.Endpoints;

/// <summary>A paper in a list.</summary>
public sealed record PaperLine(string Id, string Document, string Name, string SubjectKind, string Subject, int Year, string State, string StateName, string? Number, string? Reason, long Sequence, string Docx);

/// <summary>A paper with every value on it and the event it comes from.</summary>
public sealed record PaperDetail(PaperLine Paper, IReadOnlyList<TracedField> Fields, Problem? Fault);

/// <summary><c>/api/papers</c>: the papers of what is seen; the papers themselves come with the steps.</summary>
public static class PaperEndpoints
{
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
        routes.MapGet("/{id}/docx", (string id, Desk desk) => desk.Read(workspace =>
        {
            var paper = One(workspace, desk, id);
            desk.Note("paper", id, true);
            return Results.Bytes(PaperShelf.Docx(workspace, paper), DocxType, Uploads.Clean($"{paper.Number ?? paper.Id}-{paper.Name}.docx"));
        })).Needs(Permission.ReadPapers).Produces(StatusCodes.Status200OK, contentType: DocxType).WithName("getPaperDocx");
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
