using Microsoft.Extensions.FileProviders;

namespace Weipian.App.Server;

/// <summary>The built office application, beside the program or where told; its addresses are the application's own, so all lead to its page.</summary>
public static class OfficeFiles
{
    public const string Folder = "web";

    public static void Use(WebApplication app, ServeOptions options)
    {
        var folder = options.Web ?? Path.Combine(AppContext.BaseDirectory, Folder);
        if (!Directory.Exists(folder))
            return;
        var files = new PhysicalFileProvider(Path.GetFullPath(folder));
        app.Use((http, next) =>
        {
            if (IsPage(http.Request))
                http.Request.Path = "/index.html";
            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = prepared => prepared.Context.Response.Headers.CacheControl =
                prepared.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    private static bool IsPage(HttpRequest request) => HttpMethods.IsGet(request.Method) && !Path.HasExtension(request.Path)
        && !new[] { "/api", "/ogc", "/health", "/openapi.json" }.Any(known => request.Path.StartsWithSegments(known));
}
