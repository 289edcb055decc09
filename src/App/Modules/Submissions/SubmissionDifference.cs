using Weipian.App.Modules.Procedures;
using Weipian.Rendering;

namespace Weipian.App.Modules.Submissions;

/// <summary>One difference between two versions of a package.</summary>
/// <param name="Place">Paragraph or cell.</param>
public sealed record SubmissionChange(string File, string Place, string Before, string After);

/// <summary>What changed between a frozen version and the one that amends it: paragraphs of the text, cells of tables, other files by hash.</summary>
public static class SubmissionDifference
{
    /// <summary>Content of the frozen version a new one amends; null while the package was never frozen.</summary>
    public static string? Base(Dossier dossier) => dossier.Last("批准更正") is { } amended
        ? dossier.All("填报内容").LastOrDefault(step => step.Taken.Number < amended.Taken.Number)?.Taken.Fields["内容"] : null;

    public static IReadOnlyList<SubmissionChange> Of(Workspace workspace, string before, string after)
    {
        var (old, now) = (SubmissionShelf.Manifest(workspace, before), SubmissionShelf.Manifest(workspace, after));
        // The text is one thing whatever its file is called.
        static string Key(SubmissionFile file) => file.Role == SubmissionRoles.Text ? SubmissionRoles.Text : file.Name;
        var (from, to) = (old.Files.ToDictionary(Key, StringComparer.Ordinal), now.Files.ToDictionary(Key, StringComparer.Ordinal));
        return from.Keys.Union(to.Keys).Order(StringComparer.Ordinal).SelectMany(key => (from.GetValueOrDefault(key), to.GetValueOrDefault(key)) switch
        {
            (null, { } added) => [new SubmissionChange(added.Name, "整个文件", "无", SubmissionNeeds.Short(added.Sha256))],
            ({ } removed, null) => [new SubmissionChange(removed.Name, "整个文件", SubmissionNeeds.Short(removed.Sha256), "无")],
            var (one, other) when one!.Sha256 == other!.Sha256 => [],
            var (one, other) => Inside(workspace, one!, other!),
        }).ToList();
    }

    /// <summary>The sheet of differences as .xlsx; the same bytes for the same two versions.</summary>
    public static byte[] Sheet(Workspace workspace, string before, string after)
    {
        var changes = Of(workspace, before, after);
        return Workbook.Write([new Sheet(
            "差异表", "报送件更正差异表", [$"更正前 {before}", $"更正后 {after}"],
            [new SheetColumn("", "文件", "", 0, 36), new SheetColumn("", "位置", "", 0, 16), new SheetColumn("", "更正前", "", 0, 48), new SheetColumn("", "更正后", "", 0, 48)],
            [.. changes.Select(change => new SheetRow([change.File, change.Place, change.Before, change.After]))], [$"共 {changes.Count} 处"])]);
    }

    private static IReadOnlyList<SubmissionChange> Inside(Workspace workspace, SubmissionFile before, SubmissionFile after)
    {
        var (old, now) = (workspace.Files.Get(before.Sha256), workspace.Files.Get(after.Sha256));
        if (before.Role == SubmissionRoles.Text)
            return Lines(after.Name, SubmissionText.Paragraphs(old), SubmissionText.Paragraphs(now));
        if (SheetCells.TryRead(old) is { } cells && SheetCells.TryRead(now) is { } others)
            return [.. cells.Keys.Union(others.Keys).Where(cell => cells.GetValueOrDefault(cell) != others.GetValueOrDefault(cell)).OrderBy(cell => cell, SheetCells.Order)
                .Select(cell => new SubmissionChange(after.Name, cell, cells.GetValueOrDefault(cell) ?? "", others.GetValueOrDefault(cell) ?? ""))];
        return [new SubmissionChange(after.Name, "整个文件", SubmissionNeeds.Short(before.Sha256), SubmissionNeeds.Short(after.Sha256))];
    }

    /// <summary>Longest common subsequence of paragraphs; what is not in it was taken out or put in.</summary>
    private static List<SubmissionChange> Lines(string file, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var common = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
            for (var j = after.Count - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        var changes = new List<SubmissionChange>();
        for (int i = 0, j = 0; i < before.Count || j < after.Count;)
        {
            if (i < before.Count && j < after.Count && before[i] == after[j])
                (i, j) = (i + 1, j + 1);
            else if (j == after.Count || i < before.Count && common[i + 1, j] >= common[i, j + 1])
                changes.Add(new SubmissionChange(file, $"原第 {i + 1} 段", before[i++], ""));
            else
                changes.Add(new SubmissionChange(file, $"新第 {j + 1} 段", "", after[j++]));
        }

        return changes;
    }
}
