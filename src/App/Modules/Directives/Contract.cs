using Weipian.App.Modules.Procedures;

namespace Weipian.App.Modules.Directives;

/// <summary>What the office sends out and hears back on: 整改指令, hand-over lists to 地籍, 抄告.</summary>
public static class DirectiveShelf
{
    public const string Directive = "directive";
    public const string Handover = "handover";
    public const string Inform = "inform";

    /// <summary>States in which a directive asks for nothing more.</summary>
    public static readonly IReadOnlyList<string> Ended = ["已核销", "已撤销"];

    /// <summary>What these modules add to their procedures.</summary>
    public static IReadOnlyDictionary<string, DossierRules> Rules { get; } = new Dictionary<string, DossierRules>(StringComparer.Ordinal)
    {
        [Directive] = new(DirectiveNeeds.Read, DirectivePapers.Directive, DirectivePapers.Ordered),
        [Handover] = new(DirectiveNeeds.Read, DirectivePapers.Handover, (_, _) => []),
        [Inform] = new(DirectiveNeeds.Read, DirectivePapers.Inform, (_, _) => []),
    };

    /// <summary>Directives a patch is on, that were not withdrawn.</summary>
    public static List<Dossier> On(Workspace workspace, string patch) =>
        DossierShelf.About(workspace, Directive, new DossierLink("patch", patch)).Where(directive => directive.State != "已撤销").ToList();
}
