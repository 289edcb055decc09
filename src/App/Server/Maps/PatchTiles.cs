using NetTopologySuite.IO;
using Weipian.App.Database;

namespace Weipian.App.Server.Maps;

/// <summary>Patches of the register as tiles, filtered and clipped by sight like every list.</summary>
public static class PatchTiles
{
    public const string Layer = "patches";

    /// <summary>A patch smaller than this many units of the tile is drawn as its box, once for each place it would fall on.</summary>
    private const double Speck = 2;

    public static byte[] Make(Workspace workspace, PatchFilter filter, Sight sight, TileFrame frame)
    {
        var (where, values) = filter.Sql(sight);
        var tile = new VectorTile(Layer, frame);
        var specks = new HashSet<(long, long, string)>();
        var reader = new WKBReader();
        var at = values.Length;
        var rows = workspace.Connection.Query(
            $"""
            SELECT s.key, s.patch_id, s.number, s.code, s.state, s.line, t.west, t.south, t.east, t.north,
              CASE WHEN t.east-t.west<${at + 5} AND t.north-t.south<${at + 5} AND t.east>t.west THEN NULL ELSE s.shape END
            FROM patch_tree t JOIN patch_sheet s ON s.key=t.key
            WHERE t.east>=${at + 1} AND t.north>=${at + 2} AND t.west<=${at + 3} AND t.south<=${at + 4} AND {where} ORDER BY s.key
            """,
            row =>
            {
                var (code, west, south) = (row.GetString(3), row.GetDouble(6), row.GetDouble(7));
                if (row.IsDBNull(10))
                {
                    if (!specks.Add(((long)(west / frame.DegreesPerUnit), (long)(south / frame.DegreesPerUnit), code)))
                        return 0;
                    var box = NetTopologySuite.Geometries.GeometryFactory.Default.ToGeometry(new NetTopologySuite.Geometries.Envelope(west, row.GetDouble(8), south, row.GetDouble(9)));
                    tile.Add(row.GetInt64(0), box, ("id", row.GetString(1)), ("number", row.GetString(2)), ("code", code), ("state", row.GetString(4)), ("line", row.GetString(5)));
                    return 1;
                }

                tile.Add(row.GetInt64(0), reader.Read(row.GetFieldValue<byte[]>(10)), ("id", row.GetString(1)), ("number", row.GetString(2)), ("code", code), ("state", row.GetString(4)), ("line", row.GetString(5)));
                return 1;
            },
            [.. values, frame.Reach.MinX, frame.Reach.MinY, frame.Reach.MaxX, frame.Reach.MaxY, Speck * frame.DegreesPerUnit]);
        _ = rows.Count;
        return tile.ToArray();
    }
}
