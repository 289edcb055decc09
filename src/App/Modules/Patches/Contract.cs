using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Patches;

/// <summary>The two lines of work of a programme year.</summary>
public static class Lines
{
    public const string Land = "land";
    public const string Mineral = "mineral";

    public static string Name(string line) => line == Land ? "土地" : "矿产";
}

/// <summary>Where a patch stands in the lineage of shapes; its history stays with it in every state.</summary>
public static class PatchStatus
{
    public const string Current = "current";

    /// <summary>Its children (<c>_1</c>, <c>_2</c> …) stand for it; it is in no count.</summary>
    public const string Split = "split";

    /// <summary>A later shape stands for it and others.</summary>
    public const string Merged = "merged";

    /// <summary>A re-delivery of its batch no longer holds it.</summary>
    public const string Vanished = "vanished";

    public static string Name(string status) => status switch
    {
        Current => "现行",
        Split => "被拆分",
        Merged => "被合并",
        Vanished => "重发后消失",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "unknown patch status"),
    };
}

/// <summary>One delivered shape of a patch with the values that came with it.</summary>
/// <param name="Geometry">WKB in the coordinate system <paramref name="Epsg"/>, as hex; what is measured.</param>
/// <param name="Original">As delivered, when a person accepted a repair of it.</param>
/// <param name="AreaM2">Official ellipsoid area; null for a point or while the shape is quarantined.</param>
/// <param name="PlanarAreaM2">Gauss-Krüger planar area in the data's own zone.</param>
/// <param name="DeclaredM2">The delivered area brought to ㎡ by the batch's unit.</param>
/// <param name="Fault">Why the shape is quarantined; null when it is sound.</param>
/// <param name="Fields">Mapped fields by target name.</param>
/// <param name="Raw">All columns as delivered.</param>
public sealed record PatchRow(
    long Record,
    string Number,
    int Epsg,
    string Geometry,
    string? Original,
    double? AreaM2,
    double? PlanarAreaM2,
    double? DeclaredM2,
    PatchFault? Fault,
    SortedDictionary<string, string> Fields,
    SortedDictionary<string, string> Raw)
{
    public Geometry Shape() => new WKBReader().Read(Convert.FromHexString(Geometry));
}

/// <summary>What is wrong with a delivered shape, where, and the proposed repair.</summary>
public sealed record PatchFault(
    string Code, string Reason, string Location, double AreaBeforeM2, double AreaAfterM2, string? Proposal, bool Accepted);

/// <summary>A patch as it stands: its identity, its newest shape.</summary>
/// <param name="Id">Unique in the workspace, e.g. <c>2024L000017</c>; never reused.</param>
/// <param name="Batch">Number of the batch that delivered the newest shape.</param>
public sealed record Patch(
    string Id, int Year, string Line, string Number, string Status, int Version, IReadOnlyList<string> Parents, int Batch, PatchRow Row);

/// <summary>A batch as imported.</summary>
/// <param name="Sequence">Place of its import in the journal.</param>
public sealed record PatchBatch(int Year, string Line, int Number, long Sequence);

/// <summary>What other modules may ask of the patches.</summary>
public static class PatchShelf
{
    public static List<Patch> Of(Workspace workspace, int year, string? line = null) => Read(
        workspace, "WHERE p.year=$1 AND (CAST($2 AS TEXT) IS NULL OR p.line=$2) ORDER BY p.id", year, line);

    /// <summary>Every batch, in the order they came.</summary>
    public static List<PatchBatch> Batches(Workspace workspace) => workspace.Connection.Query(
        "SELECT year, line, number, sequence FROM batch ORDER BY sequence", row => new PatchBatch(row.GetInt32(0), row.GetString(1), row.GetInt32(2), row.GetInt64(3)));

    /// <summary>The rows of a batch as delivered, each with the patch it is.</summary>
    public static List<(string Patch, PatchRow Row)> DeliveredIn(Workspace workspace, PatchBatch batch)
    {
        var body = (string)workspace.Connection.Scalar("SELECT body FROM batch WHERE year=$1 AND line=$2 AND number=$3", batch.Year, batch.Line, batch.Number)!;
        return BatchBody.Read(workspace.Files.Get(CanonicalJson.Read<BatchImported>(body).Body)).Select(row => (row.Patch, row.Row)).ToList();
    }

    /// <summary>By id or by number; several when a number was used for different places.</summary>
    public static List<Patch> Find(Workspace workspace, string patch, int? year = null) => Read(
        workspace,
        "WHERE p.id IN (SELECT id FROM patch WHERE id=$1 UNION SELECT id FROM patch WHERE number=$1 UNION SELECT patch_id FROM patch_number_alias WHERE number=$1) AND (CAST($2 AS INTEGER) IS NULL OR p.year=$2) ORDER BY p.id",
        patch, year);

    /// <exception cref="ProblemException"><c>patch.missing</c>, <c>patch.ambiguous</c>.</exception>
    public static Patch One(Workspace workspace, string patch, int? year = null)
    {
        var found = Find(workspace, patch, year);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new ProblemException("patch.missing", $"没有编号或标识为“{patch}”的图斑"),
            _ => throw new ProblemException("patch.ambiguous",
                $"编号“{patch}”对应 {found.Count} 个图斑:{string.Join('、', found.Select(one => one.Id))};请用标识指明"),
        };
    }

    private static List<Patch> Read(Workspace workspace, string where, params ReadOnlySpan<object?> values) => workspace.Connection.Query(
        "SELECT p.id, p.year, p.line, p.number, p.status, p.version, p.parents, v.batch, v.row "
        + "FROM patch p JOIN patch_version v ON v.patch_id=p.id AND v.version=p.version " + where,
        row => new Patch(
            row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt32(5),
            CanonicalJson.Read<List<string>>(row.GetString(6)), row.GetInt32(7), CanonicalJson.Read<PatchRow>(row.GetString(8))),
        values);
}

/// <summary>One line of what happened to a patch.</summary>
public sealed record PatchEvent(long Sequence, string At, string Person, string Post, string What);

/// <summary>The history of a patch; other modules' folds write their lines through it.</summary>
public static class PatchHistory
{
    public static void Remember(FoldTarget target, string patch, JournalEvent happened, string what) =>
        target.Write("INSERT INTO patch_history VALUES ($1,$2,$3)", patch, happened.Sequence, what);

    /// <summary>Oldest first.</summary>
    public static List<PatchEvent> Of(Workspace workspace, string patch) => workspace.Connection.Query(
        "SELECT h.sequence, j.at, j.person, j.post, h.what FROM patch_history h JOIN journal j ON j.sequence=h.sequence WHERE h.patch_id=$1 ORDER BY h.sequence, h.what",
        row => new PatchEvent(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)), patch);
}

/// <summary>A part to be made a patch of its own.</summary>
public sealed record NewPart(string Number, string Geometry, double AreaM2);

/// <summary>What other modules may do to patches.</summary>
public static class PatchWork
{
    /// <inheritdoc cref="SplitPatch.Run"/>
    public static IReadOnlyList<string> Split(Workspace workspace, Patch parent, string along, IReadOnlyList<NewPart> parts, Actor actor) =>
        SplitPatch.Run(workspace, parent, along, parts, actor).Children.Select(child => child.Id).ToList();
}
