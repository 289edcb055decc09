using System.Globalization;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Documents;

namespace Weipian.App.Modules.Archives;

/// <summary>One piece of a dossier as its catalogue lists it.</summary>
/// <param name="Part">正卷: what the party may see; 副卷: what stays inside.</param>
/// <param name="Place">1, 2, 3 … within its part.</param>
public sealed record ArchivePiece(DossierPart Part, int Place, Paper Paper);

/// <summary>What a dossier holds, in archive order, and the forms that say so.</summary>
public static class ArchiveShelf
{
    /// <summary>Papers that make up the catalogue itself; they are not listed in it.</summary>
    private static readonly string[] OwnForms = ["卷内目录", "备考表", "卷宗封面"];

    /// <summary>Issued papers: 正卷 before 副卷, each in the order of issue.</summary>
    public static IReadOnlyList<ArchivePiece> Pieces(Workspace workspace, string kind, string id, RulePack pack) => PaperShelf.Of(workspace, kind, id)
        .Where(paper => paper.State == PaperState.Issued && !OwnForms.Contains(paper.Document))
        .GroupBy(paper => pack.Documents.Find(paper.Document)?.Part ?? DossierPart.Main).OrderBy(part => part.Key)
        .SelectMany(part => part.OrderBy(paper => paper.Sequence).Select((paper, index) => new ArchivePiece(part.Key, index + 1, paper))).ToList();

    /// <summary>Fields of 卷内目录 and 备考表 for the filing step.</summary>
    /// <param name="pages">Pages of each piece in catalogue order, as counted when binding; separated by 、.</param>
    /// <exception cref="ProblemException"><c>archive.pages</c>: not one number for each piece.</exception>
    public static IReadOnlyDictionary<string, PaperField> Forms(Workspace workspace, StepTaken taken, RulePack pack, string title, string person, string? pages)
    {
        var pieces = Pieces(workspace, taken.Kind, taken.Id, pack);
        var counts = (pages ?? "").Split(['、', ',', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : -1).ToList();
        if (counts.Count != pieces.Count || counts.Contains(-1))
            throw new ProblemException("archive.pages", $"“各件页数”应有 {pieces.Count} 个正整数,依次为:{string.Join('、', pieces.Select(piece => piece.Paper.Name))};现有 {counts.Count} 个", field: "各件页数");
        var page = 1;
        var rows = new List<IReadOnlyDictionary<string, PaperField>>();
        foreach (var (piece, count) in pieces.Zip(counts))
        {
            var last = page + count - 1;
            rows.Add(Row(workspace, piece, rows.Count + 1, count == 1 ? $"{page}" : $"{page}-{last}"));
            page = last + 1;
        }

        return new Dictionary<string, PaperField>(StringComparer.Ordinal)
        {
            ["案卷题名"] = PaperField.Of(title),
            ["目录"] = PaperField.Table(rows),
            ["件数"] = PaperField.Of(Digits.Of(pieces.Count)),
            ["页数"] = PaperField.Of(Digits.Of(counts.Sum())),
            ["本卷情况"] = PaperField.Of(taken.Fields.GetValueOrDefault("本卷情况") ?? $"本卷共 {pieces.Count} 件、{counts.Sum()} 页,文件齐全完整。"),
            ["立卷人"] = PaperField.Of(taken.Fields.GetValueOrDefault("立卷人") ?? person),
            ["立卷日期"] = PaperField.Of(taken.Day),
        };
    }

    private static Dictionary<string, PaperField> Row(Workspace workspace, ArchivePiece piece, int number, string pages)
    {
        var issued = workspace.Journal.Find(piece.Paper.Sequence)!;
        return new Dictionary<string, PaperField>(StringComparer.Ordinal)
        {
            ["序号"] = PaperField.Of(Digits.Of(number), piece.Paper.Sequence),
            ["文号"] = PaperField.Of(piece.Paper.Number ?? "", piece.Paper.Sequence),
            ["责任者"] = PaperField.Of(issued.Person, piece.Paper.Sequence),
            ["题名"] = PaperField.Of(piece.Paper.Name, piece.Paper.Sequence),
            ["日期"] = PaperField.Of(DayOf(workspace, piece.Paper, issued.At[..10]), piece.Paper.Sequence),
            ["页号"] = PaperField.Of(pages, piece.Paper.Sequence),
            ["备注"] = PaperField.Of(piece.Part == DossierPart.Inner ? "副卷" : "", piece.Paper.Sequence),
        };
    }

    /// <summary>Date of the paper, else of its event, as catalogues write it: 2025.3.5.</summary>
    private static string DayOf(Workspace workspace, Paper paper, string issued)
    {
        var written = PaperShelf.Trace(workspace, paper).FirstOrDefault(field => field.Name == "成文日期")?.Text;
        var day = Days.TryRead(written, out var known) ? known : Days.Read(issued);
        return $"{day.Year}.{day.Month}.{day.Day}";
    }
}
