namespace Weipian.App.Server;

/// <summary>Headers on every answer: nothing but this server's own files runs, loads or frames.</summary>
public static class SecurityHeaders
{
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void Use(IApplicationBuilder app) => app.Use((http, next) =>
    {
        // At the last moment: a refusal begins its answer anew and would lose what was set before.
        http.Response.OnStarting(() =>
        {
            Set(http);
            return Task.CompletedTask;
        });
        return next(http);
    });

    private static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(self), microphone=(), payment=(), usb=()";
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        if (headers.CacheControl.Count == 0 && (http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/ogc")))
            headers.CacheControl = "no-store";
    }
}
