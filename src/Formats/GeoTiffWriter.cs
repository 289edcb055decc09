using System.Buffers.Binary;
using System.IO.Compression;
using Weipian.Spatial;

namespace Weipian.Formats;

/// <summary>Writes a picture of the ground as others read it: RGB of 8 bits, tiles under Deflate, with smaller copies, in a CGCS2000 system.</summary>
public static class GeoTiffWriter
{
    private const int Tile = 256;
    private const int Entries = 15;

    /// <param name="rgb">Three bytes a pixel, row by row from the north.</param>
    /// <param name="west">Of the outer corner of the first pixel, in the system's own coordinates.</param>
    /// <param name="pixel">Side of a pixel.</param>
    public static void Write(string path, Crs crs, int width, int height, byte[] rgb, double west, double north, double pixel)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
        var head = new byte[8];
        (head[0], head[1], head[2]) = ((byte)'I', (byte)'I', 42);
        stream.Write(head);
        var link = 4L;
        for (var copy = 0; ; copy++)
        {
            var directory = Picture(stream, crs, width, height, rgb, copy, west, north, pixel);
            stream.Position = link;
            stream.Write(U32((uint)directory));
            stream.Position = stream.Length;
            link = directory + 2 + (Entries * 12);
            if (width <= Tile && height <= Tile)
                break;
            (rgb, width, height) = Halved(rgb, width, height);
        }
    }

    /// <summary>Tiles, then their directory; where that begins.</summary>
    private static long Picture(FileStream stream, Crs crs, int width, int height, byte[] rgb, int copy, double west, double north, double pixel)
    {
        var (across, down) = ((width + Tile - 1) / Tile, (height + Tile - 1) / Tile);
        var tiles = Enumerable.Range(0, across * down).AsParallel().AsOrdered().Select(index => Packed(rgb, width, height, index % across * Tile, index / across * Tile)).ToList();
        var offsets = new List<uint>();
        foreach (var tile in tiles)
        {
            offsets.Add((uint)stream.Position);
            stream.Write(tile);
        }

        uint Aside(byte[] bytes)
        {
            if ((stream.Position & 1) != 0)
                stream.WriteByte(0);
            var at = (uint)stream.Position;
            stream.Write(bytes);
            return at;
        }

        uint Longs(IReadOnlyList<uint> values) => values.Count == 1 ? values[0] : Aside([.. values.SelectMany(U32)]);
        var bits = Aside([8, 0, 8, 0, 8, 0]);
        var (at, counts) = (Longs(offsets), Longs([.. tiles.Select(tile => (uint)tile.Length)]));
        var scale = Aside([.. new[] { pixel, pixel, 0 }.SelectMany(BitConverter.GetBytes)]);
        var tie = Aside([.. new[] { 0, 0, 0, west, north, 0 }.SelectMany(BitConverter.GetBytes)]);
        ushort[] keys = crs.IsGeographic ? [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, (ushort)crs.Epsg] : [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, (ushort)crs.Epsg];
        var words = Aside([.. keys.SelectMany(BitConverter.GetBytes)]);
        (int Tag, int Type, uint Count, uint Value)[] entries =
        [
            (254, 4, 1, copy == 0 ? 0u : 1u), (256, 4, 1, (uint)width), (257, 4, 1, (uint)height), (258, 3, 3, bits), (259, 3, 1, 8), (262, 3, 1, 2), (277, 3, 1, 3), (284, 3, 1, 1), (317, 3, 1, 2),
            (322, 3, 1, Tile), (323, 3, 1, Tile), (324, 4, (uint)tiles.Count, at), (325, 4, (uint)tiles.Count, counts), (33550, 12, 3, scale), (33922, 12, 6, tie),
        ];
        // Only the picture itself says where it lies; the copies say it too by their size, and their keys would be read by nobody.
        if (copy == 0)
            entries[0] = (34735, 3, (uint)keys.Length, words);
        var directory = Aside([]);
        stream.Write(BitConverter.GetBytes((ushort)Entries));
        foreach (var (tag, type, count, value) in entries.OrderBy(entry => entry.Tag))
        {
            stream.Write(BitConverter.GetBytes((ushort)tag));
            stream.Write(BitConverter.GetBytes((ushort)type));
            stream.Write(U32(count));
            stream.Write(U32(value));
        }

        stream.Write(U32(0));
        return directory;
    }

    private static byte[] Packed(byte[] rgb, int width, int height, int left, int top)
    {
        var tile = new byte[Tile * Tile * 3];
        for (var row = 0; row < Math.Min(Tile, height - top); row++)
        {
            var line = tile.AsSpan(row * Tile * 3, Tile * 3);
            rgb.AsSpan((((top + row) * width) + left) * 3, Math.Min(Tile, width - left) * 3).CopyTo(line);
            // Predictor 2: every sample as its difference from the pixel before.
            for (var at = line.Length - 1; at >= 3; at--)
                line[at] -= line[at - 3];
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
            zlib.Write(tile);
        return packed.ToArray();
    }

    /// <summary>Every four pixels as one.</summary>
    private static (byte[] Rgb, int Width, int Height) Halved(byte[] rgb, int width, int height)
    {
        var (w, h) = ((width + 1) / 2, (height + 1) / 2);
        var half = new byte[w * h * 3];
        for (var y = 0; y < h; y++)
            for (var x = 0; x < w; x++)
            {
                var (right, below) = (Math.Min((2 * x) + 1, width - 1), Math.Min((2 * y) + 1, height - 1));
                for (var part = 0; part < 3; part++)
                    half[(((y * w) + x) * 3) + part] = (byte)((
                        rgb[(((2 * y * width) + (2 * x)) * 3) + part] + rgb[(((2 * y * width) + right) * 3) + part]
                        + rgb[(((below * width) + (2 * x)) * 3) + part] + rgb[(((below * width) + right) * 3) + part] + 2) / 4);
            }

        return (half, w, h);
    }

    private static byte[] U32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
