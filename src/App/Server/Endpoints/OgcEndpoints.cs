using System.Text.Json.Serialization;
using NetTopologySuite.IO;
using Weipian.App.Database;
using Weipian.App.Modules.Accounts;
using Weipian.App.Modules.Layers;
using Weipian.App.Platform;
using Weipian.Law.Determination;
using Weipian.Spatial;

namespace Weipian.App.Server.Endpoints;

public sealed record OgcLink(string Href, string Rel, string Type, string Title);

public sealed record OgcLanding(string Title, string Description, IReadOnlyList<OgcLink> Links);

public sealed record OgcConformance([property: JsonPropertyName("conformsTo")] IReadOnlyList<string> ConformsTo);

public sealed record OgcSpatial(IReadOnlyList<IReadOnlyList<double>> Bbox, string Crs);

public sealed record OgcExtent(OgcSpatial Spatial);

public sealed record OgcCollection(
    string Id, string Title, string Description, [property: JsonPropertyName("itemType")] string ItemType, IReadOnlyList<string> Crs, OgcExtent? Extent, IReadOnlyList<OgcLink> Links);

public sealed record OgcCollections(IReadOnlyList<OgcLink> Links, IReadOnlyList<OgcCollection> Collections);

/// <summary>
/// <c>/ogc</c>: OGC API – Features part 1, reading only, so that QGIS connects with a reader token: the patches of each year and
/// the current layers, in CRS84, clipped by what the token's post sees.
/// </summary>
public static class OgcEndpoints
{
    public const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private const int MostItems = 10_000;
    private const string Json = "application/json";
    private const string GeoJson = "application/geo+json";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("", (HttpContext http) => new OgcLanding("卫片", "图斑与图层,只读", [
            Link(http, "", "self", Json, "本页"), new OgcLink(Base(http) + ApiDocument.Path, "service-desc", "application/vnd.oai.openapi+json;version=3.1", "接口说明"),
            Link(http, "/conformance", "conformance", Json, "符合的标准"), Link(http, "/collections", "data", Json, "数据集")])).Needs(Permission.ReadPatches).WithMetadata(new ReaderTokens()).WithName("ogcLanding");
        routes.MapGet("/conformance", () => new OgcConformance([
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30"])).Needs(Permission.ReadPatches).WithMetadata(new ReaderTokens()).WithName("ogcConformance");
        routes.MapGet("/collections", (Desk desk, HttpContext http) => new OgcCollections([Link(http, "/collections", "self", Json, "数据集")], desk.Read(workspace => Collections(workspace, desk, http))))
            .Needs(Permission.ReadPatches).WithMetadata(new ReaderTokens()).WithName("ogcCollections");
        routes.MapGet("/collections/{collection}", (string collection, Desk desk, HttpContext http) => desk.Read(workspace => One(workspace, collection, desk, http)))
            .Needs(Permission.ReadPatches).WithMetadata(new ReaderTokens()).WithName("ogcCollection");
        routes.MapGet("/collections/{collection}/items", (string collection, string? bbox, Desk desk, HttpContext http, int limit = 100, int offset = 0) =>
            desk.Read(workspace => Items(workspace, One(workspace, collection, desk, http), bbox, Math.Clamp(limit, 1, MostItems), Math.Max(0, offset), null, desk, http)))
            .Needs(Permission.ReadPatches).WithMetadata(new ReaderTokens()).Produces(StatusCodes.Status200OK, contentType: GeoJson).WithName("ogcItems");
        routes.MapGet("/collections/{collection}/items/{item}", (string collection, string item, Desk desk, HttpContext http) => desk.Read(workspace => Item(workspace, One(workspace, collection, desk, http), item, desk)))
            .Needs(Permission.ReadPatches).WithMetadata(new ReaderTokens()).Produces(StatusCodes.Status200OK, contentType: GeoJson).WithName("ogcItem");
    }

    private static List<OgcCollection> Collections(Workspace workspace, Desk desk, HttpContext http) =>
    [
        .. ProgrammeEndpoints.Years(workspace).Select(year => Collection(http, $"patches-{year}", $"{year} 年度图斑", Extent(workspace, year, desk))),
        .. !desk.May(Permission.ReadLayers) ? [] : LayerShelf.Current(workspace).Select(layer => Collection(
            http, $"layer-{layer.Number}", $"{desk.Pack.LayerKinds.Find(layer.Description.Kind)?.Name} {layer.Description.SourceName}", null)),
    ];

    private static OgcCollection Collection(HttpContext http, string id, string title, OgcExtent? extent) => new(
        id, title, title, "feature", [Crs84], extent, [Link(http, $"/collections/{id}", "self", Json, title), Link(http, $"/collections/{id}/items", "items", GeoJson, title)]);

    private static OgcExtent? Extent(Workspace workspace, int year, Desk desk)
    {
        var (where, values) = new PatchFilter(year).Sql(desk.Sight);
        return workspace.Connection.Query(
            $"SELECT min(t.west), min(t.south), max(t.east), max(t.north) FROM patch_tree t JOIN patch_sheet s ON s.key=t.key WHERE {where}",
            row => row.IsDBNull(0) ? null : new OgcExtent(new OgcSpatial([[row.GetDouble(0), row.GetDouble(1), row.GetDouble(2), row.GetDouble(3)]], Crs84)), values).Single();
    }

    private static OgcCollection One(Workspace workspace, string id, Desk desk, HttpContext http) => Collections(workspace, desk, http).FirstOrDefault(known => known.Id == id)
        ?? throw new ProblemException("collection.missing", $"没有数据集“{AccessLog.Plain(id)}”");

    private static IResult Items(Workspace workspace, OgcCollection collection, string? bbox, int limit, int offset, string? item, Desk desk, HttpContext http)
    {
        var (matched, features) = Features(workspace, collection, bbox, limit, offset, item, desk);
        var links = new List<OgcLink> { Link(http, $"/collections/{collection.Id}/items", "self", GeoJson, collection.Title) };
        if (offset + features.Count < matched)
            links.Add(Link(http, $"/collections/{collection.Id}/items?limit={limit}&offset={offset + features.Count}{(bbox is null ? "" : "&bbox=" + Uri.EscapeDataString(bbox))}", "next", GeoJson, "下一页"));
        return MapEndpoints.GeoJson(features, new Dictionary<string, object?>
        {
            ["links"] = links,
            ["timeStamp"] = Moment.Write(workspace.Clock.GetUtcNow()),
            ["numberMatched"] = matched,
            ["numberReturned"] = features.Count,
        });
    }

    private static IResult Item(Workspace workspace, OgcCollection collection, string item, Desk desk)
    {
        var features = Features(workspace, collection, null, 1, 0, item, desk).Features;
        if (features.Count == 0)
            throw new ProblemException("item.missing", $"没有要素“{AccessLog.Plain(item)}”");
        using var stream = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(stream))
            MapEndpoints.Feature(json, features[0].Shape, features[0].Values);
        return Results.Bytes(stream.ToArray(), GeoJson);
    }

    private static (long Matched, List<(NetTopologySuite.Geometries.Geometry? Shape, IReadOnlyDictionary<string, object?> Values)> Features) Features(
        Workspace workspace, OgcCollection collection, string? bbox, int limit, int offset, string? item, Desk desk)
    {
        var number = int.Parse(collection.Id[(collection.Id.IndexOf('-', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        return collection.Id.StartsWith("patches-", StringComparison.Ordinal)
            ? Patches(workspace, new PatchFilter(number, Bbox: bbox), limit, offset, item, desk)
            : Layer(desk.Hall.Layers.Open(LayerShelf.All(workspace).Single(layer => layer.Number == number)), bbox, limit, offset, item);
    }

    private static (long, List<(NetTopologySuite.Geometries.Geometry?, IReadOnlyDictionary<string, object?>)>) Patches(
        Workspace workspace, PatchFilter filter, int limit, int offset, string? item, Desk desk)
    {
        var (where, values) = filter.Sql(desk.Sight);
        if (item is not null)
            (where, values) = ($"{where} AND s.patch_id=${values.Length + 1}", [.. values, item]);
        var names = UnitNames.Of(workspace);
        var reader = new WKBReader();
        var matched = (long)workspace.Connection.Scalar($"SELECT count(*) FROM patch_sheet s WHERE s.shape IS NOT NULL AND {where}", values)!;
        return (matched, workspace.Connection.Query(
            $"SELECT s.patch_id, s.number, s.line, s.batch, s.town, s.area_m2, s.code, s.state, s.stage, s.shape FROM patch_sheet s WHERE s.shape IS NOT NULL AND {where} ORDER BY s.key LIMIT {limit} OFFSET {offset}",
            row => ((NetTopologySuite.Geometries.Geometry?)reader.Read(row.GetFieldValue<byte[]>(9)), (IReadOnlyDictionary<string, object?>)new Dictionary<string, object?>
            {
                ["id"] = row.GetString(0),
                ["编号"] = row.GetString(1),
                ["工作线"] = row.GetString(2),
                ["批次"] = row.GetInt32(3),
                ["镇街"] = row.Text(4) is { } town ? names.GetValueOrDefault(town, town) : null,
                ["面积"] = row.IsDBNull(5) ? null : row.GetDouble(5),
                ["代码"] = row.GetString(6),
                ["结论"] = VerdictCodes.All.Contains(row.GetString(6)) ? VerdictCodes.Term(row.GetString(6)) : "未判定",
                ["状态"] = row.GetString(7),
                ["阶段"] = row.Text(8),
            }), values));
    }

    private static (long, List<(NetTopologySuite.Geometries.Geometry?, IReadOnlyDictionary<string, object?>)>) Layer(OverlayLayer layer, string? bbox, int limit, int offset, string? item)
    {
        IReadOnlyList<int> found;
        if (item is not null)
            found = int.TryParse(item, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var one) && one < layer.Pack.Count ? [one] : [];
        else
        {
            var box = bbox is null ? [-180.0, -90, 180, 90] : PatchFilter.Box(bbox);
            var (west, south) = OfficialPlane.FromLonLat(box[0], box[1]);
            var (east, north) = OfficialPlane.FromLonLat(box[2], box[3]);
            found = layer.Pack.Within(west, south, east, north);
        }

        return (found.Count, found.Skip(offset).Take(limit).Select(feature =>
        {
            var values = new Dictionary<string, object?> { ["id"] = feature };
            foreach (var (name, value) in layer.ValuesOf(feature).Values)
                values[name] = value;
            return ((NetTopologySuite.Geometries.Geometry?)CrsChange.Between(layer.ShapeOf(feature), layer.Crs, Crs.Geographic), (IReadOnlyDictionary<string, object?>)values);
        }).ToList());
    }

    private static string Base(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";

    private static OgcLink Link(HttpContext http, string path, string rel, string type, string title) => new($"{Base(http)}/ogc{path}", rel, type, title);
}
