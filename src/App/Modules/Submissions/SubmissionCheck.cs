using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Programmes;
using Weipian.App.Modules.Statistics;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Procedures;
using Weipian.Law.Submissions;

namespace Weipian.App.Modules.Submissions;

/// <summary>Whether a package holds what its kind must hold; everything that is missing is named at once, before anyone signs.</summary>
public static class SubmissionCheck
{
    internal static NeedState Complete(NeedContext context)
    {
        if (SubmissionNeeds.KindOf(context) is not { } kind)
            return NeedState.Unknown("种类不明");
        if (context.Dossier?.Field("内容") is not { } content)
            return NeedState.No("尚未填报内容");
        var lacking = Of(context.Workspace, context.Dossier, kind, content, context.Pack);
        return lacking.Count > 0 ? NeedState.No(string.Join(';', lacking)) : NeedState.Yes("必备内容齐全");
    }

    /// <summary>What is missing in the content; empty: complete.</summary>
    public static IReadOnlyList<string> Of(Workspace workspace, Dossier dossier, SubmissionKind kind, string content, RulePack pack)
    {
        if (!SubmissionNeeds.Kept(workspace, content, out var manifest))
            return [$"文件库没有内容清单 {SubmissionNeeds.Short(content)},或其中的文件不全"];
        return [.. Chapters(workspace, kind, manifest!), .. Tables(workspace, dossier.Year, kind, manifest!, pack), .. Numbers(workspace, dossier, kind)];
    }

    private static IEnumerable<string> Chapters(Workspace workspace, SubmissionKind kind, SubmissionManifest manifest)
    {
        if (kind.Chapters.Count == 0)
            return [];
        if (manifest.Text is not { } text)
            return ["没有正文"];
        var bytes = workspace.Files.Get(text.Sha256);
        IReadOnlyList<string> lacking;
        try
        {
            lacking = SubmissionText.Lacking(SubmissionText.Paragraphs(bytes), kind.Chapters.Select(chapter => chapter.Title).ToList());
        }
        catch (ProblemException unreadable)
        {
            return unreadable.Problems.Select(problem => problem.Message);
        }

        return lacking.Concat(kind.LaidOut ? LetterLayout.Faults(bytes) : []).Concat(manifest.Files.Any(file => file.Role == SubmissionRoles.Attachment) ? [] : kind.Chapters.Where(chapter => chapter.Attached).Select(chapter => $"“{chapter.Title}”须附文件"));
    }

    /// <summary>The tables that go with it are those the data give today: an amendment after they were made shows.</summary>
    private static IEnumerable<string> Tables(Workspace workspace, int year, SubmissionKind kind, SubmissionManifest manifest, RulePack pack)
    {
        if (!kind.WithTables)
            yield break;
        var given = manifest.Files.Where(file => file.Role == SubmissionRoles.Table).ToDictionary(file => file.Name, StringComparer.Ordinal);
        foreach (var (name, bytes) in StatisticsTables.Of(workspace, year, pack))
            if (!given.TryGetValue(name, out var file))
                yield return $"缺附表 {name}";
            else if (file.Sha256 != ContentStore.HashOf(bytes))
                yield return $"附表 {name} 与现数据不符(数据更正后须重新生成)";
    }

    /// <summary>The county's own report goes out only when its number series are in order; a town does not answer for them.</summary>
    private static IEnumerable<string> Numbers(Workspace workspace, Dossier dossier, SubmissionKind kind) =>
        !kind.NumbersChecked || dossier.Unit != County.Of(workspace).Code ? []
            : NumberShelf.Unexplained(workspace, dossier.Year).Select(number => $"文号 {number} 空号未说明");
}
