using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Weipian.App.Database;

namespace Weipian.App.Server.Maps;

/// <summary>Patches of the register as tiles, filtered and clipped by sight like every list.</summary>
public static class PatchTiles
{
    public const string Layer = "patches";

    /// <summary>A patch smaller than this many units of the tile – two dots of a screen – is drawn as its box.</summary>
    private const double Speck = 16;

    /// <summary>Of such patches with the same code one is drawn in a place this wide; who wants to point at one comes nearer.</summary>
    private const double Place = 32;

    /// <summary>Whether nothing in the frame has changed since an event. A patch that lost its place may have been anywhere.</summary>
    public static bool Stands(Workspace workspace, TileFrame frame, long since) => workspace.Connection.Scalar(
        """
        SELECT 1 FROM patch_sheet s LEFT JOIN patch_tree t ON t.key=s.key
        WHERE s.sequence>$1 AND (t.key IS NULL OR t.east>=$2 AND t.north>=$3 AND t.west<=$4 AND t.south<=$5) LIMIT 1
        """, since, frame.Reach.MinX, frame.Reach.MinY, frame.Reach.MaxX, frame.Reach.MaxY) is null;

    public static byte[] Make(Workspace workspace, PatchFilter filter, Sight sight, TileFrame frame)
    {
        var (where, values) = filter.Sql(sight);
        var tile = new VectorTile(Layer, frame);
        var taken = new HashSet<(long, long, string)>();
        var reader = new WKBReader();
        var (at, place) = (values.Length, Place * frame.DegreesPerUnit);
        // CROSS JOIN keeps the order: first the tree, then only the rows it found.
        workspace.Connection.Query(
            $"""
            SELECT s.key, s.code, t.west, t.south, t.east, t.north, s.state, s.line, s.patch_id, s.number,
              CASE WHEN t.east-t.west<${at + 5} AND t.north-t.south<${at + 5} AND t.east>t.west THEN NULL ELSE s.shape END
            FROM patch_tree t CROSS JOIN patch_sheet s
            WHERE s.key=t.key AND t.east>=${at + 1} AND t.north>=${at + 2} AND t.west<=${at + 3} AND t.south<=${at + 4} AND {where}
            """,
            row =>
            {
                var (code, west, south) = (row.GetString(1), row.GetDouble(2), row.GetDouble(3));
                if (!row.IsDBNull(10))
                    tile.Add(row.GetInt64(0), reader.Read(row.GetFieldValue<byte[]>(10)), ("id", row.GetString(8)), ("number", row.GetString(9)), ("code", code), ("state", row.GetString(6)), ("line", row.GetString(7)));
                else if (taken.Add(((long)(west / place), (long)(south / place), code)))
                    tile.Add(row.GetInt64(0), Box(west, row.GetDouble(4), south, row.GetDouble(5)), ("code", code), ("state", row.GetString(6)), ("line", row.GetString(7)), ("speck", true));
                return true;
            },
            [.. values, frame.Reach.MinX, frame.Reach.MinY, frame.Reach.MaxX, frame.Reach.MaxY, Speck * frame.DegreesPerUnit]);
        return tile.ToArray();
    }

    private static Geometry Box(double west, double east, double south, double north) => GeometryFactory.Default.ToGeometry(new Envelope(west, east, south, north));
}
