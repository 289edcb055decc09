using Weipian.App.Database;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law.Offences;

namespace Weipian.App.Modules.Cases;

/// <summary>违法主体.</summary>
/// <param name="Kind">政府, 部门事业单位, 企业, 村组集体, 农村村民, 其他个人.</param>
/// <param name="Number">Identity number or unified social credit code; personal data, masked wherever it is shown.</param>
public sealed record Offender(string Name, string Kind, string? Number, string? Representative, string? Address, string? Phone);

/// <summary>What a violation took of one patch.</summary>
/// <param name="AreaM2">㎡ of the patch that this violation answers for; null: all of it.</param>
public sealed record PatchShare(string Patch, double? AreaM2);

/// <summary>Land a violation took, ㎡. Null: not known, which never reads as none.</summary>
/// <param name="ConformingM2">Inside the zones where the plan admits construction.</param>
/// <param name="PlanName">Plan and version the opinion of 地籍 cites.</param>
public sealed record TakenLand(
    double? AreaM2, double? AgriculturalM2, double? FarmlandM2, double? PermanentFarmlandM2, double? ConformingM2, string? PlanName);

/// <summary>Amounts some fines are reckoned from, yuan, as stated in decimal text; null: not known.</summary>
public sealed record TakenMoney(decimal? Gains, decimal? CultivationFee, decimal? ReclamationFee, decimal? MarketValue, decimal? Loss, decimal? RepairCost);

/// <summary>
/// 宗: one act of one offender. A patch may hold several, one may reach over several patches and years; a case handles one or more.
/// </summary>
/// <param name="Offence">Code of <c>law/offences/kinds.csv</c>.</param>
/// <param name="ActEnd">Null: still going on, or not known (<paramref name="Ongoing"/> tells).</param>
/// <param name="StateContinues">A person confirmed that the unlawful state lasts; null: not confirmed.</param>
/// <param name="PlantingDestroyed">耕地种植条件被破坏; null: not found out.</param>
public sealed record Violation(
    string Id, int Year, string Offence, Offender Offender, string Place, string Town, string Facts, IReadOnlyList<PatchShare> Patches,
    TakenLand Land, TakenMoney Money, string? Use, string? Project, string ActStart, string? ActEnd, bool Ongoing, bool? StateContinues, string DiscoveredOn,
    bool? PlantingDestroyed)
{
    public ActPeriod Period => new(Days.Read(ActStart), ActEnd is null ? null : Days.Read(ActEnd), Ongoing, StateContinues);
}

/// <summary>What other modules may ask of violations and cases.</summary>
public static class CaseShelf
{
    /// <summary>Key of the procedure.</summary>
    public const string Case = "case";

    /// <summary>Kind of link from a case to a violation.</summary>
    public const string ViolationLink = "violation";

    /// <summary>States in which nothing more is to be done on a case but file it.</summary>
    public static readonly IReadOnlyList<string> Ended = ["已结案", "已归档", "不予立案", "非立案办结", "已撤销", "已移送管辖"];

    public static List<Violation> Violations(Workspace workspace, int year) => Read(workspace, "WHERE year=$1", year);

    /// <exception cref="ProblemException"><c>violation.missing</c>.</exception>
    public static Violation Violation(Workspace workspace, string id) => Read(workspace, "WHERE id=$1", id).FirstOrDefault()
        ?? throw new ProblemException("violation.missing", $"没有编号为“{id}”的违法行为(宗)");

    public static List<Violation> ViolationsOn(Workspace workspace, string patch) => Read(
        workspace, "WHERE id IN (SELECT violation FROM violation_patch WHERE patch_id=$1)", patch);

    /// <summary>Cases that handle a violation on a patch.</summary>
    public static List<Dossier> CasesOn(Workspace workspace, string patch) => ViolationsOn(workspace, patch)
        .SelectMany(violation => DossierShelf.About(workspace, Case, new DossierLink(ViolationLink, violation.Id))).DistinctBy(dossier => dossier.Id).ToList();

    /// <summary>Violations a case handles.</summary>
    public static List<Violation> Of(Workspace workspace, Dossier dossier) => dossier.Linked(ViolationLink).Select(id => Violation(workspace, id)).ToList();

    /// <summary>A case has been opened (立案), whatever became of it.</summary>
    public static bool IsFiled(Dossier dossier) => dossier.Did("批准立案") || dossier.Did("接续日常案件");

    /// <summary>Case closed and nothing of its decision left undone, or handled without a case with a result.</summary>
    public static bool IsSettled(Dossier dossier) => dossier.State is "已结案" or "已归档" or "非立案办结";

    /// <summary>What is left to do in matter or with persons before a case may be told to the public; empty: dealt with to the end.</summary>
    public static IReadOnlyList<string> Remainder(Dossier dossier) => CaseRemainder.Of(dossier);

    /// <summary>What was decided, in words of the case: 处罚内容, or the result of a matter handled without a case; null while there is none.</summary>
    public static string? Outcome(Dossier dossier) => dossier.Last("作出处罚决定")?.Taken.Fields.GetValueOrDefault("处罚内容") ?? dossier.Field("处理结果") ?? dossier.Field("不予处罚理由");

    /// <summary>Conditions and papers of the procedure of cases.</summary>
    public static DossierRules Rules { get; } = new(CaseNeeds.Read, CasePapers.Fields, (_, _) => []);

    private static List<Violation> Read(Workspace workspace, string where, params ReadOnlySpan<object?> values) => workspace.Connection.Query(
        $"SELECT record FROM violation {where} ORDER BY id", row => CanonicalJson.Read<Violation>(row.GetString(0)), values);
}
