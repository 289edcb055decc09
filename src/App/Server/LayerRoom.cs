using System.Collections.Concurrent;
using Weipian.App.Modules.Layers;

namespace Weipian.App.Server;

/// <summary>Layers opened once and kept open for the map; they are immutable, so what is open stays true.</summary>
public sealed class LayerRoom(string directory, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<OverlayLayer>> _open = new(StringComparer.Ordinal);

    public OverlayLayer Open(RegisteredLayer layer) => _open.GetOrAdd(layer.Description.Hash, _ => new Lazy<OverlayLayer>(() =>
    {
        using var workspace = Workspace.OpenToRead(directory, clock);
        return LayerShelf.Open(workspace, layer);
    })).Value;

    public void Dispose()
    {
        foreach (var layer in _open.Values.Where(layer => layer.IsValueCreated))
            layer.Value.Dispose();
        _open.Clear();
    }
}
