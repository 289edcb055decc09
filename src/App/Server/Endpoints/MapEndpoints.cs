using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Weipian.App.Database;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Layers;
using Weipian.App.Platform;
using Weipian.App.Server.Maps;
using Weipian.Formats;
using Weipian.Spatial;

namespace Weipian.App.Server.Endpoints;

/// <summary>The county's extent, degrees; null members while there is nothing to show.</summary>
public sealed record MapExtent(double? West, double? South, double? East, double? North);

/// <summary><c>/api/map</c>: vector tiles, shapes as GeoJSON, the extent to begin with.</summary>
public static class MapEndpoints
{
    private const string TileType = "application/vnd.mapbox-vector-tile";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/map/extent", ([AsParameters] PatchFilter filter, Desk desk) => desk.Read(workspace => Extent(workspace, filter, desk))).Needs(Permission.ReadPatches).WithName("getMapExtent");
        api.MapGet("/map/patches/{z:int}/{x:int}/{y:int}", (int z, int x, int y, [AsParameters] PatchFilter filter, Desk desk, HttpContext http, TileCache cache) =>
        {
            var frame = new TileFrame(z, x, y);
            return desk.Read(workspace =>
            {
                // What a unit sees changes with more than the patches; only the whole county's tiles are asked whether they still stand.
                var head = workspace.Journal.Head().Sequence;
                return Tile(http, cache.Get(
                    $"{desk.Sight.Key}|{http.Request.Path}{http.Request.QueryString}", head, since => desk.Sight.WholeCounty && PatchTiles.Stands(workspace, frame, since),
                    () => PatchTiles.Make(workspace, desk.Hall.Patches, filter, desk.Sight, frame)));
            });
        }).Needs(Permission.ReadPatches).Produces(StatusCodes.Status200OK, contentType: TileType).WithName("getPatchTile");
        api.MapGet("/map/layers/{number:int}/{z:int}/{x:int}/{y:int}", (int number, int z, int x, int y, Desk desk, HttpContext http, TileCache cache) =>
        {
            var frame = new TileFrame(z, x, y);
            var layer = desk.Read(LayerShelf.All).FirstOrDefault(one => one.Number == number) ?? throw new ProblemException("layer.missing", $"没有第 {number} 号图层");
            return Tile(http, cache.Get($"{layer.Description.Hash}|{http.Request.Path}", 0, _ => true, () => z < LayerTiles.LeastZoom ? [] : LayerTiles.Make(desk.Hall.Layers.Open(layer), frame)));
        }).Needs(Permission.ReadLayers).Produces(StatusCodes.Status200OK, contentType: TileType).WithName("getLayerTile");
        api.MapGet("/patches/{id}/shape", (string id, Desk desk) => desk.Read(workspace =>
        {
            desk.Patch(workspace, id);
            return GeoJson([(Shape(workspace, id), new Dictionary<string, object?> { ["id"] = id })]);
        })).Needs(Permission.ReadPatches).Produces(StatusCodes.Status200OK, contentType: "application/geo+json").WithName("getPatchShape");
        api.MapGet("/patches/{id}/pieces", (string id, Desk desk) => desk.Read(workspace => Pieces(workspace, id, desk)))
            .Needs(Permission.ReadPatches).Produces(StatusCodes.Status200OK, contentType: "application/geo+json").WithName("getPatchPieces");
    }

    /// <summary>Features as GeoJSON in degrees (CGCS2000, drawn as CRS84).</summary>
    internal static IResult GeoJson(IEnumerable<(Geometry? Shape, IReadOnlyDictionary<string, object?> Values)> features, IReadOnlyDictionary<string, object?>? head = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            foreach (var (name, value) in head ?? new Dictionary<string, object?>())
            {
                json.WritePropertyName(name);
                JsonSerializer.Serialize(json, value, CanonicalJson.Options);
            }

            json.WriteStartArray("features");
            foreach (var (shape, values) in features)
                Feature(json, shape, values);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Results.Bytes(buffer.WrittenMemory.ToArray(), "application/geo+json");
    }

    internal static void Feature(Utf8JsonWriter json, Geometry? shape, IReadOnlyDictionary<string, object?> values)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        if (values.TryGetValue("id", out var id))
            json.WriteString("id", id?.ToString());
        json.WriteStartObject("properties");
        foreach (var (name, value) in values)
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, value is string text ? MaskedText.Of(text) : value, CanonicalJson.Options);
        }

        json.WriteEndObject();
        json.WritePropertyName("geometry");
        GeoJsonWriter.Shape(json, shape);
        json.WriteEndObject();
    }

    private static MapExtent Extent(Workspace workspace, PatchFilter filter, Desk desk)
    {
        var extent = new Envelope();
        foreach (var one in new PatchChoice(workspace, desk.Hall.Patches.Of(workspace), filter, desk.Sight).All())
            if (one.East >= one.West)
            {
                extent.ExpandToInclude(one.West, one.South);
                extent.ExpandToInclude(one.East, one.North);
            }

        return extent.IsNull ? new MapExtent(null, null, null, null) : new MapExtent(extent.MinX, extent.MinY, extent.MaxX, extent.MaxY);
    }

    private static IResult Tile(HttpContext http, byte[] tile)
    {
        var tag = $"\"{ContentStore.HashOf(tile)[..24]}\"";
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.ETag = tag;
        if (http.Request.Headers.IfNoneMatch.ToString() == tag)
            return Results.StatusCode(StatusCodes.Status304NotModified);
        return tile.Length == 0 ? Results.NoContent() : Results.Bytes(tile, TileType);
    }

    private static Geometry? Shape(Workspace workspace, string id) =>
        workspace.Connection.Scalar("SELECT shape FROM patch_sheet WHERE patch_id=$1", id) is byte[] shape ? new WKBReader().Read(shape) : null;

    /// <summary>Where the pieces of the verdict lie, and the parts of a proposed split. To be looked at; the areas are the verdict's.</summary>
    private static IResult Pieces(Workspace workspace, string id, Desk desk)
    {
        var standing = DeterminationShelf.One(workspace, desk.Patch(workspace, id));
        if (standing.IsOffline || standing.Judged is not { } judged || Shape(workspace, id) is not IPolygonal shape)
            return GeoJson([]);
        var patch = (Geometry)shape;
        var layers = LayerShelf.All(workspace).DistinctBy(layer => layer.Description.Hash).ToDictionary(layer => layer.Description.Hash, StringComparer.Ordinal);
        var pieces = judged.Pieces.Where(piece => layers.ContainsKey(piece.LayerHash)).Select(piece =>
        {
            var layer = desk.Hall.Layers.Open(layers[piece.LayerHash]);
            var common = judged.Shape?.Valid == true ? Cutting.Common(patch, CrsChange.Between(layer.ShapeOf(piece.Feature - 1), layer.Crs, Crs.Geographic)) : null;
            return (common is IPolygonal ? common : null, (IReadOnlyDictionary<string, object?>)new Dictionary<string, object?>
            {
                ["what"] = "piece",
                ["kind"] = piece.Kind,
                ["kind_name"] = desk.Pack.LayerKinds.Find(piece.Kind)?.Name,
                ["class"] = piece.Class,
                ["area_m2"] = piece.AreaM2,
                ["layer"] = layers[piece.LayerHash].Number,
                ["record"] = piece.Record,
            });
        });
        var crs = Crs.FromEpsg(standing.Patch.Row.Epsg)!;
        var parts = judged.Split.Select(part => (
            (Geometry?)CrsChange.Between(new WKBReader().Read(Convert.FromHexString(part.Geometry)), crs, Crs.Geographic), (IReadOnlyDictionary<string, object?>)new Dictionary<string, object?>
            {
                ["what"] = "part",
                ["number"] = part.Number,
                ["code"] = part.Verdict.Code,
                ["conclusion"] = part.Verdict.Conclusion,
                ["area_m2"] = part.AreaM2,
            }));
        return GeoJson(pieces.Concat(parts));
    }
}
