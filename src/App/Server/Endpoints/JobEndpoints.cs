using System.Runtime.CompilerServices;
using System.Text.Json;
using Weipian.App.Platform;
using Weipian.App.Server.Jobs;

namespace Weipian.App.Server.Endpoints;

/// <summary>A job as its owner sees it.</summary>
/// <param name="Answer">By kind: InspectedFile, RegisteredLayer, RegisteredImagery, BatchImported, JudgedAnswer, WrittenAnswer, BackupAnswer, Problem[].</param>
public sealed record JobView(
    string Id, string Kind, string State, bool Over, long Done, long? All, JsonElement? Answer, IReadOnlyList<Problem> Problems, string? File, string AskedAt, string? EndedAt);

/// <summary><c>/api/jobs</c>: long work – asked for, watched, fetched.</summary>
public static class JobEndpoints
{
    private const int MostListed = 100;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>A proxy gives up on a silent stream.</summary>
    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(15);

    public static void Map(IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("/jobs");
        jobs.MapPost("/inspect", (IntakeForm form, Desk desk, HttpContext http, JobRunner runner) => Ask(JobKinds.Inspect, form, form.Upload, desk, http, runner)).Needs(Permission.Upload).WithName("inspectFile");
        jobs.MapPost("/layer", (LayerForm form, Desk desk, HttpContext http, JobRunner runner) => Ask(JobKinds.AddLayer, form, form.File.Upload, desk, http, runner)).Needs(Permission.AddLayer).WithName("addLayer");
        jobs.MapPost("/imagery", (ImageryForm form, Desk desk, HttpContext http, JobRunner runner) => Ask(JobKinds.AddImagery, form, form.Upload, desk, http, runner)).Needs(Permission.KeepImagery).WithName("addImagery");
        jobs.MapPost("/import", (ImportForm form, Desk desk, HttpContext http, JobRunner runner) => Ask(JobKinds.Import, form, form.File.Upload, desk, http, runner)).Needs(Permission.ImportPatches).WithName("importPatches");
        jobs.MapPost("/judge", (JudgeForm form, Desk desk, HttpContext http, JobRunner runner) => Ask(JobKinds.Judge, form, null, desk, http, runner)).Needs(Permission.Judge).WithName("judgePatches");
        jobs.MapPost("/export", (ExportForm form, Desk desk, HttpContext http, JobRunner runner) =>
        {
            if (form.Patch is { } patch)
                desk.Read(workspace => desk.Patch(workspace, patch));
            desk.Note("export", CanonicalJson.Write(form), true);
            return Ask(JobKinds.Export, form, null, desk, http, runner);
        }).Needs(Permission.Export).WithName("exportPatches");
        jobs.MapPost("/verify", (Desk desk, HttpContext http, JobRunner runner) => Ask(JobKinds.Verify, new { }, null, desk, http, runner)).Needs(Permission.ReadChain).WithName("verifyWorkspace");
        jobs.MapGet("", (Desk desk) => desk.Hall.Jobs.Of(desk.Account.Login, MostListed).Select(View).ToList()).Needs(Permission.SignedIn).WithName("listJobs");
        jobs.MapGet("/{id}", (string id, Desk desk, JobRunner runner) => View(Mine(id, desk, runner))).Needs(Permission.SignedIn).WithName("getJob");
        jobs.MapGet("/{id}/events", (string id, Desk desk, JobRunner runner, CancellationToken stop) =>
        {
            Mine(id, desk, runner);
            return TypedResults.ServerSentEvents(Watch(id, runner, stop), "job");
        }).Needs(Permission.SignedIn).WithName("watchJob");
        jobs.MapGet("/{id}/file", (string id, Desk desk, JobRunner runner) =>
        {
            var job = Mine(id, desk, runner);
            var path = job.File is null ? null : Path.Combine(runner.FolderOf(id), job.File);
            if (path is null || !File.Exists(path))
                throw new ProblemException("file.missing", "此作业没有文件,或已过期");
            desk.Note("download", id, true);
            return Results.File(path, "application/octet-stream", job.File);
        }).Needs(Permission.SignedIn).WithName("getJobFile");
        jobs.MapDelete("/{id}", (string id, Desk desk, JobRunner runner) =>
        {
            Mine(id, desk, runner);
            if (!desk.Hall.Jobs.Cancel(id))
                throw new ProblemException("job.state", "作业已开始或已结束,不能取消");
        }).Needs(Permission.SignedIn).WithName("cancelJob");
    }

    internal static JobView Ask(string kind, object form, string? upload, Desk desk, HttpContext http, JobRunner runner)
    {
        if (upload is not null)
            _ = desk.Hall.Uploads.PathOf(desk.Account.Login, upload);
        var key = RequestKey.Of(http, desk.Account.Login);
        return View(runner.Ask(kind, CanonicalJson.Write(form), desk.Account.Login, desk.Actor, $"{key.Key}:{key.Fingerprint}"));
    }

    /// <summary>A job of one's own in the post it was asked for; others do not exist.</summary>
    private static Job Mine(string id, Desk desk, JobRunner runner) =>
        runner.Now(id) is { } job && job.Login == desk.Account.Login && job.Post == desk.Grant?.PostAtUnit ? job : throw new ProblemException("job.missing", "没有此作业");

    private static async IAsyncEnumerable<JobView> Watch(string id, JobRunner runner, [EnumeratorCancellation] CancellationToken stop)
    {
        (string State, long Done)? said = null;
        var quiet = TimeSpan.Zero;
        while (runner.Now(id) is { } job)
        {
            if (said != (job.State, job.Done) || quiet >= Alive)
            {
                (said, quiet) = ((job.State, job.Done), TimeSpan.Zero);
                yield return View(job);
            }

            if (JobState.IsOver(job.State))
                yield break;
            await Task.Delay(Look, stop);
            quiet += Look;
        }
    }

    private static JobView View(Job job) => new(
        job.Id, job.Kind, job.State, JobState.IsOver(job.State), job.Done, job.All, job.Answer is null ? null : JsonSerializer.Deserialize<JsonElement>(MaskedText.Of(job.Answer)), job.Problems, job.File,
        job.AskedAt, job.EndedAt);
}
