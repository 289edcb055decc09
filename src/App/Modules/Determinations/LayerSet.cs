using Weipian.App.Modules.Layers;
using Weipian.Spatial;

namespace Weipian.App.Modules.Determinations;

/// <summary>All current layers, opened, by kind.</summary>
public sealed class LayerSet : IDisposable
{
    private readonly SortedDictionary<string, List<OverlayLayer>> _byKind = new(StringComparer.Ordinal);

    private LayerSet(IEnumerable<OverlayLayer> layers)
    {
        foreach (var layer in layers)
        {
            if (!_byKind.TryGetValue(layer.Description.Kind, out var same))
                _byKind[layer.Description.Kind] = same = [];
            same.Add(layer);
        }
    }

    public IEnumerable<OverlayLayer> All => _byKind.Values.SelectMany(layers => layers);

    public static LayerSet OpenCurrent(Workspace workspace) =>
        new(LayerShelf.Current(workspace).Select(layer => LayerShelf.Open(workspace, layer)).ToList());

    public static LayerSet Of(IEnumerable<OverlayLayer> layers) => new(layers);

    public IReadOnlyList<OverlayLayer> OfKind(string kind) => _byKind.GetValueOrDefault(kind) ?? [];

    /// <summary>The patch over every kind that has a layer.</summary>
    public SortedDictionary<string, KindOverlay> Overlay(PatchShape patch)
    {
        var overlays = new SortedDictionary<string, KindOverlay>(StringComparer.Ordinal);
        foreach (var (kind, layers) in _byKind)
            overlays[kind] = KindOverlay.Of(kind, layers, patch);
        return overlays;
    }

    public void Dispose()
    {
        foreach (var layer in All)
            layer.Dispose();
    }
}
