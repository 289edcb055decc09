using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Server.Endpoints;

/// <summary>A batch that was imported.</summary>
/// <param name="Line">land or mineral.</param>
/// <param name="Source">Name of the file it came in.</param>
/// <param name="Outcomes">What became of its rows, in words, with their number.</param>
/// <param name="Patches">Patches that stand in the shape it delivered; split and vanished ones, and those delivered before, not counted.</param>
/// <param name="Concluded">How many of them have their conclusion.</param>
/// <param name="Unit">Unit of the declared areas: mu, m2, ha; null when none was declared.</param>
/// <param name="Replaces">Number of the batch it delivers again.</param>
public sealed record BatchLine(
    int Year, string Line, int Number, string Name, string Source, string Encoding, int Epsg, string? Unit, int? Replaces, string At, string Person, SortedDictionary<string, int> Outcomes, long Patches, long Concluded, double AreaM2);

/// <summary><c>/api/batches</c>: what was imported in a year, by whom, and how far it is.</summary>
public static class BatchEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/batches", (int year, Desk desk) => desk.Read(workspace => Batches(workspace, year, desk))).Needs(Permission.ImportPatches).WithName("listBatches");

    private static List<BatchLine> Batches(Workspace workspace, int year, Desk desk)
    {
        var standing = workspace.Connection.Query(
            $"SELECT s.line, s.batch, count(*), sum(CASE WHEN s.concluded IS NULL THEN 0 ELSE 1 END), coalesce(sum(s.area_m2), 0) FROM patch_sheet s WHERE s.year=$1 AND s.status='current' AND {desk.Sight.Patches("s.patch_id")} GROUP BY s.line, s.batch",
            row => (Key: (row.GetString(0), row.GetInt32(1)), Patches: row.GetInt64(2), Concluded: row.GetInt64(3), AreaM2: row.GetDouble(4)), year).ToDictionary(one => one.Key);
        return workspace.Connection.Query(
            "SELECT b.body, j.at, j.person FROM batch b JOIN journal j ON j.sequence=b.sequence WHERE b.year=$1 ORDER BY b.sequence DESC",
            row =>
            {
                var batch = CanonicalJson.Read<BatchImported>(row.GetString(0));
                var counted = standing.GetValueOrDefault((batch.Line, batch.Number));
                return new BatchLine(
                    batch.Year, batch.Line, batch.Number, batch.Name, batch.SourceName, batch.Encoding, batch.Epsg, batch.Unit, batch.Replaces, row.GetString(1), row.GetString(2),
                    new SortedDictionary<string, int>(batch.Outcomes.ToDictionary(pair => RowOutcome.Name(pair.Key), pair => pair.Value), StringComparer.Ordinal), counted.Patches, counted.Concluded, counted.AreaM2);
            }, year);
    }
}
