using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Submissions;

/// <summary>Parts of a package.</summary>
public static class SubmissionRoles
{
    public const string Text = "正文";
    public const string Table = "附表";
    public const string Attachment = "附件";
}

/// <summary>One file of a package, kept in the file store.</summary>
public sealed record SubmissionFile(string Role, string Name, string Sha256, long Bytes);

/// <summary>What is handed in. Its own hash names it: signatures carry that hash and nothing else counts as signed.</summary>
public sealed record SubmissionManifest(string Kind, IReadOnlyList<SubmissionFile> Files)
{
    public SubmissionFile? Text => Files.FirstOrDefault(file => file.Role == SubmissionRoles.Text);
}

/// <summary>A signature with the exact content it was put under.</summary>
/// <param name="As">填表人签名, 审核签字 or 主管领导同意.</param>
/// <param name="Standing">Neither withdrawn, returned nor superseded; others stay on record.</param>
public sealed record SubmissionSignature(string As, string Person, string Post, string Day, string At, string Content, bool Standing);

/// <summary>A version of the content.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Frozen">It was final at some time.</param>
/// <param name="Difference">Hash of the sheet of differences from the frozen version it amends; null for none.</param>
public sealed record SubmissionVersion(int Number, string Content, string Day, string Person, bool Frozen, string? Difference);

/// <summary>What other modules may ask of the submissions.</summary>
public static class SubmissionShelf
{
    public const string Submission = "submission";

    /// <summary>Actions that are signatures, in their order.</summary>
    public static readonly IReadOnlyList<string> Signing = ["填表人签名", "审核签字", "主管领导同意"];

    /// <summary>What this module adds to its procedure.</summary>
    public static DossierRules Rules { get; } = DossierRules.Plain(SubmissionNeeds.Read);

    /// <summary>Every signature ever put, oldest first: a return or a withdrawal takes none of them away.</summary>
    public static List<SubmissionSignature> Signatures(Dossier dossier)
    {
        var since = Reopened(dossier);
        return dossier.Steps.Where(step => Signing.Contains(step.Taken.Action))
            .Select(step => new SubmissionSignature(step.Taken.Action, step.Person, step.Post, step.Taken.Day, step.At, step.Taken.Fields["内容哈希"], step.Taken.Number > since)).ToList();
    }

    /// <summary>Every version of the content, oldest first.</summary>
    public static List<SubmissionVersion> Versions(Dossier dossier)
    {
        var filled = dossier.All("填报内容").ToList();
        return filled.Select((step, index) =>
        {
            var until = index + 1 < filled.Count ? filled[index + 1].Taken.Number : int.MaxValue;
            return new SubmissionVersion(
                index + 1, step.Taken.Fields["内容"], step.Taken.Day, step.Person, dossier.All("定稿冻结").Any(frozen => frozen.Taken.Number > step.Taken.Number && frozen.Taken.Number < until),
                step.Taken.Fields.GetValueOrDefault("差异表"));
        }).ToList();
    }

    /// <exception cref="ProblemException"><c>file.missing</c>, <c>file.altered</c>.</exception>
    public static SubmissionManifest Manifest(Workspace workspace, string content) => CanonicalJson.Read<SubmissionManifest>(System.Text.Encoding.UTF8.GetString(workspace.Files.Get(content)));

    /// <summary>Whether a unit's figures agree with the opinion of the supervision bureau (R045): the newest comparison it put on record in a year.</summary>
    public static NeedState Supervised(Workspace workspace, int year, string unit) => SubmissionNeeds.Supervised(workspace, year, unit);

    /// <summary>Step by which the package last came back to its filler; signatures and comparisons before it are history.</summary>
    internal static int Reopened(Dossier dossier) => dossier.Steps.LastOrDefault(step => step.Taken.To == "起草" && step.Taken.From != "起草")?.Taken.Number ?? 0;
}
