using Weipian.App.Server.Jobs;

namespace Weipian.App.Server.Endpoints;

/// <summary><c>/api/backups</c>: what was backed up, and whether it still is what was written.</summary>
public static class BackupEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/backups", (Desk desk) => BackupRoom.Of(desk.Hall.Options.Directory)).Needs(Permission.Backup).WithName("listBackups");
        api.MapPost("/jobs/backup", (Desk desk, HttpContext http, JobRunner runner) =>
        {
            desk.Note("backup", "", true);
            return JobEndpoints.Ask(JobKinds.Backup, new { }, null, desk, http, runner);
        }).Needs(Permission.Backup).WithName("backUp");
        api.MapPost("/jobs/backup-check", (BackupCheckForm form, Desk desk, HttpContext http, JobRunner runner) => JobEndpoints.Ask(JobKinds.BackupCheck, form, null, desk, http, runner)).Needs(Permission.Backup).WithName("checkBackup");
    }
}
