using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Data.Sqlite;
using Weipian.App.Platform;

namespace Weipian.App.Server;

/// <summary>A refusal as RFC 9457 tells it, with our stable code and every single problem.</summary>
/// <param name="Type"><c>urn:weipian:problem:CODE</c>.</param>
/// <param name="Title">What kind of refusal it is.</param>
/// <param name="Detail">The first problem in words.</param>
/// <param name="RequestId">To be found in the server's log.</param>
public sealed record ProblemAnswer(string Type, string Title, int Status, string Detail, string Code, string RequestId, IReadOnlyList<Problem> Errors);

/// <summary>Turns refusals into answers; whatever else goes wrong is logged and tells nothing of the inside.</summary>
public sealed partial class ProblemAnswers(ILogger<ProblemAnswers> log) : IExceptionHandler
{
    public const string ContentType = "application/problem+json; charset=utf-8";

    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken stop)
    {
        IReadOnlyList<Problem> problems = exception switch
        {
            ProblemException refused => refused.Problems,
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => [new Problem("request.too-large", "上传内容超过上限")],
            BadHttpRequestException or JsonException => [new Problem("request.unreadable", "请求无法识别:字段缺少或类型不对")],
            SqliteException { SqliteErrorCode: 13 } or IOException { HResult: unchecked((int)0x80070070) or 28 } => [new Problem("disk.full", "服务器磁盘已满,未写入;请联系系统管理员")],
            Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.DiskFull } => [new Problem("disk.full", "数据库服务器磁盘已满,未写入;请联系系统管理员")],
            Npgsql.NpgsqlException and not Npgsql.PostgresException => [new Problem("database.unreachable", "连不上数据库,操作未完成;请稍后重试,仍不行请联系系统管理员")],
            OperationCanceledException => [new Problem("request.aborted", "请求已中断")],
            _ => [new Problem("server.failed", "服务器出错,操作未完成;请把请求号告知系统管理员")],
        };
        if (problems[0].Code is "server.failed" or "disk.full" or "database.unreachable")
            Failed(http.TraceIdentifier, http.Request.Path, exception);
        await Write(http, problems);
        return true;
    }

    public static Task Write(HttpContext http, IReadOnlyList<Problem> problems)
    {
        var status = StatusOf(problems[0].Code);
        http.Response.StatusCode = status;
        http.Response.ContentType = ContentType;
        return http.Response.WriteAsync(CanonicalJson.Write(new ProblemAnswer(
            $"urn:weipian:problem:{problems[0].Code}", TitleOf(status), status, problems[0].Message, problems[0].Code, http.TraceIdentifier,
            // Where the server keeps a file is nobody's business; what it was called is.
            problems.Select(problem => problem with { File = problem.File is null ? null : Path.GetFileName(problem.File) }).ToList())));
    }

    /// <summary>Status of a code; what is not named here could not be carried out as asked (422).</summary>
    public static int StatusOf(string code) => code switch
    {
        "session.needed" or "session.refused" or "session.code-needed" or "token.refused" => StatusCodes.Status401Unauthorized,
        "permission.denied" or "session.post" or "session.password" or "session.factor" or "request.origin" => StatusCodes.Status403Forbidden,
        "route.missing" => StatusCodes.Status404NotFound,
        "patch.changed" or "dossier.changed" => StatusCodes.Status412PreconditionFailed,
        "request.if-match" => StatusCodes.Status428PreconditionRequired,
        "request.too-large" => StatusCodes.Status413PayloadTooLarge,
        "request.too-many" => StatusCodes.Status429TooManyRequests,
        "request.unreadable" or "request.key-needed" => StatusCodes.Status400BadRequest,
        "request.method" => StatusCodes.Status405MethodNotAllowed,
        "request.media" => StatusCodes.Status415UnsupportedMediaType,
        "request.aborted" => 499,
        "server.failed" => StatusCodes.Status500InternalServerError,
        "database.unreachable" => StatusCodes.Status503ServiceUnavailable,
        "imagery.upstream" => StatusCodes.Status502BadGateway,
        "disk.full" => StatusCodes.Status507InsufficientStorage,
        "step.not-open" or "step.post" or "step.unit" or "step.need" or "patch.not-current" or "workspace.busy" or "job.state" or "upload.offset" or "upload.busy" => StatusCodes.Status409Conflict,
        _ when code.EndsWith(".missing", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static string TitleOf(int status) => status switch
    {
        400 => "请求无法识别",
        401 => "未登录或登录失败",
        403 => "不得办理",
        404 => "没有此对象",
        405 => "不支持此操作",
        409 => "现在不能办理",
        412 or 428 => "所见已不是最新",
        413 => "内容过大",
        415 => "内容类型不对",
        429 => "请求过于频繁",
        499 => "请求已中断",
        500 or 507 => "服务器出错",
        502 => "其他服务器未答复",
        _ => "未能办理",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "request {Request} failed at {Path}")]
    private partial void Failed(string request, string path, Exception exception);
}
