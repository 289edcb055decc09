using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Weipian.App.Modules.Accounts;
using Weipian.App.Platform;
using Weipian.App.Server.Endpoints;
using Weipian.App.Server.Jobs;
using Weipian.App.Server.Maps;

namespace Weipian.App.Server;

/// <summary><c>weipian serve</c>: one process, one workspace, the same slices as the command line.</summary>
public static class OfficeServer
{
    /// <summary>A form or a list of ids is far smaller; files come through the upload endpoint, which sets its own limit.</summary>
    private const long MostBodyBytes = 1 << 20;

    private static readonly TimeSpan SlowestHeaders = TimeSpan.FromSeconds(15);

    /// <summary>The server, ready to be started; it holds the workspace's writer lock until it is disposed.</summary>
    /// <exception cref="ProblemException"><c>workspace.busy</c>, <c>journal.rolled-back</c> …</exception>
    public static WebApplication Build(ServeOptions options)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Seats.Threads), ports);
        var hall = new OfficeHall(options);
        try
        {
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
            Configure(builder, options, hall);
            var app = builder.Build();
            Pipe(app, options, hall);
            return app;
        }
        catch
        {
            hall.Dispose();
            throw;
        }
    }

    private static void Configure(WebApplicationBuilder builder, ServeOptions options, OfficeHall hall)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        builder.Logging.SetMinimumLevel(options.Quiet ? LogLevel.Error : LogLevel.Information);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = SlowestHeaders;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(10));
            if (options.Urls.Contains("https://", StringComparison.OrdinalIgnoreCase))
                kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = ServerCertificate.Load(options.Directory, options.Clock));
        });
        builder.WebHost.UseUrls(options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.Services.Configure<JsonOptions>(json => Json(json.SerializerOptions));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        // Nothing unless Windows started the program as a service: then it is stopped as one, and what is under way is finished.
        builder.Services.AddWindowsService(service => service.ServiceName = "weipian");
        builder.Services.AddSingleton(hall);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped(services => services.GetRequiredService<IHttpContextAccessor>().HttpContext!.Features.Get<Desk>()!);
        builder.Services.AddExceptionHandler<ProblemAnswers>();
        builder.Services.AddRateLimiter(limiter => Limit(limiter, options));
        builder.Services.AddSingleton(new TileCache());
        builder.Services.AddSingleton<JobRunner>();
        builder.Services.AddHostedService(services => services.GetRequiredService<JobRunner>());
        ApiDocument.Add(builder.Services);
    }

    /// <summary>JSON as the rest of the house writes it, with what is personal covered.</summary>
    public static void Json(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = CanonicalJson.Options.PropertyNamingPolicy;
        json.DictionaryKeyPolicy = CanonicalJson.Options.DictionaryKeyPolicy;
        json.Encoder = CanonicalJson.Options.Encoder;
        // Absent values are written as null: what openapi.json promises is there.
        json.DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never;
        json.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
        foreach (var converter in CanonicalJson.Options.Converters)
            json.Converters.Add(converter);
        json.Converters.Add(new MaskedText());
    }

    private static void Pipe(WebApplication app, ServeOptions options, OfficeHall hall)
    {
        app.Lifetime.ApplicationStopped.Register(hall.Dispose);
        // Whoever comes first need not wait for the register to be read.
        app.Lifetime.ApplicationStarted.Register(() => Task.Run(() => hall.Reads.Read(hall.Patches.Of)));
        app.UseMiddleware<RequestLog>();
        app.UseExceptionHandler(_ => { });
        SecurityHeaders.Use(app);
        OfficeFiles.Use(app, options);
        app.UseRouting();
        app.UseStatusCodePages(Plain);
        app.UseRateLimiter();
        app.UseMiddleware<SessionGate>();
        OfficeRoutes.Map(app);
    }

    /// <summary>Answers that the framework gives by itself get a body of ours.</summary>
    private static Task Plain(Microsoft.AspNetCore.Diagnostics.StatusCodeContext context) => ProblemAnswers.Write(context.HttpContext, [context.HttpContext.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => new Problem("route.missing", "没有此地址"),
        StatusCodes.Status405MethodNotAllowed => new Problem("request.method", "此地址不支持这种操作"),
        StatusCodes.Status415UnsupportedMediaType => new Problem("request.media", "请求内容应为 JSON"),
        StatusCodes.Status429TooManyRequests => new Problem("request.too-many", "请求过于频繁,请稍候再试"),
        _ => new Problem("request.unreadable", "请求无法识别:字段缺少或类型不对"),
    }]);

    /// <summary>A budget for each session, and few tries to sign in at a time: hashing passwords must not starve the others, and a whole office signing in at half past eight must not be refused.</summary>
    private static void Limit(Microsoft.AspNetCore.RateLimiting.RateLimiterOptions limiter, ServeOptions options)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        {
            var who = http.Request.Cookies.TryGetValue(SessionGate.Cookie, out var token) ? SessionStore.Hash(token) : http.Connection.RemoteIpAddress?.ToString() ?? "";
            return RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.RequestsPerMinute,
                TokensPerPeriod = Math.Max(1, options.RequestsPerMinute / 60),
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            });
        });
        limiter.AddPolicy(SessionEndpoints.SignInLimit, _ => RateLimitPartition.GetConcurrencyLimiter("", _ => new ConcurrencyLimiterOptions { PermitLimit = 2, QueueLimit = 400 }));
        limiter.AddPolicy(PatchEndpoints.ExportLimit, _ => RateLimitPartition.GetConcurrencyLimiter("", _ => new ConcurrencyLimiterOptions { PermitLimit = 2, QueueLimit = 20 }));
        limiter.AddPolicy(PaperEndpoints.PdfLimit, _ => RateLimitPartition.GetConcurrencyLimiter("", _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 10 }));
    }
}
