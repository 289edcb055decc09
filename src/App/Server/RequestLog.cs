using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace Weipian.App.Server;

/// <summary>One line of JSON a request: route, status, time. No names, no addresses, no query: who did what stands in the journal.</summary>
public sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            var route = ((http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint) as RouteEndpoint)?.RoutePattern.RawText ?? "-";
            Answered(http.TraceIdentifier, http.Request.Method, route, http.Response.StatusCode, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Request} {Method} {Route} {Status} {Milliseconds} ms")]
    private partial void Answered(string request, string method, string route, int status, long milliseconds);
}
