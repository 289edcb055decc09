using System.Runtime.InteropServices;

namespace Weipian.Formats;

/// <summary>From samples to colours.</summary>
internal static class TiffPixels
{
    /// <summary>The bands that are drawn: three, or one for grey.</summary>
    public static IReadOnlyList<int> Drawn(TiffImage image, IReadOnlyList<int>? wanted)
    {
        if (wanted is { Count: 1 or 3 } && wanted.All(band => band >= 0 && band < image.Samples))
            return wanted;
        return image.Photometric is 0 or 3 || image.Samples < 3 || image.Photometric == 1 && Alpha(image) is > 0 and < 3 ? [0] : [0, 1, 2];
    }

    public static byte[] Rgba(TiffImage image, byte[] samples, int pixels, IReadOnlyList<int>? wanted, IReadOnlyList<BandStretch>? stretch)
    {
        var (drawn, alpha, wide) = (Drawn(image, wanted), Alpha(image), image.Bits == 16);
        var numbers = wide ? MemoryMarshal.Cast<byte, ushort>(samples.AsSpan()) : default;
        var rgba = new byte[pixels * 4];
        Span<byte> colour = stackalloc byte[3];
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            var (at, empty) = (pixel * image.Samples, image.Nodata is not null);
            for (var band = 0; band < drawn.Count; band++)
            {
                int value = wide ? numbers[at + drawn[band]] : samples[at + drawn[band]];
                empty &= value == image.Nodata;
                colour[band] = stretch is { } lines && band < lines.Count
                    ? (byte)Math.Clamp((((value - lines[band].Low) * 255) + ((lines[band].High - lines[band].Low) / 2)) / Math.Max(1, lines[band].High - lines[band].Low), 0, 255)
                    : wide ? (byte)(value >> 8) : (byte)value;
            }

            if (drawn.Count == 1)
            {
                if (image.Photometric == 3)
                    Look(image, samples[at + drawn[0]], colour);
                else
                    colour[0] = colour[1] = colour[2] = image.Photometric == 0 ? (byte)(255 - colour[0]) : colour[0];
            }

            var target = rgba.AsSpan(pixel * 4, 4);
            colour.CopyTo(target);
            target[3] = empty ? (byte)0 : alpha < 0 ? (byte)255 : wide ? (byte)(numbers[at + alpha] >> 8) : samples[at + alpha];
            if (target[3] == 0)
                target.Clear();
        }

        return rgba;
    }

    /// <summary>Takes away from a block what a mask of one bit a pixel does not show; the mask is cut into blocks of its own.</summary>
    public static void Hide(byte[] rgba, TiffImage image, int block, TiffImage mask)
    {
        var (left, top, rows) = (block % image.Across * image.BlockWidth, block / image.Across * image.BlockHeight, image.RowsOf(block));
        var (right, below) = (Math.Min(left + image.BlockWidth, image.Width), Math.Min(top + rows, image.Height));
        var line = (mask.BlockWidth + 7) / 8;
        for (var down = top / mask.BlockHeight; down * mask.BlockHeight < below; down++)
            for (var across = left / mask.BlockWidth; across * mask.BlockWidth < right; across++)
            {
                var shown = mask.Decode((down * mask.Across) + across, 0);
                for (var y = Math.Max(top, down * mask.BlockHeight); y < Math.Min(below, (down + 1) * mask.BlockHeight); y++)
                    for (var x = Math.Max(left, across * mask.BlockWidth); x < Math.Min(right, (across + 1) * mask.BlockWidth); x++)
                    {
                        var bit = x - (across * mask.BlockWidth);
                        if (shown is null || (shown[((y - (down * mask.BlockHeight)) * line) + (bit / 8)] & 0x80 >> (bit % 8)) == 0)
                            rgba.AsSpan((((y - top) * image.BlockWidth) + x - left) * 4, 4).Clear();
                    }
            }
    }

    /// <summary>The band that says how opaque a pixel is; −1 when there is none.</summary>
    private static int Alpha(TiffImage image)
    {
        for (var extra = 0; extra < image.Extra.Length; extra++)
            if (image.Extra[extra] is 1 or 2 && image.Samples - image.Extra.Length + extra is > 0 and var band && band < image.Samples)
                return band;
        return -1;
    }

    private static void Look(TiffImage image, int value, Span<byte> colour)
    {
        var all = image.Colours.Length / 3;
        for (var part = 0; part < 3; part++)
            colour[part] = value < all ? (byte)(image.Colours[(part * all) + value] >> 8) : (byte)0;
    }
}
