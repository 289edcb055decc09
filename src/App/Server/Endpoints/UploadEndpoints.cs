using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Weipian.App.Platform;

namespace Weipian.App.Server.Endpoints;

/// <param name="Mark">What tells two files of one name and length apart, e.g. the time it was changed.</param>
/// <param name="Sha256">Hash of the whole, where the sender knows it beforehand.</param>
public sealed record UploadForm(string Name, long Bytes, string? Mark, string? Sha256);

/// <summary><c>/api/uploads</c>: files on their way in, whole or in pieces that survive a broken line.</summary>
public static class UploadEndpoints
{
    /// <summary><c>sha256 HEX</c> of the piece.</summary>
    public const string Checksum = "Upload-Checksum";

    public const string Offset = "Upload-Offset";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("", Whole).Needs(Permission.Upload).Accepts<Stream>("application/octet-stream").WithMetadata(new WaitsForOthers()).WithName("uploadFile");
        routes.MapPost("/pending", (UploadForm form, Desk desk) => desk.Hall.Pending.Begin(desk.Account.Login, form.Name, form.Bytes, form.Mark, form.Sha256)).Needs(Permission.Upload).WithName("beginUpload");
        routes.MapGet("/pending/{id}", (string id, Desk desk) => desk.Hall.Pending.Of(desk.Account.Login, id)).Needs(Permission.Upload).WithName("getUpload");
        routes.MapPatch("/pending/{id}", Piece).Needs(Permission.Upload).Accepts<Stream>("application/octet-stream").WithMetadata(new WaitsForOthers()).WithName("continueUpload");
        routes.MapDelete("/pending/{id}", (string id, Desk desk) => desk.Hall.Pending.Drop(desk.Account.Login, id)).Needs(Permission.Upload).WithName("dropUpload");
    }

    private static async Task<UploadedFile> Whole(string name, Desk desk, HttpContext http)
    {
        Allow(http, desk.Hall.Options.MostUploadBytes + 1);
        return await desk.Hall.Uploads.Take(desk.Account.Login, name, http.Request.Body, http.RequestAborted);
    }

    private static Task<PendingUpload> Piece(string id, [FromHeader(Name = Offset)] long offset, [FromHeader(Name = Checksum)] string checksum, Desk desk, HttpContext http)
    {
        Allow(http, PendingUploads.Piece + 1);
        return checksum.StartsWith("sha256 ", StringComparison.Ordinal)
            ? desk.Hall.Pending.Append(desk.Account.Login, id, offset, checksum[7..], http.Request.Body, http.RequestAborted)
            : throw new ProblemException("upload.checksum", $"{Checksum} 应为 sha256 与小写十六进制哈希");
    }

    private static void Allow(HttpContext http, long bytes)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = bytes;
    }
}
