using Weipian.App.Modules.Layers;

namespace Weipian.App.Server.Endpoints;

/// <summary>A registered layer in a list.</summary>
public sealed record LayerLine(int Number, bool Current, string Kind, string KindName, LayerDescription Description);

/// <summary>A layer kind that can be registered.</summary>
public sealed record LayerKindView(string Key, string Name, bool NeedsScheme);

/// <summary><c>/api/layers</c>.</summary>
public static class LayerEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("", (Desk desk) => desk.Read(LayerShelf.All)
            .Select(layer => new LayerLine(layer.Number, layer.Current, layer.Description.Kind, desk.Pack.LayerKinds.Find(layer.Description.Kind)?.Name ?? layer.Description.Kind, layer.Description)).ToList())
            .Needs(Permission.ReadLayers).WithName("listLayers");
        routes.MapGet("/kinds", (Desk desk) => desk.Pack.LayerKinds.All.Where(kind => !kind.Key.StartsWith("patch-", StringComparison.Ordinal))
            .Select(kind => new LayerKindView(kind.Key, kind.Name, kind.NeedsScheme)).ToList()).Needs(Permission.ReadLayers).WithName("listLayerKinds");
    }
}
