using System.Collections.Concurrent;
using Weipian.App.Modules.Imagery;
using Weipian.App.Platform;
using Weipian.App.Server.Maps;
using Weipian.Formats;

namespace Weipian.App.Server;

/// <summary>Pictures opened once and kept open for the map, and the tiles drawn from them lately.</summary>
public sealed class ImageryRoom(string directory, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<int, Lazy<IDisposable>> _open = new();
    private readonly TileCache _drawn = new(128L << 20);
    private readonly RemoteTiles _remote = new(directory, clock);

    public ImageryKeys Keys { get; } = new(directory);

    /// <summary>A tile as PNG, JPEG or WebP; empty when the picture does not reach there.</summary>
    /// <exception cref="ProblemException"><c>file.missing</c>, <c>imagery.altered</c>, <c>imagery.upstream</c>, <c>geotiff.block</c> …</exception>
    public async Task<byte[]> Tile(RegisteredImagery imagery, int zoom, int column, int row, CancellationToken stop)
    {
        var description = imagery.Description;
        if (zoom < description.MinZoom || description.Kind != ImageryKind.Picture && zoom > description.MaxZoom || Outside(description.Extent, zoom, column, row))
            return [];
        try
        {
            if (description.Remote is { } remote)
                return await (description.Degrees
                    ? DegreeTiles.Tile(zoom, row, down => _remote.Tile(imagery.Number, remote, zoom, column, down, stop))
                    : _remote.Tile(imagery.Number, remote, zoom, column, row, stop)) ?? [];
            if (description.Tiles is { } tiles)
            {
                var pack = (TilePack)Opened(imagery.Number, () => TilePack.Open(PathOf(tiles.File), tiles.Southern));
                return (description.Degrees ? await DegreeTiles.Tile(zoom, row, down => Task.FromResult(pack.Tile(zoom, column, down))) : pack.Tile(zoom, column, row)) ?? [];
            }

            var picture = description.Picture!;
            return _drawn.Get($"{imagery.Number}/{zoom}/{column}/{row}", 0, _ => true, () => ((PictureWarp)Opened(imagery.Number, () => new PictureWarp(picture, PathOf(picture.File), OverviewsOf(picture.File)))).Tile(zoom, column, row) ?? []);
        }
        catch (UnreadableFileException exception)
        {
            throw new ProblemException(exception.Problem.Code, exception.Problem.Message, description.Name);
        }
    }

    /// <summary>Whether a tile of this picture is the same for ever.</summary>
    public static string? TagOf(RegisteredImagery imagery, int zoom, int column, int row) =>
        (imagery.Description.Picture?.File ?? imagery.Description.Tiles?.File) is { } file ? $"\"{file.Sha256[..16]}-{imagery.Number}-{zoom}-{column}-{row}\"" : null;

    public void Dispose()
    {
        foreach (var one in _open.Values.Where(one => one.IsValueCreated))
            one.Value.Dispose();
        _open.Clear();
        _remote.Dispose();
    }

    private static bool Outside(GroundBox? extent, int zoom, int column, int row) => extent is not null
        && (TileGrid.Longitude(zoom, column) > extent.East || TileGrid.Longitude(zoom, column + 1) < extent.West || TileGrid.Latitude(zoom, row) < extent.South || TileGrid.Latitude(zoom, row + 1) > extent.North);

    /// <summary>A file that could not be opened is tried again by whoever asks next.</summary>
    private IDisposable Opened(int number, Func<IDisposable> open)
    {
        var one = _open.GetOrAdd(number, _ => new Lazy<IDisposable>(open));
        try
        {
            return one.Value;
        }
        catch
        {
            _open.TryRemove(new KeyValuePair<int, Lazy<IDisposable>>(number, one));
            throw;
        }
    }

    private string PathOf(PictureFile file)
    {
        using var workspace = Workspace.OpenToRead(directory, clock);
        return ImageryFiles.PathOf(workspace, file);
    }

    private string? OverviewsOf(PictureFile file)
    {
        if (file.Overviews is not { } overviews)
            return null;
        using var workspace = Workspace.OpenToRead(directory, clock);
        return workspace.Files.PathOf(overviews);
    }
}
