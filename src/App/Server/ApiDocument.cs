using Microsoft.OpenApi;

namespace Weipian.App.Server;

/// <summary><c>/openapi.json</c>: what the office application's types are made from; a copy is committed and checked by a test.</summary>
public static class ApiDocument
{
    public const string Path = "/openapi.json";

    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(async (document, context, stop) =>
        {
            document.AddComponent(nameof(ProblemAnswer), await context.GetOrCreateSchemaAsync(typeof(ProblemAnswer), null, stop));
            document.Info = new OpenApiInfo
            {
                Title = "卫片办公端",
                Version = "1",
                Description = "JSON names are snake_case, days yyyy-MM-dd, areas ㎡. Refusals are application/problem+json (ProblemAnswer). Writes carry Idempotency-Key; edits carry If-Match with the ETag last seen.",
            };
            document.Servers?.Clear();
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var permission = context.Description.ActionDescriptor.EndpointMetadata.OfType<PermissionNeeded>().FirstOrDefault()?.Permission;
            operation.AddExtension("x-permission", new JsonNodeExtension(permission!));
            operation.Responses!["default"] = new OpenApiResponse
            {
                Description = "Refused",
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemAnswer), context.Document) } },
            };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // Texts go through a converter of ours, of which the generator knows nothing.
            if (context.JsonTypeInfo.Type == typeof(string))
                schema.Type = context.JsonPropertyInfo is { IsGetNullable: true } || context.ParameterDescription is { IsRequired: false } ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            return Task.CompletedTask;
        });
    });

    public static void Map(WebApplication app) => app.MapOpenApi(Path).Needs(Permission.Anyone);
}
