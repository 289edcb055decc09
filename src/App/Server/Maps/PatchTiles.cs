using NetTopologySuite.IO;
using Weipian.App.Database;

namespace Weipian.App.Server.Maps;

/// <summary>Patches of the register as tiles, filtered and clipped by sight like every list.</summary>
public static class PatchTiles
{
    public const string Layer = "patches";

    /// <summary>A patch smaller than this many units of the tile – four dots of a screen – is not drawn by itself: it becomes ink.</summary>
    private const double Speck = 32;

    /// <summary>Whether nothing in the frame has changed since an event. A patch that lost its place may have been anywhere.</summary>
    public static bool Stands(Workspace workspace, TileFrame frame, long since) => workspace.Connection.Scalar(
        """
        SELECT 1 FROM patch_sheet s LEFT JOIN patch_tree t ON t.key=s.key
        WHERE s.sequence>$1 AND (t.key IS NULL OR t.east>=$2 AND t.north>=$3 AND t.west<=$4 AND t.south<=$5) LIMIT 1
        """, since, frame.Reach.MinX, frame.Reach.MinY, frame.Reach.MaxX, frame.Reach.MaxY) is null;

    /// <summary>By number, whichever database the shapes come from; the ink of the small ones last.</summary>
    public static byte[] Make(Workspace workspace, PatchColumns columns, PatchFilter filter, Sight sight, TileFrame frame)
    {
        var tile = new VectorTile(Layer, frame);
        using var ink = new TileInk(frame);
        var (reach, least) = (frame.Reach, Speck * frame.DegreesPerUnit);
        var reader = new WKBReader();
        var drawn = new List<PatchEntry>();
        foreach (var one in new PatchChoice(workspace, columns.Of(workspace), filter, sight).All(reach))
            if (one.East - one.West < least && one.North - one.South < least && one.East > one.West)
                ink.Add(one);
            else
                drawn.Add(one);
        var shapes = workspace.Connection.QueryAmong("SELECT key, shape FROM patch_sheet WHERE shape IS NOT NULL AND key", row => (row.GetInt64(0), row.GetFieldValue<byte[]>(1)), drawn.Select(one => (object)one.Key))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);
        foreach (var one in drawn)
            if (shapes.TryGetValue(one.Key, out var shape))
                tile.Add(one.Key, reader.Read(shape), ("id", one.Id), ("number", one.Number), ("code", one.Facets.Code), ("state", one.Facets.State), ("line", one.Line));
        foreach (var (code, squares) in ink.Squares())
            tile.Add(0, TileFrame.Squares(squares), ("code", code), ("speck", true));
        return tile.ToArray();
    }
}
