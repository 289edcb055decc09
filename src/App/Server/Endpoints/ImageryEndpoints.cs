using Weipian.App.Modules.Imagery;
using Weipian.App.Platform;
using Weipian.App.Server.Maps;
using Weipian.Formats;

namespace Weipian.App.Server.Endpoints;

/// <summary>A registered picture in a list.</summary>
/// <param name="File">Name of the file it came from; null of another server's tiles.</param>
/// <param name="Address">Of another server's tiles, for those who keep them; the key is never in it.</param>
/// <param name="KeyName">Name of the key it needs.</param>
/// <param name="KeySet">Whether that key is set; null when none is needed.</param>
public sealed record ImageryLine(
    int Number, bool Current, string? Retired, string Name, string Phase, string PhaseName, string? Day, int? Year, string Kind, string KindName, string? Source, string? Review, GroundBox? Extent,
    double? PixelM, int MinZoom, int MaxZoom, string? File, int? Epsg, string? Address, string? KeyName, bool? KeySet, IReadOnlyList<Problem> Warnings);

/// <param name="Address">With {z}, {x}, {y} or {-y}, and {key}.</param>
/// <param name="Degrees">Tiles of the pyramid of longitude and latitude (天地图 _c).</param>
public sealed record RemoteImageryForm(string Name, string Phase, string? Day, int? Year, string Secrecy, string? Source, string Address, string? KeyName, int MinZoom, int MaxZoom, bool Degrees);

/// <param name="Key">Empty: forget it.</param>
public sealed record ImageryKeyForm(string Key);

public sealed record RetireImageryForm(string Why);

/// <summary><c>/api/imagery</c> and its tiles: the browser asks nobody but this server.</summary>
public static class ImageryEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/imagery", (int? year, Desk desk) => desk.Read(workspace => year is { } of ? ImageryShelf.Of(workspace, of) : ImageryShelf.All(workspace)).Select(one => Line(one, desk)).ToList())
            .Needs(Permission.ReadImagery).WithName("listImagery");
        api.MapPost("/imagery", (RemoteImageryForm form, Desk desk) => desk.Write(workspace => Line(AddImagery.Run(
            workspace, new ImageryStatement(form.Name, form.Phase, form.Day, form.Year, form.Secrecy, null, form.Source),
            new RemoteIntake(form.Address, string.IsNullOrWhiteSpace(form.KeyName) ? null : form.KeyName, form.MinZoom, form.MaxZoom, form.Degrees), desk.Actor), desk)))
            .Needs(Permission.KeepImagery).WithName("addRemoteImagery");
        api.MapPost("/imagery/{number:int}/retirement", (int number, RetireImageryForm form, Desk desk) => desk.Write(workspace => Line(RetireImagery.Run(workspace, number, form.Why, desk.Actor), desk)))
            .Needs(Permission.KeepImagery).WithName("retireImagery");
        api.MapPut("/imagery/keys/{name}", (string name, ImageryKeyForm form, Desk desk) =>
        {
            desk.Hall.Imagery.Keys.Set(name, form.Key);
            desk.Note("imagery-key", name, true);
        }).Needs(Permission.KeepImagery).WithName("setImageryKey");
        api.MapGet("/map/imagery/{number:int}/{z:int}/{x:int}/{y:int}", Tile).Needs(Permission.ReadImagery).Produces(StatusCodes.Status200OK, contentType: "image/png").WithMetadata(new WaitsForOthers()).WithName("getImageryTile");
    }

    private static async Task<IResult> Tile(int number, int z, int x, int y, Desk desk, HttpContext http)
    {
        _ = new TileFrame(z, x, y);
        var imagery = desk.Read(workspace => ImageryShelf.One(workspace, number));
        if (!imagery.Current)
            throw new ProblemException("imagery.missing", $"第 {number} 号影像已停用");
        http.Response.Headers.CacheControl = "private, no-cache";
        var asked = http.Request.Headers.IfNoneMatch.ToString();
        if (ImageryRoom.TagOf(imagery, z, x, y) is { } known && known == asked)
        {
            http.Response.Headers.ETag = known;
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var tile = await desk.Hall.Imagery.Tile(imagery, z, x, y, http.RequestAborted);
        var tag = ImageryRoom.TagOf(imagery, z, x, y) ?? $"\"{ContentStore.HashOf(tile)[..24]}\"";
        http.Response.Headers.ETag = tag;
        if (asked == tag)
            return Results.StatusCode(StatusCodes.Status304NotModified);
        return tile.Length == 0 ? Results.NoContent() : Results.Bytes(tile, TilePack.PictureType(tile)!);
    }

    internal static ImageryLine Line(RegisteredImagery one, Desk desk)
    {
        var (about, keeps) = (one.Description, desk.May(Permission.KeepImagery));
        return new ImageryLine(
            one.Number, one.Current, one.Retired, about.Name, about.Phase, ImageryPhase.Name(about.Phase), about.Day, about.Year, about.Kind, ImageryKind.Name(about.Kind), about.Source, about.Review, about.Extent,
            about.PixelM, about.MinZoom, about.MaxZoom, (about.Picture?.File ?? about.Tiles?.File)?.Name, about.Picture?.Epsg, keeps ? about.Remote?.Address : null, keeps ? about.Remote?.Key : null,
            about.Remote?.Key is { } key ? desk.Hall.Imagery.Keys.Find(key) is not null : null, about.Warnings);
    }
}
