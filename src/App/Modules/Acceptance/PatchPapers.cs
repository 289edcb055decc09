using System.Globalization;
using Weipian.App.Modules.Directives;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Acceptance;

/// <summary>
/// 卷内目录 and 备考表 of a patch: the papers and proofs that are about it, in the order they came to be, pages as the officer counted them.
/// </summary>
internal static class PatchPapers
{
    public static IReadOnlyDictionary<string, PaperField> Fields(NeedContext context, StepTaken taken, string document)
    {
        var patch = PatchNeeds.Patches(context).Single();
        var items = Items(context, patch);
        var pages = Pages(taken.Fields["各件页数"], items.Count);
        var first = 1;
        var rows = new List<IReadOnlyDictionary<string, PaperField>>();
        foreach (var ((title, number, author, day, sequence), count) in items.Zip(pages))
        {
            rows.Add(new Dictionary<string, PaperField>(StringComparer.Ordinal)
            {
                ["序号"] = PaperField.Of(Text(rows.Count + 1), sequence),
                ["文号"] = PaperField.Of(number, sequence),
                ["责任者"] = PaperField.Of(author, sequence),
                ["题名"] = PaperField.Of(title, sequence),
                ["日期"] = PaperField.Of(day, sequence),
                ["页号"] = PaperField.Of(count == 1 ? Text(first) : $"{Text(first)}-{Text(first + count - 1)}", sequence),
            });
            first += count;
        }

        return new Dictionary<string, PaperField>(StringComparer.Ordinal)
        {
            ["案卷题名"] = PaperField.Of($"{taken.Year}年度卫片执法图斑{patch.Number}"),
            ["目录"] = PaperField.Table(rows),
            ["本卷情况"] = PaperField.Of(taken.Fields.GetValueOrDefault("本卷情况") ?? "材料齐全，无缺损、修改、补充、移出。"),
            ["件数"] = PaperField.Of(Text(items.Count)),
            ["页数"] = PaperField.Of(Text(first - 1)),
            ["互见号"] = PaperField.Of(string.Join('、', Cases.CaseShelf.CasesOn(context.Workspace, patch.Id).Select(dossier => dossier.Id))),
            ["立卷日期"] = PaperField.Of(taken.Day),
        };
    }

    /// <summary>Papers about the patch, of its field acceptance and of directives it is on, and the proofs linked to it.</summary>
    private static List<(string Title, string Number, string Author, string Day, long Sequence)> Items(NeedContext context, Patches.Patch patch)
    {
        var workspace = context.Workspace;
        var dossiers = DossierShelf.About(workspace, AcceptanceShelf.FieldAcceptance, new DossierLink("patch", patch.Id)).Concat(DirectiveShelf.On(workspace, patch.Id));
        var papers = PatchNeeds.PapersOf(workspace, patch, context.Dossier?.Id)
            .Concat(dossiers.SelectMany(dossier => PaperShelf.Of(workspace, dossier.Kind, dossier.Id)).Where(paper => paper.State == PaperState.Issued)).DistinctBy(paper => paper.Id);
        string DayOf(long sequence) => workspace.Journal.Find(sequence) is { } happened ? happened.At[..10] : "";
        string By(long sequence) => workspace.Journal.Find(sequence)?.Person ?? "";
        var sheets = papers.Select(paper => (paper.Name, paper.Number ?? "", By(paper.Sequence), DayOf(paper.Sequence), paper.Sequence));
        var proofs = EvidenceShelf.Of(workspace, LinkTargets.Patch, patch.Id).Select(item => (Name: $"{item.Version.Kind} {item.Version.Name}", "", item.Uploader, item.ReceivedAt[..10], 0L));
        return [.. sheets.OrderBy(sheet => sheet.Sequence).Concat(proofs)];
    }

    /// <summary>Pages of each item; as many numbers as there are items.</summary>
    /// <exception cref="ProblemException"><c>archive.pages</c>.</exception>
    private static List<int> Pages(string text, int items)
    {
        var pages = text.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0).ToList();
        return pages.Count == items && pages.TrueForAll(count => count > 0) ? pages
            : throw new ProblemException("archive.pages", $"卷内 {items} 件,各件页数填了 {pages.Count} 个(均应为正整数)", field: "各件页数");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
