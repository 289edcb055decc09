using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Documents;

/// <summary>A draft was made.</summary>
/// <param name="Content">Hash of the printed values; the heavy matter lies in the file store.</param>
public sealed record PaperDrafted(
    string Id, string Document, string Name, string SubjectKind, string Subject, int Year, string Content, string Template, string RulePack, string Docx);

/// <summary>A paper was issued, from a draft of the same id or at once.</summary>
/// <param name="Issued">成文日期 as printed; empty for papers without one.</param>
public sealed record PaperIssued(
    string Id, string Document, string Name, string SubjectKind, string Subject, int Year, string? Series, int? Ordinal, string? Number, string Issued,
    string Content, string Template, string RulePack, string Docx);

/// <summary>A paper was voided.</summary>
public sealed record PaperVoided(string Id, string Reason);

/// <summary>A number was kept for later.</summary>
public sealed record NumberReserved(string Series, int Year, int Ordinal, string Reason);

/// <summary>A number no paper carries was explained away.</summary>
public sealed record NumberVoided(string Series, int Year, int Ordinal, string Reason);

/// <summary>How paper events change the tables paper and paper_number.</summary>
public static class DocumentFolds
{
    public const string PaperDrafted = "documents.paper-drafted";
    public const string PaperIssued = "documents.paper-issued";
    public const string PaperVoided = "documents.paper-voided";
    public const string NumberReserved = "documents.number-reserved";
    public const string NumberVoided = "documents.number-voided";

    public static readonly IReadOnlyDictionary<string, Fold> All = new Dictionary<string, Fold>(StringComparer.Ordinal)
    {
        [PaperDrafted] = Draft,
        [PaperIssued] = Issue,
        [PaperVoided] = Void,
        [NumberReserved] = Reserve,
        [NumberVoided] = VoidOne,
    };

    private static void Draft(FoldTarget target, JournalEvent happened)
    {
        var paper = CanonicalJson.Read<PaperDrafted>(happened.Body);
        target.Write(
            "INSERT INTO paper VALUES ($1,$2,$3,$4,$5,$6,$7,NULL,NULL,$8,$9,$10,$11,NULL,$12)",
            paper.Id, paper.Document, paper.Name, paper.SubjectKind, paper.Subject, paper.Year, PaperState.Drafted, paper.Content, paper.Template, paper.RulePack, paper.Docx, happened.Sequence);
    }

    private static void Issue(FoldTarget target, JournalEvent happened)
    {
        var paper = CanonicalJson.Read<PaperIssued>(happened.Body);
        target.Write(
            "INSERT INTO paper VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,NULL,$14) ON CONFLICT(id) DO UPDATE SET state=excluded.state, number=excluded.number, issued=excluded.issued, content=excluded.content, template=excluded.template, rule_pack=excluded.rule_pack, docx=excluded.docx, sequence=excluded.sequence",
            paper.Id, paper.Document, paper.Name, paper.SubjectKind, paper.Subject, paper.Year, PaperState.Issued, paper.Number, paper.Issued, paper.Content, paper.Template, paper.RulePack, paper.Docx, happened.Sequence);
        if (paper.Series is not { } series)
            return;
        // A reserved number becomes a used one; any other meeting of two papers on a number takes the transaction back.
        var written = target.Connection.Execute(
            "INSERT INTO paper_number VALUES ($1,$2,$3,$4,$5,NULL,$6) ON CONFLICT(series,year,ordinal) DO UPDATE SET state=excluded.state, paper=excluded.paper, sequence=excluded.sequence WHERE paper_number.state='reserved'",
            series, paper.Year, paper.Ordinal, NumberState.Used, paper.Id, happened.Sequence);
        if (written != 1)
            throw new ProblemException("number.taken", $"文号 {paper.Number} 已用或已作废,不能再用");
    }

    private static void Void(FoldTarget target, JournalEvent happened)
    {
        var voided = CanonicalJson.Read<PaperVoided>(happened.Body);
        target.Write("UPDATE paper SET state=$2, reason=$3, sequence=$4 WHERE id=$1", voided.Id, PaperState.Voided, voided.Reason, happened.Sequence);
        target.Write("UPDATE paper_number SET state=$2, reason=$3, sequence=$4 WHERE paper=$1", voided.Id, NumberState.Voided, voided.Reason, happened.Sequence);
    }

    private static void Reserve(FoldTarget target, JournalEvent happened)
    {
        var number = CanonicalJson.Read<NumberReserved>(happened.Body);
        target.Write("INSERT INTO paper_number VALUES ($1,$2,$3,$4,NULL,$5,$6)", number.Series, number.Year, number.Ordinal, NumberState.Reserved, number.Reason, happened.Sequence);
    }

    private static void VoidOne(FoldTarget target, JournalEvent happened)
    {
        var number = CanonicalJson.Read<NumberVoided>(happened.Body);
        target.Write(
            "INSERT INTO paper_number VALUES ($1,$2,$3,$4,NULL,$5,$6) ON CONFLICT(series,year,ordinal) DO UPDATE SET state=excluded.state, reason=excluded.reason, sequence=excluded.sequence",
            number.Series, number.Year, number.Ordinal, NumberState.Voided, number.Reason, happened.Sequence);
    }
}
