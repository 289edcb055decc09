using System.Data.Common;
using NetTopologySuite.Geometries;
using Weipian.App.Database;

namespace Weipian.App.Modules.Register;

/// <summary>The statements that write the register, prepared once for the many rows of one event.</summary>
internal sealed class SheetWriter(DbConnection connection) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    /// <returns>Key of the row, which the tree goes by.</returns>
    public long Put(params ReadOnlySpan<object?> values) => (long)Ready(
        """
        INSERT INTO patch_sheet (key, patch_id, year, line, number, status, version, batch, town, area_m2, farmland_m2, permanent_m2, proposed, concluded, code, state, stage, visited, signed, contested, sequence)
        VALUES ((SELECT coalesce(max(key), 0)+1 FROM patch_sheet),$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20)
        ON CONFLICT(patch_id) DO UPDATE SET number=excluded.number, status=excluded.status, version=excluded.version, batch=excluded.batch, town=excluded.town,
          area_m2=excluded.area_m2, farmland_m2=excluded.farmland_m2, permanent_m2=excluded.permanent_m2, proposed=excluded.proposed, concluded=excluded.concluded, code=excluded.code, state=excluded.state, stage=excluded.stage,
          visited=excluded.visited, signed=excluded.signed, contested=excluded.contested, sequence=excluded.sequence
        RETURNING key
        """, values).ExecuteScalar()!;

    public void Place(long key, byte[] shape, Envelope extent)
    {
        Ready("UPDATE patch_sheet SET shape=$2 WHERE key=$1", key, shape).ExecuteNonQuery();
        Ready("DELETE FROM patch_tree WHERE key=$1", key).ExecuteNonQuery();
        Ready("INSERT INTO patch_tree VALUES ($1,$2,$3,$4,$5)", key, Down(extent.MinX), Up(extent.MaxX), Down(extent.MinY), Up(extent.MaxY)).ExecuteNonQuery();
    }

    /// <summary>Nothing shows any more where the patch is.</summary>
    public void Unplace(long key, string patch)
    {
        Ready("UPDATE patch_sheet SET shape=NULL WHERE key=$1", key).ExecuteNonQuery();
        Ready("DELETE FROM patch_tree WHERE key=$1", key).ExecuteNonQuery();
        Ready("DELETE FROM patch_unit WHERE patch_id=$1", patch).ExecuteNonQuery();
    }

    public void Towns(string patch, IEnumerable<string> towns)
    {
        Ready("DELETE FROM patch_unit WHERE patch_id=$1 AND why='town'", patch).ExecuteNonQuery();
        foreach (var town in towns)
            Ready("INSERT INTO patch_unit VALUES ($1,$2,'town') ON CONFLICT DO NOTHING", patch, town).ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
    }

    // SQLite's tree keeps single precision; rounded outwards here, every database keeps the same box.
    private static double Down(double value) => (float)value <= value ? (float)value : MathF.BitDecrement((float)value);

    private static double Up(double value) => (float)value >= value ? (float)value : MathF.BitIncrement((float)value);

    private DbCommand Ready(string statement, params ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(statement, out var command))
        {
            _prepared[statement] = command = connection.CreateCommand();
            command.CommandText = statement;
            foreach (var value in values)
                command.Add(value);
        }

        for (var index = 0; index < values.Length; index++)
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        return command;
    }
}
