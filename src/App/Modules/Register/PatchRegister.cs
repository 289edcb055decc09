using System.Data.Common;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Weipian.App.Database;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law.Determination;
using Weipian.Spatial;

namespace Weipian.App.Modules.Register;

/// <summary>
/// Keeps the flat register of patches (patch_sheet, patch_tree, patch_unit) in step with the journal: after every event, the
/// rows of the patches it touched are made anew from the other state tables. Off-line patches keep neither place nor area.
/// </summary>
public static class PatchRegister
{
    private const string Touched = "SELECT patch_id FROM patch_history WHERE sequence=$1 UNION SELECT patch_id FROM determination WHERE sequence=$1";

    private const string Facts = $"""
        SELECT p.id, p.year, p.line, p.number, p.status, p.version, v.batch, v.row, d.judged, d.code, c.code,
          (SELECT count(*) FROM opinion o WHERE o.patch_id=p.id AND o.agrees=0), (SELECT count(*) FROM field_record f WHERE f.patch_id=p.id),
          (SELECT s.state FROM dossier_link l JOIN dossier s ON s.kind=l.kind AND s.id=l.id WHERE l.target_kind='patch' AND l.target_id=p.id AND l.kind='patch'),
          s.version, s.concluded, (SELECT count(*) FROM statement t WHERE t.patch_id=p.id AND t.answer IS NULL), s.key
        FROM ({Touched}) h JOIN patch p ON p.id=h.patch_id JOIN patch_version v ON v.patch_id=p.id AND v.version=p.version
        LEFT JOIN determination d ON d.patch_id=p.id LEFT JOIN conclusion c ON c.patch_id=p.id LEFT JOIN patch_sheet s ON s.patch_id=p.id
        ORDER BY p.id
        """;

    private const string Signed = $"SELECT o.patch_id, o.department FROM ({Touched}) h JOIN opinion o ON o.patch_id=h.patch_id ORDER BY o.patch_id, o.department";

    private sealed record Row(
        string Id, int Year, string Line, string Number, string Status, int Version, int Batch, string Delivered, string? Judged, string? Proposed, string? Concluded,
        bool Disagreed, bool Visited, string? Stage, bool NewShape, long Contested, long? Key)
    {
        public bool IsOffline => (Concluded ?? Proposed) == VerdictCodes.Offline;
    }

    private sealed record Place(double? AreaM2, double? FarmlandM2, double? PermanentM2, List<string> Towns, byte[]? Shape, Envelope? Extent);

    /// <summary>The part of a judged patch the register reads.</summary>
    private sealed record JudgedPlace(double? AreaM2, List<UnitShare>? Units, CountedAreas? Counted);

    /// <summary>The part of an assignment the register reads.</summary>
    private sealed record AssignedPatches(List<string> Patches);

    /// <summary>Called by <see cref="Folds.Apply"/> after the fold of an event.</summary>
    public static void Follow(FoldTarget target, JournalEvent happened)
    {
        Assign(target, happened);
        var rows = target.Connection.Query(Facts, Read, happened.Sequence);
        if (rows.Count == 0)
            return;
        var signed = target.Connection.Query(Signed, row => (Patch: row.GetString(0), Department: row.GetString(1)), happened.Sequence).ToLookup(one => one.Patch, one => one.Department, StringComparer.Ordinal);
        var sheet = new SheetWriter(target);
        var next = rows.Exists(row => row.Key is null) ? (long)target.Connection.Scalar("SELECT coalesce(max(key), 0)+1 FROM patch_sheet")! : 0;
        foreach (var (row, place) in rows.AsParallel().AsOrdered().Select(row => (row, PlaceOf(row))))
            Write(target, sheet, row, row.Key ?? next++, place, signed[row.Id], happened);
    }

    private static void Assign(FoldTarget target, JournalEvent happened)
    {
        if (happened.Type.StartsWith("fieldwork.", StringComparison.Ordinal))
            foreach (var (body, unit) in target.Connection.Query("SELECT body, unit FROM assignment WHERE sequence=$1", row => (row.GetString(0), row.GetString(1)), happened.Sequence))
                foreach (var patch in CanonicalJson.Read<AssignedPatches>(body).Patches)
                    target.Write("INSERT INTO patch_unit VALUES ($1,$2,'assignment') ON CONFLICT DO NOTHING", patch, unit);
    }

    private static Row Read(DbDataReader row) => new(
        row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt32(5), row.GetInt32(6), row.GetString(7), row.Text(8), row.Text(9),
        row.Text(10), row.GetInt64(11) > 0, row.GetInt64(12) > 0, row.Text(13),
        row.IsDBNull(14) || row.GetInt32(14) != row.GetInt32(5) || row.Text(15) != row.Text(10), row.GetInt64(16), row.IsDBNull(17) ? null : row.GetInt64(17));

    private static Place PlaceOf(Row row)
    {
        if (row.IsOffline)
            return new Place(null, null, null, [], null, null);
        var judged = row.Judged is null ? null : CanonicalJson.Read<JudgedPlace>(row.Judged);
        var delivered = CanonicalJson.Read<PatchRow>(row.Delivered);
        var towns = (judged?.Units ?? []).Where(unit => unit.Level == "town").OrderByDescending(unit => unit.AreaM2).ThenBy(unit => unit.Code, StringComparer.Ordinal).Select(unit => unit.Code).ToList();
        var place = new Place(judged?.AreaM2 ?? delivered.AreaM2, judged?.Counted?.FarmlandM2, judged?.Counted?.PermanentFarmlandM2, towns, null, null);
        if (!row.NewShape)
            return place;
        var shape = CrsChange.Between(delivered.Shape(), Crs.FromEpsg(delivered.Epsg)!, Crs.Geographic);
        return place with { Shape = new WKBWriter().Write(shape), Extent = shape.EnvelopeInternal };
    }

    private static void Write(FoldTarget target, SheetWriter sheet, Row row, long key, Place place, IEnumerable<string> signed, JournalEvent happened)
    {
        var state = row.Concluded is not null ? "已结论" : row.Disagreed ? "意见不一" : row.Judged is not null ? "待结论" : "未判定";
        object?[] values =
        [
            key, row.Number, row.Status, row.Version, row.Batch, place.Towns.FirstOrDefault(), place.AreaM2, place.FarmlandM2, place.PermanentM2, row.Proposed, row.Concluded,
            row.Concluded ?? row.Proposed ?? "", state, row.Stage, row.Visited ? 1 : 0, string.Concat(signed.Select(PatchSignatures.Mark)), row.Contested, happened.Sequence,
        ];
        if (row.Key is null)
            sheet.Add(values, row.Id, row.Year, row.Line, place.Shape, place.Extent);
        else
            sheet.Change(values, place.Shape, place.Extent);
        if (row.IsOffline)
            sheet.Unplace(key, row.Id);
        sheet.Towns(row.Id, place.Towns);
        if (happened.Type.StartsWith("procedures.", StringComparison.Ordinal))
            Answering(target, row.Id);
    }

    /// <summary>Units that answer for a dossier about the patch, directly or through what the dossier is about.</summary>
    private static void Answering(FoldTarget target, string patch)
    {
        target.Write("DELETE FROM patch_unit WHERE patch_id=$1 AND why='dossier'", patch);
        target.Write(
            """
            INSERT INTO patch_unit
            WITH RECURSIVE up(kind, id) AS (
              SELECT kind, id FROM dossier_link WHERE target_kind='patch' AND target_id=$1
              UNION SELECT l.kind, l.id FROM dossier_link l JOIN up u ON l.target_kind=u.kind AND l.target_id=u.id)
            SELECT DISTINCT CAST($1 AS TEXT), d.unit, 'dossier' FROM up JOIN dossier d ON d.kind=up.kind AND d.id=up.id WHERE true ORDER BY 2
            ON CONFLICT DO NOTHING
            """, patch);
    }
}
