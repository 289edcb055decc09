using Weipian.App.Database;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Statistics;
using Weipian.App.Platform;
using Weipian.Law;

namespace Weipian.App.Modules.Submissions;

/// <summary><c>weipian submission fill</c>: files into the store, their list under one hash, the hash into the package.</summary>
public static class FillSubmission
{
    /// <param name="text">The report; null where its kind has none.</param>
    /// <param name="attachments">Other files that go with it.</param>
    /// <param name="tables">Statistics tables made from the data as they stand are taken along.</param>
    /// <param name="seen">Steps the officer had seen.</param>
    /// <exception cref="ProblemException"><c>file.missing</c>, <c>submission.empty</c>, <c>submission.name-twice</c>; as taking a step.</exception>
    public static (DossierStep Step, SubmissionManifest Manifest, string Content) Run(
        Workspace workspace, string id, string? text, IReadOnlyList<string> attachments, bool tables, DateOnly day, int? seen, RulePack pack, Actor actor)
    {
        var dossier = DossierShelf.One(workspace, SubmissionShelf.Submission, id);
        var files = new List<SubmissionFile>();
        foreach (var (role, path) in attachments.Select(path => (SubmissionRoles.Attachment, path)).Concat(text is null ? [] : [(SubmissionRoles.Text, text)]))
        {
            if (!File.Exists(path))
                throw new ProblemException("file.missing", "文件不存在", file: path);
            files.Add(new SubmissionFile(role, Path.GetFileName(path), workspace.Files.PutFile(path), new FileInfo(path).Length));
        }

        if (tables)
            files.AddRange(StatisticsTables.Of(workspace, dossier.Year, pack).Select(table => new SubmissionFile(SubmissionRoles.Table, table.Name, workspace.Files.Put(table.Bytes), table.Bytes.Length)));
        if (files.Count == 0)
            throw new ProblemException("submission.empty", "没有正文、附件或附表");
        if (files.GroupBy(file => file.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ProblemException("submission.name-twice", $"文件名“{twice.Key}”重复");
        var manifest = new SubmissionManifest(dossier.Field("种类")!, [.. files.OrderBy(file => file.Role, StringComparer.Ordinal).ThenBy(file => file.Name, StringComparer.Ordinal)]);
        var content = workspace.Files.Put(CanonicalJson.WriteBytes(manifest));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["内容"] = content };
        if (SubmissionDifference.Base(dossier) is { } frozen)
            fields["差异表"] = workspace.Files.Put(SubmissionDifference.Sheet(workspace, frozen, content));
        var (step, _) = DossierWork.Take(
            workspace, new StepRequest(SubmissionShelf.Submission, id, dossier.Year, "填报内容", day, fields, [], [], SeenSteps: seen), pack, SubmissionShelf.Rules, actor);
        return (step, manifest, content);
    }
}
