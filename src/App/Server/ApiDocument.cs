using Microsoft.OpenApi;

namespace Weipian.App.Server;

/// <summary><c>/openapi.json</c>: what the office application's types are made from; a copy is committed and checked by a test.</summary>
public static class ApiDocument
{
    public const string Path = "/openapi.json";

    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "卫片办公端",
                Version = "1",
                Description = "JSON names are snake_case, days yyyy-MM-dd, areas ㎡. Refusals are application/problem+json (ProblemAnswer). Writes carry Idempotency-Key; edits carry If-Match with the ETag last seen.",
            };
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var permission = context.Description.ActionDescriptor.EndpointMetadata.OfType<PermissionNeeded>().FirstOrDefault()?.Permission;
            operation.AddExtension("x-permission", new JsonNodeExtension(permission!));
            return Task.CompletedTask;
        });
    });

    public static void Map(WebApplication app) => app.MapOpenApi(Path).Needs(Permission.Anyone);
}
