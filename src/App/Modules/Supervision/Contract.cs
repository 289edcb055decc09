using Weipian.App.Database;
using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Selection;

namespace Weipian.App.Modules.Supervision;

/// <summary>A label on a case or a patch; it says nothing of the case's own state and changes nothing of it.</summary>
/// <param name="Label">直接查处, 挂牌督办, 重点督办, 交办 or 公开曝光.</param>
/// <param name="State">State of the dossier of the label.</param>
/// <param name="Active">The label still stands: not released, not refused, not withdrawn.</param>
public sealed record SupervisionLabel(string Label, string Dossier, string State, bool Active);

/// <summary>The account of a unit's publications in a year (R094).</summary>
/// <param name="Required">Null: the programme has not set how many.</param>
/// <param name="Published">Cases published and not withdrawn; a case counts once however often it was told.</param>
/// <param name="Filed">Of them, reported to the office.</param>
/// <param name="Withdrawn">Publications taken back; they no longer count.</param>
public sealed record ExposureAccount(string Unit, string Name, int? Required, int Published, int Filed, int Withdrawn)
{
    /// <summary>How many are still missing; null while the number is not set.</summary>
    public int? Missing => Required is { } required ? Math.Max(0, required - Published) : null;
}

/// <summary>The population of a draw was made known before its seed.</summary>
public sealed record PopulationAnnounced(string Id, int Year, string PopulationHash, string Population);

/// <summary>A random inspection was drawn.</summary>
/// <param name="Population">Hash of the candidates in the file store, one <c>stratum|id</c> a line.</param>
/// <param name="Announcement">Id of the announcement it was drawn from; null: the population was not announced before.</param>
public sealed record InspectionDrawn(string Id, int Year, RandomDraw Draw, string Population, string? Announcement);

/// <summary>What a joint inspection found at a patch.</summary>
/// <param name="Problem">Something is wrong there.</param>
/// <param name="Serious">A person judged the violations found there serious (R081).</param>
public sealed record InspectionFinding(string Id, string Draw, string Patch, string Unit, string Day, bool Problem, bool Serious, string Text);

/// <summary>What other modules may ask of supervision.</summary>
public static class SupervisionShelf
{
    public const string Supervision = "supervision";
    public const string Exposure = "exposure";

    /// <summary>What this module adds to its procedures.</summary>
    public static IReadOnlyDictionary<string, DossierRules> Rules { get; } = new Dictionary<string, DossierRules>(StringComparer.Ordinal)
    {
        [Supervision] = new(SupervisionNeeds.Read, SupervisionPapers.Notice, (_, _) => []),
        [Exposure] = new(ExposureNeeds.Read, SupervisionPapers.Filing, (_, _) => []),
    };

    /// <summary>Labels on a case, oldest first.</summary>
    public static List<SupervisionLabel> OnCase(Workspace workspace, string id) => Labels(workspace, new DossierLink(CaseShelf.Case, id));

    /// <summary>Labels on a patch, its own and those of its cases.</summary>
    public static List<SupervisionLabel> OnPatch(Workspace workspace, string patch) =>
        [.. Labels(workspace, new DossierLink("patch", patch)), .. CaseShelf.CasesOn(workspace, patch).SelectMany(dossier => OnCase(workspace, dossier.Id))];

    /// <summary>Publications of every town, street and enforcement bureau of a year.</summary>
    public static List<ExposureAccount> Exposures(Workspace workspace, int year, RulePack pack, DateOnly today) => ExposureQuota.Of(workspace, year, pack, today);

    public static List<InspectionDrawn> Draws(Workspace workspace, int year) => workspace.Connection.Query(
        "SELECT body FROM inspection_draw WHERE year=$1 ORDER BY id", row => CanonicalJson.Read<InspectionDrawn>(row.GetString(0)), year);

    /// <summary>Findings of a year's inspections.</summary>
    public static List<InspectionFinding> Findings(Workspace workspace, int year) => workspace.Connection.Query(
        "SELECT f.body FROM inspection_finding f JOIN inspection_draw d ON d.id=f.draw WHERE d.year=$1 ORDER BY f.id", row => CanonicalJson.Read<InspectionFinding>(row.GetString(0)), year);

    private static List<SupervisionLabel> Labels(Workspace workspace, DossierLink about) =>
    [
        .. DossierShelf.About(workspace, Supervision, about).Select(dossier => new SupervisionLabel(dossier.Field("督办方式")!, dossier.Id, dossier.State, dossier.State is not ("不予督办" or "已解除"))),
        .. DossierShelf.About(workspace, Exposure, about).Select(dossier => new SupervisionLabel("公开曝光", dossier.Id, dossier.State, dossier.State is not "已撤回")),
    ];
}
