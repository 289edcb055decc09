using Weipian.App.Database;
using Weipian.App.Platform;
using Weipian.Law;

namespace Weipian.App.Modules.Documents;

/// <summary>A value of a paper and the event it comes from: text, rows, or a picture by its hash in the file store.</summary>
/// <param name="Text">Text; a day as <c>yyyy-MM-dd</c>; several paragraphs by lines.</param>
/// <param name="Rows">A table's rows, columns by name.</param>
/// <param name="Picture">Hash of a PNG or JPEG in the file store; a photo as it was taken.</param>
/// <param name="Event">Sequence of the event the value traces to; null for what was written on this paper only.</param>
/// <param name="Original">In a finished paper: the photo as taken, where a smaller upright copy was printed.</param>
public sealed record PaperField(
    string? Text = null, IReadOnlyList<IReadOnlyDictionary<string, PaperField>>? Rows = null, string? Picture = null, long? Event = null, string? Original = null)
{
    public static PaperField Of(string text, long? happened = null) => new(Text: text, Event: happened);

    public static PaperField Of(DateOnly day, long? happened = null) => new(Text: Days.Write(day), Event: happened);

    public static PaperField Table(IReadOnlyList<IReadOnlyDictionary<string, PaperField>> rows, long? happened = null) => new(Rows: rows, Event: happened);

    public static PaperField Photo(string hash, long? happened = null) => new(Picture: hash, Event: happened);
}

/// <summary>What is to be written.</summary>
/// <param name="Document">Code of <c>law/documents/documents.csv</c>, e.g. 处罚决定书.</param>
/// <param name="SubjectKind">What it is about: <c>case</c>, <c>directive</c>, <c>patch</c> …</param>
/// <param name="Subject">Id of that.</param>
/// <param name="Year">Year of the number, 〔年份〕.</param>
/// <param name="Fields">By the names of <c>law/documents/fields.csv</c>; all but 文号.</param>
/// <param name="Reserved">A reserved number to use; null: the next one.</param>
public sealed record PaperRequest(
    string Document, string SubjectKind, string Subject, int Year, IReadOnlyDictionary<string, PaperField> Fields, int? Reserved = null);

/// <summary>States of a paper.</summary>
public static class PaperState
{
    public const string Drafted = "drafted";
    public const string Issued = "issued";
    public const string Voided = "voided";

    public static string Name(string state) => state switch { Drafted => "草稿", Issued => "已签发", _ => "已作废" };
}

/// <summary>A paper as it stands.</summary>
/// <param name="Number">文号; null for drafts and papers without a series.</param>
/// <param name="Content">Hash of its printed values.</param>
/// <param name="Template">Hash of the template it was made from, kept in the file store.</param>
/// <param name="RulePack">Hash of the law tables it was made under.</param>
/// <param name="Docx">Hash of the paper.</param>
/// <param name="Reason">Why it was voided.</param>
public sealed record Paper(
    string Id, string Document, string Name, string SubjectKind, string Subject, int Year, string State, string? Number,
    string Content, string Template, string RulePack, string Docx, string? Reason, long Sequence);

/// <summary>A field as printed, and the event behind it.</summary>
/// <param name="EventType">Type of that event; null when the field was written on the paper only.</param>
public sealed record TracedField(string Name, string Text, long? Event, string? EventType);

/// <summary>
/// Issues papers: number assigned, docx stored by hash. A paper stops at the first thing missing and names all of them; nothing is kept then.
/// </summary>
public static class IssuePaper
{
    /// <exception cref="ProblemException"><c>paper.missing-field</c>, <c>paper.unknown-field</c>, <c>paper.field-value</c>, <c>paper.not-in-force</c>, <c>document.missing</c>, <c>number.*</c>, <c>template.*</c>.</exception>
    public static Paper Run(Workspace workspace, PaperRequest request, RulePack pack, Actor actor)
    {
        var prepared = Prepare(workspace, [request], pack)[0];
        var written = workspace.Append(actor, prepared.Happening)[0];
        return prepared.Paper with { Sequence = written.Sequence };
    }

    /// <summary>Papers ready to be appended together with the caller's own events, numbered one after the other. Nothing else may be issued in between.</summary>
    public static IReadOnlyList<PreparedPaper> Prepare(Workspace workspace, IReadOnlyList<PaperRequest> requests, RulePack pack) =>
        PaperMaking.Prepare(workspace, requests, pack, draft: false);
}

/// <summary>A paper made and its event, not yet in the journal.</summary>
public sealed record PreparedPaper(Paper Paper, Happening Happening);

/// <summary>Makes drafts: watermark, no number; may be issued later as it stands.</summary>
public static class DraftPaper
{
    /// <exception cref="ProblemException">As <see cref="IssuePaper"/>; 成文日期 may be left open.</exception>
    public static Paper Run(Workspace workspace, PaperRequest request, RulePack pack, Actor actor)
    {
        var prepared = PaperMaking.Prepare(workspace, [request], pack, draft: true)[0];
        var written = workspace.Append(actor, prepared.Happening)[0];
        return prepared.Paper with { Sequence = written.Sequence };
    }

    /// <summary>Issues a draft on a day: the same values, now with number and date.</summary>
    /// <exception cref="ProblemException"><c>paper.not-draft</c>, and as <see cref="IssuePaper"/>.</exception>
    public static Paper Issue(Workspace workspace, string id, DateOnly day, RulePack pack, Actor actor)
    {
        var prepared = PaperMaking.FromDraft(workspace, PaperShelf.One(workspace, id), day, pack);
        var written = workspace.Append(actor, prepared.Happening)[0];
        return prepared.Paper with { Sequence = written.Sequence };
    }
}

/// <summary>The number series as other modules see them.</summary>
public static class NumberShelf
{
    /// <summary>Numbers of a year passed over without a reason, as printed.</summary>
    public static IReadOnlyList<string> Unexplained(Workspace workspace, int year) =>
        [.. NumberSeries.OfYear(workspace, year).SelectMany(series => series.Unexplained.Select(ordinal => NumberSeries.Text(series.Word, year, ordinal)))];
}

/// <summary>The papers there are.</summary>
public static class PaperShelf
{
    private const string Columns = "id, document, name, subject_kind, subject, year, state, number, content, template, rule_pack, docx, reason, sequence";

    public static IReadOnlyList<Paper> All(Workspace workspace, int? year = null) => year is { } one
        ? workspace.Connection.Query($"SELECT {Columns} FROM paper WHERE year=$1 ORDER BY id", Read, one)
        : workspace.Connection.Query($"SELECT {Columns} FROM paper ORDER BY id", Read);

    /// <summary>Papers about one thing, in the order they were made; voided ones too.</summary>
    public static IReadOnlyList<Paper> Of(Workspace workspace, string subjectKind, string subject) =>
        workspace.Connection.Query($"SELECT {Columns} FROM paper WHERE subject_kind=$1 AND subject=$2 ORDER BY id", Read, subjectKind, subject);

    /// <param name="name">Id, or the number of an issued paper.</param>
    /// <exception cref="ProblemException"><c>paper.missing</c>, <c>paper.ambiguous</c>.</exception>
    public static Paper One(Workspace workspace, string name)
    {
        var found = workspace.Connection.Query($"SELECT {Columns} FROM paper WHERE id=$1 OR number=$1", Read, name);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new ProblemException("paper.missing", $"没有文书“{name}”"),
            _ => throw new ProblemException("paper.ambiguous", $"文号“{name}”对应 {found.Count} 份文书,请用标识"),
        };
    }

    /// <summary>The docx, checked against its hash.</summary>
    public static byte[] Docx(Workspace workspace, Paper paper) => workspace.Files.Get(paper.Docx);

    /// <summary>Every field as printed with the event it traces to; a table's columns as <c>表[行].列</c>.</summary>
    public static IReadOnlyList<TracedField> Trace(Workspace workspace, Paper paper)
    {
        string? TypeOf(long? sequence) => sequence is { } known ? (string?)workspace.Connection.Scalar("SELECT type FROM journal WHERE sequence=$1", known) : null;
        return [.. PaperContent.Read(workspace, paper.Content).Flat().Select(field => new TracedField(field.Name, field.Value.Text ?? $"〔图 {field.Value.Picture?[..12]}〕", field.Value.Event, TypeOf(field.Value.Event)))];
    }

    /// <summary>Makes the paper again from its event alone and compares; null when it is the same to the byte.</summary>
    public static Problem? Check(Workspace workspace, Paper paper)
    {
        var again = PaperMaking.Render(workspace, PaperContent.Read(workspace, paper.Content), workspace.Files.Get(paper.Template), [], PaperMaking.IsDraft(workspace, paper));
        var hash = ContentStore.HashOf(again);
        return hash == paper.Docx ? null : new Problem("paper.differs", $"文书 {paper.Number ?? paper.Id} 重新生成的内容与存档不同(应为 {paper.Docx[..12]},实为 {hash[..12]})");
    }

    private static Paper Read(System.Data.Common.DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt32(5), row.GetString(6), row.Text(7),
        row.GetString(8), row.GetString(9), row.GetString(10), row.GetString(11), row.Text(12), row.GetInt64(13));
}
