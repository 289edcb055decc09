using Microsoft.Data.Sqlite;
using Weipian.App.Platform;
using Weipian.Spatial;

namespace Weipian.App.Modules.Layers;

/// <summary>Every registered layer file against the hash it was registered with, and its derived side file against the layer.</summary>
public static class LayerVerification
{
    public static IEnumerable<Problem> Run(Workspace workspace)
    {
        foreach (var layer in LayerShelf.All(workspace).Select(layer => layer.Description).DistinctBy(layer => layer.Hash))
        {
            var path = LayerShelf.PathOf(workspace, layer.Hash);
            var packed = OverlayLayer.PackPathOf(path);
            if (!File.Exists(path))
                yield return new Problem("layer.missing", $"图层文件不在:{layer.SourceName}", path);
            else if (ContentStore.HashOfFile(path) != layer.FileSha256)
                yield return new Problem("layer.altered", $"图层文件与登记时的哈希不符:{layer.SourceName}", path);
            else if (File.Exists(packed) && !Same(packed, path, layer))
                yield return new Problem("layer.pack-altered", $"叠加用的派生文件与图层不符(可删除,将自动重建):{layer.SourceName}", packed);
        }
    }

    private static bool Same(string packed, string path, LayerDescription layer)
    {
        var anew = packed + ".check";
        try
        {
            LayerPackWriter.Write(anew, layer.Hash, OverlayLayer.Packable(path, Crs.FromEpsg(layer.Epsg)!));
            return ContentStore.HashOfFile(anew) == ContentStore.HashOfFile(packed);
        }
        catch (SqliteException)
        {
            return false;
        }
        finally
        {
            File.Delete(anew);
        }
    }
}
