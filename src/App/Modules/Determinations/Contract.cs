using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Determination;
using Weipian.Law.Parameters;
using Weipian.Spatial;

namespace Weipian.App.Modules.Determinations;

/// <summary>A unit a patch lies in, and how much of it.</summary>
/// <param name="Level">town or village.</param>
/// <param name="Counted">What of the patch's ground the unit answers for; only for towns of patches that lie in several.</param>
public sealed record UnitShare(string Level, string Code, string? Name, double AreaM2, CountedAreas? Counted = null);

/// <summary>Part of a patch inside one feature of one layer.</summary>
/// <param name="Feature">Number in the stored layer (GeoPackage fid).</param>
/// <param name="Record">Row of the source it came from.</param>
/// <param name="Check">Checksum of the feature's whole outline and values: a vertex moved outside the patch shows too.</param>
/// <param name="Class">What the feature is, by the first field of its kind: 地类编码, 批准文号, 规划分区 …</param>
public sealed record JudgedPiece(string Kind, string LayerHash, int Feature, long Record, string? Class, double AreaM2, string Check);

/// <summary>The account of one layer kind: Σ pieces − overlap + remainder = area of the patch.</summary>
public sealed record KindAccount(double CoveredM2, double OverlapM2, double RemainderM2);

/// <summary>The verdict as kept; the answers it rests on stand beside it.</summary>
public sealed record JudgedVerdict(
    string Code, string Conclusion, string Row, IReadOnlyList<string> Articles, string? SplitAlong, IReadOnlyList<string> Missing,
    IReadOnlyList<Alternative> WouldChange, IReadOnlyList<string> Flags);

/// <summary>A part of a mixed patch; the parts tile the patch.</summary>
/// <param name="Number">What the child would be called: <c>X_1</c>, <c>X_2</c> …</param>
/// <param name="Geometry">WKB hex in the patch's own coordinate system.</param>
public sealed record JudgedPart(
    string Number, string Along, double AreaM2, string Geometry, LandFacts Facts, IReadOnlyList<AnsweredQuestion> Answers, JudgedVerdict Verdict);

/// <summary>Areas the statistics count by, ㎡. Null: cannot be known.</summary>
/// <param name="PermanentFarmlandCultivatedM2">Overlap of permanent basic farmland with cultivated land.</param>
public sealed record CountedAreas(double AreaM2, double? AgriculturalM2, double? FarmlandM2, double? PermanentFarmlandM2, double? PermanentFarmlandCultivatedM2);

/// <summary>Whether the shape may be measured.</summary>
public sealed record JudgedShape(bool Valid, bool RepairAccepted, PatchFault? Fault);

/// <summary>
/// One patch judged: what was measured, what was answered, what the law says. Judged again on the same inputs it is the same to the byte.
/// Off-line patches (线下处理) carry nothing but their neutral verdict.
/// </summary>
public sealed record JudgedPatch(
    string Number,
    string Id,
    string Line,
    int Version,
    double? AreaM2,
    double? PlanarAreaM2,
    double? DeclaredM2,
    JudgedShape? Shape,
    IReadOnlyList<UnitShare> Units,
    IReadOnlyList<JudgedPiece> Pieces,
    SortedDictionary<string, KindAccount> Kinds,
    CountedAreas? Counted,
    LandFacts? Facts,
    MineralFacts? MineralFacts,
    IReadOnlyList<AnsweredQuestion> Answers,
    JudgedVerdict Verdict,
    IReadOnlyList<JudgedPart> Split)
{
    /// <summary>Town it mostly lies in; the lower code wins a tie.</summary>
    public UnitShare? MainTown => Units.Where(unit => unit.Level == "town").OrderByDescending(unit => unit.AreaM2).ThenBy(unit => unit.Code, StringComparer.Ordinal).FirstOrDefault();
}

/// <summary>What a person concluded.</summary>
/// <param name="Differs">The conclusion is not what was proposed; a reason is then kept.</param>
public sealed record Conclusion(string Patch, string Code, string Text, string? Reason, bool Differs, string Person, string Post);

/// <summary>A department's signed opinion.</summary>
/// <param name="Agrees">With the proposed verdict.</param>
public sealed record Opinion(string Patch, string Department, bool Agrees, string Text, string Person, string Post);

/// <summary>What a township, a land user or another person states against a verdict (陈述).</summary>
/// <param name="Party">镇街, 用地人 or 其他.</param>
/// <param name="Against">Code and words of the verdict or conclusion as it stood.</param>
/// <param name="Judged">Place in the journal of the judgement it is against; null when only concluded.</param>
/// <param name="Files">Evidence handed in with it.</param>
public sealed record Statement(
    string Id, string Patch, string Party, string Name, string Day, string Text, string Against, long? Judged, IReadOnlyList<string> Files);

/// <summary>The office's answer; statement and answer both stay.</summary>
/// <param name="Outcome">采纳, 部分采纳 or 不采纳.</param>
public sealed record StatementAnswer(string Statement, string Patch, string Outcome, string Text, IReadOnlyList<string> Files);

/// <summary>A statement with its answer; open while there is none.</summary>
public sealed record StatementStanding(Statement Statement, StatementAnswer? Answer, string? Person, string? Post, string? AnsweredAt);

/// <summary>What other modules may ask of the statements.</summary>
public static class StatementShelf
{
    /// <summary>Statements about a patch, oldest first.</summary>
    public static List<StatementStanding> Of(Workspace workspace, string patch) => Read(workspace, "WHERE patch_id=$1", patch);

    /// <summary>Statements of a year nobody has answered.</summary>
    public static List<StatementStanding> Open(Workspace workspace, int year) =>
        Read(workspace, "WHERE answer IS NULL AND patch_id IN (SELECT id FROM patch WHERE year=$1)", year);

    /// <exception cref="ProblemException"><c>statement.missing</c>.</exception>
    public static StatementStanding One(Workspace workspace, string id) =>
        Read(workspace, "WHERE id=$1", id).SingleOrDefault() ?? throw new ProblemException("statement.missing", $"没有陈述“{id}”");

    private static List<StatementStanding> Read(Workspace workspace, string where, params ReadOnlySpan<object?> values) => workspace.Connection.Query(
        $"SELECT body, answer, answerer, answerer_post, answered_at FROM statement {where} ORDER BY id",
        row => new StatementStanding(
            CanonicalJson.Read<Statement>(row.GetString(0)), row.Text(1) is { } answer ? CanonicalJson.Read<StatementAnswer>(answer) : null, row.Text(2), row.Text(3), row.Text(4)), values);
}

/// <summary>A patch with all that has been said of it.</summary>
public sealed record PatchStanding(Patch Patch, JudgedPatch? Judged, Conclusion? Conclusion, IReadOnlyList<Opinion> Opinions)
{
    /// <summary>Concluded code, else the proposed one, else null.</summary>
    public string? Code => Conclusion?.Code ?? Judged?.Verdict.Code;

    /// <summary>What the code says in words.</summary>
    public string? Text => Conclusion?.Text ?? Judged?.Verdict.Conclusion;

    public string State => Conclusion is not null ? "已结论"
        : Opinions.Any(opinion => !opinion.Agrees) ? "意见不一"
        : Judged is not null ? "待结论" : "未判定";

    public bool IsOffline => Code == VerdictCodes.Offline;
}

/// <summary>What other modules may ask of the determinations.</summary>
public static class DeterminationShelf
{
    /// <summary>Patches in force of a year (children instead of their parents), by id.</summary>
    public static List<PatchStanding> Of(Workspace workspace, int year, string? line = null)
    {
        var judged = workspace.Connection.Query("SELECT patch_id, judged FROM determination", row => (row.GetString(0), row.GetString(1)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        var conclusions = Conclusions(workspace);
        var opinions = Opinions(workspace).ToLookup(opinion => opinion.Patch, StringComparer.Ordinal);
        return PatchShelf.Of(workspace, year, line).Where(patch => patch.Status == PatchStatus.Current)
            .Select(patch => new PatchStanding(
                patch, judged.TryGetValue(patch.Id, out var text) ? CanonicalJson.Read<JudgedPatch>(text) : null,
                conclusions.GetValueOrDefault(patch.Id), opinions[patch.Id].ToList()))
            .ToList();
    }

    /// <summary>One patch, whatever its lineage state.</summary>
    public static PatchStanding One(Workspace workspace, Patch patch) => new(
        patch,
        workspace.Connection.Scalar("SELECT judged FROM determination WHERE patch_id=$1", patch.Id) is string text ? CanonicalJson.Read<JudgedPatch>(text) : null,
        Conclusions(workspace, "WHERE patch_id=$1", patch.Id).GetValueOrDefault(patch.Id), Opinions(workspace, "WHERE patch_id=$1", patch.Id));

    /// <summary>The run a patch was last judged in, and its place in the journal; null while it is not judged.</summary>
    public static (JournalEvent Event, PatchesJudged Run)? RunOf(Workspace workspace, string patch) =>
        workspace.Connection.Scalar("SELECT sequence FROM determination WHERE patch_id=$1", patch) is long sequence && workspace.Journal.Find(sequence) is { } happened
            ? (happened, CanonicalJson.Read<PatchesJudged>(happened.Body)) : null;

    /// <summary>Patches handled off-line.</summary>
    public static HashSet<string> Offline(Workspace workspace) => workspace.Connection
        .Query("SELECT patch_id FROM conclusion WHERE code=$1", row => row.GetString(0), VerdictCodes.Offline).ToHashSet(StringComparer.Ordinal);

    private static Dictionary<string, Conclusion> Conclusions(Workspace workspace, string where = "", params ReadOnlySpan<object?> values) => workspace.Connection.Query(
            $"SELECT body FROM conclusion {where}", row => CanonicalJson.Read<Conclusion>(row.GetString(0)), values)
        .ToDictionary(conclusion => conclusion.Patch, StringComparer.Ordinal);

    /// <summary>The newest opinion of each department on each patch.</summary>
    private static List<Opinion> Opinions(Workspace workspace, string where = "", params ReadOnlySpan<object?> values) => workspace.Connection.Query(
        $"SELECT body FROM opinion {where} ORDER BY patch_id, department", row => CanonicalJson.Read<Opinion>(row.GetString(0)), values);
}

/// <summary>Farmland of the survey's new construction land, for a denominator taken from it.</summary>
public static class SurveyFarmland
{
    /// <summary>㎡ by town code; ground in no town under the empty code.</summary>
    public static IReadOnlyDictionary<string, double> ByTown(Workspace workspace, RulePack pack, ParameterValues parameters)
    {
        using var layers = LayerSet.OpenCurrent(workspace);
        var facts = new FactsFromOverlay(pack, parameters);
        var towns = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var layer in layers.OfKind("new-construction"))
            foreach (var shape in layer.Shapes.Values)
                foreach (var (town, part) in Parts(layers, PatchShape.From(shape, layer.Crs)))
                    towns[town] = towns.GetValueOrDefault(town) + (layers.OfKind("land-use") is { Count: > 0 } use ? facts.LandUse(KindOverlay.Of("land-use", use, part))?.FarmlandM2 ?? 0 : 0);
        return towns;
    }

    private static IEnumerable<(string Town, PatchShape Part)> Parts(LayerSet layers, PatchShape whole)
    {
        var towns = layers.OfKind("town") is { Count: > 0 } layer ? KindOverlay.Of("town", layer, whole) : null;
        if (towns is null or { Pieces.Count: 0 })
            return [("", whole)];
        if (towns.Pieces.Count == 1)
            return [(towns.Pieces[0].Value("code") ?? "", whole)];
        return towns.Pieces
            .Select(piece => (Town: piece.Value("code") ?? "", Part: PatchShape.InPlane(Cutting.Common(whole.Plane, piece.Layer.PlaneOf(piece.Feature)), piece.AreaM2)))
            .Where(pair => pair.Part is not null).Select(pair => (pair.Town, pair.Part!)).ToList();
    }
}
