using SkiaSharp;

namespace Weipian.App.Modules.Evidence;

/// <summary>What a decoded picture looks like, in 256 bits: scaled, re-encoded or brightened copies differ in few of them.</summary>
/// <param name="Bits">Hex; null when the file could not be decoded or shows nothing to tell apart.</param>
/// <param name="Fault">Why there are no bits.</param>
public sealed record PictureHash(string? Bits, int? WidthPx, int? HeightPx, string? Fault)
{
    /// <summary>Pictures of more pixels are not decoded: a few kilobytes can claim gigabytes. The largest phone sensors have 108 million.</summary>
    public const long MostPixels = 120_000_000;

    /// <summary>Pixels held in memory at once (200 MB); formats that cannot be decoded smaller stop here.</summary>
    private const long MostDecoded = 50_000_000;

    private const int Side = 64;
    private const int Kept = 16;

    /// <summary>Variance of grey (0–255) below which a picture is one plain surface.</summary>
    private const double PlainVariance = 4;

    private static readonly double[,] Cosines = Table();

    /// <param name="orientation">EXIF 1–8; the picture is hashed the way it is meant to be seen.</param>
    public static PictureHash Of(byte[] bytes, int orientation)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null)
            return new PictureHash(null, null, null, "图像无法解码");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height is <= 0 or > MostPixels)
            return new PictureHash(null, width, height, $"图像 {width}×{height} 超过像素上限,未解码");
        // JPEG is decoded at an eighth where that is enough: less memory, less time.
        var size = codec.GetScaledDimensions(Math.Min(1f, 4f * Side / Math.Min(width, height)));
        if ((long)size.Width * size.Height > MostDecoded)
            return new PictureHash(null, width, height, $"图像 {width}×{height} 超过像素上限,未解码");
        return Grey(codec, size) is not { } grey ? new PictureHash(null, width, height, "图像无法解码")
            : Spread(grey) < PlainVariance ? new PictureHash(null, width, height, "画面单一,不作相似比对")
            : new PictureHash(Bits256(Turned(grey, orientation)), width, height, null);
    }

    /// <summary>64 × 64 means of grey; null when not a line could be decoded.</summary>
    private static double[,]? Grey(SKCodec codec, SKSizeI size)
    {
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        var pixels = new byte[info.BytesSize];
        SKCodecResult result;
        unsafe
        {
            fixed (byte* to = pixels)
                result = codec.GetPixels(info, (nint)to);
        }

        // A cut-off file still shows what came; it is judged by that.
        if (result is not (SKCodecResult.Success or SKCodecResult.IncompleteInput or SKCodecResult.ErrorInInput))
            return null;
        var grey = new double[Side, Side];
        for (var row = 0; row < Side; row++)
            for (var column = 0; column < Side; column++)
                grey[row, column] = Mean(pixels, info, row, column);
        return grey;
    }

    private static double Mean(byte[] pixels, SKImageInfo info, int row, int column)
    {
        var (top, left) = (row * info.Height / Side, column * info.Width / Side);
        var (bottom, right) = (Math.Max(top + 1, (row + 1) * info.Height / Side), Math.Max(left + 1, (column + 1) * info.Width / Side));
        var sum = 0L;
        for (var y = top; y < bottom; y++)
            for (var x = left; x < right; x++)
            {
                var at = ((y * info.Width) + x) * 4;
                sum += (299 * pixels[at]) + (587 * pixels[at + 1]) + (114 * pixels[at + 2]);
            }

        return sum / (1000.0 * (bottom - top) * (right - left));
    }

    private static double Spread(double[,] grey)
    {
        var mean = grey.Cast<double>().Average();
        return grey.Cast<double>().Average(value => (value - mean) * (value - mean));
    }

    private static double[,] Turned(double[,] grey, int orientation)
    {
        if (orientation is <= 1 or > 8)
            return grey;
        var turned = new double[Side, Side];
        for (var row = 0; row < Side; row++)
            for (var column = 0; column < Side; column++)
            {
                var (up, across) = (Side - 1 - row, Side - 1 - column);
                var (fromRow, fromColumn) = orientation switch
                {
                    2 => (row, across),
                    3 => (up, across),
                    4 => (up, column),
                    5 => (column, row),
                    6 => (across, row),
                    7 => (across, up),
                    _ => (column, up),
                };
                turned[row, column] = grey[fromRow, fromColumn];
            }

        return turned;
    }

    /// <summary>Low frequencies of the cosine transform, each above or below their median (as the PDQ and pHash family does).</summary>
    private static string Bits256(double[,] grey)
    {
        var half = new double[Kept, Side];
        for (var u = 0; u < Kept; u++)
            for (var column = 0; column < Side; column++)
                for (var row = 0; row < Side; row++)
                    half[u, column] += Cosines[u, row] * grey[row, column];
        var low = new double[Kept * Kept];
        for (var u = 0; u < Kept; u++)
            for (var v = 0; v < Kept; v++)
                for (var column = 0; column < Side; column++)
                    low[(u * Kept) + v] += half[u, column] * Cosines[v, column];
        var sorted = low.Order().ToArray();
        var median = (sorted[(low.Length / 2) - 1] + sorted[low.Length / 2]) / 2;
        var bits = new byte[low.Length / 8];
        for (var index = 0; index < low.Length; index++)
            if (low[index] > median)
                bits[index / 8] |= (byte)(1 << (index % 8));
        return Convert.ToHexStringLower(bits);
    }

    private static double[,] Table()
    {
        var table = new double[Kept, Side];
        for (var u = 0; u < Kept; u++)
            for (var x = 0; x < Side; x++)
                table[u, x] = Math.Cos(Math.PI / (2 * Side) * (u + 1) * ((2 * x) + 1));
        return table;
    }
}
