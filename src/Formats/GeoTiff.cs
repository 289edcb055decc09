namespace Weipian.Formats;

/// <summary>Values of one band that are drawn black and white; between them evenly.</summary>
public sealed record BandStretch(int Low, int High);

/// <summary>A picture or a smaller copy of it.</summary>
/// <param name="BlockWidth">Columns of the blocks it is read by.</param>
public sealed record PictureLevel(int Width, int Height, int BlockWidth, int BlockHeight)
{
    public int Across => (Width + BlockWidth - 1) / BlockWidth;

    public int Down => (Height + BlockHeight - 1) / BlockHeight;
}

/// <summary>
/// A picture of the ground: classic or BigTIFF, strips or tiles, 8 or 16 bits, grey, RGB, palette or several bands, with its smaller
/// copies. Read block by block; what it takes is bounded by one block, whatever the file says. Safe to read from several threads.
/// </summary>
public sealed class GeoTiff : IDisposable
{
    private const int StretchBlocks = 48;
    private readonly TiffFile _file;
    private readonly TiffFile? _beside;
    private readonly List<(TiffImage Image, TiffImage? Mask)> _levels;

    private GeoTiff(TiffFile file, TiffFile? beside, List<(TiffImage, TiffImage?)> levels) => (_file, _beside, _levels) = (file, beside, levels);

    public int Width => _levels[0].Image.Width;

    public int Height => _levels[0].Image.Height;

    /// <summary>Samples of a pixel.</summary>
    public int Bands => _levels[0].Image.Samples;

    public int Bits => _levels[0].Image.Bits;

    /// <summary>The picture itself, then smaller copies, the smallest last.</summary>
    public IReadOnlyList<PictureLevel> Levels => [.. _levels.Select(level => new PictureLevel(level.Image.Width, level.Image.Height, level.Image.BlockWidth, level.Image.BlockHeight))];

    /// <summary>Where it lies; null when neither its tags nor a world file beside it says so.</summary>
    public required PixelFrame? Frame { get; init; }

    public required DeclaredCrs Crs { get; init; }

    public static bool Recognise(ReadOnlySpan<byte> head) => TiffFile.Recognise(head);

    /// <param name="overviews">A file of smaller copies (.ovr); null: the one beside the picture, if any.</param>
    /// <exception cref="UnreadableFileException"><c>geotiff.unreadable</c>, <c>geotiff.truncated</c>, <c>geotiff.size</c>, <c>geotiff.samples</c>, <c>geotiff.compression</c>, <c>geotiff.block</c>.</exception>
    public static GeoTiff Open(string path, string? overviews = null)
    {
        TiffFile? file = null, beside = null;
        try
        {
            file = new TiffFile(path);
            var directories = TiffDirectory.All(file);
            var images = directories.Select((directory, index) => (Directory: directory, Kind: index == 0 ? 0 : directory.Integer(254) ?? 0)).ToList();
            var first = new TiffImage(file, directories[0]);
            var found = new List<TiffImage> { first };
            found.AddRange(images.Skip(1).Where(one => (one.Kind & 5) != 0).Select(one => new TiffImage(file, one.Directory)));
            if ((overviews ?? OverviewsOf(path)) is { } smaller)
            {
                beside = new TiffFile(smaller);
                found.AddRange(TiffDirectory.All(beside).Select(directory => new TiffImage(beside, directory)));
            }

            var levels = found.Where(image => (image.Kind & 4) == 0 && image.Samples == first.Samples && image.Bits == first.Bits).DistinctBy(image => image.Width).OrderByDescending(image => image.Width)
                .Select(image => (image, found.FirstOrDefault(mask => (mask.Kind & 4) != 0 && mask.Bits == 1 && (mask.Width, mask.Height) == (image.Width, image.Height)))).ToList();
            if (first.Bits == 1 || first.Photometric is not (0 or 1 or 2 or 3 or 6) || first.Photometric == 6 && first.Compression != 7 || first.Photometric == 3 && first.Bits != 8 || first.Photometric == 2 && first.Samples < 3)
                throw file.Refuse("geotiff.samples", $"颜色方式 {first.Photometric}、{first.Bits} 位不能读取;可读取灰度、RGB、调色板与多波段影像");
            return new GeoTiff(file, beside, levels)
            {
                Frame = GeoReference.Frame(directories[0]) ?? (Beside(path, ".tfw", ".tifw", ".wld") is { } world ? GeoReference.WorldFile(Small(world)) : null),
                Crs = GeoReference.Crs(directories[0]) is var declared && declared != DeclaredCrs.None ? declared : Beside(path, ".prj") is { } prj ? new DeclaredCrs(Wkt: Small(prj)) : DeclaredCrs.None,
            };
        }
        catch
        {
            file?.Dispose();
            beside?.Dispose();
            throw;
        }
    }

    /// <summary>The file of smaller copies beside a picture; null when there is none.</summary>
    public static string? OverviewsOf(string path) => File.Exists(path + ".ovr") ? path + ".ovr" : Beside(path, ".ovr");

    /// <summary>Pixels of a block, row by row, four bytes each: red, green, blue and how opaque. Null where the file holds nothing.</summary>
    /// <param name="bands">Which bands are drawn red, green and blue, or one for grey, from 0; null: as the file has it.</param>
    /// <param name="stretch">For every band drawn; null: as they are, of 16 bits the upper 8.</param>
    /// <exception cref="UnreadableFileException"><c>geotiff.block</c>, <c>geotiff.truncated</c>.</exception>
    public byte[]? Rgba(int level, int block, IReadOnlyList<int>? bands = null, IReadOnlyList<BandStretch>? stretch = null)
    {
        var (image, mask) = _levels[level];
        if (Samples(image, block) is not { } samples)
            return null;
        var pixels = TiffPixels.Rgba(image, samples, image.BlockWidth * image.RowsOf(block), bands, stretch);
        if (mask is not null)
            TiffPixels.Hide(pixels, image, block, mask);
        return pixels;
    }

    /// <summary>What to stretch 16 bits by: in every band drawn, from the second to the ninety-eighth hundredth of what a sample of blocks holds.</summary>
    public IReadOnlyList<BandStretch>? Stretch(IReadOnlyList<int>? bands = null)
    {
        if (Bits != 16)
            return null;
        var image = _levels[^1].Image;
        var drawn = TiffPixels.Drawn(image, bands);
        var counts = drawn.Select(_ => new long[65536]).ToArray();
        var blocks = image.Across * image.Down;
        for (var taken = 0; taken < Math.Min(blocks, StretchBlocks); taken++)
        {
            var block = (int)((long)taken * blocks / Math.Min(blocks, StretchBlocks));
            if (Samples(image, block) is not { } samples)
                continue;
            var values = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(samples.AsSpan());
            for (var pixel = 0; pixel + image.Samples <= values.Length; pixel += image.Samples)
                for (var band = 0; band < drawn.Count; band++)
                    if (values[pixel + drawn[band]] is var value && value != image.Nodata && value != 0)
                        counts[band][value]++;
        }

        return [.. counts.Select(Between)];
    }

    public void Dispose()
    {
        _file.Dispose();
        _beside?.Dispose();
    }

    private static BandStretch Between(long[] counts)
    {
        var (all, sum, low) = (counts.Sum(), 0L, -1);
        for (var value = 0; value < counts.Length; value++)
        {
            sum += counts[value];
            if (low < 0 && sum * 50 >= all && all > 0)
                low = value;
            if (sum * 50 >= all * 49 && all > 0)
                return new BandStretch(low, Math.Max(value, low + 1));
        }

        return new BandStretch(0, 65535);
    }

    /// <summary>Samples of a block pixel by pixel, however the file keeps them.</summary>
    private static byte[]? Samples(TiffImage image, int block)
    {
        if (image.Planes == 1)
            return image.Decode(block, 0);
        var (size, pixels) = (image.Bits / 8, image.BlockWidth * image.RowsOf(block));
        var together = new byte[pixels * size * image.Samples];
        var any = false;
        for (var plane = 0; plane < image.Planes; plane++)
        {
            if (image.Decode(block, plane) is not { } one)
                continue;
            any = true;
            for (var pixel = 0; pixel < pixels; pixel++)
                for (var part = 0; part < size; part++)
                    together[(((pixel * image.Samples) + plane) * size) + part] = one[(pixel * size) + part];
        }

        return any ? together : null;
    }

    private static string? Beside(string path, params ReadOnlySpan<string> extensions)
    {
        foreach (var extension in extensions)
            if (Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileNameWithoutExtension(path) + ".*")
                .FirstOrDefault(file => string.Equals(Path.GetFileName(file), Path.GetFileNameWithoutExtension(path) + extension, StringComparison.OrdinalIgnoreCase)) is { } found)
                return found;
        return null;
    }

    /// <summary>A small text beside the picture; of a large one only the beginning.</summary>
    private static string Small(string path)
    {
        using var stream = File.OpenRead(path);
        var bytes = new byte[1 << 14];
        return System.Text.Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }
}
