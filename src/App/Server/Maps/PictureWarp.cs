using SkiaSharp;
using Weipian.App.Modules.Imagery;
using Weipian.Formats;
using Weipian.Spatial;

namespace Weipian.App.Server.Maps;

/// <summary>
/// Draws tiles of the map from a GeoTIFF: places are computed exactly on a net of 16 pixels and evenly between, colours are taken from the
/// level that is just fine enough. Blocks once decoded are kept while there is room.
/// </summary>
public sealed class PictureWarp : IDisposable
{
    private const int Side = TileGrid.Side;
    private const int Step = 16;
    private const int Nodes = (Side / Step) + 1;
    private const int JpegQuality = 88;
    private const long MostKept = 96L << 20;

    private readonly GeoTiff _tiff;
    private readonly PictureFacts _facts;
    private readonly PictureCrs _crs;
    private readonly Lock _lock = new();
    private readonly Dictionary<(int, int), (byte[]? Rgba, long Turn)> _blocks = [];
    private long _kept;
    private long _turn;

    /// <exception cref="UnreadableFileException">The file is no longer what was registered.</exception>
    public PictureWarp(PictureFacts facts, string path, string? overviews) =>
        (_facts, _tiff, _crs) = (facts, GeoTiff.Open(path, overviews), PictureCrs.FromEpsg(facts.Epsg)!);

    /// <summary>A tile as JPEG, or as PNG where the picture ends in it; null when nothing of it is there.</summary>
    /// <exception cref="UnreadableFileException"><c>geotiff.block</c>: a part of the file is damaged.</exception>
    public byte[]? Tile(int zoom, int column, int row)
    {
        var net = Net(zoom, column, row);
        var scale = Scale(net);
        if (double.IsNaN(scale))
            return null;
        var level = 0;
        for (var next = 1; next < _tiff.Levels.Count && (double)_tiff.Width / _tiff.Levels[next].Width <= Math.Max(1, scale * 1.01); next++)
            level = next;
        return Encoded(Drawn(net, level, scale * _tiff.Levels[level].Width / _tiff.Width));
    }

    public void Dispose() => _tiff.Dispose();

    /// <summary>Column and row of the picture at the nodes of the net.</summary>
    private (double X, double Y)[] Net(int zoom, int column, int row)
    {
        var net = new (double, double)[Nodes * Nodes];
        for (var down = 0; down < Nodes; down++)
        {
            var latitude = TileGrid.Latitude(zoom, row + ((double)down / (Nodes - 1)));
            for (var across = 0; across < Nodes; across++)
            {
                var (x, y) = _crs.Of(TileGrid.Longitude(zoom, column + ((double)across / (Nodes - 1))), latitude);
                net[(down * Nodes) + across] = _facts.Frame.At(x, y);
            }
        }

        return net;
    }

    /// <summary>Pixels of the picture to one of the tile; not a number where the tile lies outside.</summary>
    private double Scale((double X, double Y)[] net)
    {
        var reached = net.Where(node => double.IsFinite(node.X + node.Y)).ToList();
        if (reached.Count < 2 || reached.Max(node => node.X) <= 0 || reached.Min(node => node.X) >= _tiff.Width || reached.Max(node => node.Y) <= 0 || reached.Min(node => node.Y) >= _tiff.Height)
            return double.NaN;
        var longest = double.NaN;
        for (var at = 0; at + Nodes + 1 < net.Length; at++)
            if ((at + 1) % Nodes != 0 && double.IsFinite(net[at].X + net[at + 1].X + net[at + Nodes].X))
            {
                var here = Math.Max(Length(net[at], net[at + 1]), Length(net[at], net[at + Nodes])) / Step;
                longest = longest > here ? longest : here;
            }

        return longest;
    }

    private static double Length((double X, double Y) from, (double X, double Y) to) => Math.Sqrt(((to.X - from.X) * (to.X - from.X)) + ((to.Y - from.Y) * (to.Y - from.Y)));

    private byte[] Drawn((double X, double Y)[] net, int level, double scale)
    {
        var size = _tiff.Levels[level];
        var (fx, fy) = ((double)size.Width / _tiff.Width, (double)size.Height / _tiff.Height);
        var rgba = new byte[Side * Side * 4];
        // Where the picture is finer than the tile and has no smaller copy, a pixel of the tile is the mean of several.
        var parts = Math.Clamp((int)Math.Ceiling(scale / 1.5), 1, 8);
        var look = new Look(this, level, size);
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
            {
                var (red, green, blue, opaque) = (0, 0, 0, 0);
                for (var part = 0; part < parts * parts; part++)
                {
                    var (px, py) = At(net, x + (((part % parts) + 0.5) / parts), y + (((part / parts) + 0.5) / parts));
                    look.Add(px * fx, py * fy, ref red, ref green, ref blue, ref opaque);
                }

                if (opaque == 0)
                    continue;
                var target = rgba.AsSpan(((y * Side) + x) * 4, 4);
                (target[0], target[1], target[2]) = ((byte)((red + (opaque / 2)) / opaque), (byte)((green + (opaque / 2)) / opaque), (byte)((blue + (opaque / 2)) / opaque));
                target[3] = (byte)(opaque * 255 / (parts * parts * Look.Whole));
            }

        return rgba;
    }

    private static (double X, double Y) At((double X, double Y)[] net, double x, double y)
    {
        var (cx, cy) = (Math.Min((int)(x / Step), Nodes - 2), Math.Min((int)(y / Step), Nodes - 2));
        var (u, v) = ((x / Step) - cx, (y / Step) - cy);
        var at = (cy * Nodes) + cx;
        var (a, b, c, d) = (net[at], net[at + 1], net[at + Nodes], net[at + Nodes + 1]);
        return (
            ((((a.X * (1 - u)) + (b.X * u)) * (1 - v)) + (((c.X * (1 - u)) + (d.X * u)) * v)),
            ((((a.Y * (1 - u)) + (b.Y * u)) * (1 - v)) + (((c.Y * (1 - u)) + (d.Y * u)) * v)));
    }

    private static byte[]? Encoded(byte[] rgba)
    {
        var (some, all) = (false, true);
        for (var at = 3; at < rgba.Length; at += 4)
        {
            some |= rgba[at] != 0;
            all &= rgba[at] == 255;
        }

        if (!some)
            return null;
        using var bitmap = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        System.Runtime.InteropServices.Marshal.Copy(rgba, 0, bitmap.GetPixels(), rgba.Length);
        using var data = bitmap.Encode(all ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png, JpegQuality);
        return data.ToArray();
    }

    private byte[]? Block(int level, int block)
    {
        lock (_lock)
            if (_blocks.TryGetValue((level, block), out var known))
            {
                _blocks[(level, block)] = (known.Rgba, ++_turn);
                return known.Rgba;
            }

        var made = _tiff.Rgba(level, block, _facts.Drawn, _facts.Stretch);
        lock (_lock)
        {
            if (_blocks.TryAdd((level, block), (made, ++_turn)))
                _kept += made?.Length ?? 0;
            if (_kept > MostKept)
                foreach (var (key, old) in _blocks.OrderBy(pair => pair.Value.Turn).Take((_blocks.Count / 2) + 1).ToList())
                {
                    _blocks.Remove(key);
                    _kept -= old.Rgba?.Length ?? 0;
                }
        }

        return made;
    }

    /// <summary>Takes colours of a level between its four nearest pixels, remembering the block it read last.</summary>
    private sealed class Look(PictureWarp picture, int level, PictureLevel size)
    {
        /// <summary>Weight of a wholly opaque colour.</summary>
        public const int Whole = 1 << 8;

        private readonly Dictionary<int, byte[]?> _seen = [];
        private int _block = -1;
        private byte[]? _rgba;

        public void Add(double x, double y, ref int red, ref int green, ref int blue, ref int opaque)
        {
            if (!(x >= 0 && y >= 0 && x < size.Width && y < size.Height))
                return;
            var (left, top) = ((int)Math.Floor(x - 0.5), (int)Math.Floor(y - 0.5));
            var (u, v) = ((int)((x - 0.5 - left) * 16), (int)((y - 0.5 - top) * 16));
            Take(left, top, (16 - u) * (16 - v), ref red, ref green, ref blue, ref opaque);
            Take(left + 1, top, u * (16 - v), ref red, ref green, ref blue, ref opaque);
            Take(left, top + 1, (16 - u) * v, ref red, ref green, ref blue, ref opaque);
            Take(left + 1, top + 1, u * v, ref red, ref green, ref blue, ref opaque);
        }

        private void Take(int x, int y, int weight, ref int red, ref int green, ref int blue, ref int opaque)
        {
            if (weight == 0)
                return;
            (x, y) = (Math.Clamp(x, 0, size.Width - 1), Math.Clamp(y, 0, size.Height - 1));
            var block = (y / size.BlockHeight * size.Across) + (x / size.BlockWidth);
            if (block != _block)
            {
                if (!_seen.TryGetValue(block, out _rgba))
                    _seen[block] = _rgba = picture.Block(level, block);
                _block = block;
            }

            if (_rgba is null)
                return;
            var at = (((y % size.BlockHeight) * size.BlockWidth) + (x % size.BlockWidth)) * 4;
            weight = weight * _rgba[at + 3] / 255;
            red += _rgba[at] * weight;
            green += _rgba[at + 1] * weight;
            blue += _rgba[at + 2] * weight;
            opaque += weight;
        }
    }
}
