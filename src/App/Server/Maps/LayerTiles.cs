using Weipian.App.Modules.Layers;
using Weipian.Spatial;

namespace Weipian.App.Server.Maps;

/// <summary>A registered layer as tiles: what its first field says, and the source row.</summary>
public static class LayerTiles
{
    /// <summary>A tile that met more is cut off here: further out than anybody can read it.</summary>
    public const int MostFeatures = 20_000;

    /// <summary>Below it, a whole county's parcels in one tile would be drawn; the map asks to zoom in.</summary>
    public const int LeastZoom = 10;

    public static byte[] Make(OverlayLayer layer, TileFrame frame)
    {
        var tile = new VectorTile("layer", frame);
        var reach = frame.Reach;
        var (west, south) = OfficialPlane.FromLonLat(reach.MinX, reach.MinY);
        var (east, north) = OfficialPlane.FromLonLat(reach.MaxX, reach.MaxY);
        var least = frame.DegreesPerUnit * 111_000;
        foreach (var feature in layer.Pack.Within(west, south, east, north, least).Take(MostFeatures))
        {
            var values = layer.ValuesOf(feature);
            tile.Add(
                feature, CrsChange.Between(layer.ShapeOf(feature), layer.Crs, Crs.Geographic),
                ("class", values.Values.Values.FirstOrDefault()), ("record", values.Record), ("name", values.Values.GetValueOrDefault("name")), ("code", values.Values.GetValueOrDefault("code")));
        }

        return tile.ToArray();
    }
}
