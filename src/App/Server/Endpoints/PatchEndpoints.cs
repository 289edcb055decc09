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
/// <param name="FarmlandM2">Cultivated land it takes, ㎡; null while not judged or not known.</param>
/// <param name="PermanentM2">Permanent basic farmland it takes, ㎡; null likewise.</param>
public sealed record PatchLine(
    string Id, int Year, string Line, string Number, string Status, int Batch, string? Town, string? TownName, double? AreaM2, double? FarmlandM2, double? PermanentM2, string? Proposed, string? Concluded, string Code, string Text,
    string State, string? Stage, bool Visited, long Sequence, double? Longitude, double? Latitude);

/// <summary>A page of lines.</summary>
public sealed record PatchPage(long Total, int Skip, IReadOnlyList<PatchLine> Items);

/// <summary>A value of a facet and how many patches have it.</summary>
public sealed record FacetValue(string Value, string Name, long Count, double AreaM2);

/// <summary>Counts under the filter; each facet without its own choice.</summary>
public sealed record PatchFacets(
    long Total, double AreaM2, IReadOnlyList<FacetValue> State, IReadOnlyList<FacetValue> Code, IReadOnlyList<FacetValue> Town, IReadOnlyList<FacetValue> Stage, IReadOnlyList<FacetValue> Batch);

/// <summary>Another patch, by its number.</summary>
public sealed record PatchName(string Id, string Number);

/// <summary>Everything known of one patch.</summary>
/// <param name="Tag">For If-Match.</param>
public sealed record PatchDetail(
    PatchLine Patch, string Tag, IReadOnlyList<PatchName> Parents, IReadOnlyList<PatchName> Children, IReadOnlyList<string> Aliases, SortedDictionary<string, string> Fields, SortedDictionary<string, string> Raw,
    PatchFault? Fault, JudgedPatch? Judged, IReadOnlyList<ArticleView> Articles, Conclusion? Conclusion, IReadOnlyList<Opinion> Opinions, IReadOnlyList<PatchEvent> History, IReadOnlyList<DossierLine> Dossiers);

/// <summary><c>/api/patches</c>: the register, filtered, sorted and counted by the server.</summary>
public static class PatchEndpoints
{
    /// <summary>Few files are written at a time: a large one takes much memory.</summary>
    public const string ExportLimit = "export";

    private const int MostItems = 1000;
    private const string UsualColumns = "number,line,text,state,town_name,area_mu,visited,stage";

    /// <summary>What may be sorted by, as the database would: what is absent comes first, texts by their code points.</summary>
    private static readonly Dictionary<string, Comparison<PatchEntry>?> Orders = new(StringComparer.Ordinal)
    {
        ["number"] = null, // As the columns lie.
        ["area_m2"] = (one, other) => Nullable.Compare(one.AreaM2, other.AreaM2),
        ["farmland_m2"] = (one, other) => Nullable.Compare(one.FarmlandM2, other.FarmlandM2),
        ["permanent_m2"] = (one, other) => Nullable.Compare(one.PermanentM2, other.PermanentM2),
        ["town"] = (one, other) => string.CompareOrdinal(one.Facets.Town, other.Facets.Town),
        ["state"] = (one, other) => string.CompareOrdinal(one.Facets.State, other.Facets.State),
        ["code"] = (one, other) => string.CompareOrdinal(one.Facets.Code, other.Facets.Code),
        ["stage"] = (one, other) => string.CompareOrdinal(one.Facets.Stage, other.Facets.Stage),
        ["batch"] = (one, other) => one.Facets.Batch.CompareTo(other.Facets.Batch),
        ["sequence"] = (one, other) => one.Sequence.CompareTo(other.Sequence),
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
        var by = Sorted(order);
        (skip, take) = (Math.Max(0, skip), Math.Clamp(take, 1, MostItems));
        var (choice, names) = (new PatchChoice(workspace, desk.Hall.Patches.Of(workspace), filter, desk.Sight), UnitNames.Of(workspace));
        var (total, page) = by is null ? AsTheyLie(choice, descending, skip, take) : InOrder(choice, by, descending, skip, take);
        return new PatchPage(total, skip, [.. page.Select(one => Line(one, names))]);
    }

    /// <summary>All that is seen under a filter, in order.</summary>
    /// <exception cref="ProblemException"><c>filter.sort</c>, and those of the filter.</exception>
    internal static List<PatchLine> Seen(Workspace workspace, PatchFilter filter, Desk desk, string order, bool descending)
    {
        var (by, names) = (Sorted(order), UnitNames.Of(workspace));
        var choice = new PatchChoice(workspace, desk.Hall.Patches.Of(workspace), filter, desk.Sight);
        return [.. (by is null ? choice.All(descending) : choice.All().Order(Whole(by, descending))).Select(one => Line(one, names))];
    }

    /// <param name="order">Column that may be sorted by.</param>
    /// <returns>Null: as the columns lie.</returns>
    private static Comparison<PatchEntry>? Sorted(string order) => Orders.TryGetValue(order, out var by) ? by
        : throw new ProblemException("filter.sort", $"不能按“{AccessLog.Plain(order)}”排序;可用:{string.Join('、', Orders.Keys)}", field: "sort");

    private static Comparer<PatchEntry> Whole(Comparison<PatchEntry> by, bool descending) =>
        Comparer<PatchEntry>.Create((one, other) => (by(one, other) is not 0 and var differs ? differs : one.Key.CompareTo(other.Key)) * (descending ? -1 : 1));

    private static (long Total, IEnumerable<PatchEntry> Page) AsTheyLie(PatchChoice choice, bool descending, int skip, int take)
    {
        var (total, page) = (0, new List<PatchEntry>(take));
        foreach (var one in choice.All(descending))
            if (total++ >= skip && page.Count < take)
                page.Add(one);
        return (total, page);
    }

    /// <summary>Only what comes before the page's end is put in order: a first page of 100,000 costs no sorting of all.</summary>
    private static (long Total, IEnumerable<PatchEntry> Page) InOrder(PatchChoice choice, Comparison<PatchEntry> by, bool descending, int skip, int take)
    {
        var order = Whole(by, descending);
        if (skip + take > MostItems * 5)
        {
            var held = choice.All().ToArray();
            Array.Sort(held, order);
            return (held.Length, held.Skip(skip).Take(take));
        }

        var (total, first) = (0, new PriorityQueue<PatchEntry, PatchEntry>(Comparer<PatchEntry>.Create((one, other) => order.Compare(other, one))));
        foreach (var one in choice.All(descending))
        {
            total++;
            if (first.Count < skip + take)
                first.Enqueue(one, one);
            else if (order.Compare(one, first.Peek()) < 0)
                first.EnqueueDequeue(one, one);
        }

        return (total, first.UnorderedItems.Select(item => item.Element).Order(order).Skip(skip).Take(take));
    }

    private static PatchLine Line(PatchEntry one, Dictionary<string, string> names) => new(
        one.Id, one.Year, one.Line, one.Number, one.Status, one.Facets.Batch, Kept(one.Facets.Town), names.GetValueOrDefault(one.Facets.Town), one.AreaM2, one.FarmlandM2, one.PermanentM2, one.Proposed, one.Concluded,
        one.Facets.Code, Term(one.Facets.Code), one.Facets.State, Kept(one.Facets.Stage), one.Visited, one.Sequence,
        double.IsNaN(one.West) ? null : (one.West + one.East) / 2, double.IsNaN(one.West) ? null : (one.South + one.North) / 2);

    private static string? Kept(string text) => text.Length == 0 ? null : text;

    /// <summary>Lines of the register under a condition on <c>patch_sheet s</c>.</summary>
    internal static List<PatchLine> Lines(Workspace workspace, string where, string order, params object?[] values)
    {
        var names = UnitNames.Of(workspace);
        return workspace.Connection.Query(
            $"""
            SELECT s.patch_id, s.year, s.line, s.number, s.status, s.batch, s.town, s.area_m2, s.proposed, s.concluded, s.code, s.state, s.stage, s.visited, s.sequence,
              (t.west+t.east)/2, (t.south+t.north)/2, s.farmland_m2, s.permanent_m2
            FROM patch_sheet s LEFT JOIN patch_tree t ON t.key=s.key WHERE {where} {order}
            """, row => Line(row, names), values);
    }

    private static PatchLine Line(DbDataReader row, Dictionary<string, string> names) => new(
        row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt32(5), row.Text(6), row.Text(6) is { } town ? names.GetValueOrDefault(town) : null,
        Measure(row, 7), Measure(row, 17), Measure(row, 18), row.Text(8), row.Text(9), row.GetString(10), Term(row.GetString(10)), row.GetString(11), row.Text(12), row.GetInt64(13) == 1, row.GetInt64(14),
        Measure(row, 15), Measure(row, 16));

    private static double? Measure(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    private static string Term(string code) => code.Length == 0 ? "未判定" : VerdictCodes.All.Contains(code) ? VerdictCodes.Term(code) : code;

    private sealed record Counted(PatchGroup Of, long Count, double AreaM2);

    /// <summary>Counted once by all facets together; each facet is then summed over what the others choose.</summary>
    private static PatchFacets Facets(Workspace workspace, PatchFilter filter, Desk desk)
    {
        var names = UnitNames.Of(workspace);
        var counted = Count(workspace, filter with { State = null, Code = null, Town = null, Stage = null, Batch = null }, desk);
        var chosen = new (string Name, string? Choice, Func<Counted, string> Of)[]
        {
            ("state", filter.State, one => one.Of.State), ("code", filter.Code, one => one.Of.Code), ("town", filter.Town, one => one.Of.Town), ("stage", filter.Stage, one => one.Of.Stage),
            ("batch", filter.Batch is { } batch ? Digits.Of(batch) : null, one => Digits.Of(one.Of.Batch)),
        };
        var all = counted.Where(one => Meets(one, "")).ToList();
        return new PatchFacets(
            all.Sum(one => one.Count), all.Sum(one => one.AreaM2), Values("state", value => value), Values("code", Term), Values("town", code => names.GetValueOrDefault(code, code)),
            Values("stage", value => value), Values("batch", value => $"第 {value} 批"));

        bool Meets(Counted one, string but) => chosen.All(facet => facet.Name == but || string.IsNullOrEmpty(facet.Choice) || PatchFilter.Choices(facet.Choice).Contains(facet.Of(one)));

        List<FacetValue> Values(string name, Func<string, string> called) => counted.Where(one => Meets(one, name)).GroupBy(chosen.Single(facet => facet.Name == name).Of)
            .Select(group => new FacetValue(
                group.Key.Length == 0 ? "-" : group.Key, group.Key.Length == 0 && name != "code" ? "无" : called(group.Key), group.Sum(one => one.Count), group.Sum(one => one.AreaM2)))
            .OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal).ToList();
    }

    private static List<Counted> Count(Workspace workspace, PatchFilter filter, Desk desk)
    {
        var moment = desk.Hall.Patches.Of(workspace);
        var (groups, counts, areas) = (moment.Groups, new long[moment.Groups.Length], new double[moment.Groups.Length]);
        foreach (var one in new PatchChoice(workspace, moment, filter, desk.Sight).All())
        {
            counts[one.Group]++;
            areas[one.Group] += one.AreaM2 ?? 0;
        }

        return [.. Enumerable.Range(0, groups.Length).Where(group => counts[group] > 0).Select(group => new Counted(groups[group], counts[group], areas[group]))];
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
            line, tag, Parents(workspace, patch, desk), Children(workspace, id, desk), Aliases(workspace, id), offline ? [] : MaskedText.Fields(patch.Row.Fields), offline ? [] : MaskedText.Fields(patch.Row.Raw),
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

    /// <summary>Patches it came from, as far as they are seen.</summary>
    private static List<PatchName> Parents(Workspace workspace, Patch patch, Desk desk) => [.. patch.Parents.Where(id => desk.Sight.Sees(workspace, id))
        .Select(id => new PatchName(id, workspace.Connection.Scalar("SELECT number FROM patch WHERE id=$1", id) as string ?? id))];

    private static List<PatchName> Children(Workspace workspace, string id, Desk desk) => workspace.Connection.Query(
        $"SELECT p.id, p.number FROM patch p WHERE p.parents<>'[]' AND replace(p.parents, $1, '')<>p.parents AND {desk.Sight.Patches("p.id")} ORDER BY p.id", row => new PatchName(row.GetString(0), row.GetString(1)), CanonicalJson.Write(id));

    private static List<string> Aliases(Workspace workspace, string id) =>
        workspace.Connection.Query("SELECT number FROM patch_number_alias WHERE patch_id=$1 ORDER BY number", row => row.GetString(0), id);

    private static List<ArticleView> Articles(PatchStanding standing, Desk desk) => (standing.Judged?.Verdict.Articles ?? [])
        .Concat(standing.Judged?.Split.SelectMany(part => part.Verdict.Articles) ?? []).Distinct()
        .Select(code => desk.Pack.Articles.Find(code) is { } article ? new ArticleView(code, article.Title, article.Summary) : new ArticleView(code, code, "")).ToList();
}

/// <summary>An article that is cited.</summary>
public sealed record ArticleView(string Code, string Title, string Summary);
