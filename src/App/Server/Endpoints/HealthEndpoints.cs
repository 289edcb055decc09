using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Server.Endpoints;

/// <summary>For whoever watches the server; tells nothing of the office.</summary>
/// <param name="Status">ok.</param>
public sealed record Health(string Status);

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database does, and the disk has room.</summary>
public static class HealthEndpoints
{
    private const long LeastFreeBytes = 256L << 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => new Health("ok")).Needs(Permission.Anyone).WithName("live");
        routes.MapGet("/health/ready", Ready).Needs(Permission.Anyone).WithName("ready");
    }

    private static Health Ready(OfficeHall hall)
    {
        _ = hall.Reads.Read(workspace => workspace.Connection.Scalar("SELECT 1 FROM workspace"));
        if (new DriveInfo(Path.GetFullPath(hall.Options.Directory)).AvailableFreeSpace < LeastFreeBytes)
            throw new ProblemException("disk.full", "服务器磁盘将满");
        return new Health("ok");
    }
}
