using Weipian.App.Database;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Rendering;

namespace Weipian.App.Modules.Archives;

/// <summary>What a dossier archive says of itself.</summary>
/// <param name="Archive">Always <c>dossier</c>; tells it from an evidence pack.</param>
/// <param name="Head">Hash of the journal when it was written.</param>
/// <param name="Retention">保管期限, as given when it was filed; null while it is not filed.</param>
/// <param name="Files">Name → SHA-256 of every other file.</param>
public sealed record ArchiveManifest(
    string Archive, int Format, string Kind, string Id, string Title, string State, string? FileNumber, string? Retention, long HeadSequence, string Head, SortedDictionary<string, string> Files);

/// <summary><c>weipian archive</c>: one dossier as a zip – papers in archive order, evidence byte for byte, and the journal's own events as proof.</summary>
public static class ExportArchive
{
    public const int Format = 1;
    public const string Manifest = "manifest.json";
    public const string Events = "events.jsonl";

    /// <exception cref="ProblemException"><c>dossier.missing</c>, <c>file.missing</c>, <c>file.altered</c>.</exception>
    public static (ArchiveManifest Manifest, byte[] Zip) Make(Workspace workspace, string kind, string id, RulePack pack)
    {
        var dossier = DossierShelf.One(workspace, kind, id);
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var piece in ArchiveShelf.Pieces(workspace, kind, id, pack))
            parts[$"{OfficialTerms.Of(piece.Part)}/{piece.Place:00}-{Plain(piece.Paper.Name)}{(piece.Paper.Number is { } number ? "-" + Plain(number) : "")}.docx"] = PaperShelf.Docx(workspace, piece.Paper);
        foreach (var paper in PaperShelf.Of(workspace, kind, id).Where(paper => paper.State == PaperState.Issued && paper.Document is "卷内目录" or "备考表" or "卷宗封面"))
            parts[$"{Plain(paper.Name)}-{paper.Id}.docx"] = PaperShelf.Docx(workspace, paper);
        foreach (var item in Proofs(workspace, dossier))
            parts[$"证据/{item.Version.Id}-{item.Version.Version}{Path.GetExtension(Plain(item.Version.Name))}"] = workspace.Files.Get(item.Version.Sha256);
        parts["dossier.json"] = CanonicalJson.WriteBytes(dossier);
        parts[Events] = System.Text.Encoding.UTF8.GetBytes(string.Concat(Happened(workspace, dossier).Select(happened => CanonicalJson.Write(happened) + "\n")));
        var head = workspace.Journal.Head();
        var filed = dossier.Last("归档") ?? dossier.Last("组卷归档");
        var manifest = new ArchiveManifest(
            "dossier", Format, kind, id, dossier.Field("案由") ?? dossier.Title, dossier.State, filed?.Taken.Fields.GetValueOrDefault("归档号"), filed?.Taken.Fields.GetValueOrDefault("保管期限"),
            head.Sequence, head.Hash, new SortedDictionary<string, string>(parts.ToDictionary(part => part.Key, part => ContentStore.HashOf(part.Value)), StringComparer.Ordinal));
        return (manifest, SettledZip.Write(parts.Append(KeyValuePair.Create(Manifest, CanonicalJson.WriteBytes(manifest)))));
    }

    /// <summary>Steps of the dossier and events of its papers, as the journal keeps them.</summary>
    private static List<JournalEvent> Happened(Workspace workspace, Dossier dossier)
    {
        var sequences = dossier.Steps.Select(step => step.Sequence).Concat(PaperShelf.Of(workspace, dossier.Kind, dossier.Id).Select(paper => paper.Sequence)).Distinct().Order();
        return sequences.Select(sequence => workspace.Journal.Find(sequence)!).ToList();
    }

    private static List<EvidenceItem> Proofs(Workspace workspace, Dossier dossier) =>
        dossier.Linked("patch").Select(patch => (LinkTargets.Patch, patch)).Append((LinkTargets.Case, dossier.Id))
            .SelectMany(target => EvidenceShelf.Of(workspace, target.Item1, target.Item2)).DistinctBy(item => (item.Version.Id, item.Version.Version)).ToList();

    /// <summary>Names in the zip are labels, never paths.</summary>
    private static string Plain(string name) => string.Concat(name.Select(letter => letter is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' || char.IsControl(letter) ? '_' : letter)).TrimStart('.');
}
