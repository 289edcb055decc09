using Weipian.App.Server.Endpoints;

namespace Weipian.App.Server;

/// <summary>Every route of the office, one file a resource.</summary>
public static class OfficeRoutes
{
    public static void Map(WebApplication app)
    {
        HealthEndpoints.Map(app);
        ApiDocument.Map(app);
        var api = app.MapGroup("/api");
        SessionEndpoints.Map(api.MapGroup("/session"));
        ProgrammeEndpoints.Map(api);
        PatchEndpoints.Map(api.MapGroup("/patches"));
        PatchWorkEndpoints.Map(api.MapGroup("/patches"));
        DossierEndpoints.Map(api.MapGroup("/dossiers"));
        LawEndpoints.Map(api.MapGroup("/law"));
    }
}
