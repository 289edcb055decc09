using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Weipian.App.Server;

/// <summary>The built office application, beside the program or where told; its addresses are the application's own, so all lead to its page.</summary>
public static class OfficeFiles
{
    public const string Folder = "web";

    private static readonly (string Encoding, string Extension)[] Squeezes = [("br", ".br"), ("gzip", ".gz")];

    public static void Use(WebApplication app, ServeOptions options)
    {
        var folder = options.Web ?? Path.Combine(AppContext.BaseDirectory, Folder);
        if (!File.Exists(Path.Combine(folder, "index.html")))
        {
            app.Use((http, next) => IsPage(http.Request) && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal) ? Missing(http) : next(http));
            return;
        }

        var files = new PhysicalFileProvider(Path.GetFullPath(folder));
        app.Use((http, next) =>
        {
            if (IsPage(http.Request))
                http.Request.Path = "/index.html";
            Squeeze(http.Request, files);
            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new Unsqueezed(),
            OnPrepareResponse = prepared =>
            {
                var (request, headers) = (prepared.Context.Request, prepared.Context.Response.Headers);
                headers.CacheControl = request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
                headers.Vary = "Accept-Encoding";
                if (Squeezes.FirstOrDefault(squeeze => request.Path.Value!.EndsWith(squeeze.Extension, StringComparison.Ordinal)).Encoding is { } encoding)
                    headers.ContentEncoding = encoding;
            },
        });
    }

    /// <summary>Leads to the file squeezed when the pages were built, where there is one and the browser takes it.</summary>
    private static void Squeeze(HttpRequest request, PhysicalFileProvider files)
    {
        var taken = request.Headers.AcceptEncoding.ToString().Split(',', StringSplitOptions.TrimEntries);
        foreach (var (encoding, extension) in Squeezes)
            if (taken.Contains(encoding) && files.GetFileInfo(request.Path + extension).Exists)
            {
                request.Path += extension;
                return;
            }
    }

    /// <summary>A squeezed file is what it is without its last extension.</summary>
    private sealed class Unsqueezed : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider _known = new();

        public bool TryGetContentType(string subpath, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string contentType)
        {
            var squeeze = Squeezes.FirstOrDefault(one => subpath.EndsWith(one.Extension, StringComparison.Ordinal)).Extension;
            return _known.TryGetContentType(squeeze is null ? subpath : subpath[..^squeeze.Length], out contentType);
        }
    }

    /// <summary>The program runs without its pages, e.g. where it was built without Node.js; whoever opens it is told.</summary>
    private static Task Missing(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync("""
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>办公端网页未构建</title>
            <h1>办公端网页未构建</h1>
            <p>服务已在运行,但构建时没有 Node.js,因此没有网页。</p>
            <p>请安装 Node.js 20 以上版本,重新运行 <code>dotnet run --project src/App</code>;或使用发布包,其中已含网页。命令行各项功能不受影响。</p>
            </html>
            """);
    }

    private static bool IsPage(HttpRequest request) => HttpMethods.IsGet(request.Method) && !Path.HasExtension(request.Path)
        && !new[] { "/api", "/ogc", "/health", "/openapi.json" }.Any(known => request.Path.StartsWithSegments(known));
}
