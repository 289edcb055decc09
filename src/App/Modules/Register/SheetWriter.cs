using NetTopologySuite.Geometries;
using Weipian.App.Database;

namespace Weipian.App.Modules.Register;

/// <summary>The statements that write the register.</summary>
internal sealed class SheetWriter(FoldTarget target)
{
    /// <param name="values">Key, number, status, version, batch, town, area, farmland, permanent farmland, proposed, concluded, code, state, stage, visited, signed, contested, sequence.</param>
    /// <param name="extent">Of the shape, degrees; null without one.</param>
    public void Add(object?[] values, string patch, int year, string line, byte[]? shape, Envelope? extent)
    {
        target.Write(
            """
            INSERT INTO patch_sheet (key, number, status, version, batch, town, area_m2, farmland_m2, permanent_m2, proposed, concluded, code, state, stage, visited, signed, contested, sequence, patch_id, year, line, shape)
            VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22)
            """, [.. values, patch, year, line, shape]);
        Box(values[0], extent);
    }

    /// <param name="values">As for <see cref="Add"/>.</param>
    /// <param name="shape">Null: as before.</param>
    public void Change(object?[] values, byte[]? shape, Envelope? extent)
    {
        target.Write(
            """
            UPDATE patch_sheet SET number=$2, status=$3, version=$4, batch=$5, town=$6, area_m2=$7, farmland_m2=$8, permanent_m2=$9, proposed=$10, concluded=$11,
              code=$12, state=$13, stage=$14, visited=$15, signed=$16, contested=$17, sequence=$18
            WHERE key=$1
            """, values);
        if (shape is null)
            return;
        target.Write("UPDATE patch_sheet SET shape=$2 WHERE key=$1", values[0], shape);
        target.Write("DELETE FROM patch_tree WHERE key=$1", values[0]);
        Box(values[0], extent);
    }

    /// <summary>Nothing shows any more where the patch is.</summary>
    public void Unplace(long key, string patch)
    {
        target.Write("UPDATE patch_sheet SET shape=NULL WHERE key=$1", key);
        target.Write("DELETE FROM patch_tree WHERE key=$1", key);
        target.Write("DELETE FROM patch_unit WHERE patch_id=$1", patch);
    }

    public void Towns(string patch, IEnumerable<string> towns)
    {
        target.Write("DELETE FROM patch_unit WHERE patch_id=$1 AND why='town'", patch);
        foreach (var town in towns)
            target.Write("INSERT INTO patch_unit VALUES ($1,$2,'town') ON CONFLICT DO NOTHING", patch, town);
    }

    private void Box(object? key, Envelope? extent)
    {
        if (extent is not null)
            target.Write("INSERT INTO patch_tree VALUES ($1,$2,$3,$4,$5)", key, Down(extent.MinX), Up(extent.MaxX), Down(extent.MinY), Up(extent.MaxY));
    }

    // SQLite's tree keeps single precision; rounded outwards here, every database keeps the same box.
    private static double Down(double value) => (float)value <= value ? (float)value : MathF.BitDecrement((float)value);

    private static double Up(double value) => (float)value >= value ? (float)value : MathF.BitIncrement((float)value);
}
