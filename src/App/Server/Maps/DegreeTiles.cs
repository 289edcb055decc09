using SkiaSharp;
using Weipian.App.Modules.Imagery;

namespace Weipian.App.Server.Maps;

/// <summary>Tiles of the pyramid of longitude and latitude drawn into the map's Mercator tiles: columns are the same, rows are drawn anew.</summary>
public static class DegreeTiles
{
    /// <param name="fetch">A tile of the pyramid of degrees by its row from the north; null when there is none.</param>
    /// <returns>JPEG, or PNG where a part is missing; null when all is.</returns>
    public static async Task<byte[]?> Tile(int zoom, int row, Func<int, Task<byte[]?>> fetch)
    {
        const int Side = TileGrid.Side;
        var lines = Enumerable.Range(0, Side).Select(line => TileGrid.DegreeRow(zoom, TileGrid.Latitude(zoom, row + ((line + 0.5) / Side)))).ToList();
        var sources = new Dictionary<int, SKBitmap?>();
        try
        {
            foreach (var wanted in lines.Select(line => (int)Math.Floor(line)).Distinct())
                sources[wanted] = await fetch(wanted) is { } bytes ? SKBitmap.Decode(bytes) : null;
            if (sources.Values.All(source => source is null))
                return null;
            using var drawn = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Unpremul));
            drawn.Erase(SKColors.Transparent);
            using (var canvas = new SKCanvas(drawn))
                for (var line = 0; line < Side; line++)
                    if (sources[(int)Math.Floor(lines[line])] is { } source)
                    {
                        var top = (float)((lines[line] - Math.Floor(lines[line])) * source.Height);
                        var from = Math.Clamp(top - 0.5f, 0, source.Height - 1);
                        using var image = SKImage.FromBitmap(source);
                        canvas.DrawImage(image, new SKRect(0, from, source.Width, from + 1), new SKRect(0, line, Side, line + 1), new SKSamplingOptions(SKFilterMode.Linear));
                    }

            var whole = sources.Values.All(source => source is not null);
            using var data = drawn.Encode(whole ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png, 88);
            return data.ToArray();
        }
        finally
        {
            foreach (var source in sources.Values)
                source?.Dispose();
        }
    }
}
