using System.Data.Common;
using Weipian.App.Database;
using Weipian.App.Modules.Accounts;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law.Determination;

namespace Weipian.App.Server.Endpoints;

/// <summary>One line of the register.</summary>
/// <param name="Code">Concluded code, else the proposed one; empty while not judged.</param>
/// <param name="Text">What the code says.</param>
/// <param name="AreaM2">Null for points, off-line patches and shapes not yet accepted.</param>
public sealed record PatchLine(
    string Id, int Year, string Line, string Number, string Status, int Batch, string? Town, string? TownName, double? AreaM2, string? Proposed, string? Concluded, string Code, string Text,
    string State, string? Stage, bool Visited, long Sequence, double? Longitude, double? Latitude);

/// <summary>A page of lines.</summary>
public sealed record PatchPage(long Total, int Skip, IReadOnlyList<PatchLine> Items);

/// <summary>A value of a facet and how many patches have it.</summary>
public sealed record FacetValue(string Value, string Name, long Count, double AreaM2);

/// <summary>Counts under the filter; each facet without its own choice.</summary>
public sealed record PatchFacets(
    long Total, double AreaM2, IReadOnlyList<FacetValue> State, IReadOnlyList<FacetValue> Code, IReadOnlyList<FacetValue> Town, IReadOnlyList<FacetValue> Stage, IReadOnlyList<FacetValue> Batch);

/// <summary>Everything known of one patch.</summary>
/// <param name="Tag">For If-Match.</param>
public sealed record PatchDetail(
    PatchLine Patch, string Tag, IReadOnlyList<string> Parents, IReadOnlyList<string> Children, IReadOnlyList<string> Aliases, SortedDictionary<string, string> Fields, SortedDictionary<string, string> Raw,
    PatchFault? Fault, JudgedPatch? Judged, IReadOnlyList<ArticleView> Articles, Conclusion? Conclusion, IReadOnlyList<Opinion> Opinions, IReadOnlyList<PatchEvent> History, IReadOnlyList<DossierLine> Dossiers);

/// <summary><c>/api/patches</c>: the register, filtered, sorted and counted by the server.</summary>
public static class PatchEndpoints
{
    /// <summary>Few files are written at a time: a large one takes much memory.</summary>
    public const string ExportLimit = "export";

    private const int MostItems = 1000;
    private const string UsualColumns = "number,line,text,state,town_name,area_mu,visited,stage";

    private static readonly Dictionary<string, string> Orders = new(StringComparer.Ordinal)
    {
        ["number"] = "s.number",
        ["area_m2"] = "s.area_m2 {0} NULLS {1}",
        ["town"] = "s.town {0} NULLS {1}",
        ["state"] = "s.state",
        ["code"] = "s.code",
        ["stage"] = "s.stage {0} NULLS {1}",
        ["batch"] = "s.batch",
        ["sequence"] = "s.sequence",
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("", ([AsParameters] PatchFilter filter, Desk desk, string sort = "number", bool desc = false, int skip = 0, int take = 100) =>
            desk.Read(workspace => Page(workspace, filter, desk, sort, desc, skip, take))).Needs(Permission.ReadPatches).WithName("listPatches");
        routes.MapGet("/facets", ([AsParameters] PatchFilter filter, Desk desk) => desk.Read(workspace => Facets(workspace, filter, desk))).Needs(Permission.ReadPatches).WithName("countPatches");
        routes.MapGet("/export", ([AsParameters] PatchFilter filter, Desk desk, string sort = "number", bool desc = false, string columns = UsualColumns, string format = "xlsx") =>
        {
            var (bytes, contentType, name, rows) = desk.Read(workspace => SeenExport.Write(workspace, filter, desk, sort, desc, columns, format));
            desk.Note("export", $"patches {format} {rows}: {CanonicalJson.Write(filter)} {columns}", true);
            return Results.File(bytes, contentType, name);
        }).Needs(Permission.Export).RequireRateLimiting(ExportLimit).Produces(StatusCodes.Status200OK, contentType: SeenExport.Spreadsheet).WithName("exportSeen");
        routes.MapGet("/{id}", (string id, Desk desk) => desk.Read(workspace => Detail(workspace, id, desk))).Needs(Permission.ReadPatches).WithName("getPatch");
    }

    private static PatchPage Page(Workspace workspace, PatchFilter filter, Desk desk, string order, bool descending, int skip, int take)
    {
        var sorted = Sorted(order, descending);
        var (where, values) = filter.Sql(desk.Sight);
        var total = (long)workspace.Connection.Scalar($"SELECT count(*) FROM patch_sheet s WHERE {where}", values)!;
        return new PatchPage(total, Math.Max(0, skip), Lines(workspace, where, $"{sorted} LIMIT {Math.Clamp(take, 1, MostItems)} OFFSET {Math.Max(0, skip)}", values));
    }

    /// <summary>All that is seen under a filter, in order.</summary>
    /// <exception cref="ProblemException"><c>filter.sort</c>, and those of the filter.</exception>
    internal static List<PatchLine> Seen(Workspace workspace, PatchFilter filter, Desk desk, string order, bool descending)
    {
        var (where, values) = filter.Sql(desk.Sight);
        return Lines(workspace, where, Sorted(order, descending), values);
    }

    /// <param name="order">Column that may be sorted by.</param>
    private static string Sorted(string order, bool descending)
    {
        if (!Orders.TryGetValue(order, out var column))
            throw new ProblemException("filter.sort", $"不能按“{AccessLog.Plain(order)}”排序;可用:{string.Join('、', Orders.Keys)}", field: "sort");
        var way = descending ? "DESC" : "ASC";
        // What is missing comes before everything, in both databases.
        var by = column.Contains("{0}", StringComparison.Ordinal) ? string.Format(System.Globalization.CultureInfo.InvariantCulture, column, way, descending ? "LAST" : "FIRST") : $"{column} {way}";
        return $"ORDER BY {by}, s.key {way}";
    }

    /// <summary>Lines of the register under a condition on <c>patch_sheet s</c>.</summary>
    internal static List<PatchLine> Lines(Workspace workspace, string where, string order, params object?[] values)
    {
        var names = UnitNames.Of(workspace);
        return workspace.Connection.Query(
            $"""
            SELECT s.patch_id, s.year, s.line, s.number, s.status, s.batch, s.town, s.area_m2, s.proposed, s.concluded, s.code, s.state, s.stage, s.visited, s.sequence,
              (t.west+t.east)/2, (t.south+t.north)/2
            FROM patch_sheet s LEFT JOIN patch_tree t ON t.key=s.key WHERE {where} {order}
            """, row => Line(row, names), values);
    }

    private static PatchLine Line(DbDataReader row, Dictionary<string, string> names) => new(
        row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt32(5), row.Text(6), row.Text(6) is { } town ? names.GetValueOrDefault(town) : null,
        row.IsDBNull(7) ? null : row.GetDouble(7), row.Text(8), row.Text(9), row.GetString(10), Term(row.GetString(10)), row.GetString(11), row.Text(12), row.GetInt64(13) == 1, row.GetInt64(14),
        row.IsDBNull(15) ? null : row.GetDouble(15), row.IsDBNull(16) ? null : row.GetDouble(16));

    private static string Term(string code) => code.Length == 0 ? "未判定" : VerdictCodes.All.Contains(code) ? VerdictCodes.Term(code) : code;

    private sealed record Counted(string State, string Code, string Town, string Stage, string Batch, long Count, double AreaM2);

    /// <summary>Counted once by all facets together; each facet is then summed over what the others choose.</summary>
    private static PatchFacets Facets(Workspace workspace, PatchFilter filter, Desk desk)
    {
        var names = UnitNames.Of(workspace);
        var (where, values) = (filter with { State = null, Code = null, Town = null, Stage = null, Batch = null }).Sql(desk.Sight);
        var counted = workspace.Connection.Query(
            $"SELECT s.state, s.code, coalesce(s.town, ''), coalesce(s.stage, ''), cast(s.batch AS TEXT), count(*), coalesce(sum(s.area_m2), 0) FROM patch_sheet s WHERE {where} GROUP BY 1, 2, 3, 4, 5",
            row => new Counted(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt64(5), Math.Round(row.GetDouble(6), 4)), values);
        var chosen = new (string Name, string? Choice, Func<Counted, string> Of)[]
        {
            ("state", filter.State, one => one.State), ("code", filter.Code, one => one.Code), ("town", filter.Town, one => one.Town), ("stage", filter.Stage, one => one.Stage),
            ("batch", filter.Batch is { } batch ? Digits.Of(batch) : null, one => one.Batch),
        };
        var all = counted.Where(one => Meets(one, "")).ToList();
        return new PatchFacets(
            all.Sum(one => one.Count), all.Sum(one => one.AreaM2), Count("state", value => value), Count("code", Term), Count("town", code => names.GetValueOrDefault(code, code)),
            Count("stage", value => value), Count("batch", value => $"第 {value} 批"));

        bool Meets(Counted one, string but) => chosen.All(facet => facet.Name == but || string.IsNullOrEmpty(facet.Choice) || PatchFilter.Choices(facet.Choice).Contains(facet.Of(one)));

        List<FacetValue> Count(string name, Func<string, string> called) => counted.Where(one => Meets(one, name)).GroupBy(chosen.Single(facet => facet.Name == name).Of)
            .Select(group => new FacetValue(
                group.Key.Length == 0 ? "-" : group.Key, group.Key.Length == 0 && name != "code" ? "无" : called(group.Key), group.Sum(one => one.Count), group.Sum(one => one.AreaM2)))
            .OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal).ToList();
    }

    /// <summary>The tag of a patch as it stands: place in the journal of the last event that touched it.</summary>
    internal static string TagOf(Workspace workspace, string id) => $"\"{workspace.Connection.Scalar("SELECT sequence FROM patch_sheet WHERE patch_id=$1", id)}\"";

    internal static PatchDetail Detail(Workspace workspace, string id, Desk desk)
    {
        var patch = desk.Patch(workspace, id);
        var standing = DeterminationShelf.One(workspace, patch);
        var line = Lines(workspace, "s.patch_id=$1", "", id).Single();
        var tag = TagOf(workspace, id);
        desk.Tag(tag);
        // Nothing of an off-line patch is shown but that it is handled off-line.
        var offline = standing.IsOffline;
        var dossiers = DossierEndpoints.Lines(workspace, desk, "EXISTS (SELECT 1 FROM dossier_link l WHERE l.kind=d.kind AND l.id=d.id AND l.target_kind='patch' AND l.target_id=$1)", "ORDER BY d.sequence DESC", id);
        return new PatchDetail(
            line, tag, patch.Parents, Children(workspace, id, desk), Aliases(workspace, id), offline ? [] : MaskedText.Fields(patch.Row.Fields), offline ? [] : MaskedText.Fields(patch.Row.Raw),
            offline ? null : patch.Row.Fault, offline ? null : standing.Judged, offline ? [] : Articles(standing, desk), standing.Conclusion, offline ? [] : standing.Opinions,
            offline ? [] : History(workspace, id, desk), dossiers);
    }

    /// <summary>What happened to the patch; a step in a dossier that is not seen is not told of here either.</summary>
    private static List<PatchEvent> History(Workspace workspace, string id, Desk desk)
    {
        var steps = workspace.Connection.Query(
            "SELECT j.sequence, j.subject FROM patch_history h JOIN journal j ON j.sequence=h.sequence WHERE h.patch_id=$1 AND j.type=$2", row => (Sequence: row.GetInt64(0), Subject: row.GetString(1)), id, ProcedureFolds.StepTaken)
            .DistinctBy(step => step.Sequence).ToDictionary(step => step.Sequence, step => step.Subject.Split(':', 2));
        return PatchHistory.Of(workspace, id).Where(line => !steps.TryGetValue(line.Sequence, out var dossier) || desk.Sight.SeesSubject(workspace, dossier[0], dossier[1])).ToList();
    }

    private static List<string> Children(Workspace workspace, string id, Desk desk) => workspace.Connection.Query(
        $"SELECT p.id FROM patch p WHERE p.parents<>'[]' AND replace(p.parents, $1, '')<>p.parents AND {desk.Sight.Patches("p.id")} ORDER BY p.id", row => row.GetString(0), CanonicalJson.Write(id));

    private static List<string> Aliases(Workspace workspace, string id) =>
        workspace.Connection.Query("SELECT number FROM patch_number_alias WHERE patch_id=$1 ORDER BY number", row => row.GetString(0), id);

    private static List<ArticleView> Articles(PatchStanding standing, Desk desk) => (standing.Judged?.Verdict.Articles ?? [])
        .Concat(standing.Judged?.Split.SelectMany(part => part.Verdict.Articles) ?? []).Distinct()
        .Select(code => desk.Pack.Articles.Find(code) is { } article ? new ArticleView(code, article.Title, article.Summary) : new ArticleView(code, code, "")).ToList();
}

/// <summary>An article that is cited.</summary>
public sealed record ArticleView(string Code, string Title, string Summary);
