using Weipian.App.Server.Endpoints;

namespace Weipian.App.Server;

/// <summary>Every route of the office, one file a resource.</summary>
public static class OfficeRoutes
{
    public static void Map(WebApplication app)
    {
        HealthEndpoints.Map(app.MapGroup("").WithTags("health"));
        ApiDocument.Map(app);
        var api = app.MapGroup("/api");
        SessionEndpoints.Map(api.MapGroup("/session").WithTags("session"));
        ViewEndpoints.Map(api.MapGroup("/session/views").WithTags("session"));
        ProgrammeEndpoints.Map(api.MapGroup("/programmes").WithTags("programmes"));
        BatchEndpoints.Map(api.MapGroup("").WithTags("patches"));
        PatchEndpoints.Map(api.MapGroup("/patches").WithTags("patches"));
        PatchWorkEndpoints.Map(api.MapGroup("/patches").WithTags("patches"));
        DossierEndpoints.Map(api.MapGroup("/dossiers").WithTags("dossiers"));
        JobEndpoints.Map(api.MapGroup("").WithTags("jobs"));
        LayerEndpoints.Map(api.MapGroup("/layers").WithTags("layers"));
        ImageryEndpoints.Map(api.MapGroup("").WithTags("imagery"));
        MapEndpoints.Map(api.MapGroup("").WithTags("map"));
        DueEndpoints.Map(api.MapGroup("").WithTags("due"));
        PaperEndpoints.Map(api.MapGroup("/papers").WithTags("papers"));
        EvidenceEndpoints.Map(api.MapGroup("").WithTags("evidence"));
        UploadEndpoints.Map(api.MapGroup("/uploads").WithTags("uploads"));
        VisitEndpoints.Map(api.MapGroup("").WithTags("fieldwork"));
        FieldworkEndpoints.Map(api.MapGroup("").WithTags("fieldwork"));
        StatisticsEndpoints.Map(api.MapGroup("/statistics").WithTags("statistics"));
        JournalEndpoints.Map(api.MapGroup("").WithTags("journal"));
        AccountEndpoints.Map(api.MapGroup("").WithTags("accounts"));
        EmergencyEndpoints.Map(api.MapGroup("/emergencies").WithTags("accounts"));
        BackupEndpoints.Map(api.MapGroup("").WithTags("backups"));
        OgcEndpoints.Map(app.MapGroup("/ogc").WithTags("ogc"));
        LawEndpoints.Map(api.MapGroup("/law").WithTags("law"));
    }
}
